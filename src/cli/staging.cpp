#include "cli/staging.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "catalog/apply.h"
#include "cli/backfilling.h"
#include "cli/claims.h"
#include "cli/directives.h"
#include "cli/undoing.h"
#include "cli/wrapping.h"
#include "dialect/backfilling.h"
#include "project/script.h"

namespace segue::cli {
namespace {

using facts::Phase;
using journal::Rollout;

Phase declared_phase(const Item& item) {
  if (item.file.phase != project::Phase::none) return as_facts(item.file.phase);
  if (is_backfill(item)) return Phase::backfill;
  rules::Script script;
  tell_phase(script, item.read());
  return script.declared;
}

/// " 16.4"; empty where nothing is known.
std::string version_words(const dialect::Version& version) {
  std::string words = version.product.empty() ? "" : " (" + version.product + ")";
  if (version.major > 0) words += fmt::format(" {}.{}", version.major, version.minor);
  return words;
}

plan::Run run_of(const Item& item) {
  plan::Run run{.name = item.name()};
  for (const size_t i : statements_of(item, project::Direction::up)) {
    const auto& statement = item.read().script.statements[i];
    if (!statement.error) run.statements.push_back(&statement.tree);
  }
  return run;
}

plan::Runs runs_of(const std::vector<const Item*>& items) {
  plan::Runs runs;
  for (const Item* item : items)
    runs.push_back(run_of(*item));
  return runs;
}

/// Works out one release.
class Stager {
 public:
  Stager(const Place& place, Course& course, const std::vector<Rollout>& rollouts,
         const RolloutSettings& settings, const dialect::Version& version, const Rollout& rollout,
         bool takes_new, const plan::RowCount& rows)
      : place_(place),
        course_(course),
        settings_(settings),
        version_(version),
        rollout_(rollout),
        takes_new_(takes_new),
        rows_(rows),
        semantics_(place.dialect().semantics(version)),
        ours_(journal::standing_of(rollouts, rollout.release)),
        claimed_(claims_of(rollouts, ours_)),
        start_(catalog::empty_catalog(semantics_)) {
    if (!place.history->from_nothing) start_.knowledge = catalog::Knowledge::partial;
  }

  Result<Staging> run() {
    choose();
    simulate_start();
    place_all();
    if (auto error = trouble()) return *error;
    order();
    judge();
    make_plan();
    return std::move(made_);
  }

 private:
  /// Scripts of the release, and those of others that wait, in the order of the history. One that
  /// runs again belongs, as it reads by now, to the release that takes what is new.
  void choose() {
    const auto listed = journal::listed_in(ours_ != nullptr ? ours_->scripts : std::string());
    for (Item& item : course_.items) {
      if (item.text == nullptr) continue;
      const std::string key = script_key(item);
      const bool has_run = item.applied() && item.entry->release == rollout_.release;
      const bool runs_again = item.again() && (takes_new_ || (listed.contains(key) && !has_run));
      const bool is_ours = has_run && !rollout_.release.empty();
      if (listed.contains(key) || is_ours || runs_again) {
        made_.scripts.push_back({.item = &item, .key = key, .due = !item.applied() || runs_again});
      } else if (item.applied()) {
        before_.push_back(&item);
      } else if (claimed_.contains(key)) {
        waiting_.push_back(&item);
      } else if (takes_new_ && !(item.up.empty() && !item.trouble)) {
        made_.scripts.push_back({.item = &item, .key = key});
      } else if (!item.up.empty()) {
        made_.plan.held.push_back({item.id, std::string(facts::name_of(declared_phase(item))),
                                   "it belongs to no release yet"});
      }
    }
    for (const Item* item : waiting_)
      made_.plan.held.push_back(
          {item->id, std::string(facts::name_of(declared_phase(*item))),
           "it belongs to release `" + claimed_.at(script_key(*item))->release + "`"});
  }

