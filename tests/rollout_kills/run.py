#!/usr/bin/env python3
"""Ends every command of a rollout at every word that it says to the database, before and after it, says the command again,
and demands the end that an undisturbed run has: the same schema, rows, releases and journal.

run.py SEGUE KILLER DATABASE [STRIDE [FIRST LAST]]; DATABASE is SQLite, PostgreSQL, MariaDB or MySQL, with a server of its own; every
STRIDE-th word, 1 for all, of the schedules with these numbers. Ends with 77 where no such server is installed."""

import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "support"))
import databases

SEGUE, KILLER = (os.path.realpath(path) for path in sys.argv[1:3])
DATABASE = sys.argv[3]
STRIDE = int(sys.argv[4]) if len(sys.argv) > 4 else int(os.environ.get("SEGUE_STRIDE", "1"))

CONFIG = """
[rollout]
application = "shop"
soak = "0s"
tripwire = "10ms"
archive = "1h"
ignore_programs = ["psql", "mariadb"]
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
    "INSERT INTO users (id, name, mail, fax) VALUES (1, 'a', 'a@x', '1'), (2, 'b', 'b@x', '2'), (3, 'c', 'c@x', NULL);\n"
    "INSERT INTO faxes (id, number) VALUES (1, '7');\n",
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
    "SELECT * FROM users ORDER BY id",
    "SELECT history, migration, phase, state, checksum, release_name, plan_hash FROM segue_migrations ORDER BY 1, 2, 3",
    "SELECT name, replaces, state, plan_hash, scripts, paused_by, problem FROM segue_releases ORDER BY id",
    "SELECT release_name, phase, plan_hash, who FROM segue_approvals GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4",
    "SELECT migration, state, mismatches FROM segue_backfills ORDER BY id",
]


class NotDone(Exception):
    """A command does not come to its end, however often it is said."""


class Run:
    """A project in a folder of its own, and its database."""

    def __init__(self, folder, database):
        self.folder = folder
        self.database = database
        with open(os.path.join(folder, "segue.toml"), "w", encoding="utf-8") as file:
            file.write(CONFIG)
        for path, text in MIGRATIONS.items():
            path = os.path.join(folder, "migrations", path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)

    def say(self, words, **more):
        environment = dict(os.environ, DATABASE_URL=self.database.url, **more)
        if more:
            environment["LD_PRELOAD"] = KILLER
        return subprocess.run([SEGUE, *words, "migrations"], cwd=self.folder, env=environment, capture_output=True,
                              text=True, timeout=120, check=False)

    def told(self):
        return [self.database.run(question) for question in (*self.database.schema, *QUESTIONS)] + self.archives()

    def archives(self):
        """What was kept of what is gone, each with the rows as text."""
        names = [name for name in self.database.tables() if name.startswith("segue_archive_")]
        return [(name, sorted(tuple(map(str, row)) for row in self.database.run(f"SELECT * FROM {name}"))) for name in names]

    def chain_is_broken(self):
        """An event is missing where one does not name the hash of the one before it."""
        last = ""
        for number, previous, own in self.database.run("SELECT id, previous, hash FROM segue_events ORDER BY id"):
            if previous != last:
                return f"event {number} does not follow the one before it"
            last = own
        return None

    def show_versions(self, *versions):
        self.database.run("UPDATE segue_app_versions SET seen_at = 1")
        for version in versions:
            self.database.run(f"DELETE FROM segue_app_versions WHERE version = '{version}'")
            self.database.run(f"INSERT INTO segue_app_versions VALUES ('shop', '{version}', '1', {self.database.clock})")

    def do(self, words):
        """Until it is done; an error after the tenth try."""
        for _ in range(10):
            ended = self.say(words)
            if ended.returncode == 0:
                return
        raise NotDone(f"{' '.join(words)} ends with {ended.returncode}:\n{ended.stdout}{ended.stderr}")


def steps_of(schedule):
    """Each command with the versions that are alive while it runs."""
    gone = False
    alive = {"post-deploy": ["v1", "v2"], "contract": ["v2"], "abort": ["v1", "v2"]}
    for step in schedule:
        if step == "gone":
            gone = True
        else:
            yield step, ["v2"] if gone else alive.get(step[0], ["v1"])


def try_command(run, words, alive, counts):
    """Every word of one command, from the database that is kept as `base`; the one behind it is kept there then."""
    run.database.restore("base")
    run.show_versions(*alive)
    run.database.save("base")
    count = os.path.join(run.folder, "count")
    whole = run.say(words, KILL_AT="0", KILL_COUNT=count)
    if whole.returncode != 0:
        raise SystemExit(f"{' '.join(words)} ends with {whole.returncode}:\n{whole.stdout}{whole.stderr}")
    wanted = run.told()
    run.database.save("end")
    with open(count, encoding="utf-8") as file:
        said = int(file.read())
    for word in range(1, said + 1, STRIDE):
        for after in "01":
            run.database.restore("base")
            killed = run.say(words, KILL_AT=str(word), KILL_AFTER=after)
            counts["killed" if killed.returncode == -9 else "ended before"] += 1
            run.show_versions(*alive)
            try:
                run.do(words)
                found = run.told()
                broken = run.chain_is_broken()
            except NotDone as error:
                found, broken = None, error
            if found != wanted or broken:
                counts["differ"] += 1
                print(f"  {' '.join(words)}: killed {'after' if after == '1' else 'before'} word {word} of {said}: "
                      f"{broken or next((a, b) for a, b in zip(found, wanted) if a != b)}", flush=True)
    run.database.restore("end")
    run.database.save("base")


def main():
    counts = {"killed": 0, "ended before": 0, "differ": 0}
    first, last = (int(word) for word in sys.argv[5:7]) if len(sys.argv) > 6 else (1, len(SCHEDULES))
    for name, schedule in list(SCHEDULES.items())[first - 1:last]:
        before = dict(counts)
        with tempfile.TemporaryDirectory() as folder, databases.named(DATABASE, folder) as database:
            if database is None:
                print(f"SKIPPED: no {DATABASE} is installed")
                return 77
            run = Run(folder, database)
            run.do(["up", "--to", "0001_start"])
            database.save("base")
            for words, alive in steps_of(schedule):
                try_command(run, words, alive, counts)
            if CONTRACT in schedule and not any(("1", "1") in rows for _, rows in run.archives()):
                raise SystemExit(f"the values of users.fax were not kept with their keys: {run.archives()}")
        print(f"{name}: {counts['killed'] - before['killed']} kills, {counts['differ'] - before['differ']} ends differ", flush=True)
    print(f"{DATABASE}: {counts['killed']} kills, {counts['differ']} ends differ from the undisturbed one")
    return 1 if counts["differ"] or not counts["killed"] else 0


sys.exit(main())
