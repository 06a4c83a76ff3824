#!/usr/bin/env bash
# A throw-away MariaDB server that listens on a unix socket only.
#   mariadb.sh start   starts it, prints its folder; the socket is FOLDER/socket, the account root without a password
#   mariadb.sh stop FOLDER
# The folder is made in $TMPDIR, or in memory where there is /dev/shm.
set -euo pipefail

start() {
  local place=${TMPDIR:-} folder account=() i
  if [ -z "$place" ]; then place=/tmp; [ -w /dev/shm ] && place=/dev/shm; fi
  folder=$(mktemp -d "$place/segue-maria.XXXXXX")
  if [ "$(id -u)" = 0 ]; then
    account=(--user=mysql)
    id mysql >/dev/null 2>&1 || account=(--user=nobody)
    chown "${account[0]#--user=}" "$folder"
    chmod 755 "$folder"
  fi
  # A server that starts removes what others of its kind keep in a folder for temporary tables.
  mkdir "$folder/tmp"
  [ ${#account[@]} = 0 ] || chown "${account[0]#--user=}" "$folder/tmp"
  mariadb-install-db --no-defaults --datadir="$folder/data" --tmpdir="$folder/tmp" --skip-test-db --auth-root-authentication-method=normal \
    "${account[@]}" > "$folder/install.log" 2>&1
  setsid "${SEGUE_MARIADBD:-$(PATH=$PATH:/usr/sbin command -v mariadbd)}" --no-defaults --datadir="$folder/data" --tmpdir="$folder/tmp" \
    --socket="$folder/socket" --pid-file="$folder/pid" --skip-networking --innodb-buffer-pool-size=64M \
    --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 "${account[@]}" > "$folder/server.log" 2>&1 < /dev/null &
  for ((i = 0; i < 300; ++i)); do
    mariadb-admin --no-defaults --socket="$folder/socket" -u root ping > /dev/null 2>&1 && break
    sleep 0.1
  done
  ((i < 300)) || { cat "$folder/server.log" >&2; exit 1; }
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
  case $1 in */segue-maria.??????) rm -rf "$1" ;; esac
}

case ${1:-} in
  start) start ;;
  stop) stop "$2" ;;
  *) sed -n '2,5s/^# //p' "$0"; exit 2 ;;
esac
