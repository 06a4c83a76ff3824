#include "base/text.h"
#include "rules/way_back.h"

namespace segue::rules {
namespace {

constexpr size_t most_named = 6;

void check(const Pair& pair, Findings& findings) {
  if (pair.down.steps.empty() || !is_provable(pair)) return;
  const auto changes = left_behind(pair);
  if (changes.empty()) return;
  std::vector<std::string> words;
  for (const auto& change : changes)
    if (words.size() < most_named) words.push_back(in_words(change));
  if (changes.size() > most_named)
    words.push_back(fmt::format("and {} more differ", changes.size() - most_named));
  const Step& first = pair.down.steps.front();
  findings.add(first.span, "up and down do not give back the schema: {}", text::joined(words, ", "))
      .statement = first.index;
}

}  // namespace

extern const Rule down_not_inverse{
    .id = "down-not-inverse",
    .severity = Severity::warning,
    .what = "After the up and the down the schema is not what it was before.",
    .why =
        "A rollback that leaves something behind, or does not bring something back, ends in a "
        "schema that no release was tested with, and the next up may fail on it.",
    .instead =
        "Undo in the down, in the opposite order, each change that the up makes; where that "
        "cannot be done, say so: -- segue: irreversible reason=\"…\"",
    .check = check,
};

}  // namespace segue::rules
