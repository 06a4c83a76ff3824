#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/plan.h"

/// What the formats of a plan have in common: how it is divided, and its words.
namespace segue::report::parts {

/// A part of a rollout in the order of time. The deploy of the release is one too, although no step
/// of ours does it.
struct Section {
  std::string id{};                               // "expand", "deploy", "backfill" …
  std::optional<plan::Stage> stage{};             // none: the deploy
  std::string title{};                            // "Expand: before the deploy"
  std::string intent{};                           // one sentence: lower case, no full stop
  std::string command{};                          // that carries it out
  std::vector<const plan::PlannedGate*> gates{};  // that are asked before its steps
  std::vector<const plan::PlannedStep*> steps{};
};

/// All parts that have something in them. Gates stand where they are asked: those before a contract
/// at its first stage, those before the removal at the stage that removes.
std::vector<Section> sections_of(const plan::RolloutPlan& plan, const PlanWords& words);
/// Gates that are asked at a moment.
std::vector<const plan::PlannedGate*> gates_before(const plan::RolloutPlan& plan,
                                                   std::string_view moment);

/// "rollout of `v2` to `production`, replacing `v1`".
std::string title_of(const plan::RolloutPlan& plan);
/// "rolling, required, on …": what was chosen for it; empty where nothing is known.
std::string setting_of(const plan::RolloutPlan& plan);
/// "db/2/expand.up.sql:3"; empty for a step that no file holds.
std::string place_of(const plan::PlannedStep& step);
/// "about 2 min", "instant", "grows with 12000 rows", "not known".
std::string time_of(const plan::PlannedStep& step);
/// "ACCESS EXCLUSIVE on users, …": locks that make somebody wait; empty where nobody does.
std::string locks_of(const plan::PlannedStep& step);
/// "reads and writes wait", "writes wait", "anybody may wait"; empty: nobody.
std::string_view waits_of(const plan::PlannedStep& step);
/// "waits for its gates" where nothing is sent, and how it runs otherwise.
std::string how_of(const plan::PlannedStep& step);
/// Why a step has no undo: "there is no way back", or "there is nothing to undo".
std::string without_undo(const plan::PlannedStep& step);

/// The lines of a text, wherever they end; none for an empty one.
std::vector<std::string> lines_of(std::string_view text);
/// One line of it: breaks and control characters become blanks.
std::string on_one_line(std::string_view text);
/// The first letter as a capital.
std::string capitalised(std::string text);
/// A word as a shell takes it.
std::string shell_word(std::string_view word);

}  // namespace segue::report::parts
