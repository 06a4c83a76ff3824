#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journal/backfills.h"
#include "journal/entries.h"
#include "journal/rollouts.h"
#include "plan/rollout.h"
#include "report/plan.h"

namespace segue::report {

/// What a gate said when it was asked last.
struct GateReading {
  std::string name{};
  std::string kind{};
  std::string verdict{};  // "holds", "waits", "fails", "unknown"
  std::string words{};
};

/// Something that was looked at by the program before anything runs.
struct Precheck {
  std::string name{};  // one sentence, as it would be ticked: "the server is reached"
  bool passed = false;
  std::string detail{};
};

struct BackfillReading {
  journal::Backfill backfill{};
  std::optional<journal::Tally> tally{};
};

/// All that is known of a deployment. What there is not stays empty: before anything has run there
/// is only a plan.
struct Deployment {
  plan::RolloutPlan plan{};
  PlanWords words{};
  std::optional<journal::Rollout> rollout{};  // of the plan's release
  std::vector<journal::Migration> migrations{};
  std::vector<journal::Approval> approvals{};
  std::vector<BackfillReading> backfills{};
  std::vector<journal::Event> events{};  // all of the journal, in order
  std::vector<GateReading> gates{};
  std::vector<Precheck> checks{};
};

/// A file of the deployment folder.
struct Artifact {
  std::string name{};
  std::string text{};
};

/// The folder of a deployment: an index, the plan in three forms, the checklist to go through
/// before it, how to go back, the log, a snapshot for monitoring, and the skeleton of an incident
/// report. The same deployment gives the same files: no clock is read.
std::vector<Artifact> artifacts_of(const Deployment& deployment);

// ---- one for each file that is not a form of the plan
std::string checklist_of(const Deployment& deployment);
std::string log_of(const Deployment& deployment);
std::string rollback_of(const Deployment& deployment);
std::string monitoring_of(const Deployment& deployment);
std::string incident_of(const Deployment& deployment);

}  // namespace segue::report