  /// What runs again is in there as it was when it ran, as far as somebody has kept that; it has
  /// run behind all that it needs, whenever it did so for the first time.
  void simulate_start() {
    const auto rank = [](const Item* item) {
      return std::pair(item->repeatable(), item->entry->id);
    };
    std::sort(before_.begin(), before_.end(),
              [&](const Item* a, const Item* b) { return rank(a) < rank(b); });
    for (const Item* item : before_)
      if (!item->earlier) apply_as_it_ran(*item, start_, semantics_);
    for (const Item& item : course_.items)
      if (item.earlier) apply_as_it_ran(item, start_, semantics_);
  }

  /// As one release, in the order of the history.
  void place_all() {
    simulate(made_.scripts);
    for (Staged& staged : made_.scripts) {
      staged.placing = plan::placing_of(staged.item->up, declared_phase(*staged.item));
      staged.awaits = awaited_release(staged.item->read());
      if (!staged.awaits.empty() && staged.placing.phase == Phase::expand)
        staged.placing.phase = Phase::contract;
    }
  }

  void simulate(std::vector<Staged>& scripts) {
    catalog::Catalog catalog = start_;
    std::optional<facts::Range> range =
        facts::Range(std::make_shared<const catalog::Catalog>(start_));
    std::vector<Item*> items;
    for (Staged& staged : scripts)
      items.push_back(staged.item);
    simulate_items(place_, items, catalog, version_, &range);
  }

  std::optional<Error> trouble() const {
    if (takes_new_)
      for (const Item* item : before_)
        if (auto error = edit_of(*item)) return error;
    for (const Staged& staged : made_.scripts) {
      if (auto error = edit_of(*staged.item)) return error;
      if (!staged.due) continue;
      if (staged.item->trouble) return staged.item->trouble;
      if (auto error = misdirection_of(*staged.item)) return error;
    }
    return std::nullopt;
  }

  static std::string objection(const Staged& staged, const plan::Placing& placing,
                               std::string_view why) {
    return fmt::format("{}:{}:{}: {}: {}", staged.item->file.path, placing.at.line,
                       placing.at.column, why, placing.reason);
  }

  void judge() {
    for (Staged& staged : made_.scripts) {
      if (!staged.due) continue;
      if (staged.runs_in(Phase::none)) {
        made_.obstacles.push_back(
            objection(staged, staged.placing, "this cannot be rolled out as it is"));
        continue;
      }
      if (settings_.may_break() || is_first()) continue;
      if (const auto breach = plan::breach_of(staged.item->up, staged.placing.phase))
        made_.objections.push_back(objection(staged, *breach,
                                             fmt::format("this breaks what runs in the {} phase",
                                                         facts::name_of(staged.placing.phase))));
    }
  }

  /// A database that has had nothing yet has no users.
  bool is_first() const {
    return place_.history->from_nothing && before_.empty() && waiting_.empty() &&
           std::none_of(made_.scripts.begin(), made_.scripts.end(),
                        [](const Staged& staged) { return staged.due && staged.applied(); });
  }

  /// Expand, backfill, contract; where nothing is there to be broken, as the history has it.
  void order() {
    const std::vector<Staged> written = made_.scripts;
    const bool at_once = settings_.stands_still() || is_first();
    for (Staged& staged : made_.scripts) {
      const bool breaks = staged.runs_in(Phase::none);
      if (at_once || (settings_.may_break() && breaks)) staged.placing.phase = Phase::expand;
      if (breaks) staged.removes_in = staged.placing.phase;
    }
    std::stable_sort(made_.scripts.begin(), made_.scripts.end(),
                     [](const Staged& a, const Staged& b) {
                       return rank(a.placing.phase) < rank(b.placing.phase);
                     });
    find_conflicts(written);
    simulate(made_.scripts);
    find_removals();
  }

  /// In the contract nothing is known to be of no use to others; before, that breaks somebody
  /// tells.
  void find_removals() {
    for (Staged& staged : made_.scripts) {
      const Phase phase = staged.placing.phase;
      if (is_first())
        staged.removes_in = Phase::none;
      else if (phase == Phase::contract || plan::breach_of(staged.item->up, phase))
        staged.removes_in = phase;
    }
  }
  static int rank(Phase phase) { return phase == Phase::none ? -1 : static_cast<int>(phase); }

