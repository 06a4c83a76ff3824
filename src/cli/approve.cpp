#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cctype>
#include <memory>

#include "cli/deployment.h"

namespace segue::cli {
namespace {

struct Options : RolloutOptions {
  std::string who{};
  std::string phase{};  // empty: the next one
};

/// Who approves: as the command says, as the pipeline says, or who runs it.
std::string approver(const Options& options) {
  if (!options.who.empty()) return options.who;
  for (const auto* name : {"SEGUE_ACTOR", "GITHUB_ACTOR", "GITLAB_USER_LOGIN"})
    if (const auto value = environment_variable(name); value && !value->empty()) return *value;
  return owner().who;
}

/// The phase that is meant: the one that comes next, where none is named.
Result<std::string> phase_of(const Options& options, const journal::Rollout& rollout) {
  using journal::RolloutState;
  if (!options.phase.empty()) return options.phase;
  if (rollout.state == RolloutState::done || rollout.state == RolloutState::rolling_back)
    return Error{ErrorCode::usage,
                 fmt::format("release `{}` is {}: name the phase that you approve with --phase",
                             rollout.release, journal::name_of(rollout.state))};
  const bool is_live =
      rollout.state == RolloutState::live || rollout.state == RolloutState::contracting;
  return std::string(is_live ? "contract" : "expand");
}

Result<bool> write(Deployment& deployment, const journal::Approval& approval) {
  return deployment.record([&](journal::Journal& events, journal::Rollouts& log) {
    auto answer = log.approve(approval);
    if (!answer) return answer;
    return events.write({events.note(
        "approved", approval.release,
        fmt::format("{} by {}: {}", approval.phase, approval.who, approval.plan_hash))});
  });
}

std::string digits_of(const std::string& name) {
  std::string digits = name;
  std::erase_if(digits, [](unsigned char c) { return std::isdigit(c) == 0; });
  return digits;
}

/// An expand phase may be approved before the release is begun: another version is meant as it
/// stands there.
std::optional<Error> mistyped(const std::vector<journal::Rollout>& rollouts,
                              const journal::Rollout& rollout, const std::string& phase) {
  return unknown_release(rollouts, rollout, [&](const journal::Rollout& other) {
    return phase == "contract" || digits_of(other.release) == digits_of(rollout.release);
  });
}

Ending approve(const Options& options, const PlaceOptions& where, const Console& console) {
  auto opened = Deployment::open(options, where, console);
  if (!opened) return Ending::failed(opened.error());
  Deployment& deployment = **opened;
  journal::Rollout rollout = deployment.rollout();
  const auto phase = phase_of(options, rollout);
  if (!phase) return Ending::failed(phase.error());
  if (const auto mistake = mistyped(deployment.rollouts(), rollout, *phase))
    return Ending::failed(*mistake);
  const auto staging = deployment.stage(rollout, Deployment::takes_new(rollout));
  if (!staging) return Ending::failed(staging.error());
  if (const auto same = deployment.must_be_plan(*staging); !same)
    return Ending::failed(same.error());
  const journal::Approval approval{.release = rollout.release,
                                   .phase = *phase,
                                   .plan_hash = staging->plan.hash,
                                   .who = approver(options),
                                   .comment = options.reason};
  if (const auto written = write(deployment, approval); !written)
    return Ending::failed(written.error());
  rollout.plan_hash = staging->plan.hash;
  Ending ending = ended(
      rollout, fmt::format("{} approves the {} phase of release `{}`, plan {}", approval.who,
                           approval.phase, rollout.release, approval.plan_hash.substr(0, 12)));
  ending.data["approved_by"] = approval.who;
  return ending;
}

}  // namespace

void add_approve(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_rollout_work(app, chosen, options,
                   [options](const RolloutOptions& /*all*/, const PlaceOptions& where,
                             const Console& console) { return approve(*options, where, console); });
  app.get_option("--release")->required();
  app.add_option("--phase", options->phase,
                 "what is approved; `expand` until the release is live and `contract` from then on "
                 "if it is not given")
      ->check(CLI::IsMember({"expand", "contract"}));
  app.add_option("--as", options->who,
                 "who approves; $SEGUE_ACTOR, $GITHUB_ACTOR or $GITLAB_USER_LOGIN, or your "
                 "account if it is not given");
  app.add_option("--plan-hash", options->plan_hash, "the plan that was read");
  app.add_option("--reason", options->reason, "a remark; the journal keeps it");
}

}  // namespace segue::cli
