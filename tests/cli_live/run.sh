#!/usr/bin/env bash
# Tries the commands that change a database on servers of its own: PostgreSQL, MariaDB and MySQL. What is not installed is said
# aloud; where none is, the test is skipped.
#   run.sh SEGUE [postgresql|mariadb|mysql]
set -u
segue=$(realpath "$1")
only=${2:-}
support=$(cd "$(dirname "$0")/../support" && pwd)
changes=$(cd "$(dirname "$0")/../live_rollout/changes" && pwd)
work=$(mktemp -d)
export TMPDIR=${TMPDIR:-/dev/shm} NO_COLOR=1 DATABASE_URL=
mkdir "$work/bin"
ln -s "$segue" "$work/bin/segue"
export PATH="$work/bin:$PATH:/usr/sbin"
checks=0 failed=0 stop_server=true
trap 'eval "$stop_server"; rm -rf "$work"' EXIT

# expect STATUS COMMAND...: runs it; what it says is in $work/out.
expect() {
  local wanted=$1 got
  shift
  "$@" > "$work/out" 2>&1
  got=$?
  checks=$((checks + 1))
  [ "$got" = "$wanted" ] && return
  echo "FAILED on $server: $* ended with $got, not $wanted:"
  sed 's/^/  /' "$work/out"
  failed=1
}
# says TEXT / says_not TEXT: about the last command.
says() {
  checks=$((checks + 1))
  grep -qF -e "$1" "$work/out" && return
  echo "FAILED on $server: \`$1\` is not in"
  sed 's/^/  /' "$work/out"
  failed=1
}
says_not() {
  checks=$((checks + 1))
  grep -qF -e "$1" "$work/out" || return
  echo "FAILED on $server: \`$1\` is in"
  sed 's/^/  /' "$work/out"
  failed=1
}
same() {
  checks=$((checks + 1))
  [ "$1" = "$2" ] && return
  echo "FAILED on $server: \`$1\` is not \`$2\`"
  failed=1
}

# A project whose second migration is written by hand on the server, too.
make_project() {
  rm -rf "$work/in"
  mkdir -p "$work/in/m"
  cd "$work/in" || exit 1
  echo "CREATE TABLE users (id int PRIMARY KEY, email varchar(100));" > m/1_users.up.sql
  echo "DROP TABLE users;" > m/1_users.down.sql
  echo "ALTER TABLE users ADD COLUMN nick varchar(40) NOT NULL DEFAULT 'x';" > m/2_nick.up.sql
  echo "ALTER TABLE users DROP COLUMN nick;" > m/2_nick.down.sql
  echo "CREATE INDEX users_email ON users (email);" > m/3_index.up.sql
  echo "DROP INDEX users_email${on_table};" > m/3_index.down.sql
}
databases() { sql postgres "$list_databases" | grep -c segue_verify; }

try_baseline() {
  make_project
  fresh base
  DATABASE_URL=$(url base)
  sql base "CREATE TABLE users (id int PRIMARY KEY, email varchar(100)); ALTER TABLE users ADD COLUMN nick varchar(40) NOT NULL DEFAULT 'x'"
  expect 1 segue baseline m
  says '- index users.users_email (m/3_index.up.sql:1:1)'
  says 'it is as `2_nick` leaves it'
  expect 0 segue baseline m --at 2_nick
  expect 0 segue up m --accept-findings
  says 'applied m/3_index.up.sql'
  expect 0 segue diff m --live
  sql base "ALTER TABLE users DROP COLUMN email"
  expect 1 segue diff m --live
  says '- column users.email (m/1_users.up.sql:1:1)'
  expect 1 segue diff m --live --format json
  says '"at": "m/1_users.up.sql:1:1"'
}

