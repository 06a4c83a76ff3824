-- What Segue keeps in the database that it changes. Times are milliseconds since 1970 by the database's clock.
-- version 1
CREATE TABLE IF NOT EXISTS segue_journal (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS segue_runner (
  name TEXT PRIMARY KEY,
  fence BIGINT NOT NULL,
  who TEXT NOT NULL,
  host TEXT NOT NULL,
  process BIGINT NOT NULL,
  sessions TEXT NOT NULL,
  taken_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
DELETE FROM segue_runner;
INSERT INTO segue_runner VALUES ('runner', 0, '', '', 0, '', 0, 0), ('pulse', 0, '', '', 0, '', 0, 0);
CREATE TABLE IF NOT EXISTS segue_migrations (
  id INTEGER PRIMARY KEY,
  history TEXT NOT NULL,
  migration TEXT NOT NULL,
  phase TEXT NOT NULL,
  version TEXT NOT NULL,
  state TEXT NOT NULL,
  origin TEXT NOT NULL,
  checksum TEXT NOT NULL,
  normal_checksum TEXT NOT NULL,
  file_checksum TEXT NOT NULL,
  down_sql TEXT,
  irreversible TEXT,
  plan_hash TEXT NOT NULL,
  release_name TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  finished_at BIGINT NOT NULL,
  UNIQUE (history, migration, phase)
);
CREATE TABLE IF NOT EXISTS segue_steps (
  migration_id BIGINT NOT NULL,
  direction TEXT NOT NULL,
  number BIGINT NOT NULL,
  statement TEXT NOT NULL,
  checksum TEXT NOT NULL,
  state TEXT NOT NULL,
  session TEXT NOT NULL,
  fence BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  finished_at BIGINT NOT NULL,
  problem TEXT NOT NULL,
  PRIMARY KEY (migration_id, direction, number)
);
CREATE TABLE IF NOT EXISTS segue_releases (
  name TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  replaces TEXT NOT NULL,
  environment TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  finished_at BIGINT NOT NULL
);
CREATE TABLE IF NOT EXISTS segue_events (
  id INTEGER PRIMARY KEY,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  who TEXT NOT NULL,
  host TEXT NOT NULL,
  tool TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
);
INSERT INTO segue_journal (name, value) VALUES ('version', '1');
-- version 2
CREATE TABLE IF NOT EXISTS segue_backfills (
  id INTEGER PRIMARY KEY,
  history TEXT NOT NULL,
  migration TEXT NOT NULL,
  phase TEXT NOT NULL,
  number BIGINT NOT NULL,
  statement TEXT NOT NULL,
  checksum TEXT NOT NULL,
  table_name TEXT NOT NULL,
  key_columns TEXT NOT NULL,
  state TEXT NOT NULL,
  settings TEXT NOT NULL,
  frontier TEXT,
  last_key TEXT,
  estimated_rows BIGINT NOT NULL,
  problem TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  finished_at BIGINT NOT NULL,
  verified_at BIGINT NOT NULL,
  mismatches BIGINT NOT NULL,
  UNIQUE (history, migration, phase, number)
);
CREATE TABLE IF NOT EXISTS segue_ranges (
  backfill_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  low TEXT,
  high TEXT NOT NULL,
  at_key TEXT,
  state TEXT NOT NULL,
  fence BIGINT NOT NULL,
  who TEXT NOT NULL,
  host TEXT NOT NULL,
  process BIGINT NOT NULL,
  session TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  row_count BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  PRIMARY KEY (backfill_id, number)
);
CREATE TABLE IF NOT EXISTS segue_bad_rows (
  backfill_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  key_text TEXT NOT NULL,
  problem TEXT NOT NULL,
  PRIMARY KEY (backfill_id, number)
);
UPDATE segue_journal SET value = '2' WHERE name = 'version';
-- version 3
DROP TABLE IF EXISTS segue_releases;
CREATE TABLE IF NOT EXISTS segue_releases (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  environment TEXT NOT NULL,
  replaces TEXT NOT NULL,
  pattern TEXT NOT NULL,
  state TEXT NOT NULL,
  plan_hash TEXT NOT NULL,
  authors TEXT NOT NULL,
  scripts TEXT NOT NULL,
  paused_by TEXT NOT NULL,
  problem TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  expanded_at BIGINT NOT NULL,
  live_at BIGINT NOT NULL,
  ended_at BIGINT NOT NULL
);
CREATE TABLE IF NOT EXISTS segue_approvals (
  id BIGINT PRIMARY KEY,
  release_name TEXT NOT NULL,
  phase TEXT NOT NULL,
  plan_hash TEXT NOT NULL,
  who TEXT NOT NULL,
  remark TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE TABLE IF NOT EXISTS segue_gates (
  release_name TEXT NOT NULL,
  gate TEXT NOT NULL,
  memory TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (release_name, gate)
);
CREATE TABLE IF NOT EXISTS segue_app_versions (
  app TEXT NOT NULL,
  version TEXT NOT NULL,
  instance TEXT NOT NULL,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (app, version, instance)
);
UPDATE segue_journal SET value = '3' WHERE name = 'version';
-- version 4
CREATE TABLE IF NOT EXISTS segue_texts (
  history TEXT NOT NULL,
  migration TEXT NOT NULL,
  phase TEXT NOT NULL,
  number INTEGER NOT NULL,
  release_name TEXT NOT NULL,
  file_checksum TEXT NOT NULL,
  up_sql TEXT,
  PRIMARY KEY (history, migration, phase, number)
);
UPDATE segue_journal SET value = '4' WHERE name = 'version';
