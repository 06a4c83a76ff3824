-- What Segue keeps in the database that it changes. Times are milliseconds since 1970 by the database's clock.
-- version 1
CREATE TABLE IF NOT EXISTS segue_journal (
  name VARCHAR(100) PRIMARY KEY,
  value TEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE IF NOT EXISTS segue_runner (
  name VARCHAR(100) PRIMARY KEY,
  fence BIGINT NOT NULL,
  who TEXT NOT NULL,
  host TEXT NOT NULL,
  process BIGINT NOT NULL,
  sessions TEXT NOT NULL,
  taken_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
DELETE FROM segue_runner;
INSERT INTO segue_runner VALUES ('runner', 0, '', '', 0, '', 0, 0), ('pulse', 0, '', '', 0, '', 0, 0);
CREATE TABLE IF NOT EXISTS segue_migrations (
  id BIGINT PRIMARY KEY,
  history VARCHAR(250) NOT NULL,
  migration VARCHAR(250) NOT NULL,
  phase VARCHAR(20) NOT NULL,
  version TEXT NOT NULL,
  state TEXT NOT NULL,
  origin TEXT NOT NULL,
  checksum TEXT NOT NULL,
  normal_checksum TEXT NOT NULL,
  file_checksum TEXT NOT NULL,
  down_sql LONGTEXT,
  irreversible TEXT,
  plan_hash TEXT NOT NULL,
  release_name TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  finished_at BIGINT NOT NULL,
  UNIQUE (history, migration, phase)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE IF NOT EXISTS segue_steps (
  migration_id BIGINT NOT NULL,
  direction VARCHAR(10) NOT NULL,
  number BIGINT NOT NULL,
  statement LONGTEXT NOT NULL,
  checksum TEXT NOT NULL,
  state TEXT NOT NULL,
  session TEXT NOT NULL,
  fence BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  finished_at BIGINT NOT NULL,
  problem LONGTEXT NOT NULL,
  PRIMARY KEY (migration_id, direction, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE IF NOT EXISTS segue_releases (
  name VARCHAR(100) PRIMARY KEY,
  state TEXT NOT NULL,
  replaces TEXT NOT NULL,
  environment TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  finished_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE IF NOT EXISTS segue_events (
  id BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail LONGTEXT NOT NULL,
  who TEXT NOT NULL,
  host TEXT NOT NULL,
  tool TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO segue_journal (name, value) VALUES ('version', '1');
-- version 2
CREATE TABLE IF NOT EXISTS segue_backfills (
  id BIGINT PRIMARY KEY,
  history VARCHAR(250) NOT NULL,
  migration VARCHAR(250) NOT NULL,
  phase VARCHAR(20) NOT NULL,
  number BIGINT NOT NULL,
  statement LONGTEXT NOT NULL,
  checksum TEXT NOT NULL,
  table_name TEXT NOT NULL,
  key_columns TEXT NOT NULL,
  state VARCHAR(20) NOT NULL,
  settings TEXT NOT NULL,
  frontier LONGTEXT,
  last_key LONGTEXT,
  estimated_rows BIGINT NOT NULL,
  problem TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  finished_at BIGINT NOT NULL,
  verified_at BIGINT NOT NULL,
  mismatches BIGINT NOT NULL,
  UNIQUE (history, migration, phase, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE IF NOT EXISTS segue_ranges (
  backfill_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  low LONGTEXT,
  high LONGTEXT NOT NULL,
  at_key LONGTEXT,
  state VARCHAR(20) NOT NULL,
  fence BIGINT NOT NULL,
  who TEXT NOT NULL,
  host TEXT NOT NULL,
  process BIGINT NOT NULL,
  session TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  row_count BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  PRIMARY KEY (backfill_id, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE IF NOT EXISTS segue_bad_rows (
  backfill_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  key_text LONGTEXT NOT NULL,
  problem LONGTEXT NOT NULL,
  PRIMARY KEY (backfill_id, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
UPDATE segue_journal SET value = '2' WHERE name = 'version';
-- version 3
DROP TABLE IF EXISTS segue_releases;
CREATE TABLE IF NOT EXISTS segue_releases (
  id BIGINT PRIMARY KEY,
  name VARCHAR(250) NOT NULL,
  environment VARCHAR(250) NOT NULL,
  replaces TEXT NOT NULL,
  pattern TEXT NOT NULL,
  state VARCHAR(20) NOT NULL,
  plan_hash TEXT NOT NULL,
  authors LONGTEXT NOT NULL,
  scripts LONGTEXT NOT NULL,
  paused_by TEXT NOT NULL,
  problem LONGTEXT NOT NULL,
  started_at BIGINT NOT NULL,
  expanded_at BIGINT NOT NULL,
  live_at BIGINT NOT NULL,
  ended_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE IF NOT EXISTS segue_approvals (
  id BIGINT PRIMARY KEY,
  release_name VARCHAR(250) NOT NULL,
  phase VARCHAR(20) NOT NULL,
  plan_hash TEXT NOT NULL,
  who TEXT NOT NULL,
  remark LONGTEXT NOT NULL,
  at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE IF NOT EXISTS segue_gates (
  release_name VARCHAR(250) NOT NULL,
  gate VARCHAR(250) NOT NULL,
  memory LONGTEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (release_name, gate)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE IF NOT EXISTS segue_app_versions (
  app VARCHAR(150) NOT NULL,
  version VARCHAR(150) NOT NULL,
  instance VARCHAR(150) NOT NULL,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (app, version, instance)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
UPDATE segue_journal SET value = '3' WHERE name = 'version';
-- version 4
CREATE TABLE IF NOT EXISTS segue_texts (
  history VARCHAR(250) NOT NULL,
  migration VARCHAR(250) NOT NULL,
  phase VARCHAR(20) NOT NULL,
  number BIGINT NOT NULL,
  release_name TEXT NOT NULL,
  file_checksum TEXT NOT NULL,
  up_sql LONGTEXT,
  PRIMARY KEY (history, migration, phase, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
UPDATE segue_journal SET value = '4' WHERE name = 'version';
