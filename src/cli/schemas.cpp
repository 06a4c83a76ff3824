#include "cli/schemas.h"

#include <algorithm>

#include "base/text.h"
#include "catalog/apply.h"
#include "dialect/own_names.h"
#include "project/layout.h"
#include "report/schema.h"

namespace segue::cli {
namespace {

bool is_of_tool(std::string_view name) {
  if (name.starts_with(dialect::put_aside) || name.starts_with(dialect::archived)) return true;
  const auto& names = project::names_of_tools();
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view each) { return text::equal_ignoring_case(each, name); });
}

/// Whether a tool has made this object for itself: its name, or its schema, is the tool's.
bool is_of_tool(const catalog::Id& id) {
  return is_of_tool(id.name) || (!id.schema.empty() && is_of_tool(id.schema));
}

template <class T>
void leave_out(catalog::Objects<T>& objects, const catalog::Objects<T>& wanted,
               const std::function<bool(const catalog::Id&, const T&)>& is_foreign) {
  std::vector<catalog::Id> foreign;
  objects.for_each([&](const catalog::Id& id, const catalog::Shared<T>& object) {
    if (!wanted.contains(id) && is_foreign(id, *object)) foreign.push_back(id);
  });
  for (const auto& id : foreign)
    objects.erase(id);
}

catalog::Catalog without_tools(catalog::Catalog live, const catalog::Catalog& simulated) {
  const auto by_name = [](const catalog::Id& id, const auto&) { return is_of_tool(id); };
  leave_out<catalog::Sequence>(live.sequences, simulated.sequences,
                               [](const catalog::Id& id, const catalog::Sequence& sequence) {
                                 return is_of_tool(id) || is_of_tool(sequence.owner);
                               });
  leave_out<catalog::Relation>(live.relations, simulated.relations, by_name);
  leave_out<catalog::Type>(live.types, simulated.types, by_name);
  leave_out<catalog::Schema>(live.schemas, simulated.schemas, by_name);
  return live;
}

}  // namespace

Schema::Schema(const Place& place, const catalog::Semantics& semantics)
    : semantics_(semantics), catalog_(catalog::empty_catalog(semantics)) {
  if (!place.history->from_nothing) catalog_.knowledge = catalog::Knowledge::partial;
}

void Schema::add(const Item& item) {
  const bool outdated = item.again() && item.earlier == nullptr;
  const auto [read, chosen] = as_it_ran(item);
  for (const size_t i : chosen) {
    const catalog::State before = catalog_;
    const auto& statement = read.script.statements[i];
    catalog::apply(catalog_, statement.tree, semantics_);
    const Position at = read.source->position(statement.span.begin);
    for (const auto& change : catalog::diff(before, catalog_, semantics_))
      origins_[{change.kind, change.name}] = {
          read.source->path() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column),
          outdated};
  }
  catalog::end_session(catalog_, semantics_);
}

const Schema::Origin* Schema::origin_of(const catalog::ObjectChange& change) const {
  if (const auto found = origins_.find({change.kind, change.name}); found != origins_.end())
    return &found->second;
  return change.change == catalog::ChangeKind::added ? nullptr : origin_of_whole(change);
}

const Schema::Origin* Schema::origin_of_whole(const catalog::ObjectChange& change) const {
  const std::string whole = change.name.substr(0, change.name.rfind('.'));
  for (const auto* kind : {"table", "view", "materialized view"})
    if (const auto found = origins_.find({kind, whole}); found != origins_.end())
      return &found->second;
  return nullptr;
}

std::string Schema::origin(const catalog::ObjectChange& change) const {
  const Origin* found = origin_of(change);
  return found == nullptr ? "" : found->place;
}

bool Schema::is_part_of_own(const catalog::ObjectChange& change) const {
  return origins_.contains({change.kind, change.name}) || origin_of_whole(change) != nullptr;
}

bool Schema::is_outdated(const catalog::ObjectChange& change) const {
  const Origin* found = origin_of(change);
  return found != nullptr && found->outdated;
}

Schema standing_schema(const Place& place, const Course& course,
                       const catalog::Semantics& semantics) {
  Schema schema(place, semantics);
  for (const Item& item : course.items)
    if (item.applied()) schema.add(item);
  return schema;
}

Differences differences(const catalog::Catalog& live, const Place& place,
                        const catalog::Catalog& simulated, const dialect::Version& version) {
  const auto& engine = place.dialect().engine();
  auto changes =
      catalog::diff(engine.comparable(simulated), engine.comparable(without_tools(live, simulated)),
                    place.dialect().semantics(version));
  if (!place.history->from_nothing)
    std::erase_if(changes,
                  [](const auto& each) { return each.change == catalog::ChangeKind::added; });
  return changes;
}

std::string text_of(const Differences& changes, const Schema& schema) {
  if (changes.empty()) return {};
  return "+ only in the database, - only in the migrations, ~ otherwise: migrations → database\n" +
         report::changes_as_text(changes,
                                 [&](const auto& change) { return schema.origin(change); });
}

nlohmann::ordered_json list_of(const Differences& changes, const Schema& schema) {
  const auto json =
      report::changes_as_json(changes, [&](const auto& change) { return schema.origin(change); });
  return nlohmann::ordered_json::parse(json)["changes"];
}

std::string count_of(const Differences& changes) {
  return changes.size() == 1 ? "1 object differs"
                             : std::to_string(changes.size()) + " objects differ";
}

}  // namespace segue::cli
