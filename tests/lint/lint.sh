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

while IFS= read -r file; do
  lines=$(wc -l <"$file")
  [ "$lines" -le 600 ] || breach "over 600 lines: $file ($lines)"
done < <(find src dialects grammar tests -name '*.cpp' -o -name '*.h' -o -name '*.g4' -o -name '*.def')

# allowed FOLDER TARGET: the table in src/README.md
allowed() {
  [ "$1" = "$2" ] && return 0
  case "$1:$2" in
    sql:base | catalog:base | catalog:sql) ;;
    facts:base | facts:sql | facts:catalog) ;;
    rules:base | rules:sql | rules:catalog | rules:facts) ;;
    dialect:base | dialect:sql | dialect:catalog | dialect:facts) ;;
    project:base | project:sql | project:dialect) ;;
    report:base | report:sql | report:catalog | report:dialect | report:project | report:facts | report:rules) ;;
    cli:*) ;;
    *) return 1 ;;
  esac
}
while IFS=: read -r file include; do
  from=${file#src/}
  from=${from%%/*}
  to=${include%%/*}
  [ -d "src/$to" ] || [ "$to" = dialects ] || continue
  allowed "$from" "$to" || breach "include against the layers: $file includes $include"
done < <(grep -rE '^#include "' src --include=*.cpp --include=*.h | sed -E 's/^([^:]+):#include "([^"]+)".*/\1:\2/')

for wing in postgresql mysql sqlite; do
  while IFS= read -r line; do
    breach "a wing includes another: $line"
  done < <(grep -rE '^#include "dialects/' "dialects/$wing" --include=*.cpp --include=*.h 2>/dev/null | grep -v "\"dialects/$wing/")
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
