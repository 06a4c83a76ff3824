#!/usr/bin/env bash
# clang-tidy on our own sources, as many at once as there are processors. Prints what it finds; exits 1 if there is anything.
#   tidy.sh BUILD [FILE…]      BUILD has a compile_commands.json for clang; all of src/, dialects/ and tests/ by default
#
# A file that was clean is not read again while it, what it includes of ours, and the checks are the same.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=$(realpath "$1")
shift
[ $# != 0 ] || set -- $(git ls-files -- 'src/*.cpp' 'dialects/*.cpp' 'tests/*.cpp' ':!tests/fuzz')
export build
mkdir -p "$build/tidy"
config=$({ cat .clang-tidy; clang-tidy --version; } | sha256sum)
export config

run_one() {
  local file=$1 stamp command key
  stamp=$build/tidy/${1//\//+}
  command=$(awk -v f="/$file\"" '/"command":/ { c = $0 } /"file":/ && index($0, f) { print c; exit }' "$build/compile_commands.json")
  [ -n "$command" ] || { echo "tidy: $file is not built, left out"; return 0; }
  # The text that the compiler sees tells whether anything changed; it costs a fraction of the checks.
  command=${command#*: \"}
  command=${command%\",}
  command=${command#*ccache }
  command=$(sed -E 's/ -o [^ ]+//; s/ -c / -E -P /; s/\\"/"/g; s/\\\\/\\/g' <<<"$command")
  key=$(cd "$build" && { printf %s "$config"; eval "$command" 2>/dev/null; } | sha256sum)
  [ "$key" != "$(cat "$stamp" 2>/dev/null)" ] || return 0
  if clang-tidy --quiet -p "$build" "$file" 2>/dev/null; then printf %s "$key" >"$stamp"; else return 1; fi
}
export -f run_one
printf '%s\n' "$@" | xargs -P "$(nproc 2>/dev/null || echo 2)" -I{} bash -c 'run_one {}'
