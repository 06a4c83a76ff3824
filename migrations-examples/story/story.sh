#!/usr/bin/env bash
# The whole story of a column that gets another name while two releases of an application run: story.sh SEGUE.
# It takes some twenty seconds, needs the `sqlite3` shell, and leaves nothing behind.
set -euo pipefail
segue=$(realpath "$1")
cd "$(dirname "$0")"
here=$PWD
work=$(mktemp -d)
apps=()
finish() {
  [ ${#apps[@]} = 0 ] || kill "${apps[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
cp -r migrations naive segue.toml "$work"
cd "$work"
export DATABASE_URL=sqlite:$work/shop.db

title() { printf '\n== %s\n' "$*"; }
# run STATUS WORDS…: shows a command, runs it and wants this exit status.
run() {
  local wanted=$1 status=0
  shift
  printf '$ segue %s\n' "$*"
  "$segue" "$@" || status=$?
  [ "$status" = "$wanted" ] || { echo "story: status $status instead of $wanted" >&2; exit 1; }
}
start() {
  "$here/app.sh" "$1" "$work/shop.db" 2>>"$work/$1.errors" &
  apps+=($!)
}
stop() {
  kill "${apps[0]}"
  wait "${apps[0]}" 2>/dev/null || true
  apps=("${apps[@]:1}")
}

title "release v1 runs, writes users with a column mail, and shows its version"
run 0 up --to 0001 migrations
start v1
sleep 1

title "mail is to be called email: a plain rename would break one release or the other"
run 1 check naive

title "the same in phases: what would happen, and when"
run 0 plan --release v2 --replaces v1 migrations

title "before v2 is deployed: the new column, and triggers that keep both alike"
run 0 pre-deploy --release v2 --replaces v1 migrations

title "v2 is deployed beside v1; what v1 wrote before is copied in the background"
start v2
sleep 1
run 0 post-deploy --release v2 --replaces v1 migrations

title "v1 still lives: nothing is removed"
run 4 contract --release v2 migrations
run 4 gate --release v2 migrations
run 0 status --compatible-with v1 migrations

title "v1 ends"
stop
run 0 contract --release v2 --wait 20s migrations
run 4 status --compatible-with v1 migrations

title "v2 goes on"
sleep 1
stop
if [ -s v1.errors ] || [ -s v2.errors ]; then
  cat v1.errors v2.errors >&2
  echo "story: a statement of the application failed" >&2
  exit 1
fi
echo "no statement of v1 or v2 has failed; users: $(sqlite3 shop.db 'SELECT count(*) FROM users')"
run 0 status migrations
run 0 diff --live migrations

title "the history, as the journal has it"
sqlite3 -separator '  ' shop.db "SELECT datetime(at / 1000, 'unixepoch'), kind, subject FROM segue_events ORDER BY id"

title "the runbook of such a release begins like this"
"$segue" plan --release v2 --format runbook migrations | head -40 || true
