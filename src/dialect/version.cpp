#include "dialect/version.h"

#include <charconv>
#include <tuple>

namespace segue::dialect {

bool Version::at_least(int wanted_major, int wanted_minor, int wanted_patch) const {
  if (major == 0) return true;
  return std::tuple(major, minor, patch) >= std::tuple(wanted_major, wanted_minor, wanted_patch);
}

Version read_version(std::string_view text) {
  Version version;
  const char* at = text.data();
  const char* end = at + text.size();
  for (int* part : {&version.major, &version.minor, &version.patch}) {
    at = std::from_chars(at, end, *part).ptr;
    if (at == end || *at != '.') break;
    ++at;
  }
  return version;
}

}  // namespace segue::dialect
