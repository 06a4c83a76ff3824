#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/semantics.h"

namespace segue::test {

using Lines = std::vector<std::string>;

/// The objects of a catalog in the words in which the oracle wrote down those of a real server.
/// What a server only spells differently is normalised on both sides; each implementation says how.
class ObjectLines {
 public:
  virtual ~ObjectLines() = default;

  virtual Lines of(const catalog::State& state, const catalog::Relation& relation) const = 0;
  virtual Lines of(const catalog::Sequence&) const { return {}; }
  virtual Lines of(const catalog::Type&) const { return {}; }
  virtual Lines of(const catalog::Routine&) const { return {}; }
  virtual Lines of(const catalog::Schema&) const { return {}; }
  virtual Lines of(const catalog::Extension&) const { return {}; }
  virtual Lines of(const catalog::OtherObject&) const { return {}; }
  /// A line of the oracle, normalised; empty where it says nothing that a catalog holds.
  virtual std::string normalised(const std::string& line) const = 0;
};

std::unique_ptr<ObjectLines> postgresql_lines(const catalog::Semantics& semantics);
std::unique_ptr<ObjectLines> mysql_lines(const catalog::Semantics& semantics);
std::unique_ptr<ObjectLines> sqlite_lines(const catalog::Semantics& semantics);

/// What is in one list and not in the other, both sorted; a line in both is no difference.
struct LineDiff {
  Lines removed{};
  Lines added{};
  bool operator==(const LineDiff&) const = default;
};
LineDiff difference(Lines before, Lines after);
/// The lines of all objects that differ between two catalogs.
LineDiff difference(const catalog::State& before, const catalog::State& after,
                    const ObjectLines& lines);

// ---- pieces of lines
std::string without(std::string text, char c);
/// From `begin` to the end of the text, or as far as `end`; empty where `begin` is missing.
std::string between(const std::string& text, std::string_view begin, std::string_view end);
/// The parts of a list, split at commas outside parentheses and quotes, trimmed.
Lines list_items(std::string_view text);
std::string lower_outside_quotes(std::string_view text);
/// A default: a literal keeps its value, anything else is "expression".
std::string normal_default(std::string text);

}  // namespace segue::test
