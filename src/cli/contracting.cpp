#include "cli/contracting.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/duration.h"
#include "catalog/apply.h"
#include "cli/owed_hooks.h"
#include "cli/sidescripts.h"
#include "cli/undoing.h"

namespace segue::cli {
namespace {

using facts::Phase;
using journal::Rollout;
using journal::RolloutState;
using Times = std::chrono::milliseconds;

/// What lasts longer than this is left to the next call.
constexpr Times inline_wait{std::chrono::seconds(30)};

Result<std::vector<journal::Migration>> armed_of(Deployment& deployment,
                                                 const std::string& release) {
  auto entries = side_entries(deployment, deployment.history_of(tripwires));
  if (entries)
    std::erase_if(*entries, [&](const auto& entry) {
      return entry.release != release || entry.state == journal::State::reverted;
    });
  return entries;
}

/// A rename the other way round; false for what is none.
bool turn_back(sql::Statement& statement) {
  auto* alter = std::get_if<sql::AlterTable>(&statement);
  if (alter == nullptr || alter->actions.empty()) return false;
  auto& form = alter->actions.front().form;
  if (auto* column = std::get_if<sql::RenameColumn>(&form)) std::swap(column->column, column->to);
  if (auto* table = std::get_if<sql::RenameTo>(&form)) std::swap(alter->table.name, table->to.name);
  return true;
}

/// The schema with what is unusable under its other name. Triggers that let others fail are not in
/// it.
catalog::Catalog armed_schema(Deployment& deployment,
                              const std::vector<journal::Migration>& armed) {
  const Place& place = deployment.place();
  const auto& semantics = place.dialect().semantics(deployment.runner().server());
  const Entries applied = standing(deployment.course());
  catalog::Catalog schema = applied.empty()
                                ? catalog::empty_catalog(semantics)
                                : schema_at(place, deployment.course(), applied.front(), semantics);
  for (const auto& entry : armed) {
    const Source source(entry.migration, entry.down_sql.value_or(""));
    auto script = place.dialect().parse(source);
    for (auto& statement : script.statements) {
      if (turn_back(statement.tree))
        catalog::apply(schema, statement.tree, semantics);
      else
        schema.knowledge = catalog::Knowledge::partial;  // triggers of ours
    }
  }
  catalog::end_session(schema, semantics);
  return schema;
}

std::string memory_of(const Staging& staging) {
  return "passed " + staging.plan.hash;
}

/// The contract of one release, from where it stands to as far as it can go.
class Contract {
 public:
  Contract(Deployment& deployment, Rollout rollout, const RolloutOptions& options)
      : deployment_(deployment), rollout_(std::move(rollout)), options_(options) {}

  Result<Contracted> run() {
    auto staging = deployment_.stage(rollout_, false);
    if (!staging) return staging.error();
    staging_ = std::move(*staging);
    if (const auto same = deployment_.must_be_plan(staging_); !same) return same.error();
    const auto pending = staging_.pending(Phase::contract);
    if (pending.empty() && !staging_.has_pending(Phase::backfill)) return finish();
    if (std::string why = hindrance(pending); !why.empty()) return waits(std::move(why));
    auto gating = deployment_.ask(rollout_, staging_, "contract");
    if (!gating) return gating.error();
    if (!gating->passes()) return closed(std::move(*gating));
    if (!deployment_.may_run(rollout_, pending) || tell_objections())
      return Contracted{.waits = "nothing was removed, since errors were found", .refused = true};
    if (!staging_.obstacles.empty()) return waits(staging_.obstacles.front());
    if (!options_.force) {
      auto left = deployment_.left_over(staging_);
      if (!left) return left.error();
      if (!left->empty()) return waits(std::move(*left));
    }
    const auto removals = removals_in(pending);
    auto watched = watch(removals);
    if (!watched) return watched.error();
    if (!watched->done) return watched;
    return remove(pending, removals);
  }

 private:
  Result<Contracted> waits(std::string why, Gating gating = {}) {
    return Contracted{.waits = std::move(why), .gating = std::move(gating)};
  }

  /// What these scripts remove: some of the release may have run before.
  std::vector<Removal> removals_in(const std::vector<const Staged*>& scripts) const {
    std::vector<Removal> found;
    for (const Removal& removal : staging_.removals)
      if (std::any_of(scripts.begin(), scripts.end(),
                      [&](const Staged* staged) { return staged->item->id == removal.migration; }))
        found.push_back(removal);
    return found;
  }

