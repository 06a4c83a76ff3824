#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "catalog/diff.h"
#include "cli/contracting.h"
#include "cli/dependants.h"
#include "cli/in_use.h"
#include "cli/owed_hooks.h"
#include "cli/steering.h"

namespace segue::cli {
namespace {

using facts::Phase;
using journal::Rollout;
using journal::RolloutState;

/// A script of the contract that has been applied: nothing leads back over it.
const Staged* point_of_no_return(const Staging& staging) {
  for (const Staged& staged : staging.scripts)
    if (staged.runs_in(Phase::contract) && staged.applied()) return &staged;
  return nullptr;
}

/// What a release has added and may have written to: it goes with what is taken back.
std::string at_stake(const Staging& staging, const catalog::Semantics& semantics) {
  for (const Staged& staged : staging.scripts) {
    if (!staged.runs_in(Phase::expand) || !staged.applied()) continue;
    for (const auto& unit : staged.item->up.units)
      for (const auto& statement : unit.statements)
        for (const auto& change : catalog::diff(*statement.before, *statement.after, semantics))
          if (change.change == catalog::ChangeKind::added &&
              (change.kind == "column" || change.kind == "table"))
            return fmt::format("{} `{}`", change.kind, change.name);
  }
  return {};
}

/// What was applied for the release and stands, the last one first, but for what runs again.
Entries of_release(const Course& course, const std::string& release, const Formers& formers) {
  Entries entries = to_take_back(course);
  std::erase_if(entries, [&](const auto& entry) {
    const auto& others = formers.entries;
    return entry.release != release ||
           std::find(others.begin(), others.end(), entry.id) != others.end();
  });
  return entries;
}

/// What was done on the way back.
struct TakenBack {
  std::vector<std::string> reverted{};
  std::vector<std::string> as_before{};
};

/// What runs again does so first: as the release has it, it may read what goes.
Result<TakenBack> take_all_back(Deployment& deployment, const Rollout& rollout,
                                const Formers& formers) {
  const auto& semantics = deployment.place().dialect().semantics(deployment.runner().server());
  TakenBack taken;
  for (const auto& words : formers.stays)
    deployment.say(words);
  for (const auto& former : formers.runs) {
    const auto done = deployment.runner().apply(former.script, former.entry, semantics);
    if (!done) return deployment.failed(rollout, "rollback", done.error());
    taken.as_before.push_back(former.entry.migration);
    deployment.say(former.entry.migration + " runs as before");
  }
  for (const auto& entry : of_release(deployment.course(), rollout.release, formers)) {
    const auto done =
        take_back(deployment.runner(), deployment.place(), deployment.course(), entry);
    if (!done) return deployment.failed(rollout, "rollback", done.error());
    taken.reverted.push_back(entry.migration);
    deployment.say("reverted " + shown_name(entry));
  }
  return taken;
}

/// What is found before anything is taken back.
Retreat retreat_of(Deployment& deployment, const Rollout& rollout, const Formers& formers) {
  return {.place = deployment.place(),
          .course = deployment.course(),
          .rollouts = deployment.rollouts(),
          .version = deployment.runner().server(),
          .entries = of_release(deployment.course(), rollout.release, formers),
          .release = rollout.release,
          .formers = &formers};
}

/// Whether an application may have written into what the release has made: it was live itself, on
/// an earlier try too, or one that was begun later, whatever became of that.
bool was_live(const std::vector<Rollout>& rollouts, const Rollout& rollout) {
  return std::any_of(rollouts.begin(), rollouts.end(), [&](const Rollout& each) {
    if (each.live_at == 0) return false;
    const bool is_earlier_try =
        each.release == rollout.release && each.state != RolloutState::rolled_back;
    return is_earlier_try || each.id >= rollout.id;
  });
}

/// What would be lost of what was written meanwhile.
std::optional<Error> loss(Deployment& deployment, const Rollout& rollout, const Staging& staging) {
  if (!was_live(deployment.rollouts(), rollout)) return std::nullopt;
  const auto& semantics = deployment.place().dialect().semantics(deployment.runner().server());
  const std::string lost = at_stake(staging, semantics);
  if (lost.empty()) return std::nullopt;
  const std::string who =
      rollout.live_at != 0
          ? fmt::format("release `{}` was live: what it wrote", rollout.release)
          : fmt::format("release `{}`, or one that stands on it, was live before: what was written",
                        rollout.release);
  return Error{ErrorCode::usage,
               fmt::format("{} into the {} would be lost; say `--accept-data-loss` if that may be",
                           who, lost)};
}

/// Why it cannot, or must not, be taken back.
Result<bool> may_go_back(Deployment& deployment, const Rollout& rollout, const Staging& staging,
                         const Formers& formers, const RolloutOptions& options) {
  if (const Staged* gone = point_of_no_return(staging))
    return Error{ErrorCode::usage,
                 fmt::format("release `{}` cannot be taken back any more: `{}` has been applied, "
                             "and what it removed is gone",
                             rollout.release, gone->item->name())};
  const Retreat retreat = retreat_of(deployment, rollout, formers);
  if (rollout.state != RolloutState::rolling_back) {
    if (!options.force) {
      const auto used = still_in_use(deployment, rollout);
      if (!used) return used.error();
      if (!used->empty())
        return Error{ErrorCode::gate,
                     fmt::format("release `{}` is still in use, and would break: {}",
                                 rollout.release, *used)};
    }
    if (const auto why = dependant_on(retreat)) return *why;
    if (!options.accept_loss)
      if (const auto why = loss(deployment, rollout, staging)) return *why;
  }
  if (const auto why = obstacle_to(retreat)) return *why;
  return true;
}

Ending roll_back(Deployment& deployment, Rollout rollout, const RolloutOptions& options) {
  const auto staging = deployment.stage(rollout, false);
  if (!staging) return Ending::failed(staging.error());
  const auto formers =
      formers_of(deployment.place(), deployment.course(), deployment.runner().journal(),
                 rollout.release, deployment.runner().server());
  if (!formers) return Ending::failed(formers.error());
  if (const auto may = may_go_back(deployment, rollout, *staging, *formers, options); !may)
    return Ending::failed(may.error());
  if (const auto called = deployment.call(rollout, {.moment = "before-rollback"}); !called)
    return Ending::failed(called.error());
  if (const auto forgotten = forget_owed(deployment, rollout); !forgotten)
    return Ending::failed(forgotten.error());
  rollout.state = RolloutState::rolling_back;
  if (!options.reason.empty()) rollout.problem = options.reason;
  if (const auto kept = deployment.keep(rollout, "rollback-begun", options.reason); !kept)
    return Ending::failed(kept.error());
  if (const auto undone = disarm(deployment, rollout.release); !undone)
    return Ending::failed(undone.error());
  if (const auto cancelled = cancel_backfills(deployment, *staging); !cancelled)
    return Ending::failed(cancelled.error());
  const auto taken = take_all_back(deployment, rollout, *formers);
  if (!taken) return Ending::failed(taken.error());
  rollout.state = RolloutState::rolled_back;
  rollout.ended_at = deployment.runner().journal().now();
  if (const auto kept = deployment.keep(rollout, "release-rolled-back", ""); !kept)
    return Ending::failed(kept.error());
  if (const auto called =
          call_owed(deployment, rollout, {.moment = "after-rollback", .outcome = "ok"});
      !called)
    return Ending::failed(called.error());
  std::string words = fmt::format("release `{}` was taken back: {} reverted", rollout.release,
                                  taken->reverted.size());
  if (!taken->as_before.empty()) words += fmt::format(", {} as before", taken->as_before.size());
  Ending ending = ended(rollout, words, taken->reverted);
  ending.data["as_before"] = taken->as_before;
  ending.data["stays"] = formers->stays;
  return ending;
}

/// What a gate that stands before a rollback has against the release; empty: nothing. Gates are
/// asked again and again for as long as the options say.
Result<std::string> trigger(Deployment& deployment, const Rollout& rollout) {
  const auto staging = deployment.stage(rollout, false);
  if (!staging) return staging.error();
  const auto gating =
      deployment.ask_until(deployment.asking(rollout, &*staging), "rollback",
                           [](const Gating& now) { return now.failed() != nullptr; });
  if (!gating) return gating.error();
  const Asked* failed = gating->failed();
  if (failed == nullptr) return std::string();
  return fmt::format("`{}`: {}", failed->gate.name, failed->reading.words);
}

/// Whether a trigger may take a release back without somebody who says so: always, or as long as it
/// is not live.
bool may_go_alone(const RolloutSettings& settings, const Rollout& rollout) {
  if (settings.rollback == "automatic") return true;
  return settings.rollback == "hybrid" && rollout.live_at == 0;
}

Ending if_triggered(Deployment& deployment, const Rollout& rollout, RolloutOptions options) {
  if (rollout.is_over()) return ended(rollout, "nothing to do");
  const auto why = trigger(deployment, rollout);
  if (!why) return Ending::failed(why.error());
  if (why->empty())
    return ended(rollout, "nothing speaks against release `" + rollout.release + "`");
  if (!may_go_alone(deployment.settings(), rollout))
    return Ending::failed(
        {ErrorCode::gate, fmt::format("release `{}` should be taken back, which is for a person to "
                                      "decide (rollback = \"{}\"): {}",
                                      rollout.release, deployment.settings().rollback, *why)});
  options.reason = *why;
  return roll_back(deployment, rollout, options);
}

Ending rollback(const RolloutOptions& options, const PlaceOptions& where, const Console& console) {
  auto opened = Deployment::open(options, where, console);
  if (!opened) return Ending::failed(opened.error());
  Deployment& deployment = **opened;
  auto rollout = meant_rollout(deployment.rollouts(), options.release);
  if (!rollout) return Ending::failed(rollout.error());
  if (rollout->state == RolloutState::rolled_back) {
    if (const auto paid = pay_owed(deployment, *rollout); !paid)
      return Ending::failed(paid.error());
    return ended(*rollout, "nothing to do: release `" + rollout->release + "` was taken back");
  }
  if (options.if_triggered) return if_triggered(deployment, *rollout, options);
  return roll_back(deployment, std::move(*rollout), options);
}

}  // namespace

void add_rollback(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<RolloutOptions>();
  add_rollout_work(app, chosen, options, rollback);
  app.add_flag("--accept-data-loss", options->accept_loss,
               "also where the release has written what would be lost");
  app.add_flag("--if-triggered", options->if_triggered,
               "only where a gate before `rollback` fails, as segue.toml's `rollback` allows");
  app.add_option("--wait", options->wait, "… which is asked for so long: 10m");
  app.add_flag("--force", options->force,
               "also where the release is still in use; needs `--reason`");
  app.add_option("--reason", options->reason, "why; the journal keeps it");
}

}  // namespace segue::cli
