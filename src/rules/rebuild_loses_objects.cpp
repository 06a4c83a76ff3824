#include <algorithm>

#include "rules/rebuilds.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool has_like(const catalog::Relation& table, const catalog::Index& index) {
  return std::any_of(table.indexes.begin(), table.indexes.end(), [&](const auto& other) {
    if (other->key == index.key) return true;
    return other->parts.size() == index.parts.size() &&
           std::equal(other->parts.begin(), other->parts.end(), index.parts.begin(),
                      [](const auto& a, const auto& b) {
                        return !a.column.empty() && a.column == b.column;
                      });
  });
}

/// An index whose columns are gone cannot be made again.
bool can_be(const catalog::Relation& table, const catalog::Index& index) {
  return std::all_of(index.parts.begin(), index.parts.end(), [&](const auto& part) {
    return part.column.empty() || catalog::find_column(table, part.column) != nullptr;
  });
}

void check(const Script& script, Findings& findings) {
  for (const Rebuild& rebuild : rebuilds_in(script)) {
    for (const auto& index : rebuild.old_table->indexes)
      if (index->constraint.empty() && !index->of_constraint && !index->primary &&
          can_be(*rebuild.new_table, *index) && !has_like(*rebuild.new_table, *index))
        findings.add(rebuild.drop->span, "the index `{}` goes with the old `{}`", index->name,
                     rebuild.table.text());
    for (const auto& trigger : rebuild.old_table->triggers) {
      const auto& kept = rebuild.new_table->triggers;
      if (std::none_of(kept.begin(), kept.end(),
                       [&](const auto& other) { return other->key == trigger->key; }))
        findings.add(rebuild.drop->span, "the trigger `{}` goes with the old `{}`", trigger->name,
                     rebuild.table.text());
    }
  }
}

}  // namespace

extern const Rule rebuild_loses_objects{
    .id = "rebuild-loses-objects",
    .severity = Severity::warning,
    .what = "A table is made anew without the indexes and triggers that the old one had.",
    .why =
        "They went with the old table: queries get slow, and what the triggers kept up is no "
        "longer kept.",
    .instead = "Make them again after the new table has taken its place.",
    .check = check,
};

}  // namespace segue::rules
