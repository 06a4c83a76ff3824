#!/usr/bin/env python3
"""A contract never runs while an older release is seen: random schedules of releases that come and go, and of commands.

run.py SEGUE [COUNT [SEED]]: so many schedules on SQLite (heartbeats), and a tenth of them on a PostgreSQL server of its own
(sessions and heartbeats, and once more sessions, heartbeats and queries), where one is installed. After every command the
column that the contract drops must be there if an older release was seen, or the newer one was not, or the column was asked for
a moment ago; and it must be gone in the end, when only the newer one is left."""

import os
import random
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "support"))
import databases

SEGUE = os.path.realpath(sys.argv[1])
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 1

CONFIG = """
[rollout]
application = "shop"
soak = "0s"
tripwire = "{tripwire}"
ignore_programs = ["psql"]
[[gate]]
name = "old release gone"
kind = "release-gone"
before = ["contract", "drop"]
samples = 1
"""
MIGRATIONS = {
    "0001_start.up.sql": "CREATE TABLE users (id INTEGER PRIMARY KEY, fax TEXT);\n",
    "0002_no_fax/contract.up.sql": "ALTER TABLE users DROP COLUMN fax;\n",
    "0002_no_fax/contract.down.sql": "ALTER TABLE users ADD COLUMN fax TEXT;\n",
}
NO_QUERY = """
[[gate]]
name = "nobody asks"
kind = "no-query"
before = ["contract", "drop"]
for = "{quiet}s"
"""
FRESH = 90  # seconds, the gate's own default
QUIET = 0.5  # seconds without a query that uses the column


