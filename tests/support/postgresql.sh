#!/usr/bin/env bash
# A throw-away PostgreSQL server that listens on a unix socket only.
#   postgresql.sh start BIN   starts it, prints its folder; libpq connects with host=FOLDER
#   postgresql.sh restart BIN FOLDER   ends it without a word to its clients, and starts it again
#   postgresql.sh replica BIN FOLDER   starts a streaming replica of it; libpq connects with host=FOLDER/replica
#   postgresql.sh stop BIN FOLDER      ends both
# BIN holds initdb and pg_ctl. The folder is made in $TMPDIR, or in memory where there is /dev/shm.
set -euo pipefail

# The server refuses root: it runs as an account without rights then.
account=
if [ "$(id -u)" = 0 ]; then
  for account in postgres nobody; do id "$account" >/dev/null 2>&1 && break; done
fi
as_server() {
  if [ -z "$account" ]; then "$@"; else
    setpriv --reuid="$account" --regid="$(id -g "$account")" --clear-groups -- env HOME=/nonexistent "$@"
  fi
}

start() {
  local bin=$1 place=${TMPDIR:-} folder
  if [ -z "$place" ]; then place=/tmp; [ -w /dev/shm ] && place=/dev/shm; fi
  folder=$(mktemp -d "$place/segue-pg.XXXXXX")
  chmod 755 "$folder"
  [ -z "$account" ] || chown "$account" "$folder"
  trap 'cat "$folder"/*.log >&2 || true; rm -rf "$folder"' ERR
  as_server "$bin/initdb" -D "$folder/data" -U postgres -E UTF8 --locale=C --no-sync --auth=trust \
    >"$folder/initdb.log" 2>&1
  run_server "$bin" "$folder"
  echo "$folder"
}

# Nothing may change what is counted while it is counted: no autovacuum, no parallel workers.
run_server() {
  as_server "$1/pg_ctl" -D "$2/data" -s -w -t 60 -l "$2/server.log" -o "-c listen_addresses='' \
    -c unix_socket_directories='$2' -c fsync=off -c full_page_writes=off -c autovacuum=off -c jit=off \
    -c max_parallel_workers=0 -c max_prepared_transactions=5 -c TimeZone=UTC" start >/dev/null 2>&1 </dev/null
}

restart() {
  as_server "$1/pg_ctl" -D "$2/data" -s -w -t 30 -m immediate stop >/dev/null 2>&1
  run_server "$1" "$2"
}

replica() {
  as_server mkdir -p "$2/replica"
  as_server "$1/pg_basebackup" -D "$2/replica/data" -h "$2" -U postgres -R -X stream -c fast >"$2/basebackup.log" 2>&1
  as_server "$1/pg_ctl" -D "$2/replica/data" -s -w -t 60 -l "$2/replica.log" -o "-c listen_addresses='' \
    -c unix_socket_directories='$2/replica' -c fsync=off -c max_prepared_transactions=5" start >/dev/null 2>&1 </dev/null
}

stop() {
  [ ! -d "$2/replica/data" ] || as_server "$1/pg_ctl" -D "$2/replica/data" -s -w -t 30 -m immediate stop >/dev/null 2>&1 || true
  as_server "$1/pg_ctl" -D "$2/data" -s -w -t 30 -m immediate stop >/dev/null 2>&1 || true
  case $2 in */segue-pg.??????) rm -rf "$2" ;; esac
}

case ${1:-} in
  start) start "$2" ;;
  restart) restart "$2" "$3" ;;
  replica) replica "$2" "$3" ;;
  stop) stop "$2" "$3" ;;
  *) sed -n '2,7s/^# //p' "$0"; exit 2 ;;
esac
