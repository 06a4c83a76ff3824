# shellcheck shell=bash disable=SC2154
# Runs deploy.sh and the steps of github.yml for two releases of a small project, on a database in a file.
# Needs: $root, $pipelines, $here, $work; leave_out, fail and count of run.sh.

# sql STATEMENT: prints its rows.
sql() {
  python3 - "$work/project/app.db" "$1" <<'END'
import sqlite3, sys
with sqlite3.connect(sys.argv[1], timeout=10) as database:
    for row in database.execute(sys.argv[2]):
        print(*row, sep="|")
END
}

# What an application does that says which release it is.
beat() {
  sql "INSERT INTO segue_app_versions VALUES ('shop', '$1', 'one', strftime('%s', 'now') * 1000)
    ON CONFLICT (app, version, instance) DO UPDATE SET seen_at = excluded.seen_at"
}
# … and what is left of it once it is gone.
silence() { sql "UPDATE segue_app_versions SET seen_at = 1 WHERE version = '$1'"; }

# expect STATUS COMMAND...: what it says is in $work/out.
expect() {
  local wanted=$1 got
  shift
  "$@" > "$work/out" 2>&1
  got=$?
  count
  [ $got = "$wanted" ] && return
  fail "$* ended with $got, not $wanted:"
  sed 's/^/  /' "$work/out"
}
says() {
  count
  grep -qF -e "$1" "$work/out" && return
  fail "\`$1\` is not in"
  sed 's/^/  /' "$work/out"
}
same() {
  count
  [ "$1" = "$2" ] || fail "\`$1\` is not \`$2\`"
}

# A project with its first release only, in a repository of its own.
make_project() {
  rm -rf "$work/project"
  mkdir "$work/project"
  cd "$work/project" || exit 1
  cp "$here/project/segue.toml" .
  cp -r "$here/project/first/." .
  : > app.db
  export DATABASE_URL=sqlite:$work/project/app.db
}
second_release() { cp -r "$here/project/second/." "$work/project/"; }
columns() { sql "SELECT group_concat(name, ' ') FROM (SELECT name FROM pragma_table_info('people') ORDER BY cid)"; }

# release NAME [BEFORE]: by deploy.sh; the application it deploys beats once.
release() {
  RELEASE=$1 REPLACES=${2:-} DEPLOY="${3:-beat $1}" PATIENCE=20 "$pipelines/deploy.sh"
}

# What a plan writes as SQL does the same when a client sends it.
try_plan_by_hand() {
  local database=$work/project/app.db
  segue plan --release v2 --format sql > "$work/plan.sql"
  cp "$database" "$work/kept.db"
  expect 0 python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.stdin.read())' "$database" < "$work/plan.sql"
  same "$(columns)" "id mail"
  same "$(sql "SELECT group_concat(mail, ' ') FROM people")" "ann@example.org bob@example.org"
  mv "$work/kept.db" "$database"
}

try_deploy_script() {
  make_project
  expect 0 release v1
  says "deploy: v1 is live, and nothing is left to do"
  sql "INSERT INTO people (email) VALUES ('ANN@example.org'), ('Bob@example.org')"
  second_release
  expect 0 segue plan --release v2 --replaces v1 --format json
  mv "$work/out" "$work/plan.json"
  if have check-jsonschema; then
    expect 0 check-jsonschema --schemafile "$root/src/report/plan.schema.json" "$work/plan.json"
  fi
  try_plan_by_hand
  expect 1 release v2 v1 "exit 3"
  says "deploy: the deploy failed: what was added for v2 is taken back"
  same "$(columns)" "id email"
  beat v1
  expect 0 release v2 v1
  says "deploy: v2 is live; its contract waits"
  same "$(columns)" "id email mail"
  same "$(sql "SELECT group_concat(mail, ' ') FROM people")" "ann@example.org bob@example.org"
  beat v1
  expect 4 "$pipelines/deploy.sh" contract
  says "v1"
  same "$(columns)" "id email mail"
  silence v1
  beat v2
  sleep 1
  expect 0 "$pipelines/deploy.sh" contract
  same "$(columns)" "id mail"
  expect 0 "$pipelines/deploy.sh" contract
  expect 0 segue diff --live
}

