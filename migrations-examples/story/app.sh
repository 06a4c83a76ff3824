#!/usr/bin/env bash
# The application: app.sh VERSION DATABASE. Until it is ended, it writes and reads users as its release knows them, and
# shows its version. A statement that fails goes to standard error.
set -u
version=$1 database=$2
case $version in v1) column=mail ;; *) column=email ;; esac
send() { sqlite3 -cmd '.timeout 5000' "$database" "$1"; }
for ((i = 1;; ++i)); do
  send "INSERT INTO segue_app_versions (app, version, instance, seen_at)
          VALUES ('shop', '$version', '$$', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER))
          ON CONFLICT (app, version, instance) DO UPDATE SET seen_at = excluded.seen_at;" 2>/dev/null || true
  send "INSERT INTO users (name, $column) VALUES ('$version-$i', '$version-$i@example.org');"
  send "UPDATE users SET $column = '$version-changed-$i@example.org'
          WHERE id = (SELECT id FROM users ORDER BY abs(random()) LIMIT 1);"
  send "SELECT count(*) FROM users WHERE $column IS NOT NULL;" >/dev/null
  sleep 0.05
done
