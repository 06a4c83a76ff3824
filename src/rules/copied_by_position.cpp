#include <algorithm>

#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* insert = step.as<sql::Insert>();
  if (!insert || !insert->columns.empty() || !insert->source) return;
  const auto* select = std::get_if<sql::Select>(&insert->source->body);
  if (!select || select->items.size() != 1 || select->from.size() != 1) return;
  const auto* all = std::get_if<sql::ColumnReference>(&select->items.front().value.form);
  const auto* from = std::get_if<sql::NamedTable>(&select->from.front().form);
  if (!all || !all->star || !from) return;
  const catalog::Lookup lookup = step.lookup_before();
  const catalog::Relation* source = lookup.relation(from->name);
  const catalog::Relation* target = lookup.relation(insert->table);
  if (!source || !target || source->columns_unknown || target->columns_unknown ||
      source->external || target->external)
    return;
  const size_t both = std::min(source->columns.size(), target->columns.size());
  for (size_t i = 0; i < both; ++i) {
    const catalog::Column& to = *target->columns[i];
    if (to.key == source->columns[i]->key || !catalog::find_column(*source, to.key)) continue;
    findings.add(step.span, "`{}` is copied to `{}`: the columns stand in another order",
                 source->columns[i]->name, to.name);
    return;
  }
}

}  // namespace

extern const Rule copied_by_position{
    .id = "copied-by-position",
    .severity = Severity::error,
    .what = "Rows are copied with * into a table whose columns stand in another order.",
    .why = "Values end up in the wrong columns, and nothing complains where the types allow it.",
    .instead = "Name the columns on both sides.",
    .check = check,
};

}  // namespace segue::rules
