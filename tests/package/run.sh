#!/usr/bin/env bash
# Makes the Debian package and tries it where nothing else is installed: in a bare root of debootstrap.
#   run.sh BUILD
# Without debootstrap, root rights or a mirror the package is only looked into; then the exit status is 77, after a line
# that says what was left out.
set -euo pipefail
build=$(realpath "$1")
project=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
root=$work/root
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf "$work"' EXIT
fail() { echo "FAILED: $*"; exit 1; }
left_out() { echo "LEFT OUT: the package was not tried in a bare root: $*"; exit 77; }

(cd "$work" && cpack --config "$build/CPackConfig.cmake" -B "$work/made" >"$work/log" 2>&1) || { cat "$work/log"; fail "cpack"; }
package=$(ls "$work"/made/segue_*.deb)
dpkg-deb --contents "$package" >"$work/contents"
for part in bin/segue bin/migration-check lib/segue/segue_postgresql.so lib/segue/segue_mysql.so lib/segue/segue_sqlite.so \
  share/man/man1/segue.1 share/bash-completion/completions/segue share/doc/segue/copyright; do
  grep -q "./usr/$part" "$work/contents" || fail "the package holds no $part"
done
grep -q -e 'include/' -e '\.a$' "$work/contents" && fail "the package holds what only developers need"
depends=$(dpkg-deb --field "$package" Depends)
for library in libpqxx libmysqlcppconn libsqlite3 libcpp-httplib; do
  grep -q "$library" <<<"$depends" || fail "the package does not depend on $library: $depends"
done
echo "$(basename "$package"): $(($(stat -c %s "$package") / 1024)) KiB, depends on $depends"

command -v debootstrap >/dev/null || left_out "there is no debootstrap"
[ "$(id -u)" = 0 ] || left_out "only root can make one"
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep debian | grep -vm1 security) || left_out "no mirror is known"
. /etc/os-release
debootstrap --variant=minbase "$VERSION_CODENAME" "$root" "$mirror" >"$work/log" 2>&1 || { tail -3 "$work/log"; left_out "debootstrap failed"; }
cp "$package" "$root/segue.deb"
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp -r "$project/migrations-examples" "$root/examples"
mount -t proc proc "$root/proc" 2>/dev/null || true
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }
inside apt-get install -y -qq --no-install-recommends /segue.deb >"$work/log" 2>&1 || { tail -20 "$work/log"; fail "apt install"; }

inside segue --version | tee "$work/version"
grep -q '^segue ' "$work/version" || fail "--version"
inside migration-check /examples/add-index/postgresql >"$work/out" || [ $? = 1 ] || fail "check"
grep -q 'all understood' "$work/out" || { cat "$work/out"; fail "check read nothing"; }
inside segue up --url sqlite:/app.db /examples/add-index/sqlite >"$work/out" 2>&1 || { cat "$work/out"; fail "up"; }
inside segue status --url sqlite:/app.db /examples/add-index/sqlite >"$work/out" 2>&1 || { cat "$work/out"; fail "status"; }
grep -q applied "$work/out" || { cat "$work/out"; fail "status tells of nothing applied"; }
inside segue up --url sqlite:/app.db /examples/add-index/sqlite | grep -q 'nothing to do' || fail "up again"
# The drivers of servers load: what they say is that there is no server.
for url in postgresql://nobody@127.0.0.1:1/x mysql://nobody@127.0.0.1:1/x; do
  wing=${url%%:*}
  status=0
  inside segue status --url "$url" "/examples/add-index/$wing" >"$work/out" 2>&1 || status=$?
  [ $status = 3 ] || { cat "$work/out"; fail "status of an unreachable $wing ends with $status, not 3"; }
done
echo "tried in a bare $PRETTY_NAME"
