"""Databases for tests that drive the program from outside. Each has a URL, answers SQL, and becomes again what it was.

`named(name, folder)` yields one of them, with a server of its own where it needs one; nothing where none is installed."""

import contextlib
import glob
import os
import shutil
import sqlite3
import subprocess

HERE = os.path.dirname(os.path.realpath(__file__))


def server_script(name, *words):
    return subprocess.run([os.path.join(HERE, name), *words], check=True, capture_output=True, text=True).stdout.strip()


class Sqlite:
    clock = "(julianday('now') - 2440587.5) * 86400000"
    schema = ("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY 1, 2",)

    def __init__(self, folder):
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

    def tables(self):
        return [row[0] for row in self.run("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]

    def columns(self, table):
        return [row[1] for row in self.run(f"PRAGMA table_info({table})")]

    def save(self, name):
        shutil.copy(self.path, f"{self.path}.{name}")

    def restore(self, name):
        for leftover in ("-journal", "-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                os.remove(self.path + leftover)
        shutil.copy(f"{self.path}.{name}", self.path)


def rows_of(text):
    return [tuple(line.split("\t")) for line in text.splitlines()]


class Postgresql:
    clock = "extract(epoch from clock_timestamp()) * 1000"
    schema = (
        "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns"
        " WHERE table_schema = 'public' ORDER BY 1, 2",
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
        "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid <> 0 AND"
        " connamespace = 'public'::regnamespace ORDER BY 1, 2",
        "SELECT tgrelid::regclass, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
    )

    def __init__(self, programs, socket):
        self.programs = programs
        self.socket = socket
        self.url = f"postgresql://postgres@/shop?host={socket}"
        self.psql("CREATE DATABASE shop", "postgres")

    def psql(self, sql, database="shop"):
        return subprocess.run(["psql", "-h", self.socket, "-U", "postgres", "-d", database, "-qAtX", "-F", "\t", "-c", sql],
                              check=True, capture_output=True, text=True).stdout

    def run(self, sql):
        return rows_of(self.psql(sql))

    def tables(self):
        return [row[0] for row in self.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")]

    def columns(self, table):
        """Without naming them in the statement: that would be a query that uses them."""
        return [row[0] for row in self.run(f"SELECT attname FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0")]

    def preload(self, library):
        """A library that the server loads when it starts: it starts anew."""
        self.psql(f"ALTER SYSTEM SET shared_preload_libraries = '{library}'", "postgres")
        server_script("postgresql.sh", "restart", self.programs, self.socket)

    def copy(self, source, target):
        self.psql(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)', "postgres")
        # Who was killed may still be seen for a moment.
        self.psql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{source}'", "postgres")
        self.psql(f'CREATE DATABASE "{target}" TEMPLATE "{source}"', "postgres")

    def save(self, name):
        self.copy("shop", name)

    def restore(self, name):
        self.copy(name, "shop")


class Mariadb:
    scheme = "mariadb"
    clock = "unix_timestamp(now(3)) * 1000"
    schema = (
        "SELECT table_name, column_name, column_type, is_nullable, column_default FROM information_schema.columns"
        " WHERE table_schema = 'shop' ORDER BY 1, 2",
        "SELECT table_name, index_name, column_name, seq_in_index, non_unique FROM information_schema.statistics"
        " WHERE table_schema = 'shop' ORDER BY 1, 2, 4",
        "SELECT trigger_name, event_object_table, action_statement FROM information_schema.triggers"
        " WHERE trigger_schema = 'shop' ORDER BY 1",
    )

    def __init__(self, folder):
        self.folder = folder
        self.url = f"{self.scheme}://root@localhost/shop?socket={folder}/socket"
        self.client("CREATE DATABASE shop", "")

    def client(self, sql, database="shop"):
        return subprocess.run(["mariadb", "--no-defaults", f"--socket={self.folder}/socket", "-u", "root", "-N", "-B", database],
                              input=sql, check=True, capture_output=True, text=True).stdout

    def run(self, sql):
        return rows_of(self.client(sql))

    def tables(self):
        return [row[0] for row in self.run("SHOW TABLES")]

    def file(self, name):
        return os.path.join(self.folder, name + ".sql")

    def save(self, name):
        with open(self.file(name), "w", encoding="utf-8") as file:
            subprocess.run(["mariadb-dump", "--no-defaults", f"--socket={self.folder}/socket", "-u", "root", "--triggers", "--routines",
                            "--skip-dump-date", "shop"], check=True, stdout=file)

    def restore(self, name):
        # Who was killed may still hold locks for a moment.
        others = self.client("SELECT id FROM information_schema.processlist WHERE id <> connection_id()", "")
        for process in others.split():
            with contextlib.suppress(subprocess.CalledProcessError):
                self.client(f"KILL {process}", "")
        with open(self.file(name), encoding="utf-8") as file:
            self.client("DROP DATABASE shop; CREATE DATABASE shop; USE shop;\n" + file.read(), "")


class Mysql(Mariadb):
    """The client and the dump of MariaDB serve here, too: the tests' tables have no generated columns."""

    scheme = "mysql"


def is_there(name):
    """Whether a server of this name is installed, and the client that both of them are asked with."""
    path = os.environ.get("PATH", "") + ":/usr/sbin"
    if name == "MariaDB":
        return shutil.which("mariadbd", path=path) is not None
    fetched = subprocess.run([os.path.join(HERE, "mysql.sh"), "program"], check=False, capture_output=True)
    return fetched.returncode == 0 and shutil.which("mariadb-dump", path=path) is not None


@contextlib.contextmanager
def named(name, folder):
    if name == "SQLite":
        yield Sqlite(folder)
    elif name == "PostgreSQL":
        programs = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
        if not programs:
            yield None
            return
        programs = os.path.dirname(programs[-1])
        socket = server_script("postgresql.sh", "start", programs)
        try:
            yield Postgresql(programs, socket)
        finally:
            server_script("postgresql.sh", "stop", programs, socket)
    elif name in ("MariaDB", "MySQL"):
        script = name.lower() + ".sh"
        if not is_there(name):
            yield None
            return
        server = server_script(script, "start")
        try:
            yield (Mariadb if name == "MariaDB" else Mysql)(server)
        finally:
            server_script(script, "stop", server)
    else:
        raise ValueError(name)
