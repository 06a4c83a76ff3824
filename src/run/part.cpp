#include "run/part.h"

#include <algorithm>

#include "base/sha256.h"

namespace segue::run {

using plan::Unit;

std::string Part::checksum() const {
  if (statements.size() == 1) return sha256(first().shown);
  std::string text;
  for (const plan::Statement& statement : statements)
    if (!statement.sets) text += statement.shown + ";\n";
  return sha256(text);
}

const journal::Step* step_at(const plan::Statement& first,
                             const std::vector<journal::Step>& begun) {
  const auto found = std::find_if(begun.begin(), begun.end(), [&](const journal::Step& step) {
    return step.number == static_cast<int64_t>(first.number);
  });
  return found == begun.end() ? nullptr : &*found;
}

std::vector<Part> parts_of(const plan::Script& script, const std::vector<journal::Step>& begun) {
  const auto is_begun = [&](const plan::Statement& statement) {
    return step_at(statement, begun) != nullptr;
  };
  std::vector<Part> parts;
  for (const Unit& unit : script.units) {
    std::span<const plan::Statement> left = unit.statements;
    while (!left.empty()) {
      const auto next = std::find_if(left.begin() + 1, left.end(), is_begun);
      const auto count = static_cast<size_t>(next - left.begin());
      parts.push_back({unit.kind, left.first(count)});
      left = left.subspan(count);
    }
  }
  return parts;
}

}  // namespace segue::run
