#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace segue::test {

/// A line of tests/rules/hazards/<group>.csv: something that goes wrong, and which of our ids says
/// so.
struct Hazard {
  std::string place{};  // "A.csv:3"
  std::string id{};
  std::set<std::string> dialects{};     // "postgresql", "mysql", "mariadb", "sqlite"
  std::vector<std::string> findings{};  // our ids
  /// What the finding needs: rule, catalog (the simulation finds it), files (reading them does),
  /// live (a server), queries (of the application); past (no version that is known has it), later
  /// (nothing says so yet).
  std::string kind{};
  std::string remark{};
  std::map<std::string, std::string> absent{};  // dialect -> why it cannot happen there
};

/// The hazards that we know of, in the order of the files.
std::vector<Hazard> mapped_hazards();

/// A row of the list of hazards that the mapping is held against.
struct ListedHazard {
  std::string id{};
  std::set<std::string> dialects{};
};
/// `hazards.csv` beside the corpus; empty where there is none, which is then said aloud.
std::vector<ListedHazard> listed_hazards();

}  // namespace segue::test
