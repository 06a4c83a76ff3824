#pragma once

#include <memory>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "dialect/dialect.h"
#include "facts/cost.h"

namespace segue::test {

/// One line of a *.facts file: fields between bars, without the blanks around them.
struct MeasuredLine {
  size_t line = 0;
  std::vector<std::string> fields{};
  /// The field, or nothing where the line is shorter.
  std::string field(size_t index) const { return index < fields.size() ? fields[index] : ""; }
};

/// "ALTER TABLE t" of a line about `t`, "ALTER IGNORE TABLE t" of one about `ignore t`.
std::string altered(const MeasuredLine& line);

/// The lines of tests/facts/<file> that say something.
std::vector<MeasuredLine> measured_lines(const std::string& file);
/// The text of tests/facts/<file>.
std::string facts_text(const std::string& file);

/// What the fact model says of a statement.
struct Modelled {
  facts::Cost cost{};
  bool read = true;       // the parser took it
  std::string refusal{};  // of the model, the simulation or the parser, where the table has rows
};

/// A schema that statements are priced against.
class PricedSchema {
 public:
  PricedSchema(const dialect::Dialect& dialect, const dialect::Version& version);

  /// Applies a script; what does not parse or apply is an error of the test.
  void run(const std::string& script);
  /// Prices one statement; the schema stays as it was.
  Modelled price(const std::string& statement) const;

 private:
  const dialect::Dialect& dialect_;
  const catalog::Semantics& semantics_;
  const facts::CostModel& model_;
  catalog::Catalog catalog_;
};

const dialect::Dialect& dialect_named(std::string_view name);

/// Counts cells, and remembers those that differ.
class Comparison {
 public:
  explicit Comparison(std::string title) : title_(std::move(title)) {}
  void compare(const std::string& where, const std::string& what, const std::string& measured,
               const std::string& modelled);
  /// Prints the figure and each difference; whether there is none.
  bool report() const;

 private:
  std::string title_;
  size_t cells_ = 0;
  std::vector<std::string> differences_;
};

}  // namespace segue::test
