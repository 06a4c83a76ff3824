#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/contracting.h"
#include "cli/owed_hooks.h"

namespace segue::cli {
namespace {

using Json = nlohmann::ordered_json;
using journal::Rollout;
using journal::RolloutState;

bool is_due(const Rollout& rollout) {
  return rollout.state == RolloutState::live || rollout.state == RolloutState::contracting;
}

/// The releases that are live and have something left, from the oldest on; the one that is named.
Result<std::vector<Rollout>> wanted(const Deployment& deployment, const RolloutOptions& options) {
  std::vector<Rollout> found;
  for (const Rollout& rollout : deployment.rollouts())
    if (options.release.empty() ? is_due(rollout) : rollout.release == options.release)
      found.push_back(rollout);
  if (options.release.empty()) return found;
  if (found.empty())
    return Error{ErrorCode::usage, "there is no release `" + options.release + "` here"};
  const Rollout last = found.back();
  if (last.state == RolloutState::done) return std::vector<Rollout>();
  if (!is_due(last))
    return Error{ErrorCode::gate, fmt::format("release `{}` is {}, not live: `segue post-deploy` "
                                              "says that it is",
                                              last.release, journal::name_of(last.state))};
  return std::vector<Rollout>{last};
}

/// One of them; a paused one waits.
Result<Contracted> one(Deployment& deployment, const Rollout& rollout,
                       const RolloutOptions& options) {
  if (const auto right = deployment.must_go_on(rollout); !right) {
    if (right.error().code != ErrorCode::gate) return right.error();
    return Contracted{.waits = right.error().message};
  }
  if (const auto paid = pay_owed(deployment, rollout); !paid) return paid.error();
  return contract_release(deployment, rollout, options);
}

Ending contract(const RolloutOptions& options, const PlaceOptions& where, const Console& console) {
  auto opened = Deployment::open(options, where, console);
  if (!opened) return Ending::failed(opened.error());
  Deployment& deployment = **opened;
  if (const auto dropped = drop_old_archives(deployment); !dropped)
    return Ending::failed(dropped.error());
  const auto rollouts = wanted(deployment, options);
  if (!rollouts) return Ending::failed(rollouts.error());
  Ending all{.words = "nothing to do"};
  Json rows = Json::array();
  std::string waiting;
  bool refused = false;
  for (const Rollout& rollout : *rollouts) {
    const auto made = one(deployment, rollout, options);
    if (!made) return Ending::failed(made.error());
    refused = refused || made->refused;
    if (!made->done)
      waiting += fmt::format("{}release `{}` waits: {}", waiting.empty() ? "" : "\n",
                             rollout.release, made->waits);
    rows.push_back({{"release", rollout.release},
                    {"done", made->done},
                    {"applied", made->applied},
                    {"waits", made->waits},
                    {"gates", data_of(made->gating)}});
    if (const auto fresh = deployment.refresh(); !fresh) return Ending::failed(fresh.error());
  }
  if (!rows.empty()) all.words = waiting.empty() ? "contracted" : waiting;
  if (!waiting.empty() && !options.if_ready) all.status = gate;
  if (refused) all.status = found;
  all.data = {{"releases", std::move(rows)}};
  return all;
}

}  // namespace

void add_contract(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<RolloutOptions>();
  add_rollout_work(app, chosen, options, contract);
  app.add_flag("--if-ready", options->if_ready,
               "for a timer: that gates do not hold yet is no failure");
  add_forcing(app, *options);
}

}  // namespace segue::cli
