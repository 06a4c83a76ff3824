#!/usr/bin/env bash
# Runs the fuzz targets of a build, as many at once as there are processors, and prints a line for each.
#   run.sh BUILD SECONDS [TARGET…]        exits 1 where a target found something
#
# What libFuzzer starts from are the SQL of the fixtures and the inputs in seeds/, which failed once; what it learns is kept in
# BUILD/fuzz/<target>/corpus, what it finds in BUILD/fuzz/<target>/found-*.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$(realpath "$1")
seconds=$2
shift 2
limit=4096 # bytes of an input: longer ones are slower and say no more
export build seconds limit here

# seeds_of WING: a file for each run of SQL in the fixtures, none longer than the limit.
seeds_of() {
  rm -rf "$build/fuzz/seeds/$1"
  mkdir -p "$build/fuzz/seeds/$1"
  find "$here/../dialects/$1" "$here/../catalog/$1" "$here/../facts/$1" "$here/../rules" -name '*.sql' | sort |
    xargs awk -v limit="$limit" -v out="$build/fuzz/seeds/$1/" '
      function flush(  file) {
        if (text == "") return
        file = out (++count) ".sql"
        printf "%s", text >file
        close(file)
        text = ""
      }
      FNR == 1 { flush(); sql = 1 }
      /^--- / { flush(); sql = /^--- (given|up|down)$/; next }
      sql { if (length(text) + length($0) >= limit) flush(); if (length($0) < limit) text = text $0 "\n" }
      END { flush() }'
  # The words of the language, so that a change of one is another word rather than noise.
  sed -nE 's/^KEYWORD\(([A-Z_0-9]+).*/"\1"/p' "$here/../../grammar/$1/tokens.def" >"$build/fuzz/$1.dict"
}

run_one() {
  local target=$1 wing=${1##*_}
  local folder=$build/fuzz/$target
  mkdir -p "$folder/corpus"
  if "$build/tests/$target" -max_total_time="$seconds" -max_len="$limit" -timeout=30 -rss_limit_mb=2048 -print_final_stats=1 \
    -dict="$build/fuzz/$wing.dict" -artifact_prefix="$folder/found-" \
    "$folder/corpus" "$here/seeds" "$build/fuzz/seeds/$wing" >"$folder/log" 2>&1; then
    local result="nothing found"
  else
    local result="FAILED, see $folder/log"
    touch "$folder/failed"
  fi
  printf '%-24s %10s runs in %5s s, coverage %6s: %s\n' "$target" \
    "$(sed -nE 's/^stat::number_of_executed_units: *//p' "$folder/log")" \
    "$(sed -nE 's/^Done .* in ([0-9]+) second.*/\1/p' "$folder/log")" \
    "$(grep -oE 'cov: [0-9]+' "$folder/log" | tail -1 | cut -d' ' -f2)" "$result"
}
export -f run_one

mkdir -p "$build/fuzz"
rm -f "$build"/fuzz/*/failed
for wing in postgresql mysql sqlite; do seeds_of "$wing"; done
if [ $# = 0 ]; then
  for target in "$build"/tests/fuzz_*; do set -- "$@" "$(basename "$target")"; done
fi
printf '%s\n' "$@" | xargs -P "$(nproc 2>/dev/null || echo 2)" -I{} bash -c 'run_one {}'

status=0
for failed in "$build"/fuzz/*/failed; do
  [ -e "$failed" ] || continue
  status=1
  find "$(dirname "$failed")" -maxdepth 1 -name 'found-*' -newer "$build/fuzz/sqlite.dict"
done
exit $status
