#pragma once

#include <string>
#include <vector>

#include "support/fixture.h"

namespace segue::test {

/// A case as one server sees it.
struct JudgedCase {
  std::string server{};  // "name" or "name 13"
  Marks found{};
  Marks marked{};
};

/// Runs the case for every dialect that it names (all of them where it names none). Of a rule that
/// is off, the rule that the fixture is named after (`own_rule`, with underscores) is switched on.
/// A case with an (empty) section `wrapped` runs in a transaction of its tool. The `given` schema
/// is an earlier script of the same history: rules that look over all of it may mark its lines,
/// too. Sections `earlier` and `next` are scripts before and after that one, in the order of the
/// file. A target "mariadb" is that product of its dialect; a version is the oldest one.
std::vector<JudgedCase> judged_by_every_dialect(const Case& each, const std::string& own_rule);

}  // namespace segue::test
