#!/usr/bin/env bash
# The bars of tests/README.md: how long files and functions are, how much is comment, how much is tested by data.
# Prints each figure; exits 1 where one is past its bar.
set -u
cd "$(dirname "$0")/../.." || exit 2
bad=0

# bar WHAT FIGURE RELATION LIMIT
bar() {
  local verdict=
  awk -v a="$2" -v b="$4" -v relation="$3" 'BEGIN { exit !(relation == "<=" ? a <= b : a >= b) }' || { verdict='  BREACH'; bad=1; }
  printf '%-46s %8s  (%s %s)%s\n' "$1" "$2" "$3" "$4" "$verdict"
}
# quantile SHARE: of sorted numbers, one a line.
quantile() { awk -v share="$1" '{ a[NR] = $1 } END { i = int(NR * share + 0.5); print a[i < 1 ? 1 : i] }'; }
sources() { find src dialects grammar tests \( -name '*.cpp' -o -name '*.h' -o -name '*.def' -o -name '*.g4' \) -print0 | sort -z; }
lines_in() { xargs -0 cat | wc -l; }

files=$(sources | xargs -0 -n1 wc -l | sort -n)
bar 'lines of a source file, median' "$(quantile 0.5 <<<"$files")" '<=' 120
bar 'lines of a source file, 90 %' "$(quantile 0.9 <<<"$files")" '<=' 350
bar "lines of $(tail -1 <<<"$files" | cut -d' ' -f2)" "$(quantile 1 <<<"$files")" '<=' 600

functions=$(find src dialects tests \( -name '*.cpp' -o -name '*.h' \) -print0 | xargs -0 awk -f tests/lint/functions.awk | sort -n)
bar 'lines of a function, median' "$(quantile 0.5 <<<"$functions")" '<=' 10
bar 'lines of a function, 90 %' "$(quantile 0.9 <<<"$functions")" '<=' 40
bar 'functions of over 60 lines, %' "$(awk '$1 > 60 { over++ } END { printf "%.1f", over * 100 / NR }' <<<"$functions")" '<=' 3

# comments PATTERN: the share of lines, in per cent, that have a comment.
comments() {
  find src dialects -name "$1" -print0 | xargs -0 cat | awk 'NF { n++ } /\/\// { c++ } END { printf "%.1f", c * 100 / n }'
}
bar 'lines of headers with a comment, %' "$(comments '*.h')" '>=' 20
bar 'lines of headers with a comment, % at most' "$(comments '*.h')" '<=' 35
bar 'lines of sources with a comment, % at most' "$(comments '*.cpp')" '<=' 15

cases=$(grep -rh '^--- case:' tests --include=*.sql | wc -l)
folders=$(find tests/cli migrations-examples -name cmd -o -name expected.txt | wc -l)
facts=$(find tests/facts -name '*.facts' -o -name '*.table' | xargs grep -hcvE '^(#|$)' | awk '{ n += $1 } END { print n + 0 }')
coded=$(grep -rhE '^(TEST_CASE|TEMPLATE_TEST_CASE)' tests --include=*.cpp | wc -l)
bar 'test cases that are data, %' "$(awk -v d=$((cases + folders + facts)) -v c="$coded" 'BEGIN { printf "%.1f", d * 100 / (d + c) }')" '>=' 80

code=$(find src dialects grammar \( -name '*.cpp' -o -name '*.h' -o -name '*.def' -o -name '*.g4' \) -print0 | lines_in)
tests=$(find tests migrations-examples -type f -not -name '*.md' -print0 | lines_in)
printf '%-46s %8s\n' 'lines of tests for a line of code' "$(awk -v t="$tests" -v c="$code" 'BEGIN { printf "%.2f", t / c }')"
exit $bad
