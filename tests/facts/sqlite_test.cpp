// What SQLite does with a statement, version by version, and what the fact model says.

#include <fmt/core.h>

#include <catch2/catch.hpp>
#include <cstdio>

#include "facts/measured.h"

namespace segue::test {
namespace {

std::string answer(const Modelled& modelled) {
  if (!modelled.refusal.empty()) return "refused";
  return modelled.cost.duration == facts::Duration::rows ? "rows" : "constant";
}

void compare_at(Comparison& comparison, const MeasuredLine& line, int minor) {
  PricedSchema schema(dialect_named("sqlite"), {"", 3, minor, 0});
  schema.run(facts_text("sqlite/schema.sql"));
  schema.run(line.field(3));
  const Modelled modelled = schema.price(line.field(1));
  const std::string where = fmt::format("line {} {} on 3.{}", line.line, line.field(1), minor);
  comparison.compare(where, "work", line.field(2), answer(modelled));
  if (!modelled.refusal.empty()) return;
  comparison.compare(where, "another writer", "waits",
                     modelled.cost.blocks_writes() ? "waits" : "goes on");
  comparison.compare(where, "a reader", "goes on",
                     modelled.cost.blocks_reads() ? "waits" : "goes on");
}

}  // namespace

TEST_CASE("SQLite does as the facts say") {
  Comparison comparison("sqlite/sqlite.facts");
  for (const MeasuredLine& line : measured_lines("sqlite/sqlite.facts")) {
    const std::string versions = line.field(0);
    int first = 0, last = 0;
    REQUIRE(std::sscanf(versions.c_str(), "3.%d-3.%d", &first, &last) == 2);
    compare_at(comparison, line, first);
    if (last != first) compare_at(comparison, line, last);
  }
  CHECK(comparison.report());
}

TEST_CASE("what SQLite does in no transaction") {
  PricedSchema schema(dialect_named("sqlite"), {});
  using facts::Transactional;
  CHECK(schema.price("vacuum").cost.transactional == Transactional::refused);
  CHECK(schema.price("pragma foreign_keys = off").cost.transactional == Transactional::refused);
  CHECK(schema.price("pragma user_version = 3").cost.transactional == Transactional::yes);
  CHECK(schema.price("create table t (a int)").cost.transactional == Transactional::yes);
}

}  // namespace segue::test
