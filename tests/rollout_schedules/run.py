#!/usr/bin/env python3
"""A contract never runs while an older release is seen: random schedules of releases that come and go, and of commands.

run.py SEGUE [COUNT [SEED]]: so many schedules on SQLite (heartbeats), and a tenth of them on a PostgreSQL server of its own
(sessions and heartbeats), where one is installed. After every command the column that the contract drops must be there if an
older release was seen, or the newer one was not; and it must be gone in the end, when only the newer one is left."""

import glob
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

SEGUE = os.path.realpath(sys.argv[1])
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 1
HERE = os.path.dirname(os.path.realpath(__file__))

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
FRESH = 90  # seconds, the gate's own default


def write_project(folder, tripwire):
    with open(os.path.join(folder, "segue.toml"), "w", encoding="utf-8") as file:
        file.write(CONFIG.format(tripwire=tripwire))
    for path, text in MIGRATIONS.items():
        path = os.path.join(folder, "migrations", path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


class Database:
    """What both have in common: the program, and who is seen."""

    def __init__(self, folder):
        self.folder = folder

    def say(self, *words):
        environment = dict(os.environ, DATABASE_URL=self.url)
        return subprocess.run([SEGUE, *words, "migrations"], cwd=self.folder, env=environment, capture_output=True, text=True,
                              timeout=120, check=False)

    def begin(self):
        for words in (["up", "--to", "0001_start"], ["pre-deploy", "--release", "v2", "--replaces", "v1"],
                      ["post-deploy", "--release", "v2"]):
            ended = self.say(*words)
            if ended.returncode != 0:
                raise SystemExit(f"{' '.join(words)}: {ended.stdout}{ended.stderr}")


class Sqlite(Database):
    clock = "(julianday('now') - 2440587.5) * 86400000"

    def __init__(self, folder):
        super().__init__(folder)
        self.path = os.path.join(folder, "shop.db")
        self.url = "sqlite:" + self.path

    def run(self, sql):
        connection = sqlite3.connect(self.path, timeout=10)
        try:
            rows = connection.execute(sql).fetchall()
            connection.commit()
            return rows
        finally:
            connection.close()

    def has_column(self):
        return "fax" in [row[1] for row in self.run("PRAGMA table_info(users)")]

    def fresh_copy(self, template):
        for leftover in glob.glob(self.path + "*"):
            os.remove(leftover)
        shutil.copy(template, self.path)

    def sessions(self, chosen):
        return set()


class Postgresql(Database):
    clock = "extract(epoch from clock_timestamp()) * 1000"

    def __init__(self, folder, socket):
        super().__init__(folder)
        self.socket = socket
        self.url = f"postgresql://postgres@/shop?host={socket}"
        self.open = {}

    def psql(self, sql, database="shop"):
        return subprocess.run(["psql", "-h", self.socket, "-U", "postgres", "-d", database, "-qAtX", "-c", sql], check=True,
                              capture_output=True, text=True).stdout

    def run(self, sql):
        return self.psql(sql)

    def has_column(self):
        return "fax\n" in self.psql("SELECT attname FROM pg_attribute WHERE attrelid = 'users'::regclass")

    def fresh_copy(self, template):
        self.sessions(set())
        self.psql("DROP DATABASE IF EXISTS shop", "postgres")
        self.psql(f"CREATE DATABASE shop TEMPLATE {template}", "postgres")

    def sessions(self, chosen):
        """Exactly these versions have a session from here on."""
        for version in list(self.open):
            if version not in chosen:
                process = self.open.pop(version)
                process.stdin.close()
                process.wait()
        for version in chosen - set(self.open):
            process = subprocess.Popen(["psql", "-h", self.socket, "-U", "postgres", "-d", "shop", "-qAtX"], text=True,
                                       env=dict(os.environ, PGAPPNAME="shop@" + version), stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE)
            process.stdin.write("SELECT 1;\n")
            process.stdin.flush()
            process.stdout.readline()
            self.open[version] = process
        return set(self.open)


def show(database, ages):
    """Heartbeats that are so many seconds old; those that are not named are left as they are."""
    for version, age in ages.items():
        moment = f"{database.clock} - {age * 1000}"
        database.run(f"DELETE FROM segue_app_versions WHERE version = '{version}'")
        database.run(f"INSERT INTO segue_app_versions VALUES ('shop', '{version}', '1', {moment})")


def run_schedule(database, template, chance, forced=()):
    """True where the contract has run before its time, with what was seen then."""
    database.fresh_copy(template)
    ages = {"v1": 0, "v2": 10_000}
    show(database, ages)
    sessions = set()
    story = []
    for _ in range(chance.randint(2, 6)):
        version = chance.choice(["v1", "v2", "v0"])
        if chance.random() < 0.5:
            # Not so near to the limit that the test's own time would decide.
            ages[version] = chance.choice([0, 1, 30, 70, 120, 1000, 86_400])
            show(database, {version: ages[version]})
        else:
            sessions = database.sessions(sessions ^ {version})
        words = chance.choice([["contract"], ["contract", "--if-ready"], ["post-deploy", "--release", "v2"]])
        database.say(*words, *(forced if words[0] == "contract" else ()))
        old = [v for v in ("v0", "v1") if v in sessions or ages.get(v, 10**9) < FRESH]
        new = "v2" in sessions or ages["v2"] < FRESH
        story.append(f"{' '.join(words)} with {old or 'nobody'} of old, {'' if new else 'not '}v2")
        if not database.has_column():
            return story if old or not new else None
    sessions = database.sessions({"v2"} & sessions)
    show(database, {"v0": 1000, "v1": 1000, "v2": 0})
    ended = database.say("contract", "--wait", "10s")
    if database.has_column():
        return story + [f"not contracted in the end: {ended.stdout}{ended.stderr}"]
    return None


def run_all(name, database, template, count, forced=()):
    failures = 0
    for number in range(count):
        story = run_schedule(database, template, random.Random(f"{SEED} {name} {number}"), forced)
        if story is not None:
            failures += 1
        if story is not None and not forced:
            print(f"  {name} {number}: {'; '.join(story)}")
    database.sessions(set())
    print(f"{name}: {count} schedules, {failures} wrong")
    return failures


def on_sqlite(folder, tripwire):
    write_project(folder, tripwire)
    database = Sqlite(folder)
    database.begin()
    template = os.path.join(folder, "template.db")
    shutil.copy(database.path, template)
    return run_all(f"sqlite, tripwire {tripwire}", database, template, COUNT // 2)


def with_gates_forced(folder):
    """The same must go wrong where no gate is asked: or else it would prove nothing."""
    write_project(folder, "0s")
    database = Sqlite(folder)
    database.begin()
    template = os.path.join(folder, "template.db")
    shutil.copy(database.path, template)
    wrong = run_all("gates forced open", database, template, 20, ("--force", "--reason", "a test"))
    return 0 if wrong > 10 else 1


def on_postgresql(folder):
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    if not found:
        print("postgresql: SKIPPED, no server is installed")
        return 0
    script = os.path.join(HERE, "..", "support", "postgresql.sh")
    programs = os.path.dirname(found[-1])
    socket = subprocess.run([script, "start", programs], check=True, capture_output=True, text=True).stdout.split()[-1]
    try:
        write_project(folder, "0s")
        database = Postgresql(folder, socket)
        database.psql("CREATE DATABASE shop", "postgres")
        database.begin()
        database.psql("CREATE DATABASE template TEMPLATE shop", "postgres")
        return run_all("postgresql", database, "template", max(1, COUNT // 10))
    finally:
        subprocess.run([script, "stop", programs, socket], check=False)


def main():
    failures = 0
    for work in (lambda folder: on_sqlite(folder, "0s"), lambda folder: on_sqlite(folder, "1ms"), with_gates_forced,
                 on_postgresql):
        with tempfile.TemporaryDirectory() as folder:
            failures += work(folder)
    return 1 if failures else 0


sys.exit(main())