  std::string hindrance(const std::vector<const Staged*>& pending) const {
    for (const Staged* staged : staging_.pending(Phase::expand))
      return "`" + staged->item->name() + "` has not been applied: run `segue pre-deploy` again";
    for (const Staged* staged : staging_.pending(Phase::backfill))
      return "the backfill `" + staged->item->name() +
             "` has not ended: run `segue post-deploy` again";
    for (const Staged* staged : pending) {
      const auto& awaits = staged->awaits;
      const auto& all = deployment_.rollouts();
      const bool is_live = std::any_of(all.begin(), all.end(), [&](const Rollout& each) {
        return each.release == awaits && each.live_at != 0 && each.may_run();
      });
      if (!awaits.empty() && !is_live)
        return "`" + staged->item->name() + "` waits for release `" + awaits + "`";
    }
    if (!staging_.waits.empty()) return staging_.waits;
    if (!options_.force && rollout_.plan_hash != staging_.plan.hash)
      return "the plan is not the one that was begun: look at it with `segue plan`, and take it "
             "over with `segue pre-deploy`";
    return {};
  }

  bool tell_objections() const {
    if (options_.accept_findings) return false;
    for (const auto& objection : staging_.objections)
      deployment_.say(objection);
    return !staging_.objections.empty();
  }

  Result<Contracted> finish() {
    if (rollout_.state != RolloutState::done) {
      // A hook that stops it here is called again: what is done is not looked at any more.
      if (const auto called = deployment_.call(rollout_, {.moment = "on-done", .outcome = "ok"});
          !called)
        return called.error();
      rollout_.state = RolloutState::done;
      if (rollout_.ended_at == 0) rollout_.ended_at = deployment_.runner().journal().now();
      if (const auto kept = deployment_.keep(rollout_, "release-done", ""); !kept)
        return kept.error();
    }
    return Contracted{.done = true};
  }

  /// A gate is closed: whatever was made unusable is usable again.
  Result<Contracted> closed(Gating gating) {
    std::string words = gating.words();
    const auto undone = give_back(words);
    if (!undone) return undone.error();
    return waits(std::move(words), std::move(gating));
  }

  Result<bool> give_back(const std::string& why) {
    const auto undone = disarm(deployment_, rollout_.release);
    if (!undone) return undone;
    if (rollout_.state != RolloutState::contracting) return true;
    // What was watched before says nothing of the next time.
    if (const auto forgotten = remember(""); !forgotten) return forgotten;
    rollout_.state = RolloutState::live;
    if (*undone) rollout_.problem = why;
    return deployment_.keep(rollout_, "tripwire-undone", why);
  }

  std::string name_of(const Removal& removal) const {
    return rollout_.release + ": " + removal.object;
  }

  Result<bool> is_armed_already(const std::vector<Removal>& removals) {
    const auto armed = armed_of(deployment_, rollout_.release);
    if (!armed) return armed.error();
    return std::all_of(removals.begin(), removals.end(), [&](const Removal& removal) {
      return std::any_of(armed->begin(), armed->end(), [&](const auto& entry) {
        return entry.migration == name_of(removal) && entry.state == journal::State::applied;
      });
    });
  }

  Result<bool> arm(const std::vector<Removal>& removals) {
    const auto armed = is_armed_already(removals);
    if (!armed || *armed) return armed;
    if (const auto called = deployment_.call(rollout_, {.moment = "before-tripwire"}); !called)
      return called;
    rollout_.state = RolloutState::contracting;
    if (const auto kept = deployment_.keep(rollout_, "tripwire", ""); !kept) return kept;
    catalog::Catalog schema = *staging_.before_contract;
    for (const auto& removal : removals) {
      const SideScript script{.history = deployment_.history_of(tripwires),
                              .name = name_of(removal),
                              .up = removal.arming,
                              .down = removal.disarming};
      if (const auto run = run_side(deployment_, script, rollout_.release, schema); !run)
        return run;
      deployment_.say(
          (removal.only_writes ? "no longer to be written: the " : "made unusable: the ") +
          removal.object);
    }
    return call_owed(deployment_, rollout_, {.moment = "after-tripwire", .outcome = "ok"});
  }

  Result<std::string> memory() {
    auto log = deployment_.journal();
    if (!log) return log.error();
    return log->memory(rollout_.release, std::string(tripwires));
  }

  Result<bool> remember(const std::string& text) {
    return deployment_.record([&](journal::Journal&, journal::Rollouts& log) {
      return log.remember(rollout_.release, std::string(tripwires), text);
    });
  }

  /// Makes unusable what is going to be removed, and waits to see whether somebody misses it.
  Result<Contracted> try_out(const std::vector<Removal>& removals, Times length) {
    const auto passed = memory();
    if (!passed) return passed.error();
    if (*passed == memory_of(staging_)) return Contracted{.done = true};
    if (const auto armed = arm(removals); !armed) return armed.error();
    auto seen = watch_until(length);
    if (!seen || !seen->done) return seen;
    if (const auto kept = remember(memory_of(staging_)); !kept) return kept.error();
    return seen;
  }

