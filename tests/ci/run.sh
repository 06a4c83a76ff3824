#!/usr/bin/env bash
# Runs the commands of .pre-commit-hooks.yaml and of migrations-examples/ci, as they stand there, in a repository of its own.
#   run.sh SEGUE
set -u
segue=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
ci=$root/migrations-examples/ci
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$segue" "$work/bin/segue"
ln -s "$segue" "$work/bin/migration-check"
export PATH="$work/bin:$PATH" NO_COLOR=1
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
failed=0

# expect WHAT CONDITION...: says what does not hold, with what was printed.
expect() {
  local what=$1
  shift
  "$@" && return
  echo "FAILED: $what"
  cat "$work/out"
  failed=1
}
has() { grep -qF -e "$1" "${2:-$work/out}"; }
lacks() { ! has "$@"; }

# The lines below `run: |` of the step with this id, as the runner sees them.
commands_of_step() {
  awk -v id="- id: $2" '
    index($0, id) { found = 1 }
    found && /^ *run: \|/ { match($0, /^ */); indent = RLENGTH; on = 1; next }
    on && !/^ *$/ { match($0, /^ */); if (RLENGTH <= indent) exit }
    on { print substr($0, indent + 3) }' "$1"
}
# The items of a job's `script:`.
commands_of_job() {
  awk '/^  script:/ { on = 1; next } on && !/^    - / { exit } on { print substr($0, 7) }' "$1"
}
entry_of_hook() { sed -nE 's/^  entry: (.*)/\1/p' "$root/.pre-commit-hooks.yaml"; }

# A project with an old mistake on main, and a branch that builds on its history.
make_repository() {
  rm -rf "$work/repository"
  mkdir -p "$work/repository/db/migrations"
  cd "$work/repository" || exit 1
  git init -q -b main
  echo "CREATE TABLE users (id int PRIMARY KEY);" > db/migrations/1_users.up.sql
  echo "DROP TABLE users;" > db/migrations/1_users.down.sql
  echo "DROP TABLE old_mistake;" > db/migrations/2_old.up.sql
  echo "SELECT 1;" > db/migrations/2_old.down.sql
  git add .
  git commit -qm base
  git switch -q -c branch
}
bad_migration() {
  echo "ALTER TABLE users RENAME COLUMN nmae TO name;" > "db/migrations/3_rename it.up.sql"
  echo "SELECT 1;" > "db/migrations/3_rename it.down.sql"
}
good_migration() {
  echo "CREATE TABLE posts (id int PRIMARY KEY);" > "db/migrations/3_posts.up.sql"
  echo "DROP TABLE posts;" > "db/migrations/3_posts.down.sql"
}

# As pre-commit calls a hook: the entry, then the names of the staged files.
commit_hook() {
  git diff --cached --name-only -z --diff-filter=ACMR -- '*.sql' | xargs -0 -r $(entry_of_hook) > "$work/out" 2>&1
}

try_hook() {
  make_repository
  good_migration
  git add .
  expect "the hook lets a good commit pass" commit_hook
  bad_migration
  commit_hook
  expect "files that are not staged do not decide" lacks nmae
  git add .
  expect "the hook stops a bad commit" eval '! commit_hook'
  expect "the hook says why" has '3_rename it.up.sql:1:33: error: '
  expect "the hook says nothing of old files" lacks old_mistake
}

try_plain_hook() {
  make_repository
  bad_migration
  git add .
  sed -nE '/^git diff --cached/p' "$ci/README.md" > .git/hooks/pre-commit
  expect "the README has a plain hook" test -s .git/hooks/pre-commit
  sed -i '1i #!/bin/sh' .git/hooks/pre-commit
  chmod +x .git/hooks/pre-commit
  expect "the plain hook stops a bad commit" eval '! git commit -qm bad > "$work/out" 2>&1'
  expect "the plain hook says why" has nmae
  git rm -qf db/migrations/3*
  good_migration
  git add .
  expect "the plain hook lets a good commit pass" eval 'git commit -qm good > "$work/out" 2>&1'
}

# try_action NAME: the check step, as GitHub's runner calls it.
run_action() {
  : > "$work/summary"
  commands_of_step "$ci/action.yml" check > "$work/step"
  env GITHUB_STEP_SUMMARY="$work/summary" GITHUB_OUTPUT="$work/output" BASE="$1" FOLDER=. FAIL_ON=error ARGUMENTS= \
    bash --noprofile --norc -e -o pipefail "$work/step" > "$work/out" 2>&1
}

try_action() {
  make_repository
  expect "the action finds nothing to do" run_action main
  expect "the action says so" has "no migrations in this branch"
  bad_migration
  git add .
  git commit -qm bad
  expect "the action fails" eval '! run_action main'
  expect "the action annotates" has '::error file=db/migrations/3_rename it.up.sql,line=1,'
  expect "the action says nothing of old files" lacks old_mistake
  expect "the action writes a summary" has '### Migrations: 1 error' "$work/summary"
  expect "the action writes SARIF" has '"version": "2.1.0"' segue.sarif
  expect "the action without a base tells of everything" eval '! run_action ""'
  expect "the action without a base tells of old files" has old_mistake
  expect "the action installs what is missing only" bash -e <(commands_of_step "$ci/action.yml" install)
}

run_job() {
  commands_of_job "$ci/gitlab.yml" > "$work/step"
  env CI_MERGE_REQUEST_DIFF_BASE_SHA=main MIGRATIONS=db/migrations bash -e -o pipefail "$work/step" > "$work/out" 2>&1
}

try_job() {
  make_repository
  expect "the job finds nothing to do" run_job
  bad_migration
  git add .
  git commit -qm bad
  expect "the job fails" eval '! run_job'
  expect "the job says why" has nmae
  expect "the job says nothing of old files" lacks old_mistake
  expect "the job writes code quality" has '"fingerprint": ' gl-code-quality-report.json
  expect "the job writes test results" has 'tests="1" failures="1"' migrations.xml
  expect "the job writes a page" has '<!doctype html>' migrations.html
}

try_hook
try_plain_hook
try_action
try_job
[ $failed = 0 ] && echo "the hook, the action and the job do what they say"
exit $failed
