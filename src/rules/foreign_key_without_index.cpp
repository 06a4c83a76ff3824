#include <algorithm>

#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// Whether the first columns of `leading` are those of the key, in any order.
bool begins_with(const std::vector<std::string>& leading, const std::vector<std::string>& columns) {
  if (leading.size() < columns.size()) return false;
  const auto end = leading.begin() + static_cast<std::ptrdiff_t>(columns.size());
  return std::all_of(columns.begin(), columns.end(), [&](const std::string& column) {
    return std::find(leading.begin(), end, column) != end;
  });
}

bool has_index(const catalog::Relation& table, const std::vector<std::string>& columns) {
  for (const auto& key : keys_of(table))
    if (begins_with(key, columns)) return true;
  for (const auto& index : table.indexes) {
    if (index->where || !index->kind.empty()) continue;
    std::vector<std::string> leading;
    for (const auto& part : index->parts) {
      if (part.column.empty() || part.prefix_length > 0) break;
      leading.push_back(part.column);
    }
    if (begins_with(leading, columns)) return true;
  }
  return false;
}

void check(const Script& script, Findings& findings) {
  if (script.semantics->traits().foreign_keys_make_indexes) return;
  for (const Step& step : script.steps) {
    if (step.refused) continue;
    for (const AddedForeignKey& key : added_foreign_keys(step)) {
      const auto id = step.lookup_after().relation_id(key.table);
      const catalog::Relation* table = id ? script.after->relation(*id) : nullptr;
      if (!table || table->external || table->unknown || has_index(*table, key.columns)) continue;
      findings.add(key.span, "no index of `{}` begins with {}", table->name, list_of(key.columns))
          .statement = step.index;
    }
  }
}

}  // namespace

extern const Rule foreign_key_without_index{
    .id = "foreign-key-without-index",
    .severity = Severity::warning,
    .what = "A foreign key is added whose columns no index begins with.",
    .why =
        "Each delete in the table that it points at, and each change of the key there, reads "
        "this table from end to end, and holds locks meanwhile.",
    .instead = "Create an index that begins with the columns of the foreign key, before it.",
    .check = check,
};

}  // namespace segue::rules