  std::string conflict(const std::vector<const Item*>& written,
                       const std::vector<const Item*>& wanted) const {
    return plan::conflict_of(start_, runs_of(written), runs_of(wanted), semantics_);
  }

  /// In the order of the history, and in that in which they would run: those of others that wait
  /// stand behind what runs before the deploy.
  void find_conflicts(const std::vector<Staged>& written) {
    std::vector<const Item*> ours, phased;
    for (const Staged& staged : written)
      ours.push_back(staged.item);
    for (const Staged& staged : made_.scripts)
      phased.push_back(staged.item);
    if (const std::string why = conflict(ours, phased); !why.empty())
      made_.obstacles.push_back("these migrations cannot be rolled out phase by phase: " + why +
                                "; give the later one to the release that follows");
    for (const Item* other : waiting_) {
      std::vector<const Item*> in_history = ours;
      const auto at = std::find_if(in_history.begin(), in_history.end(),
                                   [&](const Item* each) { return each > other; });
      in_history.insert(at, other);
      std::vector<const Item*> overtaken;
      for (const Staged& staged : made_.scripts)
        if (!staged.runs_in(Phase::contract)) overtaken.push_back(staged.item);
      overtaken.push_back(other);
      for (const Staged& staged : made_.scripts)
        if (staged.runs_in(Phase::contract)) overtaken.push_back(staged.item);
      if (const std::string why = conflict(in_history, overtaken); !why.empty()) {
        made_.waits = fmt::format("`{}` of release `{}` has to run before: {}", other->name(),
                                  claimed_.at(script_key(*other))->release, why);
        return;
      }
    }
  }

  plan::Stage stage_of(const Staged& staged) const {
    return staged.runs_in(Phase::backfill)   ? plan::Stage::backfill
           : staged.runs_in(Phase::contract) ? plan::Stage::contract
                                             : plan::Stage::expand;
  }

  void make_plan() {
    auto& plan = made_.plan;
    plan.release = rollout_.release;
    plan.replaces = rollout_.replaces;
    plan.environment = rollout_.environment;
    plan.pattern = settings_.pattern;
    plan.level = settings_.level;
    plan.database = std::string(place_.dialect().name()) + version_words(version_);
    bool verifies = false;
    made_.before_contract = std::make_shared<const catalog::Catalog>(start_);
    for (const Staged& staged : made_.scripts) {
      const auto stage = stage_of(staged);
      const bool cut = is_backfill(*staged.item);
      verifies = verifies || cut;
      for (auto& step : plan::planned(staged.item->up,
                                      {.stage = stage,
                                      .migration = staged.item->id,
                                      .down = down_text(place_, *staged.item).value_or(""),
                                      .done = !staged.due,
                                      .backfill = cut},
                                      semantics_, rows_))
        plan.steps.push_back(std::move(step));
      if (stage == plan::Stage::contract)
        take_removals(staged);
      else if (!staged.item->up.units.empty())
        made_.before_contract = staged.item->up.units.back().statements.back().after;
    }
    if (verifies)
      plan.steps.push_back({.stage = plan::Stage::verify,
                            .what = "counts the rows that the backfills would still change",
                            .verify = "segue backfill verify",
                            .outcome = "no row is left"});
    add_ends();
    tick_waiting();
    for (const auto& gate : settings_.gates)
      plan.gates.push_back({gate.name, gate.kind, gate.before, words_of(gate)});
    plan::finish(plan);
  }

  /// What is not sent is done once what stands behind it is.
  void tick_waiting() {
    auto& steps = made_.plan.steps;
    const bool all_removed =
        std::all_of(steps.begin(), steps.end(), [](const plan::PlannedStep& step) {
          return step.stage != plan::Stage::contract || step.done;
        });
    for (auto& step : steps)
      if (step.stage != plan::Stage::contract && step.stage != plan::Stage::expand &&
          step.stage != plan::Stage::backfill)
        step.done = all_removed && made_.plan.has(plan::Stage::contract);
  }

