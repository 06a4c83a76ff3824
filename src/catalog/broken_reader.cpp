#include "catalog/broken_reader.h"

#include <algorithm>
#include <vector>

namespace segue::catalog {
namespace {

bool holds(const std::vector<ColumnUse>& uses, const Id& relation) {
  return std::any_of(uses.begin(), uses.end(),
                     [&](const ColumnUse& use) { return use.relation == relation; });
}

/// What of a relation reads a missing one; empty where nothing does.
std::string reader_in(const Relation& relation, const Id& missing) {
  if (relation.is_view() && holds(relation.reads, missing)) return "view " + quoted(relation.name);
  for (const auto& trigger : relation.triggers)
    if (holds(trigger->reads, missing)) return "trigger " + quoted(trigger->name);
  return {};
}

}  // namespace

std::optional<BrokenReader> broken_reader(const Context& context) {
  const Catalog& catalog = context.catalog;
  std::vector<Id> missing;
  catalog.gone_relations.for_each([&](const Id& id, const Present&) {
    if (!catalog.relation(id)) missing.push_back(id);
  });
  for (const Id& id : missing)
    for (const Node& node : catalog.dependents_of({ObjectClass::relation, id})) {
      const Relation* relation =
          node.kind == ObjectClass::relation ? catalog.relation(node.id) : nullptr;
      const std::string reader = relation ? reader_in(*relation, id) : std::string();
      if (!reader.empty()) return BrokenReader{reader, id.name};
    }
  return std::nullopt;
}

}  // namespace segue::catalog