try_verify() {
  make_project
  fresh verify
  DATABASE_URL=$(url verify)
  expect 0 segue verify m
  says '3 up, 3 down, 3 up again: the schema is as simulated'
  same "$(databases)" 0
  same "$(sql verify "$count_tables")" 0
  # A way back that leaves an index.
  echo "SELECT 1;" > m/3_index.down.sql
  expect 1 segue verify m
  says 'after down of 3_index'
  says '+ index users.users_email (m/3_index.up.sql:1:1)'
  # A migration that fails leaves nothing either.
  echo "INSERT INTO missing VALUES (1);" > m/4_fails.up.sql
  echo "SELECT 1;" > m/4_fails.down.sql
  expect 6 segue verify m
  says 'm/4_fails.up.sql:1:'
  same "$(databases)" 0
  echo "$create_account" > m/4_fails.up.sql
  expect 2 segue verify m
  says 'this reaches beyond a scratch database'
  same "$(databases)" 0
  # Nor does one that is interrupted.
  echo "$sleep_statement" > m/4_fails.up.sql
  segue verify m > "$work/out" 2>&1 &
  local process=$! i
  for ((i = 0; i < 100; ++i)); do
    sql postgres "$list_sleepers" | grep -qi sleep && break
    sleep 0.1
  done
  kill -INT "$process"
  wait "$process"
  same "$?" 130
  same "$(databases)" 0
}

# Whoever interrupts a run leaves nothing of it at work on the server.
try_interrupted() {
  make_project
  fresh interrupted
  DATABASE_URL=$(url interrupted)
  echo "ALTER TABLE users ADD COLUMN late int; $sleep_statement" > m/2_nick.up.sql
  local signal process i
  for signal in INT TERM; do
    segue up m --accept-findings > "$work/out" 2>&1 &
    process=$!
    for ((i = 0; i < 100; ++i)); do
      sql postgres "$list_sleepers" | grep -qi sleep && break
      sleep 0.1
    done
    kill -"$signal" "$process"
    wait "$process"
    same "$?" "$((128 + $(kill -l "$signal")))"
    says 'interrupted; the journal knows what was done'
    same "$(sql postgres "$list_sleepers" | grep -ci sleep)" 0
    # What the script has done in its transaction is undone; elsewhere the journal knows how far it came.
    same "$(sql interrupted "SELECT count(*) FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'late'")" "$late_columns"
  done
  expect "$status_when_broken_off" segue status m
  says '2_nick'
}

try_redo_and_edits() {
  make_project
  fresh redo
  DATABASE_URL=$(url redo)
  expect 0 segue up m --accept-findings
  expect 0 segue redo m --steps 2 --accept-findings
  says '2 done again'
  echo "CREATE TABLE users (id int NOT NULL, email varchar(100), PRIMARY KEY (id));" > m/1_users.up.sql
  expect 2 segue up m
  expect 0 segue repair m --accept-edits --reason "said otherwise"
  says 'the edit is accepted'
  expect 0 segue up m
}

# A script that runs again whenever it has changed does so where nothing but a secret has.
try_another_secret() {
  make_project
  mkdir sql
  fresh secret
  DATABASE_URL=$(url secret)
  echo "$create_account" > sql/V1__account.sql
  echo "${change_password/@/SECRET1}" > sql/R__password.sql
  expect 0 segue up sql --accept-findings
  expect 0 segue up sql --accept-findings
  says 'nothing to do'
  echo "${change_password/@/SECRET2}" > sql/R__password.sql
  expect 0 segue status sql
  says '1 pending'
  expect 0 segue up sql --accept-findings
  says 'applied sql/R__password.sql'
  says_not SECRET
  expect 0 segue up sql --accept-findings
  says 'nothing to do'
}

