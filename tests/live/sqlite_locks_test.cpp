// The measured facts of SQLite, done with the library at hand: whether work grows with the rows,
// and whether another connection can read and write meanwhile, is what the fact model says for that
// version.

#include <fmt/core.h>
#include <sqlite3.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "facts/measured.h"

namespace segue::test {
namespace {

namespace fs = std::filesystem;

class Database {
 public:
  explicit Database(const std::string& file) {
    sqlite3* opened = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &opened) == SQLITE_OK);
    handle_.reset(opened);
  }
  int run(const std::string& text) {
    return sqlite3_exec(handle_.get(), text.c_str(), nullptr, nullptr, nullptr);
  }
  /// The steps of the engine's own machine that a statement takes; -1 where it is refused.
  long steps_of(const std::string& text) {
    steps_ = 0;
    sqlite3_progress_handler(handle_.get(), 1, count, &steps_);
    const int result = run(text);
    sqlite3_progress_handler(handle_.get(), 0, nullptr, nullptr);
    return result == SQLITE_OK ? steps_ : -1;
  }
  /// The columns of t that are stored and are not its key.
  std::vector<std::string> columns() {
    std::vector<std::string> names;
    sqlite3_exec(
        handle_.get(), "SELECT name FROM pragma_table_xinfo('t') WHERE hidden = 0 AND name <> 'id'",
        [](void* list, int, char** values, char**) {
          static_cast<std::vector<std::string>*>(list)->emplace_back(values[0]);
          return 0;
        },
        &names, nullptr);
    return names;
  }

 private:
  static int count(void* steps) {
    ++*static_cast<long*>(steps);
    return 0;
  }
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
  long steps_ = 0;
};

/// t with so many rows, each value larger than the one to its left so that checks hold.
void fill(Database& database, const MeasuredLine& line, int rows) {
  REQUIRE(database.run(facts_text("sqlite/schema.sql")) == SQLITE_OK);
  REQUIRE(database.run(line.field(3)) == SQLITE_OK);
  std::string names, values;
  int value = 1000000;
  for (const std::string& name : database.columns()) {
    names += ", " + name;
    values += fmt::format(", x + {}", value);
    value -= 100000;
  }
  database.run("SAVEPOINT filling");
  database.run("PRAGMA defer_foreign_keys = ON");
  REQUIRE(database.run(fmt::format("WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r "
                                   "WHERE x < {}) INSERT INTO t (id{}) SELECT x{} FROM r",
                                   rows, names, values)) == SQLITE_OK);
  database.run("RELEASE filling");
}

std::string work_of(const MeasuredLine& line) {
  Database small(":memory:"), large(":memory:");
  fill(small, line, 100);
  fill(large, line, 1100);
  const long few = small.steps_of(line.field(1)), many = large.steps_of(line.field(1));
  if (few < 0 || many < 0) return "refused";
  return many - few > 900 ? "rows" : "constant";
}

std::string answer(const Modelled& modelled) {
  if (!modelled.refusal.empty()) return "refused";
  return modelled.cost.duration == facts::Duration::rows ? "rows" : "constant";
}

struct TemporaryFile {
  TemporaryFile() : path(fs::temp_directory_path() / fmt::format("segue-{}.db", ::getpid())) {
    fs::remove(path);
  }
  ~TemporaryFile() {
    for (const char* tail : {"", "-journal", "-wal", "-shm"})
      fs::remove(path.string() + tail);
  }
  fs::path path;
};

}  // namespace

TEST_CASE("SQLite works as much as the facts say") {
  const int minor = sqlite3_libversion_number() / 1000 % 1000;
  Comparison comparison(fmt::format("SQLite {}, live, sqlite/sqlite.facts", sqlite3_libversion()));
  for (const MeasuredLine& line : measured_lines("sqlite/sqlite.facts")) {
    int first = 0, last = 0;
    REQUIRE(std::sscanf(line.field(0).c_str(), "3.%d-3.%d", &first, &last) == 2);
    // A library newer than the table is held to its last lines.
    if (minor < first || (minor > last && last < 54)) continue;
    PricedSchema schema(dialect_named("sqlite"), {"", 3, minor, 0});
    schema.run(facts_text("sqlite/schema.sql"));
    schema.run(line.field(3));
    comparison.compare(fmt::format("line {} {}", line.line, line.field(1)), "work", work_of(line),
                       answer(schema.price(line.field(1))));
  }
  CHECK(comparison.report());
}

TEST_CASE("while SQLite alters a table others read and do not write") {
  const TemporaryFile file;
  Database one(file.path.string()), other(file.path.string());
  REQUIRE(one.run(facts_text("sqlite/schema.sql")) == SQLITE_OK);
  REQUIRE(one.run("BEGIN; ALTER TABLE t ADD COLUMN z int") == SQLITE_OK);
  CHECK(other.run("SELECT * FROM t") == SQLITE_OK);
  CHECK(other.run("INSERT INTO p VALUES (1)") == SQLITE_BUSY);
  CHECK(one.run("VACUUM") != SQLITE_OK);
  CHECK(one.run("COMMIT") == SQLITE_OK);
  CHECK(other.run("INSERT INTO p VALUES (1)") == SQLITE_OK);
}

}  // namespace segue::test
