#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/rollout.h"

namespace segue::report {

/// What a plan does not know of itself: who is responsible, and what to type for each of its parts.
struct PlanWords {
  std::string owner{};        // who carries it out; empty: a person is to fill that in
  std::string pre_deploy{};   // "segue pre-deploy --release v2 --env production"
  std::string post_deploy{};  // the release is live, backfills run
  std::string contract{};     // what is due is made unusable, and removed
  std::string rollback{};
  std::string approve{};
  std::string gate{};    // ends well when the contract's gates hold
  std::string status{};  // how far it has come
};

/// The commands for this plan, the way a shell takes them. `program` begins each of them; it may
/// come with options of its own.
PlanWords words_for(const plan::RolloutPlan& plan, std::string owner = {},
                    std::string_view program = "segue");

/// The formats in which a plan can be told: "text", "json", "sql", "runbook", "html".
const std::vector<std::string_view>& plan_formats();

/// The plan in one of them. The same plan and the same words give the same text: no clock is read.
std::string plan_report(const plan::RolloutPlan& plan, std::string_view format,
                        const PlanWords& words);

// ---- one for each format
std::string plan_as_text(const plan::RolloutPlan& plan, const PlanWords& words);
std::string plan_as_json(const plan::RolloutPlan& plan);
std::string plan_as_sql(const plan::RolloutPlan& plan, const PlanWords& words);
std::string plan_as_runbook(const plan::RolloutPlan& plan, const PlanWords& words);
std::string plan_as_html(const plan::RolloutPlan& plan, const PlanWords& words);

}  // namespace segue::report
