#include "cli/steering.h"

#include <CLI/CLI.hpp>

#include "cli/backfilling.h"
#include "journal/backfills.h"

namespace segue::cli {
namespace {

Ending steered(const RolloutOptions& options, const PlaceOptions& where, const Console& console,
               const Steering& steer) {
  auto opened = Deployment::open(options, where, console);
  if (!opened) return Ending::failed(opened.error());
  auto rollout = meant_rollout((*opened)->rollouts(), options.release);
  if (!rollout) return Ending::failed(rollout.error());
  return steer(**opened, std::move(*rollout), options);
}

}  // namespace

void add_steering(CLI::App& app, Action& chosen, const std::shared_ptr<RolloutOptions>& options,
                  Steering steer) {
  add_rollout_work(app, chosen, options,
                   [steer = std::move(steer)](const RolloutOptions& all, const PlaceOptions& where,
                                              const Console& console) {
                     return steered(all, where, console, steer);
                   });
}

Result<bool> cancel_backfills(Deployment& deployment, const Staging& staging) {
  using State = journal::BackfillState;
  journal::Backfills backfills(deployment.runner().connection(),
                               deployment.place().dialect().engine(), owner());
  if (const auto ready = backfills.synchronise(); !ready) return ready;
  const auto all = backfills.all();
  if (!all) return all.error();
  for (const Staged& staged : staging.scripts) {
    if (!is_backfill(*staged.item)) continue;
    const auto name = name_of(deployment.place(), *staged.item);
    for (const auto& entry : *all) {
      if (entry.history != name.history || entry.migration != name.migration) continue;
      const auto cancelled = deployment.runner().record([&](journal::Journal&) {
        return backfills.change_state(entry.id, {State::running, State::paused}, State::cancelled);
      });
      if (!cancelled) return cancelled;
    }
  }
  return true;
}

}  // namespace segue::cli
