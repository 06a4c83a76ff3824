#include "dialect/version.h"

#include <tuple>

namespace segue::dialect {

bool Version::at_least(int wanted_major, int wanted_minor, int wanted_patch) const {
  if (major == 0) return true;
  return std::tuple(major, minor, patch) >= std::tuple(wanted_major, wanted_minor, wanted_patch);
}

}  // namespace segue::dialect
