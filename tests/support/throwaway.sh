# What the scripts of MariaDB and MySQL share; to be sourced.

# new_folder PREFIX: makes a folder with one for temporary files in it, in $TMPDIR, or in memory where there is /dev/shm. Sets `folder`, and
# `account` to the option with which a server of root changes to another account, whose folders they are then.
new_folder() {
  local place=${TMPDIR:-} name=mysql
  if [ -z "$place" ]; then place=/tmp; [ -w /dev/shm ] && place=/dev/shm; fi
  folder=$(mktemp -d "$place/$1.XXXXXX")
  # A server that starts removes what others of its kind keep in a folder for temporary tables.
  mkdir "$folder/tmp"
  account=()
  [ "$(id -u)" = 0 ] || return 0
  id mysql >/dev/null 2>&1 || name=nobody
  chown "$name" "$folder" "$folder/tmp"
  chmod 755 "$folder"
  account=(--user="$name")
}

# wait_until COMMAND…: until it succeeds, or for a minute.
wait_until() {
  local i
  for ((i = 0; i < 600; ++i)); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.1
  done
  cat "$folder/server.log" >&2
  exit 1
}

# What makes tests fast, and a server of theirs hard to reach.
options=(--skip-networking --innodb-buffer-pool-size=64M --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0)

# stop FOLDER PREFIX: ends the server, and removes the folder that `new_folder PREFIX` has made.
stop() {
  local process i
  process=$(cat "$1/pid")
  kill "$process" 2>/dev/null || true
  for ((i = 0; i < 200; ++i)); do
    kill -0 "$process" 2>/dev/null || break
    sleep 0.1
  done
  case $1 in */"$2".??????) rm -rf "$1" ;; esac
}
