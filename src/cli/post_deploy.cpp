#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/contracting.h"
#include "cli/owed_hooks.h"
#include "cli/readiness.h"

namespace segue::cli {
namespace {

using facts::Phase;
using journal::RolloutState;

/// The release is deployed: that is what is known from here on.
Result<bool> mark_live(Deployment& deployment, journal::Rollout& rollout, const Staging& staging) {
  if (rollout.live_at != 0) return true;
  rollout.state = RolloutState::live;
  rollout.live_at = deployment.runner().journal().now();
  if (rollout.id == 0) {
    rollout.plan_hash = staging.plan.hash;
    rollout.scripts = scripts_of(staging);
  }
  return deployment.keep(rollout, "release-live", rollout.replaces);
}

/// Scripts of one phase, one after the other. Those that are applied are named in `done`.
Result<bool> run_phase(Deployment& deployment, const journal::Rollout& rollout,
                       const Staging& staging, Phase phase, std::vector<std::string>& done) {
  const auto scripts = staging.pending(phase);
  if (scripts.empty()) return true;
  const std::string name(facts::name_of(phase));
  if (const auto called = deployment.call(rollout, {.moment = "before-" + name, .phase = name});
      !called)
    return called;
  const auto ran = deployment.work_off_all(rollout, staging, scripts, name);
  if (!ran) return ran.error();
  done.insert(done.end(), ran->begin(), ran->end());
  return call_owed(deployment, rollout,
                   {.moment = "after-" + name, .phase = name, .outcome = "ok"});
}

/// Whether something that the release needs is missing.
std::optional<Error> not_expanded(const Deployment& deployment, const journal::Rollout& rollout,
                                  const Staging& staging) {
  if (deployment.settings().coordination == "post-deploy") return std::nullopt;
  const auto missing = staging.pending(Phase::expand);
  if (missing.empty()) return std::nullopt;
  return Error{ErrorCode::usage,
               fmt::format("`{}` has not been applied, which release `{}` may need: run `segue "
                           "pre-deploy --release {}` first",
                           missing.front()->item->name(), rollout.release, rollout.release)};
}

/// The release was never begun, and one whose name is near waits for its deploy.
std::optional<Error> mistyped(const std::vector<journal::Rollout>& rollouts,
                              const journal::Rollout& rollout) {
  return unknown_release(rollouts, rollout, [](const journal::Rollout& other) {
    return other.state == RolloutState::expanding || other.state == RolloutState::expanded;
  });
}

/// As far as it goes at once; the rest is left to `contract`.
Ending go_on(Deployment& deployment, const journal::Rollout& rollout, const RolloutOptions& options,
             std::vector<std::string> done) {
  // What was waited for is that the release may be called live.
  deployment.stop_waiting();
  // … and what was forced is just that: what goes for good is for `contract --force`.
  deployment.stop_forcing();
  RolloutOptions rest = options;
  rest.force = false;
  if (const auto fresh = deployment.refresh(); !fresh) return Ending::failed(fresh.error());
  auto contracted = contract_release(deployment, deployment.rollout(), rest);
  if (!contracted) {
    Error error = contracted.error();
    error.message = fmt::format("release `{}` is live, but not its contract: {}", rollout.release,
                                error.message);
    return Ending::failed(std::move(error));
  }
  done.insert(done.end(), contracted->applied.begin(), contracted->applied.end());
  Ending ending =
      ended(deployment.rollout(),
            contracted->done
                ? fmt::format("release `{}` is live, and nothing is left to do", rollout.release)
                : fmt::format("release `{}` is live; its contract waits: {}", rollout.release,
                              contracted->waits),
            done);
  if (contracted->refused) ending.status = found;
  ending.data["waits"] = contracted->waits;
  ending.data["gates"] = data_of(contracted->gating);
  return ending;
}

Ending post_deploy(const RolloutOptions& options, const PlaceOptions& where,
                   const Console& console) {
  auto opened = Deployment::open(options, where, console);
  if (!opened) return Ending::failed(opened.error());
  Deployment& deployment = **opened;
  journal::Rollout rollout = deployment.rollout();
  if (const auto mistake = mistyped(deployment.rollouts(), rollout))
    return Ending::failed(*mistake);
  if (!options.replaces.empty()) rollout.replaces = options.replaces;
  if (const auto right = deployment.must_go_on(rollout); !right)
    return Ending::failed(right.error());
  if (const auto paid = pay_owed(deployment, rollout); !paid) return Ending::failed(paid.error());
  const auto staging = deployment.stage(rollout, rollout.id == 0);
  if (!staging) return Ending::failed(staging.error());
  if (const auto same = deployment.must_be_plan(*staging); !same)
    return Ending::failed(same.error());
  if (const auto error = not_expanded(deployment, rollout, *staging)) return Ending::failed(*error);
  if (rollout.live_at == 0) {
    const auto gating = deployment.ask(rollout, *staging, "live");
    if (!gating) return Ending::failed(gating.error());
    if (!gating->passes()) return not_yet(rollout, *gating);
  }
  if (const auto live = mark_live(deployment, rollout, *staging); !live)
    return Ending::failed(live.error());
  std::vector<std::string> done;
  for (const Phase phase : {Phase::expand, Phase::backfill}) {
    if (phase == Phase::backfill && options.no_backfill) continue;
    if (const auto ran = run_phase(deployment, rollout, *staging, phase, done); !ran)
      return Ending::failed(ran.error());
  }
  return go_on(deployment, rollout, options, std::move(done));
}

}  // namespace

void add_post_deploy(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<RolloutOptions>();
  add_rollout_work(app, chosen, options, post_deploy);
  app.get_option("--release")->required();
  app.add_option("--replaces", options->replaces, "the release that ran before");
  app.add_flag("--no-backfill", options->no_backfill,
               "leave backfills to `segue backfill run` elsewhere");
  add_forcing(app, *options);
  app.get_option("--force")->description(
      "do not ask the gates before `live`, only those of the contract; needs `--reason`");
}

}  // namespace segue::cli
