#include "catalog/diff.h"

#include <map>

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
    std::map<std::pair<std::string, std::string>, const Item*> held;
    for (const Item& item : before)
      held[{item.kind, item.name}] = &item;
    for (const Item& item : after) {
      const auto found = held.find({item.kind, item.name});
      if (found == held.end()) {
        changes_.push_back({ChangeKind::added, item.kind, item.name, one_sided(item, true)});
        continue;
      }
      auto attributes = compared(*found->second, item);
      if (!attributes.empty())
        changes_.push_back({ChangeKind::changed, item.kind, item.name, std::move(attributes)});
      held.erase(found);
    }
    for (const Item& item : before)
      if (held.contains({item.kind, item.name}))
        changes_.push_back({ChangeKind::removed, item.kind, item.name, one_sided(item, false)});
  }

 private:
  std::vector<ObjectChange>& changes_;
};

template <class T>
void compare(const Objects<T>& before, const Objects<T>& after, const Semantics& semantics,
             std::vector<ObjectChange>& changes) {
  ItemComparison comparison(changes);
  Objects<T>::compare(before, after,
                      [&](const Id&, const Shared<T>* old_one, const Shared<T>* new_one) {
                        if (old_one && new_one && old_one->same_as(*new_one)) return;
                        comparison.compare(old_one ? describe(**old_one, semantics) : Items{},
                                           new_one ? describe(**new_one, semantics) : Items{});
                      });
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
