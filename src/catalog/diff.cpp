#include "catalog/diff.h"

#include <algorithm>
#include <map>
#include <span>
#include <string_view>
#include <type_traits>

#include "catalog/changes.h"

namespace segue::catalog {
namespace {

std::vector<AttributeChange> one_sided(const Item& item, bool after) {
  std::vector<AttributeChange> changes;
  for (const auto& [name, value] : item.attributes)
    changes.push_back(after ? AttributeChange{name, "", value} : AttributeChange{name, value, ""});
  return changes;
}

std::vector<AttributeChange> compared(const Item& before, const Item& after) {
  std::map<std::string, AttributeChange> changes;
  for (const auto& [name, value] : before.attributes)
    changes[name] = {name, value, ""};
  for (const auto& [name, value] : after.attributes) {
    AttributeChange& change = changes[name];
    change.name = name;
    change.after = value;
  }
  std::vector<AttributeChange> result;
  for (auto& [name, change] : changes)
    if (change.before != change.after) result.push_back(std::move(change));
  return result;
}

/// Compares two lists of items by kind and name.
class ItemComparison {
 public:
  explicit ItemComparison(std::vector<ObjectChange>& changes) : changes_(changes) {}

  void compare(const Items& before, const Items& after) {
    // Most things stand where they stood: only what follows is looked up by its name.
    size_t common = 0;
    while (common < before.size() && common < after.size() &&
           is_same_object(before[common], after[common])) {
      take_changes(before[common], after[common]);
      ++common;
    }
    compare_by_name(std::span(before).subspan(common), std::span(after).subspan(common));
  }

 private:
  static bool is_same_object(const Item& a, const Item& b) {
    return a.name == b.name && a.kind == b.kind;
  }

  void take_changes(const Item& before, const Item& after) {
    if (before.attributes == after.attributes) return;
    auto attributes = compared(before, after);
    if (!attributes.empty())
      changes_.push_back({ChangeKind::changed, after.kind, after.name, std::move(attributes)});
  }

  void compare_by_name(std::span<const Item> before, std::span<const Item> after) {
    std::map<std::pair<std::string_view, std::string_view>, const Item*> held;
    for (const Item& item : before)
      held[{item.kind, item.name}] = &item;
    for (const Item& item : after) {
      const auto found = held.find({item.kind, item.name});
      if (found == held.end()) {
        changes_.push_back({ChangeKind::added, item.kind, item.name, one_sided(item, true)});
        continue;
      }
      take_changes(*found->second, item);
      held.erase(found);
    }
    for (const Item& item : before)
      if (held.contains({item.kind, item.name}))
        changes_.push_back({ChangeKind::removed, item.kind, item.name, one_sided(item, false)});
  }

  std::vector<ObjectChange>& changes_;
};

template <class T>
void compare_versions(const T& before, const T& after, const Semantics& semantics,
                      ItemComparison& comparison) {
  if constexpr (std::is_same_v<T, Relation>)
    comparison.compare(describe(before, semantics, &after), describe(after, semantics, &before));
  else
    comparison.compare(describe(before, semantics), describe(after, semantics));
}

/// Schema by schema.
template <class T>
void compare(const Objects<T>& before, const Objects<T>& after, const Semantics& semantics,
             std::vector<ObjectChange>& changes) {
  auto differing = catalog::changes(before, after);
  std::stable_sort(differing.begin(), differing.end(),
                   [](const auto& a, const auto& b) { return a.id->schema < b.id->schema; });
  ItemComparison comparison(changes);
  for (const auto& [id, old_one, new_one] : differing) {
    if (old_one && new_one)
      compare_versions(*old_one, *new_one, semantics, comparison);
    else
      comparison.compare(old_one ? describe(*old_one, semantics) : Items{},
                         new_one ? describe(*new_one, semantics) : Items{});
  }
}

}  // namespace

std::string_view name_of(ChangeKind kind) {
  static constexpr std::string_view names[] = {"added", "removed", "changed"};
  return names[static_cast<size_t>(kind)];
}

std::vector<ObjectChange> diff(const State& before, const State& after,
                               const Semantics& semantics) {
  std::vector<ObjectChange> changes;
  compare(before.schemas, after.schemas, semantics, changes);
  compare(before.extensions, after.extensions, semantics, changes);
  compare(before.types, after.types, semantics, changes);
  compare(before.sequences, after.sequences, semantics, changes);
  compare(before.relations, after.relations, semantics, changes);
  compare(before.routines, after.routines, semantics, changes);
  compare(before.others, after.others, semantics, changes);
  return changes;
}

}  // namespace segue::catalog
