#!/usr/bin/env bash
# A release with its migrations, from any shell.
#   deploy.sh             expands, deploys, runs backfills, and contracts what is due
#   deploy.sh contract    for a timer: contracts what has become due by then; 4 while a gate is closed
# RELEASE      what goes out; REPLACES the release that runs now (may be empty for the first one)
# DEPLOY       the command that deploys the application
# ENVIRONMENT  an environment of segue.toml; without it $DATABASE_URL is the database
# SEGUE        the program
# PATIENCE     how long gates and other runners are waited for, in seconds
# Status: 0 all is well, although a contract may wait; 4 nothing was deployed, since a gate is closed; 5 another runner
# holds the lock; others as `segue help` lists them, 1 also where the deploy itself failed.
set -euo pipefail

segue=${SEGUE:-segue}
patience=${PATIENCE:-300}
place=()
[ -z "${ENVIRONMENT:-}" ] || place=(--env "$ENVIRONMENT")

say() { echo "deploy: $*" >&2; }

# Another runner holds the lock (5): it goes away. A gate that keeps a deployed release from counting as live (4) may open.
# Both are asked again until the time is over.
patiently() {
  local until=$((SECONDS + patience)) status
  while true; do
    status=0
    "$segue" "$@" || status=$?
    case $status:$1 in
      5:* | 4:post-deploy) [ "$SECONDS" -lt "$until" ] || return "$status" ;;
      *) return "$status" ;;
    esac
    sleep 5
  done
}

contract() { patiently contract "${place[@]}"; }

deploy() {
  local status=0 release=(--release "${RELEASE:?which release}") replaces=()
  [ -z "${REPLACES:-}" ] || replaces=(--replaces "$REPLACES")

  patiently pre-deploy "${release[@]}" "${replaces[@]}" "${place[@]}" --wait "${patience}s" || status=$?
  if [ "$status" != 0 ]; then
    say "nothing was deployed: pre-deploy ended with $status"
    return "$status"
  fi

  if ! bash -c "${DEPLOY:?which command deploys}"; then
    say "the deploy failed: what was added for $RELEASE is taken back"
    patiently rollback "${release[@]}" "${place[@]}" || say "it could not be taken back: see \`segue status\`"
    return 1
  fi

  # A release that is deployed stays deployed: what waits is left to the timer.
  patiently post-deploy "${release[@]}" "${replaces[@]}" "${place[@]}" || status=$?
  case $status in
    0) contract || status=$? ;;
    4) say "$RELEASE does not count as live yet: call post-deploy again"; return 4 ;;
    *) return "$status" ;;
  esac
  case $status in
    0) say "$RELEASE is live, and nothing is left to do" ;;
    4) say "$RELEASE is live; its contract waits"; status=0 ;;
  esac
  return "$status"
}

case ${1:-deploy} in
  deploy) deploy ;;
  contract) contract ;;
  *) sed -n '2,/^set/s/^# //p' "$0"; exit 2 ;;
esac
