#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/owed_hooks.h"
#include "cli/readiness.h"

namespace segue::cli {
namespace {

using facts::Phase;
using journal::RolloutState;

/// What has to run before the release is deployed, in order.
std::vector<const Staged*> before_deploy(const Deployment& deployment, const Staging& staging) {
  if (deployment.settings().coordination == "post-deploy") return {};
  auto scripts = staging.pending(Phase::expand);
  if (deployment.settings().coordination == "pre-deploy")
    for (const Staged* staged : staging.pending(Phase::backfill))
      scripts.push_back(staged);
  return scripts;
}

bool is_ready(const journal::Rollout& rollout, const Staging& staging) {
  return rollout.id != 0 && rollout.state != RolloutState::expanding &&
         rollout.plan_hash == staging.plan.hash;
}

Ending refused(const journal::Rollout& rollout, const Staging& staging, const Console& console) {
  auto all = staging.obstacles;
  all.insert(all.end(), staging.objections.begin(), staging.objections.end());
  for (const auto& objection : all)
    console.err(objection + "\n");
  std::string words = "nothing was run: this cannot be rolled out as it is";
  if (!staging.obstacles.empty())
    words +=
        "; part it into several migrations, or say in it when it is to run, such as "
        "`-- segue: phase contract`";
  Ending ending = ended(rollout, words);
  ending.status = found;
  ending.data["objections"] = all;
  return ending;
}

/// What was judged is not what is there.
Ending drifted(const journal::Rollout& rollout, const std::string& drift, const Console& console) {
  console.err(drift);
  Ending ending = ended(rollout,
                        "nothing was run: the database is not as its migrations have left it; "
                        "mend it, or say `--accept-findings`");
  ending.status = found;
  ending.data["drift"] = drift;
  return ending;
}

Ending expand(Deployment& deployment, journal::Rollout rollout, const Staging& staging,
              const std::vector<const Staged*>& scripts) {
  const bool is_young = rollout.id == 0 || rollout.state == RolloutState::expanding;
  if (is_young) rollout.state = RolloutState::expanding;
  rollout.plan_hash = staging.plan.hash;
  rollout.scripts = scripts_of(staging);
  const auto called = deployment.call(rollout, {.moment = "before-expand", .phase = "expand"});
  if (!called) return Ending::failed(called.error());
  if (const auto kept = deployment.keep(rollout, "release-begun", staging.plan.hash); !kept)
    return Ending::failed(kept.error());
  const auto done = deployment.work_off_all(rollout, staging, scripts, "expand");
  if (!done) return Ending::failed(done.error());
  if (is_young) rollout.state = RolloutState::expanded;
  rollout.expanded_at = deployment.runner().journal().now();
  if (const auto kept = deployment.keep(rollout, "release-expanded", ""); !kept)
    return Ending::failed(kept.error());
  if (const auto told = call_owed(deployment, rollout,
                                  {.moment = "after-expand",
                                   .phase = "expand",
                                   .outcome = "ok",
                                   .plan_hash = rollout.plan_hash});
      !told)
    return Ending::failed(told.error());
  return ended(
      rollout,
      fmt::format("release `{}` may be deployed: {} applied", rollout.release, done->size()),
      *done);
}

Ending pre_deploy(const RolloutOptions& options, const PlaceOptions& where,
                  const Console& console) {
  auto opened = Deployment::open(options, where, console);
  if (!opened) return Ending::failed(opened.error());
  Deployment& deployment = **opened;
  journal::Rollout rollout = deployment.rollout();
  if (!options.replaces.empty()) rollout.replaces = options.replaces;
  if (const auto right = deployment.must_go_on(rollout); !right)
    return Ending::failed(right.error());
  if (const auto paid = pay_owed(deployment, rollout); !paid) return Ending::failed(paid.error());
  if (const auto ready = surroundings_are_ready(deployment, where.environment); !ready)
    return Ending::failed(ready.error());
  const auto staging = deployment.stage(rollout, Deployment::takes_new(rollout));
  if (!staging) return Ending::failed(staging.error());
  if (!staging->waits.empty()) return Ending::failed({ErrorCode::gate, staging->waits});
  if (!staging->obstacles.empty() || (!staging->objections.empty() && !options.accept_findings))
    return refused(rollout, *staging, console);
  const auto scripts = before_deploy(deployment, *staging);
  if (scripts.empty() && is_ready(rollout, *staging))
    return ended(rollout, fmt::format("nothing to do: release `{}` is {}", rollout.release,
                                      journal::name_of(rollout.state)));
  if (const auto same = deployment.must_be_plan(*staging); !same)
    return Ending::failed(same.error());
  // What is found in a contract only once the release is live would come too late.
  if (!deployment.may_run(rollout, staging->pending()))
    return {.status = found, .words = "nothing was run, since errors were found"};
  if (!scripts.empty() && !options.accept_findings) {
    const auto drift = deployment.drift();
    if (!drift) return Ending::failed(drift.error());
    if (!drift->empty()) return drifted(rollout, *drift, console);
  }
  rollout.authors = authors_of(deployment, *staging);
  const auto gating = deployment.ask(rollout, *staging, "expand");
  if (!gating) return Ending::failed(gating.error());
  if (!gating->passes()) return not_yet(rollout, *gating);
  return expand(deployment, rollout, *staging, scripts);
}

}  // namespace

void add_pre_deploy(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<RolloutOptions>();
  options->makes_database = true;
  add_rollout_work(app, chosen, options, pre_deploy);
  app.get_option("--release")->required();
  app.add_option("--replaces", options->replaces, "the release that runs now");
  add_forcing(app, *options);
}

}  // namespace segue::cli