# golang-migrate, Flyway and a tool with a schema of its own, as they make their tables on this server.
try_adopt() {
  make_project
  fresh adopt
  DATABASE_URL=$(url adopt)
  sql adopt "CREATE TABLE users (id int PRIMARY KEY, email varchar(100)); CREATE TABLE schema_migrations (version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL); INSERT INTO schema_migrations VALUES (2, true)"
  expect 6 segue adopt m
  says 'the schema is as before it'
  sql adopt "ALTER TABLE users ADD COLUMN nick varchar(40) NOT NULL DEFAULT 'x'"
  expect 6 segue adopt m
  says 'the schema is as after it'
  sql adopt "UPDATE schema_migrations SET dirty = false"
  expect 0 segue adopt m
  says '2 adopted from golang-migrate'
  says_not 'segue:'
  expect 0 segue up m --accept-findings
  same "$(sql adopt 'SELECT version FROM schema_migrations')" 2

  mkdir flyway liquibase
  cp m/1_users.up.sql flyway/V1__users.sql
  cp m/2_nick.up.sql flyway/V1.1__nick.sql
  fresh adopt2
  DATABASE_URL=$(url adopt2)
  sql adopt2 "CREATE TABLE users (id int PRIMARY KEY, email varchar(100)); $flyway_table; INSERT INTO flyway_schema_history VALUES (1, '1', 'users', 'SQL', 'V1__users.sql', NULL, 'ann', CURRENT_TIMESTAMP, 1, true)"
  expect 0 segue adopt flyway
  says '1 adopted from flyway'
  says_not 'segue:'
  expect 0 segue up flyway
  says 'applied flyway/V1.1__nick.sql'

  { echo "--liquibase formatted sql"; echo "--changeset ann:1"; cat m/1_users.up.sql; echo "--changeset ann:2"; cat m/2_nick.up.sql; } > liquibase/changelog.sql
  fresh adopt3
  DATABASE_URL=$(url adopt3)
  sql adopt3 "CREATE TABLE users (id int PRIMARY KEY, email varchar(100)); $liquibase_table; INSERT INTO $liquibase_name VALUES ('1', 'ann', 'changelog.sql', CURRENT_TIMESTAMP, 1, 'EXECUTED', '8:x')"
  expect 0 segue adopt liquibase
  says '1 adopted from liquibase'
  says_not 'segue:'
  expect 0 segue up liquibase
  says 'applied liquibase/changelog.sql::ann:2'
}

try_targets() {
  make_project
  local each
  for each in one two three; do fresh "$each"; done
  {
    echo 'folder = "m"'
    printf '[targets]\nparallel = 3\n'
    for each in one two three; do printf '[[target]]\nname = "%s"\nurl = "%s"\n' "$each" "$(url "$each")"; done
  } > segue.toml
  expect 0 segue up --accept-findings
  says '3 targets, all well'
  expect 0 segue status
  says 'three  3 migrations, 0 pending, at 3_index'
  expect 0 segue down --to 1_users
  says 'two    2 reverted'
}

