#include "facts/cost.h"

#include <algorithm>

namespace segue::facts {

std::string_view name_of(Duration duration) {
  switch (duration) {
    case Duration::instant:
      return "instant";
    case Duration::brief:
      return "short";
    case Duration::rows:
      return "rows";
  }
  return {};
}

bool Cost::blocks_reads() const {
  return std::any_of(locks.begin(), locks.end(), [](const Lock& l) { return l.blocks_reads; });
}
bool Cost::blocks_writes() const {
  return std::any_of(locks.begin(), locks.end(), [](const Lock& l) { return l.blocks_writes; });
}

const Lock* Cost::lock_of(std::string_view relation) const {
  const auto found = std::find_if(locks.begin(), locks.end(),
                                  [&](const Lock& l) { return l.relation == relation; });
  return found == locks.end() ? nullptr : &*found;
}

}  // namespace segue::facts
