#!/usr/bin/env bash
# What others say of the reports: SARIF is validated against the official schema, JSON against ours, the page is looked at in a browser, the
# completion is loaded into the shells, the manual into man. What is missing on this machine is left out, and said so.
#   run.sh SEGUE FOLDER      FOLDER keeps what npm installs. Status 77: something was left out.
set -u
segue=$(realpath "$1")
mkdir -p "$2"
npm_folder=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH="$work:$PATH"
ln -s "$segue" "$work/segue"
failed=0
left_out=0

leave_out() { echo "LEFT OUT: $*"; left_out=1; }
fail() { echo "FAILED: $*"; failed=1; }
have() { command -v "$1" >/dev/null; }

npm_packages() {
  have node && have npm || { leave_out "SARIF schema and browser: there is no node or npm"; return 1; }
  cmp -s "$here/package.json" "$npm_folder/package.json" && return
  cp "$here/package.json" "$npm_folder/"
  npm install --prefix "$npm_folder" --no-audit --no-fund --ignore-scripts --silent >"$work/npm" 2>&1 && return
  rm -f "$npm_folder/package.json"
  leave_out "SARIF schema and browser: npm cannot install them: $(tail -1 "$work/npm")"
  return 1
}

# A project in which every class of statement occurs, and the mistakes of the examples.
make_reports() {
  cp -r "$here/project" "$root/migrations-examples/mistakes" "$work/"
  local folder
  for folder in project mistakes; do
    (cd "$work" && segue check "$folder" --with statements --format json --output "sarif=$folder.sarif" \
      --output "html=$folder.html" > "$folder.json")
    [ $? -le 1 ] || fail "segue check $folder"
  done
}

try_sarif() {
  NODE_PATH=$npm_folder/node_modules node "$here/sarif.js" "$work"/*.sarif || fail "SARIF against the official schema"
}

try_document() {
  NODE_PATH=$npm_folder/node_modules node "$here/document.js" "$root/src/report/check.schema.json" "$work"/*.json ||
    fail "JSON against its schema"
  grep -q '"fixes": \[' "$work"/*.sarif || fail "no result in SARIF has a fix"
}

try_page() {
  local browser
  browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
    { leave_out "the page in a browser: there is no chromium"; return; }
  for folder in project mistakes; do
    NODE_PATH=$npm_folder/node_modules timeout 120 node "$here/page.js" "$browser" "$work/$folder.html" "$work/$folder.json" \
      ${SEGUE_PICTURES:+"$SEGUE_PICTURES/$folder"} || fail "the page of $folder in a browser"
  done
}

# complete LINE...: what bash offers for the last word of the line.
complete_in_bash() {
  bash --noprofile --norc -c 'source <(segue completion bash); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _segue
    echo "${COMPREPLY[*]}"' bash "$@"
}
expect_completion() {
  local expected=$1 got
  shift
  got=$(complete_in_bash "$@")
  [ "$got" = "$expected" ] || fail "bash offers \`$got\` after \`$*\`, not \`$expected\`"
}

try_completion() {
  expect_completion check segue ch
  expect_completion "--format" segue check --for
  expect_completion "json junit" segue check --format j
  expect_completion "json junit" segue check --format = j
  expect_completion "--fail-on" migration-check --fai
  expect_completion "statements" segue dump st
  expect_completion "text json" segue dump catalog --format ""
  segue completion zsh > "$work/_segue"
  segue completion fish > "$work/segue.fish"
  if have zsh; then zsh -n "$work/_segue" || fail "zsh does not read its completion"
  else leave_out "the completion of zsh: there is no zsh"; fi
  if have fish; then
    fish --no-execute "$work/segue.fish" || fail "fish does not read its completion"
    [ "$(fish -c "source $work/segue.fish; complete -C 'segue check --format js'" | cut -f1)" = json ] || fail "fish completes no format"
  else leave_out "the completion of fish: there is no fish"; fi
}

try_manual() {
  have man || { leave_out "the manual page: there is no man"; return; }
  segue man > "$work/segue.1"
  local warnings page
  warnings=$(MANROFFSEQ= man --warnings -E UTF-8 -l -Tutf8 "$work/segue.1" 2>&1 >/dev/null)
  [ -z "$warnings" ] || fail "the manual page: $warnings"
  page=$(MANWIDTH=100 man -l -P cat "$work/segue.1" | col -b)
  for words in "segue check [OPTIONS] [PATH...]" "EXIT STATUS" "--output FORMAT=FILE" "migration-check"; do
    grep -qF -e "$words" <<< "$page" || fail "the manual page does not say: $words"
  done
}

make_reports
if npm_packages; then
  try_sarif
  try_document
  try_page
fi
try_completion
try_manual
[ $failed = 0 ] || exit 1
[ $left_out = 0 ] || exit 77
