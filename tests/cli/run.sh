#!/usr/bin/env bash
# Runs the cases of tests/cli (each a folder with `cmd` and, where wanted, `files/`) and the folders of
# migrations-examples, and compares what is printed, with the status, with what is expected.
#   run.sh SEGUE cases|examples|corpus [CASE]      UPDATE_EXPECTED=1 rewrites what is expected
set -u
segue=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$segue" "$work/bin/segue"
ln -s "$segue" "$work/bin/migration-check"
export PATH="$work/bin:$PATH" NO_COLOR=1
failed=0

# What a run takes is not what it says.
without_times() {
  sed -E "s#$work/in#/in#g"'; s/[0-9.]+ (ms|s)$/… ms/; s/"seconds": [0-9.e-]+/"seconds": 0/'
}

# compare EXPECTED GOT NAME
compare() {
  if [ -n "${UPDATE_EXPECTED:-}" ]; then
    cmp -s "$1" "$2" || cp "$2" "$1"
  elif ! diff -u "$1" "$2"; then
    echo "FAILED: $3"
    failed=1
  fi
}

run_cases() {
  local case name
  for case in "$here"/${1:-*}/; do
    name=$(basename "$case")
    rm -rf "$work/in"
    mkdir "$work/in"
    [ -d "$case/files" ] && cp -r "$case/files/." "$work/in"
    (cd "$work/in" && bash "$case/cmd" 2>&1; echo "status $?") | without_times > "$work/got"
    compare "$case/out.expected" "$work/got" "$name"
  done
}

run_examples() {
  local folder
  for folder in "$here"/../../migrations-examples/*/*/; do
    find "$folder" -name '*.sql' | grep -q . || continue
    (cd "$folder" && segue check; echo "status $?") 2>&1 | without_times > "$work/got"
    compare "$folder/expected.txt" "$work/got" "$folder"
  done
}

# What is detected in the projects of the corpus without being told anything: layout, dialect, and how
# many migrations.
run_corpus() {
  local corpus project
  corpus=${SEGUE_CORPUS:-$here/../../../shared/corpus}
  [ -d "$corpus" ] || { echo "no corpus at $corpus: set SEGUE_CORPUS"; exit 77; }
  cd "$corpus" || exit 1
  for project in */; do
    case $project in oracle/ | mariadb-test*/ | pg-regress*/) continue ;; esac
    echo "$project"
    segue check "${project%/}" 2>&1 | grep -aE ', told by |^… and |^segue:' | sed 's/^/  /'
  done > "$work/got"
  compare "$here/corpus.expected" "$work/got" corpus
}

"run_$2" "${3:-}"
exit $failed