def write_project(folder, tripwire, more=""):
    with open(os.path.join(folder, "segue.toml"), "w", encoding="utf-8") as file:
        file.write(CONFIG.format(tripwire=tripwire) + more)
    for path, text in MIGRATIONS.items():
        path = os.path.join(folder, "migrations", path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


class Shop:
    """A project with its database, and who is seen in it."""

    shows_queries = False

    def __init__(self, folder, database):
        self.folder = folder
        self.database = database

    def say(self, *words):
        environment = dict(os.environ, DATABASE_URL=self.database.url)
        return subprocess.run([SEGUE, *words, "migrations"], cwd=self.folder, env=environment, capture_output=True, text=True,
                              timeout=120, check=False)

    def begin(self):
        for words in (["up", "--to", "0001_start"], ["pre-deploy", "--release", "v2", "--replaces", "v1"],
                      ["post-deploy", "--release", "v2"]):
            ended = self.say(*words)
            if ended.returncode != 0:
                raise SystemExit(f"{' '.join(words)}: {ended.stdout}{ended.stderr}")
        self.database.save("template")

    def begin_anew(self):
        self.database.restore("template")

    def has_column(self):
        return "fax" in self.database.columns("users")

    def sessions(self, chosen):
        return set()


class ShopWithSessions(Shop):
    def __init__(self, folder, database):
        super().__init__(folder, database)
        self.open = {}

    def begin_anew(self):
        self.sessions(set())
        super().begin_anew()

    def sessions(self, chosen):
        """Exactly these versions have a session from here on."""
        for version in list(self.open):
            if version not in chosen:
                process = self.open.pop(version)
                process.stdin.close()
                process.wait()
        for version in chosen - set(self.open):
            process = subprocess.Popen(["psql", "-h", self.database.socket, "-U", "postgres", "-d", "shop", "-qAtX"], text=True,
                                       env=dict(os.environ, PGAPPNAME="shop@" + version), stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE)
            process.stdin.write("SELECT 1;\n")
            process.stdin.flush()
            process.stdout.readline()
            self.open[version] = process
        return set(self.open)


class ShopWithQueries(ShopWithSessions):
    """On a server that counts the statements that it is sent."""

    shows_queries = True

    def __init__(self, folder, database):
        super().__init__(folder, database)
        database.preload("pg_stat_statements")
        database.run("CREATE EXTENSION pg_stat_statements")

    def begin_anew(self):
        super().begin_anew()
        self.database.run("SELECT pg_stat_statements_reset()")


def show(shop, ages):
    """Heartbeats that are so many seconds old; those that are not named are left as they are."""
    for version, age in ages.items():
        moment = f"{shop.database.clock} - {age * 1000}"
        shop.database.run(f"DELETE FROM segue_app_versions WHERE version = '{version}'")
        shop.database.run(f"INSERT INTO segue_app_versions VALUES ('shop', '{version}', '1', {moment})")


def run_schedule(shop, chance, forced=()):
    """True where the contract has run before its time, with what was seen then."""
    shop.begin_anew()
    ages = {"v1": 0, "v2": 10_000}
    show(shop, ages)
    sessions = set()
    story = []
    asked_at = -QUIET
    for _ in range(chance.randint(2, 6)):
        if shop.shows_queries:
            time.sleep(chance.choice([0, 0, QUIET / 2, QUIET * 1.5]))
            if chance.random() < 0.4:
                asked_at = time.monotonic()
                shop.database.run(f"SELECT fax FROM users WHERE id = {chance.randint(1, 9)}")
        version = chance.choice(["v1", "v2", "v0"])
        if chance.random() < 0.5:
            # Not so near to the limit that the test's own time would decide.
            ages[version] = chance.choice([0, 1, 30, 70, 120, 1000, 86_400])
            show(shop, {version: ages[version]})
        else:
            sessions = shop.sessions(sessions ^ {version})
        words = chance.choice([["contract"], ["contract", "--if-ready"], ["post-deploy", "--release", "v2"]])
        began_at = time.monotonic()
        shop.say(*words, *(forced if words[0] == "contract" else ()))
        quiet = began_at - asked_at
        old = [v for v in ("v0", "v1") if v in sessions or ages.get(v, 10**9) < FRESH]
        new = "v2" in sessions or ages["v2"] < FRESH
        story.append(f"{' '.join(words)} with {old or 'nobody'} of old, {'' if new else 'not '}v2, asked {quiet:.2f} s ago")
        if not shop.has_column():
            # What the command itself takes counts for it.
            too_early = time.monotonic() - asked_at < QUIET
            return story if old or not new or too_early else None
    sessions = shop.sessions({"v2"} & sessions)
    show(shop, {"v0": 1000, "v1": 1000, "v2": 0})
    ended = shop.say("contract", "--wait", "10s")
    if shop.has_column():
        return story + [f"not contracted in the end: {ended.stdout}{ended.stderr}"]
    return None


def run_all(name, shop, count, forced=()):
    failures = 0
    for number in range(count):
        story = run_schedule(shop, random.Random(f"{SEED} {name} {number}"), forced)
        if story is not None:
            failures += 1
        if story is not None and not forced:
            print(f"  {name} {number}: {'; '.join(story)}")
    shop.sessions(set())
    print(f"{name}: {count} schedules, {failures} wrong")
    return failures


def on_sqlite(tripwire):
    with tempfile.TemporaryDirectory() as folder, databases.named("SQLite", folder) as database:
        write_project(folder, tripwire)
        shop = Shop(folder, database)
        shop.begin()
        return run_all(f"SQLite, tripwire {tripwire}", shop, COUNT // 2)


def with_gates_forced():
    """The same must go wrong where no gate is asked: or else it would prove nothing."""
    with tempfile.TemporaryDirectory() as folder, databases.named("SQLite", folder) as database:
        write_project(folder, "0s")
        shop = Shop(folder, database)
        shop.begin()
        wrong = run_all("gates forced open", shop, 20, ("--force", "--reason", "a test"))
        return 0 if wrong > 10 else 1


def on_postgresql(name, kind, more=""):
    with tempfile.TemporaryDirectory() as folder, databases.named("PostgreSQL", folder) as database:
        if database is None:
            print(f"{name}: SKIPPED, no server is installed")
            return 0
        write_project(folder, "0s", more)
        shop = kind(folder, database)
        shop.begin()
        return run_all(name, shop, max(1, COUNT // 10))


def main():
    failures = on_sqlite("0s") + on_sqlite("1ms") + with_gates_forced()
    failures += on_postgresql("PostgreSQL", ShopWithSessions)
    failures += on_postgresql("PostgreSQL, with queries", ShopWithQueries, NO_QUERY.format(quiet=QUIET))
    return 1 if failures else 0


sys.exit(main())