# What triggers know as well cannot have another name meanwhile: whoever writes the old column fails, and only they. A
# table that a trigger of another one writes is not touched before it goes.
try_tripwire() {
  make_project
  rm m/*
  cp -r "$changes/rename-column/$dialect/migrations/." m
  printf '%s\n' 'folder = "m"' '[rollout]' 'soak = "0s"' 'tripwire = "1h"' 'archive = "1h"' '[[gate]]' 'name = "no errors"' \
    'kind = "command"' 'before = ["drop"]' 'run = ["test", "!", "-e", "errors"]' > segue.toml
  printf '%s\n' '[[gate]]' 'name = "looked at"' 'kind = "approval"' 'before = ["contract"]' 'count = 1' >> segue.toml
  fresh tripwire
  DATABASE_URL=$(url tripwire)
  expect 0 segue up --to 0001_start
  expect 0 segue pre-deploy --release v2 --accept-findings
  expect 0 segue post-deploy --release v2 --accept-findings
  expect 4 segue contract
  expect 0 segue approve --release v2 --phase contract --as ann
  expect 4 segue contract --accept-findings
  says 'no longer to be written: the column `people.username`'
  says 'watched for another 59 min'
  same "$(sql tripwire "INSERT INTO people (id, login) VALUES (1001, 'a')")" ""
  same "$(sql tripwire "UPDATE people SET login = 'b', note = 'c' WHERE id = 1001")" ""
  same "$(sql tripwire "SELECT username FROM people WHERE id = 1001")" b
  sql tripwire "INSERT INTO people (id, username) VALUES (1002, 'a')" > "$work/out"
  says 'column people.username is about to be removed'
  sql tripwire "UPDATE people SET username = 'x' WHERE id = 1001" > "$work/out"
  says 'column people.username is about to be removed'
  touch errors
  expect 4 segue contract --accept-findings
  says 'usable again: v2: column `people.username`'
  expect 0 segue diff --live
  same "$(sql tripwire "UPDATE people SET username = 'x' WHERE id = 1001")" ""
  rm errors
  sed -i 's/"1h"/"10ms"/' segue.toml
  expect 0 segue contract --accept-findings
  expect 0 segue diff --live
  same "$(sql tripwire "SELECT login FROM people WHERE id = 1001")" x
  says_not 'segue_gone'

  mkdir m/0003_mirror
  echo "CREATE TABLE mirror (person bigint, login varchar(100));" > m/0003_mirror/expand.up.sql
  echo "$mirror" >> m/0003_mirror/expand.up.sql
  mkdir m/0004_no_mirror
  { echo '-- segue: irreversible reason="nobody looks into it"'; echo "$no_mirror"; echo "DROP TABLE mirror;"; } > m/0004_no_mirror/contract.up.sql
  sed -i 's/"10ms"/"1h"/' segue.toml
  expect 0 segue pre-deploy --release v3 --accept-findings
  expect 0 segue post-deploy --release v3 --accept-findings
  same "$(sql tripwire "INSERT INTO people (id, login) VALUES (1003, 'a')")" ""
  same "$(sql tripwire "SELECT login FROM mirror")" a
  expect 0 segue approve --release v3 --as ann
  expect 0 segue contract --accept-findings
  says_not 'unusable'
  says 'kept for 1 h: the table `mirror`'
  same "$(sql tripwire "INSERT INTO people (id, login) VALUES (1004, 'a')")" ""
}

# A column with a default: who gives another value still writes it, who leaves it out does not.
try_tripwire_with_defaults() {
  make_project
  rm m/*
  cat > m/0001_start.up.sql <<SQL
CREATE TABLE letters (id bigint PRIMARY KEY, flag int NOT NULL DEFAULT -7, word varchar(20) DEFAULT 'it''s', share real NOT NULL DEFAULT 0.1,
  made timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, seen int);
$seen
SQL
  echo "DROP TABLE letters; $no_seen" > m/0001_start.down.sql
  mkdir m/0002_less
  { echo '-- segue: irreversible reason="nobody looks into them"'
    printf 'ALTER TABLE letters DROP COLUMN %s;\n' flag word share made; } > m/0002_less/contract.up.sql
  printf '%s\n' 'folder = "m"' '[rollout]' 'soak = "0s"' 'tripwire = "1h"' '[[gate]]' 'name = "looked at"' 'kind = "approval"' \
    'before = ["contract"]' 'count = 1' > segue.toml
  fresh defaults
  DATABASE_URL=$(url defaults)
  expect 0 segue up --to 0001_start
  expect 0 segue pre-deploy --release v2 --accept-findings
  expect 0 segue post-deploy --release v2 --accept-findings
  expect 0 segue approve --release v2 --phase contract --as ann
  expect 4 segue contract --accept-findings
  says 'no longer to be written: the column `letters.flag`'
  says 'no longer to be written: the column `letters.word`'
  says_not 'letters.made'
  same "$(sql defaults "INSERT INTO letters (id) VALUES (1)")" ""
  same "$(sql defaults "UPDATE letters SET seen = 2 WHERE id = 1")" ""
  for column in flag word $last_column; do
    sql defaults "INSERT INTO letters (id, $column) VALUES (2, '5')" > "$work/out"
    says "column letters.$column is about to be removed"
    sql defaults "UPDATE letters SET $column = '6'" > "$work/out"
    says "column letters.$column is about to be removed"
  done
  sed -i 's/"1h"/"10ms"/' segue.toml
  expect 0 segue contract --accept-findings
  expect 0 segue diff --live
  same "$(sql defaults "SELECT * FROM letters")" "$row"
}

try_all() {
  try_baseline
  try_tripwire
  try_tripwire_with_defaults
  try_verify
  try_interrupted
  try_redo_and_edits
  try_another_secret
  try_adopt
  try_targets
  try_mended
  if [ "$server" = PostgreSQL ]; then try_leftover; try_reindex; try_own_schema; try_other_role; else try_hidden_commits; fi
  eval "$stop_server"
  stop_server=true
}

# A schema that is called as the account is the first that "$user" searches: the journal is not begun anew there.
try_own_schema() {
  make_project
  fresh own
  sql own "CREATE ROLE shop LOGIN; ALTER DATABASE own OWNER TO shop; GRANT CREATE ON SCHEMA public TO shop"
  DATABASE_URL=$(url own | sed 's/postgres@/shop@/')
  printf 'CREATE TABLE public.counters (n int);\nINSERT INTO public.counters VALUES (1);\n' > m/1_users.up.sql
  echo "CREATE SCHEMA shop;" > m/2_nick.up.sql
  echo "UPDATE public.counters SET n = n * 2;" > m/3_index.up.sql
  expect 0 segue up m --accept-findings
  expect 3 segue status m
  says 'the journal is in schema `public`'
  expect 3 segue up m --accept-findings
  same "$(sql own "SELECT n FROM public.counters")" 2
  DATABASE_URL+='&options=-csearch_path=public'
  expect 0 segue up m --accept-findings
  says 'nothing to do'
}

# What a script makes for another role is its own; the journal is not.
try_other_role() {
  make_project
  fresh roles
  sql roles "CREATE ROLE app_owner; GRANT CREATE ON SCHEMA public TO app_owner; CREATE ROLE deployer LOGIN IN ROLE app_owner; GRANT CREATE ON SCHEMA public TO deployer"
  DATABASE_URL=$(url roles | sed 's/postgres@/deployer@/')
  sed -i '1i SET LOCAL ROLE app_owner;' m/1_users.up.sql
  sed -i '1i SET ROLE app_owner;' m/2_nick.up.sql
  expect 0 segue up m --accept-findings
  same "$(sql roles "SELECT tableowner FROM pg_tables WHERE tablename = 'users'")" app_owner
}

# A statement that the server has refused may be mended where it stands; one that took effect may not.
try_mended() {
  make_project
  rm m/3_index.*
  fresh mended
  DATABASE_URL=$(url mended)
  expect 0 segue up m
  sql mended "INSERT INTO users VALUES (1, 'a', 'x'), (2, 'a', 'x')"
  printf -- '-- segue: no-transaction\nCREATE TABLE marks (id int PRIMARY KEY);\nCREATE UNIQUE INDEX users_email ON users (email);\nCREATE TABLE more (id int PRIMARY KEY);\n' > m/3_marks.up.sql
  printf 'DROP TABLE more;\nDROP INDEX users_email%s;\nDROP TABLE marks;\n' "$on_table" > m/3_marks.down.sql
  expect 6 segue up m --accept-findings
  cp m/3_marks.up.sql kept
  sed -i 's/marks (id int/marks (id bigint/' m/3_marks.up.sql
  expect 6 segue up m --accept-findings
  says 'this statement was changed after it had been begun: it read `CREATE TABLE marks (id int PRIMARY KEY)`'
  sed 's/UNIQUE //' kept > m/3_marks.up.sql
  expect 1 segue repair m --dry-run
  says '3_marks: 1 of 3 statements took effect'
  expect 0 segue up m --accept-findings
  says '1 applied'
  expect 0 segue diff --live m
  expect 0 segue status m
  says '0 pending'
}

# A concurrent build that was killed leaves an invalid index: repair drops it and calls the migration pending.
try_leftover() {
  make_project
  rm m/3_index.*
  fresh leftover
  DATABASE_URL=$(url leftover)
  expect 0 segue up m
  echo "CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email);" > m/3_unique.up.sql
  echo "DROP INDEX users_email;" > m/3_unique.down.sql
  sql leftover "INSERT INTO users VALUES (1, 'a'), (2, 'a')"
  expect 6 segue up m --accept-findings
  expect 0 segue repair m --dry-run
  says 'the invalid index `users_email` was left behind, it is dropped; none of it took effect: pending'
  expect 0 segue repair m
  says '1 repaired'
  same "$(sql leftover "SELECT count(*) FROM pg_class WHERE relname = 'users_email'")" 0
  expect 0 segue status m
  says '1 pending'
  sql leftover "DELETE FROM users"
  expect 0 segue up m --accept-findings
}

# What stood in for an index that was built anew, and did not come to its end, is dropped before the next try.
try_reindex() {
  make_project
  rm m/3_index.*
  fresh reindexed
  DATABASE_URL=$(url reindexed)
  echo "CREATE FUNCTION half(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 10 / n; END'; CREATE INDEX halves ON users (half(id));" > m/3_half.up.sql
  echo "DROP INDEX halves; DROP FUNCTION half(int);" > m/3_half.down.sql
  expect 0 segue up m --accept-findings
  sql reindexed "INSERT INTO users VALUES (5, 'a')"
  sql reindexed "CREATE OR REPLACE FUNCTION half(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 10 / (n - 5); END'"
  echo "REINDEX TABLE CONCURRENTLY users;" > m/4_anew.up.sql
  echo "SELECT 1;" > m/4_anew.down.sql
  expect 6 segue up m --accept-findings
  same "$(sql reindexed "SELECT count(*) FROM pg_index WHERE NOT indisvalid")" 2
  sql reindexed "DELETE FROM users"
  expect 0 segue up m --accept-findings
  says 'which is dropped'
  same "$(sql reindexed "SELECT count(*) FROM pg_index WHERE NOT indisvalid")" 0
}

# What may commit by itself is no part of a transaction: a failure does not leave its migration called applied.
try_hidden_commits() {
  local statement
  for statement in "SET @s = 'ALTER TABLE users ADD COLUMN more int AFTER nowhere'; PREPARE made FROM @s; EXECUTE made" "RENAME USER nobody_here TO nobody_there" "CALL no_such_procedure()"; do
    make_project
    rm m/3_index.*
    sql mysql "DROP DATABASE IF EXISTS hidden"
    fresh hidden
    DATABASE_URL=$(url hidden)
    expect 0 segue up m
    printf 'INSERT INTO users (id, email, nick) VALUES (7, "a", "b");\n%s;\nINSERT INTO users (id, email, nick) VALUES (8, "a", "b");\n' "$statement" > m/3_hidden.up.sql
    echo "DELETE FROM users;" > m/3_hidden.down.sql
    expect 6 segue up m --accept-findings
    expect 0 segue status m --format json
    says '"state": "failed"'
    expect 6 segue up m --accept-findings
    same "$(sql hidden "SELECT count(*) FROM users")" 1
    printf 'INSERT INTO users (id, email, nick) VALUES (7, "a", "b");\n%s;\nINSERT INTO users (id, email, nick) VALUES (8, "a", "b");\n' "$statement" | sed 's/AFTER nowhere//; s/RENAME USER .*/SELECT 1;/; s/CALL .*/SELECT 1;/' > m/3_hidden.up.sql
    expect 0 segue up m --accept-findings
    same "$(sql hidden "SELECT count(*) FROM users")" 2
  done
}

