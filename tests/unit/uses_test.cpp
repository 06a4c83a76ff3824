#include "sql/uses.h"

#include <catch2/catch.hpp>

#include "dialects/all.h"
#include "sql/describe.h"

namespace segue::sql {
namespace {

Statement parsed(const std::string& text) {
  const auto script = dialects::by_name("sqlite")->parse(Source("test.sql", text));
  REQUIRE(script.statements.size() == 1);
  REQUIRE(script.statements[0].understood());
  return script.statements[0].tree;
}

std::string joined(const ObjectNames& names) {
  std::string result;
  for (const auto& name : names)
    result += (result.empty() ? "" : " ") + name.text();
  return result;
}

std::string joined(const std::vector<ColumnReference>& columns) {
  std::string result;
  for (const auto& column : columns) {
    result += result.empty() ? "" : " ";
    for (const auto& part : column.parts)
      result += (&part == &column.parts.front() ? "" : ".") + part.text;
    if (column.star) result += '*';
  }
  return result;
}

}  // namespace

TEST_CASE("a query reads its tables, in subqueries too, and names its columns") {
  const Uses uses =
      uses_of(parsed("SELECT a.x, count(*) FROM t AS a JOIN s.u ON u.id = a.id WHERE EXISTS "
                     "(SELECT 1 FROM w) GROUP BY lower(y)"));
  CHECK(joined(uses.reads) == "t s.u w");
  CHECK(uses.writes.empty());
  CHECK(joined(uses.columns) == "a.x u.id a.id y");
  CHECK(joined(uses.functions) == "count lower");
}

TEST_CASE("a common table expression is no table") {
  const Uses uses =
      uses_of(parsed("WITH c AS (SELECT id FROM t) INSERT INTO u (id) SELECT id FROM c"));
  CHECK(joined(uses.reads) == "t");
  CHECK(joined(uses.writes) == "u");
}

TEST_CASE("an update writes its target and reads what it takes values from") {
  const Uses uses = uses_of(parsed("UPDATE t SET a = (SELECT max(b) FROM u) WHERE c = 1"));
  CHECK(joined(uses.writes) == "t");
  CHECK(joined(uses.reads) == "t u");
  CHECK(joined(uses.columns) == "a b c");
}

TEST_CASE("statements say what they are and what they are about") {
  const Statement alter = parsed("ALTER TABLE main.t ADD COLUMN a int");
  CHECK(kind_of(alter) == "ALTER TABLE");
  CHECK(joined(targets_of(alter)) == "main.t");
  CHECK(actions_of(alter) == std::vector<std::string>{"add-column"});
  CHECK(kind_of(parsed("CREATE TEMP VIEW v AS SELECT 1")) == "CREATE VIEW");
  CHECK(joined(targets_of(parsed("CREATE INDEX i ON t (a)"))) == "t");
  CHECK(kind_of(parsed("ROLLBACK TO x")) == "ROLLBACK TO SAVEPOINT");
  CHECK(joined(targets_of(parsed("DELETE FROM t WHERE a"))) == "t");
}

}  // namespace segue::sql
