#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

std::vector<std::string> missing(const std::vector<std::string>& were,
                                 const std::vector<std::string>& are) {
  std::vector<std::string> lost;
  if (were.empty() || are.empty()) return lost;
  std::copy_if(were.begin(), were.end(), std::back_inserter(lost), [&](const std::string& value) {
    return std::find(are.begin(), are.end(), value) == are.end();
  });
  return lost;
}

/// The values of a type that is an enumeration by itself; empty for other types.
std::vector<std::string> values_of(const catalog::Catalog& catalog, const Step& step,
                                   const catalog::Column& column) {
  const catalog::Lookup lookup(catalog, *step.semantics);
  const auto id = column.type ? lookup.type_id(column.type->name) : std::nullopt;
  const auto* type = id ? catalog.types.find(*id) : nullptr;
  if (!type || (*type)->kind != catalog::TypeKind::enumeration) return {};
  return (*type)->values;
}

/// Which values are lost when a column gets an enumeration that takes the place of another one.
std::vector<std::string> lost_with_type(const Script& script, const Step& step,
                                        const ColumnChange& change) {
  const catalog::Column* then = column_at_start(step, change.old_name);
  if (!then || !change.is) return {};
  auto lost =
      missing(values_of(*step.at_start, step, *then), values_of(*script.after, step, *change.is));
  for (std::string& value : lost)
    value = '\'' + value + '\'';
  return lost;
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    const auto change = step.refused ? std::nullopt : redefinition(step);
    if (!change || !change->complete() || !column_has_users(step, change->old_name)) continue;
    auto lost = missing(members_of(*change->was), members_of(*change->is));
    if (lost.empty()) lost = lost_with_type(script, step, *change);
    if (!lost.empty())
      findings
          .add(step.span, "`{}` can no longer be {}", change->name.text, text::joined(lost, ", "))
          .statement = step.index;
  }
}

}  // namespace

extern const Rule enum_value_removed{
    .id = "enum-value-removed",
    .severity = Severity::error,
    .what = "A value of an enumeration or a set is no longer allowed.",
    .why =
        "Rows that hold it stop the migration, or lose it without a word, as the server is "
        "set up. Code that still writes it fails.",
    .instead =
        "Stop writing the value, change the rows that hold it, and leave it in the "
        "definition, or remove it in the contract phase.",
    .check = check,
};

}  // namespace segue::rules