  /// … where that is wanted. Afterwards it is usable again.
  Result<Contracted> watch(const std::vector<Removal>& removals) {
    const auto length = deployment_.settings().tripwire;
    std::vector<Removal> tried = removals;
    std::erase_if(tried, [](const Removal& removal) { return removal.arming.empty(); });
    if (!tried.empty() && length.count() > 0 && !options_.force) {
      auto seen = try_out(tried, length);
      if (!seen || !seen->done) return seen;
    }
    if (const auto undone = disarm(deployment_, rollout_.release); !undone) return undone.error();
    auto gating = deployment_.ask(rollout_, staging_, "drop");
    if (!gating) return gating.error();
    if (!gating->passes()) return closed(std::move(*gating));
    return Contracted{.done = true};
  }

  Result<Contracted> watch_until(Times length) {
    const auto armed = armed_of(deployment_, rollout_.release);
    if (!armed) return armed.error();
    int64_t since = 0;
    for (const auto& entry : *armed)
      since = std::max(since, entry.finished_at);
    const Times patience = std::max<Times>(inline_wait, options_.patience());
    for (;;) {
      auto gating = deployment_.ask(rollout_, staging_, "drop");
      if (!gating) return gating.error();
      if (!gating->passes()) return closed(std::move(*gating));
      const Times left(since + length.count() - deployment_.runner().journal().now());
      if (left.count() <= 0) return Contracted{.done = true};
      if (left > patience)
        return waits("what is to be removed is unusable, and watched for another " +
                     in_words(left));
      deployment_.outside().sleep(std::min(left, Times(1000)));
    }
  }

  Result<bool> keep_values(const std::vector<Removal>& removals) {
    const auto length = deployment_.settings().archive;
    if (length.count() == 0) return true;
    const int64_t expires = deployment_.runner().journal().now() + length.count();
    for (const Removal& removal : removals) {
      catalog::Catalog schema = *staging_.before_contract;
      const SideScript script{.history = deployment_.history_of(archives),
                              .name = removal.archive,
                              .up = removal.archiving,
                              .down = "DROP TABLE " + removal.archive,
                              .note = std::to_string(expires)};
      if (const auto run = run_side(deployment_, script, rollout_.release, schema); !run)
        return run;
      deployment_.say(fmt::format("kept for {}: the {} in `{}`", in_words(length), removal.object,
                                  removal.archive));
    }
    return true;
  }

  Result<Contracted> remove(const std::vector<const Staged*>& pending,
                            const std::vector<Removal>& removals) {
    if (const auto called = deployment_.call(rollout_, {.moment = "before-contract"}); !called)
      return called.error();
    if (rollout_.state != RolloutState::contracting) {
      rollout_.state = RolloutState::contracting;
      const std::string detail = options_.force ? "gates were not asked: " + options_.reason : "";
      if (const auto kept = deployment_.keep(rollout_, "contract", detail); !kept)
        return kept.error();
    }
    if (const auto kept = keep_values(removals); !kept) return kept.error();
    Contracted made;
    for (const Staged* staged : pending) {
      if (const auto done = deployment_.apply(rollout_, staging_, *staged); !done)
        return deployment_.failed(rollout_, "contract", done.error());
      made.applied.push_back(staged->item->id);
    }
    rollout_.problem.clear();
    if (const auto called =
            call_owed(deployment_, rollout_, {.moment = "after-contract", .outcome = "ok"});
        !called)
      return called.error();
    auto ended = finish();
    if (!ended) return ended;
    made.done = true;
    return made;
  }

  Deployment& deployment_;
  Rollout rollout_;
  const RolloutOptions& options_;
  Staging staging_{};
};

}  // namespace

Result<Contracted> contract_release(Deployment& deployment, Rollout rollout,
                                    const RolloutOptions& options) {
  return Contract(deployment, std::move(rollout), options).run();
}

Result<bool> disarm(Deployment& deployment, const std::string& release) {
  auto armed = armed_of(deployment, release);
  if (!armed) return armed.error();
  if (armed->empty()) return false;
  std::reverse(armed->begin(), armed->end());
  catalog::Catalog schema = armed_schema(deployment, *armed);
  for (const auto& entry : *armed) {
    if (const auto undone = undo_side(deployment, entry, schema); !undone) return undone;
    deployment.say("usable again: " + entry.migration);
  }
  return true;
}

Result<bool> drop_old_archives(Deployment& deployment) {
  const auto entries = side_entries(deployment, deployment.history_of(archives));
  if (!entries) return entries.error();
  const auto& semantics = deployment.place().dialect().semantics(deployment.runner().server());
  for (const auto& entry : *entries) {
    int64_t expires = 0;
    std::from_chars(entry.version.data(), entry.version.data() + entry.version.size(), expires);
    if (entry.state == journal::State::reverted) continue;
    if (entry.state == journal::State::applied &&
        (expires == 0 || expires > deployment.runner().journal().now()))
      continue;
    if (entry.state == journal::State::running) continue;
    catalog::Catalog schema = catalog::empty_catalog(semantics);
    schema.knowledge = catalog::Knowledge::partial;
    if (const auto undone = undo_side(deployment, entry, schema); !undone) return undone;
    deployment.say("dropped: `" + entry.migration + "`, whose time is over");
  }
  return true;
}

}  // namespace segue::cli
