#!/usr/bin/env bash
# A throw-away MariaDB server that listens on a unix socket only.
#   mariadb.sh start   starts it, prints its folder; the socket is FOLDER/socket, the account root without a password
#   mariadb.sh stop FOLDER
# The folder is made in $TMPDIR, or in memory where there is /dev/shm.
set -euo pipefail
# shellcheck source=tests/support/throwaway.sh
source "$(dirname "$0")/throwaway.sh"

start() {
  new_folder segue-maria
  mariadb-install-db --no-defaults --datadir="$folder/data" --tmpdir="$folder/tmp" --skip-test-db --auth-root-authentication-method=normal \
    "${account[@]}" > "$folder/install.log" 2>&1
  setsid "${SEGUE_MARIADBD:-$(PATH=$PATH:/usr/sbin command -v mariadbd)}" --no-defaults --datadir="$folder/data" --tmpdir="$folder/tmp" \
    --socket="$folder/socket" --pid-file="$folder/pid" "${options[@]}" "${account[@]}" > "$folder/server.log" 2>&1 < /dev/null &
  wait_until mariadb-admin --no-defaults --socket="$folder/socket" -u root ping
  echo "$folder"
}

case ${1:-} in
  start) start ;;
  stop) stop "$2" segue-maria ;;
  *) sed -n '2,5s/^# //p' "$0"; exit 2 ;;
esac
