#!/usr/bin/env bash
# The invariants of src/README.md that a script can check. Prints each breach; exits 1 if there is one.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
generated=${1:-}
cd "$root" || exit 2
bad=0
breach() { printf '%s\n' "$*"; bad=1; }

while IFS= read -r file; do
  breach "database named in src: $file"
done < <(grep -rniE 'postgres|mysql|mariadb|sqlite' src --include=*.cpp --include=*.h --include=*.def |
  sed -E 's#([^:]+:[0-9]+:[^"]*("[^"]*"[^"]*)*)//.*#\1#' | grep -iE '^[^:]+:[0-9]+:.*(postgres|mysql|mariadb|sqlite)')

while IFS= read -r file; do
  breach "ANTLR outside of a parse room: $file"
done < <(grep -rlE 'antlr4|(Postgresql|Mysql|Sqlite)Parser\.h' src dialects --include=*.cpp --include=*.h | grep -v '/parse/')

# The table of layers is written once, for people: a row is | `folder` | what | may include |.
declare -A may
while IFS='|' read -r _ folder _ included _; do
  folder=${folder//[\` ]/}
  may[$folder]=" ${included//[\`,]/ } "
done < <(grep -E '^\| `[a-z/<>]+` \|.*\|.*\|$' src/README.md)
[ -n "${may[cli]:-}" ] || breach "the table of layers was not found in src/README.md"

# against_layers FOLDER ROW: the folder's includes of other folders of src/ or dialects/ that its row does not list.
against_layers() {
  local file to
  case ${may[$2]:-none} in *everything*) return ;; none) breach "no row for $1 in src/README.md" ;; esac
  while IFS=: read -r file to; do
    [ -d "src/$to" ] || [ "$to" = dialects ] || continue
    case "${may[$2]:-}" in *" $to "*) ;; *) breach "include against the layers: $file includes $to" ;; esac
  done < <(grep -rE '^#include "[a-z_]+/' "$1" --include=*.cpp --include=*.h |
    sed -E 's/^([^:]+):#include "([a-z_]+)\/.*/\1:\2/' | grep -vE ":${1##*/}\$|$1[^:]*:dialects\$" | sort -u)
}
for folder in src/*/; do
  folder=${folder%/}
  against_layers "$folder" "${folder#src/}"
done
while IFS= read -r file; do
  breach "include against the layers: $file includes a wing"
done < <(grep -rlE '^#include "dialects/' src --include=*.cpp --include=*.h | grep -v '^src/cli/')
for wing in dialects/*/; do against_layers "${wing%/}" 'dialects/<db>'; done

for wing in dialects/*/; do
  while IFS= read -r line; do
    breach "a wing includes another: $line"
  done < <(grep -rE '^#include "dialects/' "$wing" --include=*.cpp --include=*.h | grep -v "\"$wing")
  while IFS= read -r line; do
    breach "a wing includes another's grammar: $line"
  done < <(grep -rE '^#include "grammar/' "$wing" --include=*.cpp --include=*.h | grep -vE "\"grammar/($(basename "$wing")|support)/")
done

# Every rule has its line in rules.def, and every line stands for findings that are made somewhere.
listed() { grep -qF "SEGUE_RULE(\"$1\")" src/base/rules.def || grep -qF "RULE(${1//-/_})" src/rules/rules.def; }
while IFS= read -r id; do
  grep -rqF "\"$id\"" src dialects --include=*.cpp || breach "no finding is about: $id"
done < <(sed -nE 's/^SEGUE_RULE\("([^"]+)"\)/\1/p' src/base/rules.def)
while IFS=: read -r file id; do
  listed "$id" || breach "not in rules.def: $id, in $file"
done < <({
  grep -roE '(\.rule = |(report|refuse|refuse_missing|complain)\()"[a-z-]+[a-z]"' src dialects --include=*.cpp |
    sed -E 's/:.*"([a-z-]+)"/:\1/'
  grep -roE --include=*.sql -e '-- (error|warning|note): [a-z-]+$' tests | sed -E 's/:.* /:/'
} | sort -u)

while IFS= read -r line; do
  breach "unfinished work: $line"
done < <(grep -rnE 'TODO|FIXME|XXX|not implemented' src dialects grammar --include=*.cpp --include=*.h --include=*.g4)

if [ -n "$generated" ]; then
  found=0
  for parser in "$generated"/*/*Parser.cpp; do
    [ -f "$parser" ] || continue
    found=$((found + 1))
    count=$(grep -c adaptivePredict "$parser")
    [ "$count" = 0 ] || breach "not LL(1): $parser calls adaptivePredict $count times"
  done
  [ "$found" = 3 ] || breach "expected three generated parsers in $generated, found $found"
fi
exit $bad
