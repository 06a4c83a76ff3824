#!/usr/bin/env bash
# A throw-away MySQL server that listens on a unix socket only: $SEGUE_MYSQLD, or what fetch_mysql.sh has fetched.
#   mysql.sh program       prints the path of the server; 1 where there is none
#   mysql.sh start         starts it, prints its folder; the socket is FOLDER/socket, the account root without a password
#   mysql.sh stop FOLDER
# The folder is made in $TMPDIR, or in memory where there is /dev/shm.
set -euo pipefail

program() {
  local fetched=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/segue/mysql
  [ "$(id -u)" != 0 ] || fetched=/var/cache/segue/mysql
  if [ -n "${SEGUE_MYSQLD:-}" ]; then echo "$SEGUE_MYSQLD"; return; fi
  [ -e "$fetched/complete" ] && echo "$fetched/usr/sbin/mysqld"
}

start() {
  local place=${TMPDIR:-} server base folder i options
  server=$(program)
  base=$(dirname "$(dirname "$server")")
  if [ -z "$place" ]; then place=/tmp; [ -w /dev/shm ] && place=/dev/shm; fi
  folder=$(mktemp -d "$place/segue-mysql.XXXXXX")
  mkdir "$folder/tmp"
  options=(--no-defaults --datadir="$folder/data" --tmpdir="$folder/tmp")
  # A server that was unpacked elsewhere finds its messages and character sets beside itself.
  [ "$base" = /usr ] || options+=(--basedir="$base" --lc-messages-dir="$base/share/mysql"
    --character-sets-dir="$base/share/mysql/charsets" --plugin-dir="$base/lib/mysql/plugin")
  if [ "$(id -u)" = 0 ]; then
    local account=mysql
    id mysql >/dev/null 2>&1 || account=nobody
    chown "$account" "$folder" "$folder/tmp"
    chmod 755 "$folder"
    options+=(--user="$account")
  fi
  "$server" "${options[@]}" --initialize-insecure > "$folder/install.log" 2>&1 || { cat "$folder/install.log" >&2; exit 1; }
  setsid "$server" "${options[@]}" --socket="$folder/socket" --pid-file="$folder/pid" --skip-networking --mysqlx=OFF \
    --secure-file-priv=NULL --innodb-buffer-pool-size=64M --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 \
    > "$folder/server.log" 2>&1 < /dev/null &
  for ((i = 0; i < 600; ++i)); do
    [ -S "$folder/socket" ] && grep -q 'ready for connections' "$folder/server.log" && break
    sleep 0.1
  done
  ((i < 600)) || { cat "$folder/server.log" >&2; exit 1; }
  echo "$folder"
}

stop() {
  local process i
  process=$(cat "$1/pid")
  kill "$process" 2>/dev/null || true
  for ((i = 0; i < 200; ++i)); do
    kill -0 "$process" 2>/dev/null || break
    sleep 0.1
  done
  case $1 in */segue-mysql.??????) rm -rf "$1" ;; esac
}

case ${1:-} in
  program) program ;;
  start) start ;;
  stop) stop "$2" ;;
  *) sed -n '2,6s/^# //p' "$0"; exit 2 ;;
esac
