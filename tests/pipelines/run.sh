#!/usr/bin/env bash
# The files of migrations-examples/pipelines: held to the schemas of those who read them, and run. What is missing on this
# machine is left out, and said so.
#   run.sh SEGUE FOLDER      FOLDER keeps what pip and npm install. Status 77: nothing could be tried.
set -u
segue=$(realpath "$1")
mkdir -p "$2"
tools=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
pipelines=$root/migrations-examples/pipelines
work=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null; rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$segue" "$work/bin/segue"
export PATH="$work/bin:$PATH" NO_COLOR=1
checks=0 failed=0

count() { checks=$((checks + 1)); }
leave_out() { echo "LEFT OUT: $*"; }
fail() { echo "FAILED: $*"; failed=$((failed + 1)); }

# shellcheck source=tests/pipelines/schemas.sh
. "$here/schemas.sh"
# shellcheck source=tests/pipelines/releases.sh
. "$here/releases.sh"

try_schemas
try_releases
echo "$((checks - failed)) passed, $failed failed"
[ $failed = 0 ] || exit 1
[ $checks != 0 ] || exit 77
