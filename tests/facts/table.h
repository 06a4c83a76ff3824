#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "dialect/dialect.h"
#include "facts/cost.h"

namespace segue::test {

/// A line of a table of measured facts: cells between bars. Lines that begin with `#` are headings.
struct FactRow {
  size_t line = 0;
  std::string statement{};
  std::string versions{};            // "13-17", "18", "10.6-11.8"
  std::vector<std::string> cells{};  // what follows

  /// Whether a version such as "15" lies between the two ends.
  bool is_for(int major) const;
};

/// Throws std::runtime_error where the file cannot be read or a line has too few cells.
std::vector<FactRow> fact_rows(const std::filesystem::path& path);

/// A server version and the schema in which statements are measured.
class FactBench {
 public:
  /// The schema is SQL that the dialect reads; throws where a statement of it is not understood.
  FactBench(const dialect::Dialect& dialect, const dialect::Version& version,
            const std::string& schema);

  struct Answer {
    facts::Cost cost{};         // of all statements together
    std::string refusal{};      // why the model or the catalog refuses one; empty where none does
    catalog::Catalog before{};  // the schema in which it was asked
  };
  /// What one or several statements cost, run in one transaction in that schema.
  Answer ask(const std::string& statements) const;

 private:
  const dialect::Dialect& dialect_;
  const catalog::Semantics& semantics_;
  const facts::CostModel& model_;
  catalog::Catalog catalog_;
  std::set<std::string> filled_{};  // tables that the schema puts rows into
};

/// Compares cells, line by line and version by version, and keeps the figures.
class FactTally {
 public:
  /// Notes a cell: what was measured and what the model says.
  void compare(const FactRow& row, const std::string& version, const std::string& what,
               const std::string& measured, const std::string& modelled);
  size_t cells() const { return cells_; }
  size_t equal() const { return cells_ - differences_.size(); }
  /// "1512 of 1515 cells are as measured", and a line for each that is not.
  std::string report(const std::string& title) const;

 private:
  size_t cells_ = 0;
  std::vector<std::string> differences_;
};

/// The text of a file; throws std::runtime_error where it cannot be read.
std::string text_of_file(const std::filesystem::path& path);

}  // namespace segue::test
