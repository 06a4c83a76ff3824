// What we write of an SQLite statement means what was read: SQLite compiles both to the same
// program, and both leave the same schema behind. The exceptions stand in meaning_sqlite.expected.

#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <iostream>
#include <map>

#include "corpus/corpus.h"
#include "corpus/oracle.h"
#include "dialects/all.h"

namespace segue::test {
namespace {

/// A database in memory.
class Database {
 public:
  Database() { sqlite3_open(":memory:", &handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() { sqlite3_close_v2(handle_); }

  /// All rows as text, or that the statement fails: messages quote the text.
  std::string run(const std::string& sql) {
    std::string rows;
    const auto add = [](void* to, int count, char** values, char**) {
      for (int i = 0; i < count; ++i)
        *static_cast<std::string*>(to) += std::string(values[i] ? values[i] : "NULL") + "|";
      *static_cast<std::string*>(to) += "\n";
      return 0;
    };
    const int result = sqlite3_exec(handle_, sql.c_str(), add, &rows, nullptr);
    return result == SQLITE_OK ? rows : "error " + std::to_string(result);
  }

  /// The columns, keys and indexes of all tables and views, without the text they were made from.
  std::string schema() {
    return run(
        "SELECT o.type, o.name, o.tbl_name, c.name, c.type, c.\"notnull\", c.dflt_value IS NULL, "
        "c.pk, c.hidden FROM sqlite_schema o LEFT JOIN pragma_table_xinfo(o.name) c ORDER BY 2, "
        "c.cid;"
        "SELECT t.name, f.* FROM sqlite_schema t, pragma_foreign_key_list(t.name) f ORDER BY 1, 2, "
        "3;"
        "SELECT t.name, i.name, i.\"unique\", i.origin, i.partial, x.* FROM sqlite_schema t, "
        "pragma_index_list(t.name) i, pragma_index_xinfo(i.name) x ORDER BY 1, 2, x.seqno");
  }

 private:
  sqlite3* handle_ = nullptr;
};

/// Whether EXPLAIN shows the statement's meaning; of a schema change it shows the text.
bool has_program(const sql::Statement& statement) {
  return std::holds_alternative<sql::Query>(statement) ||
         std::holds_alternative<sql::Insert>(statement) ||
         std::holds_alternative<sql::Update>(statement) ||
         std::holds_alternative<sql::Delete>(statement);
}

/// The same statements, once as read and once as written.
struct Pair {
  Database as_read{};
  Database as_written{};
};

}  // namespace

TEST_CASE("SQLite does the same with what was read and what is written") {
  const auto root = corpus_root();
  if (root.empty()) return;
  const dialect::Dialect& dialect = *dialects::by_name("sqlite");
  ExpectedTable expected(std::filesystem::path(SEGUE_SOURCE_DIR) /
                         "tests/corpus/meaning_sqlite.expected");
  std::map<std::string, Pair> projects;
  size_t compared = 0;
  for (const auto& file : read_oracle(root, "sqlite")) {
    Pair& databases = projects[file.project];
    const std::string name = file.project + "/" + file.path;
    const Source source(name, read_file(root / file.project / file.path));
    const dialect::Script script = dialect.parse(source);
    for (size_t i = 0; i < script.statements.size(); ++i) {
      const dialect::ParsedStatement& statement = script.statements[i];
      const std::string read(source.text(statement.span));
      std::string written = statement.understood() ? dialect.write(statement.tree) : "";
      if (written.empty()) written = read;
      ++compared;
      bool same = true;
      if (has_program(statement.tree))
        same =
            databases.as_read.run("EXPLAIN " + read) == databases.as_read.run("EXPLAIN " + written);
      same = databases.as_read.run(read) == databases.as_written.run(written) && same;
      if (!same) expected.add_difference(name + "#" + std::to_string(i));
    }
    if (databases.as_read.schema() != databases.as_written.schema())
      expected.add_difference(name + " schema");
  }
  std::cout << "sqlite: " << compared << " statements do the same in SQLite\n";
  for (const auto& problem : expected.check())
    FAIL_CHECK(problem);
}

}  // namespace segue::test
