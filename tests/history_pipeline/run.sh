#!/usr/bin/env bash
# Takes real histories of the corpus from an empty database to their end the way a pipeline does: five migrations a release,
# each with pre-deploy, a deploy, post-deploy, and contracts until nothing is due. At the end the database has to be the one
# that the migrations describe.
#   run.sh SEGUE [sqlite|postgresql]     SEGUE_CORPUS names the corpus; SEGUE_ONLY=vaultwarden takes those that begin so;
#   SEGUE_PER_RELEASE=5 is how many migrations a release has; SEGUE_ALL=1 adds one of 163
# Status 77: there is no corpus, or no server.
set -u
segue=$(realpath "$1")
only=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
corpus=${SEGUE_CORPUS:-$here/../../../shared/corpus}
[ -d "$corpus" ] || { echo "no corpus at $corpus: set SEGUE_CORPUS"; exit 77; }
corpus=$(realpath "$corpus")
per_release=${SEGUE_PER_RELEASE:-5}
work=$(mktemp -d)
stop_server=true
trap 'eval "$stop_server"; rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$segue" "$work/bin/segue"
export PATH="$work/bin:$PATH" NO_COLOR=1
passed=0 failed=0

histories_of() {
  case $1 in
    sqlite) echo atuin/crates/atuin-client/migrations atuin/crates/atuin-server-sqlite/migrations vaultwarden/migrations/sqlite ;;
    postgresql) echo atuin/crates/atuin-server-postgres/migrations authelia/internal/storage/migrations/postgres \
      vaultwarden/migrations/postgresql ${SEGUE_ALL:+documenso/packages/prisma/migrations} ;;
  esac
}

sql() {
  case $DATABASE_URL in
    sqlite:*) python3 -c 'import sqlite3, sys
with sqlite3.connect(sys.argv[1], timeout=10) as database: database.execute(sys.argv[2])' "${DATABASE_URL#sqlite:}" "$1" ;;
    *) psql -q -v ON_ERROR_STOP=1 "$DATABASE_URL" -c "$1" > /dev/null ;;
  esac
}
now() { date +%s000; }
beat() {
  sql "INSERT INTO segue_app_versions (app, version, instance, seen_at) VALUES ('shop', '$1', 'one', $(now))
    ON CONFLICT (app, version, instance) DO UPDATE SET seen_at = excluded.seen_at"
}
silence() { sql "UPDATE segue_app_versions SET seen_at = 1 WHERE version = '$1'"; }

# Everything but migrations, which come release by release.
begin_project() {
  rm -rf "$work/project"
  mkdir -p "$work/project/$2"
  cd "$work/project" || exit 1
  find "$1" -maxdepth 1 -type f ! -name '*.sql' -exec cp {} "$2/" \;
  cat > segue.toml <<END
folders = ["$2"]
dialect = "$3"

[rollout]
application = "shop"
soak = "1ms"
tripwire = "0s"
zero_downtime = "best-effort"

[[gate]]
kind = "release-gone"
before = ["contract", "drop"]
samples = 1
END
}

# The names of the migrations, in order: files that belong together have one.
names_in() { (cd "$1" && ls -d -- */ *.sql 2> /dev/null) | sed -E 's#/$##; s/\.(up|down)\.sql$//; s/\.sql$//' | LC_ALL=C sort -u; }
copy_migration() {
  if [ -d "$1/$3" ]; then cp -r "$1/$3" "$2/"; else cp "$1/$3".*sql "$2/"; fi
}

# run STATUS... -- COMMAND...: the status has to be one of these.
run() {
  local wanted=() status=0
  while [ "$1" != -- ]; do
    wanted+=("$1")
    shift
  done
  shift
  "$@" > "$work/out" 2>&1 || status=$?
  [[ " ${wanted[*]} " == *" $status "* ]] && return
  echo "FAILED: $* ended with $status"
  tail -20 "$work/out" | sed 's/^/  /'
  return 1
}

# Until nothing waits any longer; a release whose contract never comes would be one that is stuck.
contract_all() {
  local tries
  for tries in 1 2 3 4 5; do
    beat "$1"
    run 0 -- segue contract --if-ready --accept-findings || return
    run 0 4 -- segue contract --accept-findings || return
    grep -q waits "$work/out" || return 0
    sleep 1
  done
  echo "FAILED: after $tries tries its contract still waits"
  sed 's/^/  /' "$work/out"
  return 1
}

release() {
  run 0 -- segue pre-deploy --release "$1" ${2:+--replaces "$2"} --accept-findings || return
  beat "$1" || return
  [ -z "${2:-}" ] || silence "$2" || return
  run 0 -- segue post-deploy --release "$1" ${2:+--replaces "$2"} --accept-findings || return
  contract_all "$1"
}

# What removes something and what needs it removed cannot be of one release: the later one is given to the next.
is_too_much() {
  segue plan --release "$1" ${2:+--replaces "$2"} > /dev/null 2> "$work/objections"
  grep -q 'cannot be rolled out phase by phase' "$work/objections"
}

# take HISTORY DIALECT
take() {
  local from=$corpus/$1 folder=${1##*/} names number=0 before='' name count
  mapfile -t names < <(names_in "$from")
  begin_project "$from" "$folder" "$2"
  while [ ${#names[@]} -gt 0 ]; do
    number=$((number + 1))
    count=0
    for name in "${names[@]:0:per_release}"; do
      copy_migration "$from" "$folder" "$name"
      count=$((count + 1))
    done
    while [ $count -gt 1 ] && is_too_much "r$number" "$before"; do
      count=$((count - 1))
      rm -rf "${folder:?}/${names[count]}" "$folder/${names[count]}".*sql
    done
    names=("${names[@]:count}")
    release "r$number" "$before" || { echo "FAILED: $1 at release r$number"; return 1; }
    before=r$number
  done
  run 0 -- segue diff --live || return
  run 0 -- segue status || return
  if grep -q '^pending' "$work/out"; then
    echo "FAILED: not all of $1 is applied"
    tail -5 "$work/out"
    return 1
  fi
  echo "$1: $number releases"
}

take_all() {
  local history database=0
  for history in $(histories_of "$1"); do
    [[ $history == ${SEGUE_ONLY:-}* ]] || continue
    database=$((database + 1))
    case $1 in
      sqlite) export DATABASE_URL=sqlite:$work/history$database.db ;;
      postgresql)
        psql -q -h "$server" -U postgres postgres -c "CREATE DATABASE history$database"
        export DATABASE_URL="postgresql://postgres@/history$database?host=$server"
        ;;
    esac
    if take "$history" "$1"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  done
}

# The newest PostgreSQL that is installed.
start_postgresql() {
  local bin
  bin=$(for each in /usr/lib/postgresql/*/bin; do echo "$each"; done | sort -t/ -k5 -n | tail -1)
  if [ ! -x "$bin/initdb" ] || ! command -v psql > /dev/null; then echo "LEFT OUT: there is no PostgreSQL"; return 1; fi
  server=$("$here/../support/postgresql.sh" start "$bin") || { echo "LEFT OUT: PostgreSQL does not start"; return 1; }
  stop_server="'$here/../support/postgresql.sh' stop '$bin' '$server'"
}

if [ "$only" != postgresql ]; then take_all sqlite; fi
if [ "$only" != sqlite ] && start_postgresql; then take_all postgresql; fi
echo "$passed passed, $failed failed"
[ $failed = 0 ] || exit 1
[ $passed != 0 ] || exit 77
