#!/usr/bin/env python3
"""Ends every command of a rollout at every word that it says to the database, before and after it, says the command again,
and demands the end that an undisturbed run has: the same schema, rows, releases and journal.

run.py SEGUE KILLER [STRIDE [FIRST LAST]]; every STRIDE-th word, 1 for all, of the schedules with these numbers."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

SEGUE, KILLER = (os.path.realpath(path) for path in sys.argv[1:3])
STRIDE = int(sys.argv[3]) if len(sys.argv) > 3 else int(os.environ.get("SEGUE_STRIDE", "1"))

CONFIG = """
[rollout]
application = "shop"
soak = "0s"
tripwire = "10ms"
archive = "1h"
[[gate]]
name = "old release gone"
kind = "release-gone"
samples = 1
"""

# Two migrations: one with a backfill and triggers that its contract removes, one that drops a column and a table, which
# are made unusable before.
MIGRATIONS = {
    "0001_start.up.sql": "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, mail TEXT, fax TEXT);\n"
    "CREATE TABLE faxes (id INTEGER PRIMARY KEY, number TEXT);\n"
    "INSERT INTO users (name, mail, fax) VALUES ('a', 'a@x', '1'), ('b', 'b@x', '2'), ('c', 'c@x', NULL);\n"
    "INSERT INTO faxes (number) VALUES ('7');\n",
    "0002_email/expand.up.sql": "ALTER TABLE users ADD COLUMN email TEXT;\n"
    "CREATE TABLE letters (id INTEGER PRIMARY KEY, text TEXT);\n",
    "0002_email/expand.down.sql": "DROP TABLE letters;\nALTER TABLE users DROP COLUMN email;\n",
    "0002_email/backfill.sql": '-- segue: backfill where="email IS NULL" batch=2\nUPDATE users SET email = mail;\n',
    "0003_no_fax/contract.up.sql": "ALTER TABLE users DROP COLUMN fax;\nDROP TABLE faxes;\n",
    "0003_no_fax/contract.down.sql": "CREATE TABLE faxes (id INTEGER PRIMARY KEY, number TEXT);\n"
    "ALTER TABLE users ADD COLUMN fax TEXT;\n",
}

PRE = ["pre-deploy", "--release", "v2", "--replaces", "v1"]
POST = ["post-deploy", "--release", "v2", "--replaces", "v1"]
CONTRACT = ["contract", "--release", "v2"]
FORCED = ["contract", "--release", "v2", "--force", "--reason", "a test"]
SCHEDULES = {
    "to the end": [PRE, POST, CONTRACT],
    "contract within post-deploy": [PRE, "gone", POST],
    "approved, paused and forced": [
        ["approve", "--release", "v2", "--as", "ann"],
        PRE,
        ["pause", "--release", "v2"],
        ["resume", "--release", "v2"],
        POST,
        FORCED,
    ],
    "taken back": [PRE, ["rollback", "--release", "v2"]],
    "taken back after it was live": [PRE, POST, ["rollback", "--release", "v2", "--accept-data-loss"]],
    "given up": [PRE, POST, ["abort", "--release", "v2"]],
}

# What differs from run to run: times, ids that count tries, who was at it.
QUESTIONS = [
    "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY 1, 2",
    "SELECT * FROM users ORDER BY id",
    "SELECT history, migration, phase, state, checksum, release_name, plan_hash FROM segue_migrations ORDER BY 1, 2, 3",
    "SELECT name, replaces, state, plan_hash, scripts, paused_by, problem FROM segue_releases ORDER BY id",
    "SELECT release_name, phase, plan_hash, who FROM segue_approvals GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4",
    "SELECT migration, state, mismatches FROM segue_backfills ORDER BY id",
]


def told(database):
    connection = sqlite3.connect(database)
    try:
        return [connection.execute(question).fetchall() for question in QUESTIONS]
    finally:
        connection.close()


def chain_is_whole(database):
    """No event is missing: each names the hash of the one before it."""
    connection = sqlite3.connect(database)
    try:
        last = ""
        for number, previous, own in connection.execute("SELECT id, previous, hash FROM segue_events ORDER BY id"):
            if previous != last:
                return f"event {number} does not follow the one before it"
            last = own
        return None
    finally:
        connection.close()


class Run:
    """A project and its database in a folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.database = os.path.join(folder, "shop.db")
        with open(os.path.join(folder, "segue.toml"), "w", encoding="utf-8") as file:
            file.write(CONFIG)
        for path, text in MIGRATIONS.items():
            path = os.path.join(folder, "migrations", path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)

    def say(self, words, **more):
        environment = dict(os.environ, DATABASE_URL="sqlite:" + self.database, **more)
        if more:
            environment["LD_PRELOAD"] = KILLER
        return subprocess.run([SEGUE, *words, "migrations"], cwd=self.folder, env=environment, capture_output=True,
                              text=True, timeout=120, check=False)

    def show_versions(self, *versions):
        connection = sqlite3.connect(self.database)
        connection.execute("UPDATE segue_app_versions SET seen_at = 1")
        for version in versions:
            connection.execute("INSERT OR REPLACE INTO segue_app_versions VALUES ('shop', ?, '1', (julianday('now') - 2440587.5) * 86400000)",
                               (version,))
        connection.commit()
        connection.close()

    def do(self, words):
        """Until it is done; an error after the tenth try."""
        for _ in range(10):
            ended = self.say(words)
            if ended.returncode == 0:
                return
        raise SystemExit(f"{' '.join(words)} ends with {ended.returncode}:\n{ended.stdout}{ended.stderr}")


