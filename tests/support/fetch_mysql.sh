#!/usr/bin/env bash
# Gets a MySQL server for the tests, since Debian's releases have none: packages of its unstable suite, unpacked into a
# folder of their own. Nothing is installed, no script of a package runs, nothing outside of the folder changes.
#   fetch_mysql.sh [FOLDER]   prints the path of the server; asks for nothing where it is there already
# FOLDER is $XDG_CACHE_HOME/segue/mysql by default (~/.cache where that is not set); of root /var/cache/segue/mysql,
# since the server runs as another account that must reach it. Wants apt-get, dpkg and patchelf.
# SEGUE_DEBIAN_MIRROR names a mirror other than the one that the system uses.
set -euo pipefail

usual=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/segue/mysql
[ "$(id -u)" != 0 ] || usual=/var/cache/segue/mysql
folder=${1:-$usual}
server=$folder/usr/sbin/mysqld
if [ -x "$server" ] && [ -e "$folder/complete" ]; then echo "$server"; exit; fi

for tool in apt-get dpkg patchelf; do
  command -v "$tool" >/dev/null || { echo "fetch_mysql: $tool is missing" >&2; exit 1; }
done
mirror=${SEGUE_DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | head -n 1)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/state/partial" "$work/cache/archives/partial" "$work/packages" "$folder"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror sid main" >"$work/sources.list"
apt() {
  apt-get -q -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::State::lists="$work/state" \
    -o Dir::State::status=/dev/null -o Dir::Cache="$work/cache" -o APT::Sandbox::User=root "$@"
}
logged() { "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }; }

logged apt update
# Of all that it would install only the server and shared libraries are wanted.
wanted=$(apt -s install --no-install-recommends mysql-server-core 2>/dev/null |
  awk '$1 == "Inst" && $2 ~ /^(lib|zlib1g|mysql-server-core)/ && $2 !~ /perl|llvm|-common$|-bin$|pam-|sasl2-modules/ { print $2 }')
# shellcheck disable=SC2086
cd "$work/packages" && logged apt download $wanted && cd - >/dev/null
for package in "$work"/packages/*.deb; do dpkg -x "$package" "$folder"; done
rm -rf "$folder"/usr/share/{doc,man,locale,lintian}

# The server uses the loader and the libraries beside it: those of the system may be older.
loader=$(find "$folder" -name 'ld-linux*.so.2' | head -n 1)
libraries=$(dirname "$(find "$folder" -name libc.so.6 | head -n 1)")
patchelf --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" "$server"
"$server" --no-defaults --version >&2
touch "$folder/complete"
echo "$server"
