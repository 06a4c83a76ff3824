#!/usr/bin/env bash
# Checks errors.tsv: findings at error level of real histories, taken at random and read by hand.
#   run.sh SEGUE      fails where the list is too short or has no reasons, where more than 2 % are
#                     wrong, or where so many are no longer found that the list says nothing
set -u
segue=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
list=$here/errors.tsv
corpus=${SEGUE_CORPUS:-$here/../../../shared/corpus}

awk -F'\t' '
  /^#/ { next }
  { places[$2 "\t" $3 "\t" $5]++; count[$1]++; all++ }
  NF != 6 || $6 == "" { print FILENAME ":" FNR ": a line has six fields, and the last says why"; bad = 1 }
  $1 !~ /^(right|wrong|doubtful)$/ { print FILENAME ":" FNR ": `" $1 "` is no verdict"; bad = 1 }
  places[$2 "\t" $3 "\t" $5] > 1 { print FILENAME ":" FNR ": this finding stands in the list twice"; bad = 1 }
  END {
    printf "%d findings read: %d right, %d doubtful, %d wrong (%.1f %%)\n",
      all, count["right"], count["doubtful"], count["wrong"], all ? 100 * count["wrong"] / all : 0
    if (all < 200) { print "too few: 200 are to be read"; bad = 1 }
    if (count["wrong"] * 50 > all) { print "too many are wrong: at most 2 % may be"; bad = 1 }
    exit bad
  }' "$list" || exit 1

[ -d "$corpus" ] || { echo "no corpus at $corpus: set SEGUE_CORPUS to see which of them are still found"; exit 0; }

# "project/file:line:column<tab>rule<tab>message" of everything at error level.
found_in() {
  (cd "$corpus/$1" && "$segue" check . 2>/dev/null) |
    sed -nE 's#^(\./)?([^ ].*:[0-9]+:[0-9]+): error: (.*) \[([a-z0-9-]+)\]$#'"$1"'/\2\t\4\t\3#p'
}
found=$(mktemp)
trap 'rm -f "$found"' EXIT
export NO_COLOR=1
grep -v '^#' "$list" | cut -f3 | cut -d/ -f1 | sort -u | while read -r project; do
  found_in "$project"
done | sort -u > "$found"
all=$(grep -vc '^#' "$list")
still=$(grep -v '^#' "$list" | awk -F'\t' '{ print $3 "\t" $2 "\t" $5 }' | sort -u | comm -12 - "$found" | wc -l)
echo "$still of the $all are still found"
[ $((still * 4)) -ge $((all * 3)) ] || { echo "draw anew (sample.py) and read again"; exit 1; }
