#include <algorithm>
#include <utility>

#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  std::vector<std::pair<std::string, const Step*>> built;
  for (const Step& step : script.steps) {
    if (step.refused) continue;
    if (const auto* create = step.as<sql::CreateIndex>(); create && step.table_has_users()) {
      built.emplace_back(create->name.name.text, &step);
      continue;
    }
    if (built.empty()) continue;
    const std::string table = step.table().text();
    const auto& rewrites = step.cost.rewrites;
    const auto& rebuilt = step.cost.rebuilds_indexes;
    const auto* drop = step.as<sql::Drop>();
    std::erase_if(built, [&](const auto& each) {
      const bool gone =
          drop && !drop->objects.empty() && drop->objects.front().name.name.text == each.first;
      const bool again = each.second->table().text() == table &&
                         (std::find(rewrites.begin(), rewrites.end(), table) != rewrites.end() ||
                          std::find(rebuilt.begin(), rebuilt.end(), each.first) != rebuilt.end());
      if (gone || again)
        findings.add(each.second->span, "`{}` is built here and {} further down", each.first,
                     gone ? "dropped" : "built again");
      return gone || again;
    });
  }
}

}  // namespace

extern const Rule index_built_for_nothing{
    .id = "index-built-for-nothing",
    .severity = Severity::warning,
    .what =
        "An index is built, and a later statement of the migration builds it again or drops "
        "it.",
    .why = "The first build reads every row in vain.",
    .instead = "Change the table first, and build the index last.",
    .check = check,
};

}  // namespace segue::rules