# step JOB ID: as GitHub's runner runs it, on a push of $RELEASE after $REPLACES.
step() {
  python3 "$here/steps.py" "$pipelines/github.yml" "$1" "$2" secrets.DATABASE_URL="$DATABASE_URL" github.sha="$RELEASE" \
    github.event.before="$REPLACES" github.event.pull_request.head.sha="$RELEASE" > "$work/step" || return 99
  env CI=true GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY="$work/summary" GITHUB_SHA="$RELEASE" GITHUB_WORKSPACE="$work/clone" \
    bash --noprofile --norc -e -o pipefail "$work/step"
}

# A clone of the project as it is, with a deploy of its own.
check_out() {
  cd "$work" || exit 1
  local git=(git -C "$work/project" -c user.name=a -c user.email=a@example.org)
  [ -d "$work/project/.git" ] || git init -q -b main "$work/project"
  cat > "$work/project/deploy-application" <<'END'
#!/usr/bin/env bash
beat "$1"
END
  chmod +x "$work/project/deploy-application"
  "${git[@]}" add db segue.toml deploy-application
  "${git[@]}" commit -q --allow-empty -m "$1"
  rm -rf "$work/clone"
  git clone -q "$work/project" "$work/clone"
  cd "$work/clone" || exit 1
  REPLACES=${RELEASE:-}
  RELEASE=$(git rev-parse HEAD)
}

try_workflow() {
  if ! have git || ! python3 -c 'import yaml' 2> /dev/null; then
    leave_out "the steps of github.yml: there is no git, or python3 has no yaml"
    return
  fi
  export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
  local RELEASE='' REPLACES='' old
  make_project
  : > "$work/summary"
  check_out first
  expect 0 step pre pre-deploy
  expect 0 step deploy deploy
  expect 0 step post post-deploy
  sql "INSERT INTO people (email) VALUES ('ANN@example.org')"
  second_release
  check_out second
  old=$REPLACES
  expect 0 step plan plan
  grep -q "$RELEASE" "$work/clone/plan.md" || fail "plan.md does not name the release"
  grep -q '^## Contract' "$work/summary" || fail "the summary does not tell the plan"
  expect 0 step pre pre-deploy
  expect 0 step deploy deploy
  beat "$old"
  expect 0 step post post-deploy
  expect 0 step contract contract
  same "$(columns)" "id email mail"
  silence "$old"
  beat "$RELEASE"
  sleep 1
  expect 0 step contract contract
  same "$(columns)" "id mail"
  expect 0 step contract contract
}

# What Flagger and Argo Rollouts ask: 503 while a gate is closed, 200 then.
try_server() {
  have curl || { leave_out "segue gate --serve: there is no curl"; return; }
  make_project
  expect 0 release v1
  sql "INSERT INTO people (email) VALUES ('ANN@example.org')"
  second_release
  beat v1
  expect 0 release v2 v1
  beat v1
  segue gate --release v2 --serve 127.0.0.1:0 2> "$work/listening" &
  local server=$! port='' tries=50
  while [ -z "$port" ] && [ $((tries -= 1)) -gt 0 ]; do
    sleep 0.1
    port=$(sed -n 's/.*answers at port //p' "$work/listening")
  done
  answer() { curl -s -m 30 -o "$work/out" -w '%{http_code}' -X POST -d '{}' "http://127.0.0.1:$port/gate/contract"; }
  expect 4 segue gate --release v2 --before contract
  same "$(answer)" 503
  # One whose body is not even said to be empty.
  same "$(printf 'POST /gate/contract HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n' | curl -s -m 30 "telnet://127.0.0.1:$port" | head -1 | tr -d '\r')" \
    "HTTP/1.1 503 Service Unavailable"
  says '"passes":false'
  silence v1
  beat v2
  sleep 1
  expect 0 segue gate --release v2 --before contract
  same "$(answer)" 200
  says '"passes":true,'
  kill $server
  wait $server 2> /dev/null
}

try_releases() {
  python3 -c 'import sqlite3' 2> /dev/null || { leave_out "deploy.sh: python3 has no sqlite3"; return; }
  export work
  export -f sql beat
  try_deploy_script
  try_workflow
  try_server
}
