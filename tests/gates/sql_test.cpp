#include "gates/world.h"

namespace segue::test {
namespace {

gates::Spec query(const std::string& text, gates::Options options = {{"equals", {"0"}}}) {
  options["query"] = {text};
  return gate("sql", std::move(options));
}

}  // namespace

TEST_CASE("one value is compared") {
  World world;
  CHECK(world.verdict(query("SELECT 0;")) == "holds");
  CHECK(world.verdict(query("SELECT 0.0")) == "holds");
  CHECK(world.verdict(query("SELECT 3")) == "fails");
  CHECK(world.verdict(query("SELECT 3", {{"at_most", {"3"}}, {"at_least", {"2"}}})) == "holds");
  CHECK(world.verdict(query("SELECT 3", {{"at_most", {"2.5"}}})) == "fails");
  CHECK(world.verdict(query("SELECT 'x'", {{"equals", {"x"}}})) == "holds");
  CHECK(world.verdict(query("SELECT 'x'", {{"at_most", {"1"}}})) == "unknown");
  CHECK(world.verdict(query("SELECT 1 = 1", {{"equals", {"true"}}})) == "holds");
}

TEST_CASE("what is not one value tells nothing") {
  World world;
  CHECK(world.verdict(query("SELECT NULL")) == "unknown");
  CHECK(world.verdict(query("SELECT 1 WHERE 1 = 0")) == "unknown");
  CHECK(world.verdict(query("SELECT 0 UNION SELECT 1")) == "unknown");
  CHECK(world.verdict(query("SELECT 0, 0")) == "unknown");
  CHECK(world.verdict(query("SELECT count(*) FROM nowhere")) == "unknown");
}

TEST_CASE("nothing but one query is sent") {
  World world;
  world.run("CREATE TABLE t (a INTEGER)");
  for (const std::string text :
       {"DELETE FROM t", "SELECT 0; DROP TABLE t", "DROP TABLE t", "PRAGMA user_version = 3",
        "INSERT INTO t VALUES (0) RETURNING 0", "SELECT FROM WHERE", ""}) {
    INFO(text);
    if (!text.empty()) CHECK(world.verdict(query(text)) == "fails");
  }
  CHECK(world.verdict(query("SELECT count(*) FROM t")) == "holds");

  World other("postgresql");
  for (const std::string text :
       {"WITH gone AS (DELETE FROM t RETURNING 0) SELECT count(*) FROM gone", "SELECT 0 INTO u",
        "SELECT 0 FROM t FOR UPDATE"}) {
    INFO(text);
    CHECK(other.verdict(query(text)) == "fails");
  }
}

}  // namespace segue::test
