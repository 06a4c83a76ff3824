#pragma once

#include <functional>

#include "plan/rollout.h"

namespace segue::plan {

/// What is known of a script besides its statements.
struct ScriptNotes {
  Stage stage = Stage::expand;
  std::string migration{};
  std::string down{};  // the SQL that takes all of it back; empty where there is none
  bool done = false;
  bool backfill = false;  // it is cut into ranges
};
/// So many rows a table has, as far as the server knows; empty where nobody wants to know.
using RowCount = std::function<std::optional<int64_t>(const std::string& relation)>;

/// The steps of a script, without ids. `rows` is asked for what grows with the rows.
std::vector<PlannedStep> planned(const Script& script, const ScriptNotes& notes,
                                 const catalog::Semantics& semantics, const RowCount& rows);

/// What a statement does to the schema, object by object: "adds column `users.email`, …"; empty
/// where it changes nothing.
std::string effect_in_words(const Statement& statement, const catalog::Semantics& semantics);

/// Numbers the steps of each stage, and gives the plan its hash.
void finish(RolloutPlan& plan);

}  // namespace segue::plan
