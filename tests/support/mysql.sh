#!/usr/bin/env bash
# A throw-away MySQL server that listens on a unix socket only: $SEGUE_MYSQLD, or what fetch_mysql.sh has fetched.
#   mysql.sh program       prints the path of the server; 1 where there is none
#   mysql.sh start         starts it, prints its folder; the socket is FOLDER/socket, the account root without a password
#   mysql.sh stop FOLDER
# The folder is made in $TMPDIR, or in memory where there is /dev/shm.
set -euo pipefail
# shellcheck source=tests/support/throwaway.sh
source "$(dirname "$0")/throwaway.sh"

program() {
  local fetched=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/segue/mysql
  [ "$(id -u)" != 0 ] || fetched=/var/cache/segue/mysql
  if [ -n "${SEGUE_MYSQLD:-}" ]; then echo "$SEGUE_MYSQLD"; return; fi
  [ -e "$fetched/complete" ] && echo "$fetched/usr/sbin/mysqld"
}

is_ready() {
  [ -S "$folder/socket" ] && grep -q 'ready for connections' "$folder/server.log"
}

start() {
  local server base where
  server=$(program)
  base=$(dirname "$(dirname "$server")")
  new_folder segue-mysql
  where=(--no-defaults --datadir="$folder/data" --tmpdir="$folder/tmp" "${account[@]}")
  # A server that was unpacked elsewhere finds its messages and character sets beside itself.
  [ "$base" = /usr ] || where+=(--basedir="$base" --lc-messages-dir="$base/share/mysql"
    --character-sets-dir="$base/share/mysql/charsets" --plugin-dir="$base/lib/mysql/plugin")
  "$server" "${where[@]}" --initialize-insecure > "$folder/install.log" 2>&1 || { cat "$folder/install.log" >&2; exit 1; }
  setsid "$server" "${where[@]}" --socket="$folder/socket" --pid-file="$folder/pid" --mysqlx=OFF --secure-file-priv=NULL \
    "${options[@]}" > "$folder/server.log" 2>&1 < /dev/null &
  wait_until is_ready
  echo "$folder"
}

case ${1:-} in
  program) program ;;
  start) start ;;
  stop) stop "$2" segue-mysql ;;
  *) sed -n '2,6s/^# //p' "$0"; exit 2 ;;
esac
