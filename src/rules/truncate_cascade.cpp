#include <algorithm>
#include <set>

#include "catalog/wholes.h"
#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

using Ids = std::set<catalog::Id>;

/// The table, what it is a partition of, and what inherits from it: references to any of them lead
/// to its rows.
std::vector<catalog::Id> referenced_as(const catalog::Catalog& catalog, const catalog::Id& table) {
  std::vector<catalog::Id> all{table};
  for (size_t i = 0; i < all.size(); ++i) {
    const catalog::Id at = all[i];
    for (const auto& node : catalog.dependents_of({catalog::ObjectClass::family, at}))
      all.push_back(node.id);
  }
  const auto wholes = catalog::wholes_of(catalog, table);
  all.insert(all.end(), wholes.begin(), wholes.end());
  return all;
}

/// The tables whose foreign keys lead to one of `tables`, directly or not.
std::vector<std::string> followers(const Step& step, const Ids& tables) {
  std::vector<std::string> names;
  Ids seen = tables;
  std::vector<catalog::Id> open(tables.begin(), tables.end());
  while (!open.empty()) {
    const catalog::Id at = open.back();
    open.pop_back();
    for (const catalog::Id& target : referenced_as(*step.before, at))
      for (const auto& node :
           step.before->dependents_of({catalog::ObjectClass::relation, target})) {
        const auto* user = step.before->relation(node.id);
        if (node.kind != catalog::ObjectClass::relation || !user || seen.contains(node.id))
          continue;
        if (!catalog::refers_to(*user, target)) continue;
        seen.insert(node.id);
        open.push_back(node.id);
        names.push_back(step.lookup_before().shown(node.id));
      }
  }
  return names;
}

void check(const Step& step, Findings& findings) {
  const auto* truncate = step.as<sql::Truncate>();
  if (!truncate || !truncate->cascade || truncate->tables.empty()) return;
  Ids tables;
  for (const sql::NamedTable& table : std::get<sql::Truncate>(*step.statement).tables)
    if (const auto id = step.lookup_before().relation_id(table.name)) tables.insert(*id);
  const auto own = step.lookup_before().relation_id(step.table());
  if (!own || tables.empty() || *own != *tables.begin()) return;  // once per statement
  const auto names = followers(step, tables);
  if (!names.empty()) findings.add(step.span, "CASCADE empties {} too", list_of(names));
}

}  // namespace

extern const Rule truncate_cascade{
    .id = "truncate-cascade",
    .severity = Severity::error,
    .what = "TRUNCATE … CASCADE empties more tables than it names.",
    .why =
        "Every table with a foreign key to one that is named is emptied too, and those that "
        "refer to them, under a lock that keeps everybody out.",
    .instead = "Name each table that is to be emptied, and leave CASCADE out.",
    .check = check,
};

}  // namespace segue::rules
