#pragma once

#include <string>
#include <vector>

#include "catalog/describe.h"

namespace segue::catalog {

/// An attribute of an object that two catalogs have differently; empty where it is not set.
struct AttributeChange {
  std::string name{};
  std::string before{};
  std::string after{};
};

enum class ChangeKind { added, removed, changed };
/// "added", "removed", "changed".
std::string_view name_of(ChangeKind kind);

struct ObjectChange {
  ChangeKind change = ChangeKind::changed;
  std::string kind{};  // of the object: "table", "column" …
  std::string name{};
  std::vector<AttributeChange> attributes{};  // of an added or removed object all that it has
};

/// What differs, object by object. Costs what differs, not what there is, where one catalog came
/// from the other.
std::vector<ObjectChange> diff(const State& before, const State& after, const Semantics& semantics);

}  // namespace segue::catalog
