// What MySQL and MariaDB were measured to do with an ALTER TABLE, and what the fact model says.

#include <fmt/core.h>

#include <catch2/catch.hpp>

#include "facts/measured.h"

namespace segue::test {
namespace {

/// "INPLACE NONE", as the files write it; "-" where the server takes no clause.
std::string words_of(const facts::Cost& cost) {
  if (cost.algorithm.empty()) return "-";
  return cost.lock.empty() ? cost.algorithm : cost.algorithm + ' ' + cost.lock;
}

std::string writes_blocked(const std::string& words) {
  return words.ends_with("SHARED") || words.ends_with("EXCLUSIVE") ? "waits" : "goes on";
}

/// The server took it: how, whether it wrote the rows again, whether writes waited.
void compare_taken(Comparison& comparison, const std::string& where, const MeasuredLine& line,
                   const facts::Cost& cost) {
  const std::string rows = line.field(3);
  // Where a clause is taken and then not heeded, the model says what happens.
  const bool unheeded = rows == "copied";
  const std::string measured = unheeded ? "COPY SHARED" : line.field(2);
  comparison.compare(where, "by", measured, words_of(cost));
  if (measured == "-") return;
  if (rows != "?")
    comparison.compare(where, "rows", rows == "-" ? "left" : "written again",
                       cost.rewrites.empty() ? "left" : "written again");
  if (!cost.lock.empty())
    comparison.compare(where, "a write", writes_blocked(measured),
                       cost.blocks_writes() ? "waits" : "goes on");
}

void compare(const std::string& file, const dialect::Version& version) {
  const dialect::Dialect& dialect = dialect_named("mysql");
  Comparison comparison(file);
  for (const MeasuredLine& line : measured_lines(file)) {
    PricedSchema schema(dialect, version);
    schema.run(facts_text("mysql/schema.sql"));
    schema.run(line.field(4));
    const std::string statement = fmt::format("{} {}", altered(line), line.field(1));
    const Modelled modelled = schema.price(statement);
    const std::string where = fmt::format("line {} {}", line.line, statement);
    const std::string& measured = line.fields[2];
    if (measured == "refused") {
      comparison.compare(where, "it is", "refused", modelled.refusal.empty() ? "taken" : "refused");
      continue;
    }
    if (!modelled.read || !modelled.cost.refusal.empty()) {
      comparison.compare(where, "it is", "taken", modelled.refusal);
      continue;
    }
    compare_taken(comparison, where, line, modelled.cost);
  }
  CHECK(comparison.report());
}

}  // namespace

TEST_CASE("MySQL 9.7 does as the facts say") {
  compare("mysql/mysql_9_7.facts", {"", 9, 7, 4});
}

TEST_CASE("MariaDB 10.11 does as the facts say") {
  compare("mysql/mariadb_10_11.facts", {"mariadb", 10, 11, 19});
}

TEST_CASE("a written clause keeps MySQL from changing metadata alone") {
  struct {
    std::string_view what, words;
  } const cases[] = {
      {"add column z int, algorithm=inplace, lock=none", "INPLACE NONE"},
      {"add column z int first, algorithm=inplace", "INPLACE NONE"},
      {"add column z int, lock=none", "INPLACE NONE"},
      {"drop column a, algorithm=inplace", "INPLACE NONE"},
      {"add column z int, algorithm=default, lock=default", "INSTANT"},
      {"add column z int, algorithm=instant", "INSTANT"},
      {"alter a set default 5, algorithm=inplace", "INSTANT"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.what);
    for (const bool mariadb : {false, true}) {
      const dialect::Version version =
          mariadb ? dialect::Version{"mariadb", 10, 11, 19} : dialect::Version{"", 9, 7, 4};
      PricedSchema schema(dialect_named("mysql"), version);
      schema.run(facts_text("mysql/schema.sql"));
      const facts::Cost cost = schema.price(fmt::format("alter table cl {}", each.what)).cost;
      CHECK(words_of(cost) == (mariadb ? "INSTANT NONE" : each.words));
      CHECK(cost.rewrites.empty() == words_of(cost).starts_with("INSTANT"));
    }
  }
}

}  // namespace segue::test
