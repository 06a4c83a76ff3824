#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// The index that the step builds on the table of `dropped`, led by the same column.
std::string replacement(const Step& step, const DroppedIndex& dropped) {
  const bool builds = step.as<sql::CreateIndex>() || step.alters<sql::AddIndex>();
  if (!builds || step.lookup_before().relation_id(step.table()) != dropped.table_id) return {};
  const catalog::Relation* after = step.after->relation(dropped.table_id);
  const catalog::Relation* before = step.before->relation(dropped.table_id);
  if (!after || !before || dropped.index->parts.front().column.empty()) return {};
  for (const auto& index : after->indexes)
    if (catalog::find_index(*before, index->key) == nullptr && !index->parts.empty() &&
        index->parts.front().column == dropped.index->parts.front().column)
      return index->name;
  return {};
}

bool same_statement(const Step& a, const Step& b) {
  return a.index == b.index;
}

void check(const Script& script, Findings& findings) {
  for (size_t i = 0; i < script.steps.size(); ++i) {
    const Step& step = script.steps[i];
    const auto dropped = dropped_index(step);
    if (!dropped || dropped->index->parts.empty() || !step.table_has_users()) continue;
    for (size_t j = i + 1; j < script.steps.size(); ++j) {
      if (same_statement(step, script.steps[j])) continue;
      const std::string name = replacement(script.steps[j], *dropped);
      if (name.empty()) continue;
      findings.add(step.span, "`{}` is gone before `{}` is built", dropped->index->name, name)
          .statement = step.index;
      break;
    }
  }
}

}  // namespace

extern const Rule index_dropped_before_replacement{
    .id = "index-dropped-before-replacement",
    .severity = Severity::warning,
    .what = "An index is dropped, and only then the index that takes its place is built.",
    .why =
        "Between the two no index serves the queries that need one: they read the whole "
        "table.",
    .instead = "Build the replacement first, under another name, and drop the old index after it.",
    .check = check,
};

}  // namespace segue::rules
