#pragma once

#include <string>
#include <string_view>

namespace segue::dialect {

/// A server product and its version, as far as reading, simulating and running depend on them:
/// "16.4" is {16, 4}.
struct Version {
  std::string product{};  // where one dialect has several; empty for the usual one
  int major = 0;          // 0: unknown, take the newest
  int minor = 0;
  int patch = 0;
  /// What texts are stored in and compared by where a script does not say it, as the server or the
  /// configuration tells; empty: as servers of this version come, which is a guess where those of a
  /// distribution come otherwise.
  std::string character_set{};
  std::string collation{};
  bool at_least(int wanted_major, int wanted_minor = 0, int wanted_patch = 0) const;
};

/// The leading numbers of what a server calls itself: "10.11.6-log" is {10, 11, 6}, without a
/// product.
Version read_version(std::string_view text);

}  // namespace segue::dialect