  /// What a contract brings along.
  void add_ends() {
    auto& plan = made_.plan;
    if (!plan.has(plan::Stage::contract)) return;
    if (!settings_.stands_still())
      plan.steps.push_back({.stage = plan::Stage::quiet,
                            .what = "nobody uses what goes: the gates before the contract hold",
                            .verify = "segue gate --before contract",
                            .outcome = "every gate holds"});
    if (settings_.tripwire.count() > 0)
      for (const auto& removal : made_.removals)
        if (!removal.arming.empty())
          plan.steps.push_back({.stage = plan::Stage::tripwire,
                                .migration = removal.migration,
                                .what = removal.only_writes
                                            ? "lets whoever writes the " + removal.object + " fail"
                                            : "makes the " + removal.object + " unusable",
                                .sql = removal.arming,
                                .transaction = "by itself",
                                .undo = removal.disarming});
    if (settings_.archive.count() > 0)
      for (const auto& removal : made_.removals)
        plan.steps.push_back({.stage = plan::Stage::archive,
                              .migration = removal.migration,
                              .what = "keeps the values of the " + removal.object,
                              .sql = removal.archiving,
                              .transaction = "by itself"});
  }

  void take_removals(const Staged& staged) {
    for (auto& doomed : doomed_by(staged.item->up))
      made_.doomed.push_back(std::move(doomed));
    for (auto& removal : removals_of(place_, *staged.item))
      made_.removals.push_back(std::move(removal));
  }

  static std::string words_of(const gates::Spec& spec) {
    const auto* kind = gates::find(spec.kind);
    std::string words = kind != nullptr ? std::string(kind->what) : spec.kind;
    std::string given;
    for (const auto& [key, values] : spec.options)
      given += fmt::format("{}{} = {}", given.empty() ? "" : "; ", key, text::joined(values, ", "));
    return given.empty() ? words : words + " (" + given + ")";
  }

  const Place& place_;
  Course& course_;
  const RolloutSettings& settings_;
  const dialect::Version& version_;
  const Rollout& rollout_;
  bool takes_new_;
  const plan::RowCount& rows_;
  const catalog::Semantics& semantics_;
  const Rollout* ours_;
  Claims claimed_;
  catalog::Catalog start_;  // before the release
  std::vector<const Item*> before_{};
  std::vector<const Item*> waiting_{};  // of other releases
  Staging made_{};
};

}  // namespace

std::vector<const Staged*> Staging::pending(Phase phase) const {
  std::vector<const Staged*> found;
  for (const Staged& staged : scripts)
    if (staged.runs_in(phase) && staged.due) found.push_back(&staged);
  return found;
}

std::vector<const Staged*> Staging::pending() const {
  std::vector<const Staged*> all;
  for (const Phase phase : {Phase::expand, Phase::backfill, Phase::contract})
    for (const Staged* staged : pending(phase))
      all.push_back(staged);
  return all;
}

plan::RowCount row_count(const Place& place, dialect::Connection& connection) {
  return [&place, &connection](const std::string& relation) -> std::optional<int64_t> {
    const size_t dot = relation.find('.');
    sql::ObjectName name;
    if (dot != std::string::npos) name.schema = {.text = relation.substr(0, dot)};
    name.name = {.text = dot == std::string::npos ? relation : relation.substr(dot + 1)};
    const auto rows = place.dialect().backfilling().estimated_rows(connection, name);
    return rows ? *rows : std::nullopt;
  };
}

Result<Staging> stage(const Place& place, Course& course, const std::vector<Rollout>& rollouts,
                      const RolloutSettings& settings, const dialect::Version& version,
                      const Rollout& rollout, bool takes_new, const plan::RowCount& rows) {
  return Stager(place, course, rollouts, settings, version, rollout, takes_new, rows).run();
}

}  // namespace segue::cli
