#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/semantics.h"
#include "plan/script.h"

namespace segue::plan {

/// When a script has to run, and why.
struct Placing {
  facts::Phase phase = facts::Phase::none;
  std::string reason{};  // of the action that decides; for `none` what keeps it from running at all
  Position at{};         // of that action's statement
};

/// From what its file or a directive declares, or else from the classes of its actions: the latest
/// phase among them. Rows that go into tables which nobody knows yet belong to the tables. `none`:
/// something in it breaks code whenever it runs, was not understood and nobody has said when it may
/// run, or belongs before the deploy while another part belongs after it.
Placing placing_of(const Script& script, facts::Phase declared);

/// The first action that breaks code in the phase in which its script runs; `phase` is the one that
/// the action belongs to. Nothing where all may run there.
std::optional<Placing> breach_of(const Script& script, facts::Phase phase);

/// Scripts in the order in which they run: the trees of their statements.
struct Run {
  std::string name{};  // for people
  std::vector<const sql::Statement*> statements{};
};
using Runs = std::vector<Run>;

/// What keeps scripts from running in another order: empty where both orders make the same schema
/// and nothing is refused in `wanted` that is not in `written`. For people.
std::string conflict_of(const catalog::Catalog& before, const Runs& written, const Runs& wanted,
                        const catalog::Semantics& semantics);

}  // namespace segue::plan
