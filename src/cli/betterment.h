#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/rework.h"

namespace segue::cli {

/// A change to a script that makes some of its findings go.
struct Betterment {
  std::string why{};
  std::set<std::string> rules{};  // whose findings are gone then
  int statement = -1;
  Rework::Files files{};
};

/// Why a statement stays as it is, though a better way is known.
struct Refusal {
  std::string file{};
  Position at{};
  std::string why{};
};

/// A script as it was read and simulated, with what rules found that the file does not waive.
struct Judgement {
  const project::ReadScript& read;
  const rules::Script& script;
  const Findings& found;
  const Findings& refused;
};

/// The first statement that can be done in a better way, and how. What the wing offers is proved
/// before it is passed on: the script is simulated with it, one of its findings must be gone, and
/// no error may have come. `only` names the rules that somebody asks about; all of them where it is
/// empty. Ways that do not hold are noted.
std::optional<Betterment> better_statement(const Scene& scene, const Judgement& judgement,
                                           const std::set<std::string>& only,
                                           std::vector<Refusal>& refusals);

/// Every statement that can be done in a better way, each by itself.
std::vector<Betterment> better_statements(const Scene& scene, const Judgement& judgement);

/// The rule of an error that came with a change; empty where none did.
std::string error_that_came(const Judgement& before, const Outcome& after);
/// The rules that find less than before.
std::set<std::string> gone(const Judgement& before, const Outcome& after);

}  // namespace segue::cli
