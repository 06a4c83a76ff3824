// What the model says PostgreSQL locks, reads and writes, held against what servers did.

#include <fmt/core.h>

#include <catch2/catch.hpp>
#include <iostream>
#include <map>
#include <memory>

#include "dialects/all.h"
#include "facts/postgresql_cells.h"

namespace segue::test {
namespace {

const std::filesystem::path folder =
    std::filesystem::path(SEGUE_SOURCE_DIR) / "tests/facts/postgresql";

/// "refused" where a server, or the model, does not take the statement.
std::string verdict(const FactBench::Answer& answer) {
  const bool in_block = answer.cost.transactional == facts::Transactional::refused;
  return answer.refusal.empty() && !in_block ? "taken" : "refused";
}

void compare(const FactRow& row, const FactBench& bench, const std::string& version,
             FactTally& tally) {
  const auto answer = bench.ask(row.statement);
  const std::string& error = row.cells.at(5);
  const std::string measured = error == "-" ? "taken" : "refused";
  tally.compare(row, version, "statement (" + error + ") (" + answer.refusal + ")", measured,
                verdict(answer));
  if (error != "-") return;
  const LockCells expected = cells_of(row), modelled = cells_of(answer);
  tally.compare(row, version, "locks", expected.locks, modelled.locks);
  tally.compare(row, version, "reads wait", expected.reads, modelled.reads);
  tally.compare(row, version, "writes wait", expected.writes, modelled.writes);
  tally.compare(row, version, "rewrites", expected.rewrites, modelled.rewrites);
  tally.compare(row, version, "scans", expected.scans,
                agrees(expected.scans, modelled.scans) ? expected.scans : modelled.scans);
}

/// All lines of a table for all versions that it says something of.
void check_table(const std::string& name) {
  const dialect::Dialect* dialect = dialects::by_name("postgresql");
  REQUIRE(dialect != nullptr);
  const std::string schema = text_of_file(folder / "schema.sql");
  const auto rows = fact_rows(folder / name);
  FactTally whole;
  for (int major = 13; major <= 18; ++major) {
    const FactBench bench(*dialect, dialect::Version{"", major, 0, 0}, schema);
    FactTally tally;
    size_t statements = 0;
    for (const FactRow& row : rows) {
      if (!row.is_for(major)) continue;
      ++statements;
      compare(row, bench, std::to_string(major), tally);
    }
    if (statements == 0) continue;
    const std::string report =
        tally.report(fmt::format("{}, version {}: {} statements", name, major, statements));
    std::cout << report;
    CHECK(tally.equal() == tally.cells());
  }
}

}  // namespace

TEST_CASE("every measured lock, scan and rewrite follows from the model") {
  check_table("locks.table");
}

TEST_CASE("so does what was measured beside them") {
  check_table("more.table");
}

}  // namespace segue::test