def steps_of(schedule):
    """Each command with the versions that are alive while it runs."""
    gone = False
    alive = {"post-deploy": ["v1", "v2"], "contract": ["v2"], "abort": ["v1", "v2"]}
    for step in schedule:
        if step == "gone":
            gone = True
        else:
            yield step, ["v2"] if gone else alive.get(step[0], ["v1"])


def try_command(run, words, alive, base, counts):
    """Every word of one command; `base` is the database before it, and becomes that behind it."""
    shutil.copy(base, run.database)
    run.show_versions(*alive)
    shutil.copy(run.database, base)
    count = os.path.join(run.folder, "count")
    whole = run.say(words, KILL_AT="0", KILL_COUNT=count)
    if whole.returncode != 0:
        raise SystemExit(f"{' '.join(words)} ends with {whole.returncode}:\n{whole.stdout}{whole.stderr}")
    wanted = told(run.database)
    end = base + ".end"
    shutil.copy(run.database, end)
    with open(count, encoding="utf-8") as file:
        said = int(file.read())
    for word in range(1, said + 1, STRIDE):
        for after in "01":
            for leftover in ("", "-journal", "-wal", "-shm"):
                if os.path.exists(run.database + leftover):
                    os.remove(run.database + leftover)
            shutil.copy(base, run.database)
            killed = run.say(words, KILL_AT=str(word), KILL_AFTER=after)
            counts["killed" if killed.returncode == -9 else "ended before"] += 1
            run.show_versions(*alive)
            run.do(words)
            found = told(run.database)
            broken = chain_is_whole(run.database)
            if found != wanted or broken:
                counts["differ"] += 1
                print(f"  {' '.join(words)}: killed {'after' if after == '1' else 'before'} word {word} of {said}: "
                      f"{broken or next((a, b) for a, b in zip(found, wanted) if a != b)}")
    shutil.move(end, base)


def main():
    counts = {"killed": 0, "ended before": 0, "differ": 0}
    first, last = (int(word) for word in sys.argv[4:6]) if len(sys.argv) > 5 else (1, len(SCHEDULES))
    for name, schedule in list(SCHEDULES.items())[first - 1:last]:
        before = dict(counts)
        with tempfile.TemporaryDirectory() as folder:
            run = Run(folder)
            run.do(["up", "--to", "0001_start"])
            base = os.path.join(folder, "base.db")
            shutil.copy(run.database, base)
            for words, alive in steps_of(schedule):
                try_command(run, words, alive, base, counts)
        print(f"{name}: {counts['killed'] - before['killed']} kills, {counts['differ'] - before['differ']} ends differ")
    print(f"{counts['killed']} kills, {counts['differ']} ends differ from the undisturbed one")
    return 1 if counts["differ"] or not counts["killed"] else 0


sys.exit(main())
