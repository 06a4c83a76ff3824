#include <algorithm>

#include "rules/copy_tools.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// A key that tells every row from every other; some servers keep keys as indexes and nothing else.
bool is_sure(const catalog::Relation& table, const catalog::Index& index) {
  if (index.primary) return true;
  return index.unique &&
         std::all_of(index.parts.begin(), index.parts.end(), [&](const catalog::IndexColumn& part) {
           const catalog::Column* column = catalog::find_column(table, part.column);
           return column && column->not_null;
         });
}

void check(const Step& step, Findings& findings) {
  const catalog::Relation* table = table_to_copy(step);
  if (!table) return;
  if (std::any_of(table->indexes.begin(), table->indexes.end(),
                  [&](const auto& each) { return is_sure(*table, *each); }))
    return;
  findings.add(step.span, "`{}` has no unique key without NULL", table->name);
}

}  // namespace

extern const Rule copy_tool_needs_key{
    .id = "copy-tool-needs-key",
    .severity = Severity::note,
    .on = false,
    .what = "A table without a unique key of columns that are never NULL is changed.",
    .why =
        "Tools that copy tables go through the rows by such a key, and refuse a table that "
        "has none.",
    .instead = "Add a primary key first.",
    .check = check,
};

}  // namespace segue::rules
