#pragma once

#include <vector>

#include "catalog/catalog.h"

namespace segue::catalog {

/// An object that differs between two states: null on the side where it is missing.
template <class T>
struct Change {
  const Id* id;
  const T* before;
  const T* after;
};

/// What differs, by name. It points into both maps, which must not change while it is used.
template <class T>
std::vector<Change<T>> changes(const Objects<T>& before, const Objects<T>& after) {
  std::vector<Change<T>> result;
  if (before.same_as(after)) return result;
  Objects<T>::compare(
      before, after, [&](const Id& id, const Shared<T>* old_one, const Shared<T>* new_one) {
        if (old_one && new_one && old_one->same_as(*new_one)) return;
        result.push_back({&id, old_one ? &**old_one : nullptr, new_one ? &**new_one : nullptr});
      });
  return result;
}

}  // namespace segue::catalog
