#include "plan/effect.h"

#include <algorithm>

#include "catalog/diff.h"

namespace segue::plan {
namespace {

using catalog::ObjectChange;

const ObjectChange* same_object(const std::vector<ObjectChange>& changes,
                                const ObjectChange& wanted) {
  const auto found = std::find_if(changes.begin(), changes.end(), [&](const ObjectChange& change) {
    return change.kind == wanted.kind && change.name == wanted.name;
  });
  return found == changes.end() ? nullptr : &*found;
}

/// Of an object that was changed, whether all that was to change has changed.
bool has_happened(const ObjectChange& wanted, const std::vector<ObjectChange>& real) {
  const ObjectChange* change = same_object(real, wanted);
  if (change == nullptr || change->change != wanted.change) return false;
  if (wanted.change != catalog::ChangeKind::changed) return true;
  return std::all_of(
      wanted.attributes.begin(), wanted.attributes.end(), [&](const auto& attribute) {
        return std::any_of(change->attributes.begin(), change->attributes.end(),
                           [&](const auto& is) {
                             return is.name == attribute.name && is.after == attribute.after;
                           });
      });
}

/// The tables whose indexes a statement builds anew.
std::vector<sql::ObjectName> reindexed(const facts::Step& step) {
  const auto* maintain = step.as<sql::Maintain>();
  if (maintain == nullptr || maintain->verb != "REINDEX") return {};
  if (maintain->object_kind == "TABLE") return maintain->objects;
  std::vector<sql::ObjectName> tables;
  if (maintain->object_kind == "INDEX")
    for (const sql::ObjectName& index : maintain->objects)
      if (const auto owner = step.lookup_before().index_owner(index))
        tables.push_back({.schema = {.text = owner->schema}, .name = {.text = owner->name}});
  return tables;
}

/// An index that stands in for one that is built anew: its name is the other one's and more.
const catalog::Index* substitute_in(const catalog::Relation& live, const catalog::Relation& known) {
  for (const auto& index : live.indexes)
    for (const auto& built : known.indexes)
      if (index->settings.contains("invalid") && index->key.starts_with(built->key + "_cc"))
        return &*index;
  return nullptr;
}

/// An index that a concurrent build left behind, if the statement builds one.
const catalog::Index* broken_index(const catalog::Catalog& live,
                                   const catalog::Semantics& semantics,
                                   const Statement& statement) {
  for (const auto& step : statement.steps) {
    for (const sql::ObjectName& name : reindexed(step)) {
      const auto* known = step.lookup_before().relation(name);
      const auto* table = catalog::Lookup(live, semantics).relation(name);
      const auto* left = known && table ? substitute_in(*table, *known) : nullptr;
      if (left != nullptr) return left;
    }
    const auto* create = step.as<sql::CreateIndex>();
    if (create == nullptr) continue;
    const auto* table = catalog::Lookup(live, semantics).relation(create->table);
    if (table == nullptr) continue;
    for (const auto& index : table->indexes)
      if (index->settings.contains("invalid") &&
          (create->index.name.text.empty() ||
           index->key == semantics.key(catalog::NameKind::index, create->index.name.text)))
        return &*index;
  }
  return nullptr;
}

}  // namespace

Effect effect_of(const catalog::Catalog& before, const catalog::Catalog& after,
                 const catalog::Catalog& live, const catalog::Semantics& semantics) {
  const auto wanted = catalog::diff(before, after, semantics);
  const auto real = catalog::diff(before, live, semantics);
  Effect effect{.wanted = wanted.size()};
  for (const auto& change : wanted) {
    if (has_happened(change, real))
      ++effect.happened;
    else
      effect.missing.push_back(change.kind + " `" + change.name + "`");
  }
  return effect;
}

std::optional<Leftover> leftover_of(const Statement& statement, const catalog::Catalog& live,
                                    const catalog::Semantics& semantics) {
  const auto* index = broken_index(live, semantics, statement);
  if (index == nullptr) return std::nullopt;
  sql::Drop drop;
  drop.kind = sql::ObjectKind::index;
  drop.concurrently = true;
  sql::ObjectReference reference;
  for (const auto& step : statement.steps) {
    if (const auto* create = step.as<sql::CreateIndex>())
      reference.name.schema = create->table.schema;
    for (const sql::ObjectName& table : reindexed(step))
      reference.name.schema = table.schema;
  }
  reference.name.name.text = index->name;
  drop.objects.push_back(std::move(reference));
  return Leftover{index->name, sql::Statement(std::move(drop))};
}

}  // namespace segue::plan