on_postgresql() {
  local bin folder
  bin=$(ls -d ${SEGUE_POSTGRESQL:-/usr/lib/postgresql/*/bin} 2> /dev/null | tr ':' '\n' | tail -1)
  if [ ! -x "$bin/initdb" ] || ! command -v psql > /dev/null; then
    echo "NO POSTGRESQL SERVER IS INSTALLED: nothing was tried on one"
    return 1
  fi
  server=PostgreSQL
  folder=$("$support/postgresql.sh" start "$bin") || exit 1
  stop_server="'$support/postgresql.sh' stop '$bin' '$folder'"
  sql() { psql -h "$folder" -U postgres -d "$1" -qAtc "$2" 2>&1; }
  fresh() { sql postgres "CREATE DATABASE $1"; }
  url() { echo "postgresql://postgres@localhost/$1?host=$folder"; }
  on_table=
  dialect=postgresql
  mirror='CREATE FUNCTION mirror() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO mirror VALUES (NEW.id, NEW.login); RETURN NEW; END $$;
CREATE TRIGGER mirrored AFTER INSERT ON people FOR EACH ROW EXECUTE FUNCTION mirror();'
  no_mirror='DROP TRIGGER mirrored ON people; DROP FUNCTION mirror();'
  seen='CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.seen := coalesce(NEW.seen, 1); RETURN NEW; END $$;
CREATE TRIGGER seen BEFORE INSERT ON letters FOR EACH ROW EXECUTE FUNCTION see();'
  no_seen='DROP FUNCTION see();'
  last_column=share
  row='1|2'
  list_databases="SELECT datname FROM pg_database"
  count_tables="SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
  create_account="CREATE ROLE somebody;"
  change_password="ALTER ROLE somebody PASSWORD '@';"
  sleep_statement="SELECT pg_sleep(60);"
  late_columns=0
  status_when_broken_off=0
  list_sleepers="SELECT query FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'"
  flyway_table='CREATE TABLE "flyway_schema_history" ("installed_rank" INT NOT NULL, "version" VARCHAR(50), "description" VARCHAR(200) NOT NULL, "type" VARCHAR(20) NOT NULL, "script" VARCHAR(1000) NOT NULL, "checksum" INTEGER, "installed_by" VARCHAR(100) NOT NULL, "installed_on" TIMESTAMP NOT NULL DEFAULT now(), "execution_time" INTEGER NOT NULL, "success" BOOLEAN NOT NULL, CONSTRAINT "flyway_schema_history_pk" PRIMARY KEY ("installed_rank")); CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success")'
  liquibase_name=databasechangelog
  liquibase_table='CREATE TABLE databasechangelog (ID VARCHAR(255) NOT NULL, AUTHOR VARCHAR(255) NOT NULL, FILENAME VARCHAR(255) NOT NULL, DATEEXECUTED TIMESTAMP NOT NULL, ORDEREXECUTED INTEGER NOT NULL, EXECTYPE VARCHAR(10) NOT NULL, MD5SUM VARCHAR(35)); CREATE TABLE databasechangeloglock (ID INTEGER NOT NULL PRIMARY KEY, LOCKED BOOLEAN NOT NULL)'
  try_all
}

on_mariadb() {
  if ! command -v mariadb-install-db > /dev/null; then
    echo "NO MARIADB SERVER IS INSTALLED: nothing was tried on one"
    return 1
  fi
  server=MariaDB
  on_mysql_family mariadb
}

on_mysql() {
  if ! "$support/mysql.sh" program > /dev/null || ! command -v mariadb > /dev/null; then
    echo "NO MYSQL SERVER IS INSTALLED: nothing was tried on one"
    return 1
  fi
  server=MySQL
  on_mysql_family mysql
}

on_mysql_family() {
  local scheme=$1 folder
  folder=$("$support/$scheme.sh" start) || exit 1
  stop_server="'$support/$scheme.sh' stop '$folder'"
  sql() { mariadb --no-defaults --socket="$folder/socket" -u root -N -B -e "$2" "${1/postgres/mysql}" 2>&1; }
  fresh() { sql mysql "CREATE DATABASE $1"; }
  url() { echo "$scheme://root@localhost/$1?socket=$folder/socket"; }
  on_table=" ON users"
  dialect=mysql
  mirror='CREATE TRIGGER mirrored AFTER INSERT ON people FOR EACH ROW INSERT INTO mirror VALUES (NEW.id, NEW.login);'
  no_mirror='DROP TRIGGER mirrored;'
  seen='CREATE TRIGGER seen BEFORE INSERT ON letters FOR EACH ROW SET NEW.seen = coalesce(NEW.seen, 1);'
  no_seen=
  last_column=
  row=$'1\t2'
  list_databases="SHOW DATABASES"
  count_tables="SELECT count(*) FROM information_schema.tables WHERE table_schema = DATABASE()"
  create_account="CREATE USER somebody;"
  change_password="ALTER USER somebody IDENTIFIED BY '@';"
  sleep_statement="DO SLEEP(60);"
  late_columns=1
  status_when_broken_off=0
  list_sleepers="SELECT info FROM information_schema.processlist WHERE info LIKE 'DO SLEEP%'"
  flyway_table='CREATE TABLE `flyway_schema_history` (`installed_rank` INT NOT NULL, `version` VARCHAR(50), `description` VARCHAR(200) NOT NULL, `type` VARCHAR(20) NOT NULL, `script` VARCHAR(1000) NOT NULL, `checksum` INT, `installed_by` VARCHAR(100) NOT NULL, `installed_on` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, `execution_time` INT NOT NULL, `success` BOOL NOT NULL, CONSTRAINT `flyway_schema_history_pk` PRIMARY KEY (`installed_rank`), INDEX `flyway_schema_history_s_idx` (`success`)) ENGINE=InnoDB'
  liquibase_name=DATABASECHANGELOG
  liquibase_table='CREATE TABLE DATABASECHANGELOG (ID VARCHAR(255) NOT NULL, AUTHOR VARCHAR(255) NOT NULL, FILENAME VARCHAR(255) NOT NULL, DATEEXECUTED datetime NOT NULL, ORDEREXECUTED INT NOT NULL, EXECTYPE VARCHAR(10) NOT NULL, MD5SUM VARCHAR(35) NULL); CREATE TABLE DATABASECHANGELOGLOCK (ID INT NOT NULL PRIMARY KEY, `LOCKED` BIT(1) NOT NULL)'
  try_all
}

tried=0
for each in postgresql mariadb mysql; do
  [ -z "$only" ] || [ "$only" = "$each" ] || continue
  "on_$each" && tried=$((tried + 1))
done
((tried > 0)) || exit 77
echo "$checks checks on $tried servers"
exit $failed
