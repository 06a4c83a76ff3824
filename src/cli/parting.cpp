#include "cli/parting.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "catalog/diff.h"
#include "cli/pieces.h"
#include "project/layout.h"
#include "rules/phases.h"

namespace segue::cli {
namespace {

using facts::Phase;
using project::Direction;

constexpr std::string_view rule = "phases-mixed-in-one-migration";
constexpr std::string_view no_way_back =
    "-- segue: irreversible reason=\"what the rows held before is not kept\"\n";

/// What a part of the script holds: statements, of some only a few actions.
struct Portion {
  size_t statement = 0;
  std::vector<size_t> actions{};  // empty: all of it
};
using Portions = std::vector<Portion>;

class Parter {
 public:
  Parter(const Scene& scene, const Judgement& judgement)
      : scene_(scene), judgement_(judgement), read_(judgement.read) {}

  /// Why the script has to stay as it is; empty where it can be parted.
  std::string hindrance() const {
    if (scene_.history.layout->sections == project::Sections::changesets)
      return "its changesets are migrations of their own already";
    if (scene_.migration.repeatable) return "it is repeated whenever it changes";
    if (scene_.migration.up.size() > 1 && scene_.file.phase == project::Phase::none)
      return "the migration has several scripts";
    if (!read_.script.client_commands.empty()) return "it holds commands for a client";
    for (const auto& directive : read_.script.directives)
      if (directive.tool == "segue" && directive.text.starts_with("phase"))
        return "a directive says that it is of one phase";
    for (size_t i = 0; i < read_.script.statements.size(); ++i) {
      const auto& statement = read_.script.statements[i];
      if (read_.direction(i) != Direction::up) continue;
      if (std::holds_alternative<sql::Transaction>(statement.tree))
        return "it opens a transaction of its own";
      if (!statement.understood()) return "not all of it is understood";
    }
    return {};
  }

  /// Gives every statement its phase. What fits anywhere goes with what stands before it, or stays
  /// with the first part (`stays`).
  std::map<Phase, Portions> portions(bool stays) const {
    std::map<Phase, Portions> result;
    const auto& steps = judgement_.script.steps;
    Phase last = Phase::none;
    for (size_t i = 0; i < steps.size();) {
      size_t end = i;
      std::map<Phase, std::vector<size_t>> actions;
      for (; end < steps.size() && steps[end].index == steps[i].index; ++end) {
        Phase phase = rules::phase_that_counts(steps[end], judgement_.script);
        if (phase == Phase::none) phase = stays || last == Phase::none ? first_phase() : last;
        actions[phase].push_back(end - i);
        last = phase;
      }
      const bool whole = actions.size() == 1;
      for (auto& [phase, list] : actions)
        result[phase].push_back(
            {static_cast<size_t>(steps[i].index), whole ? std::vector<size_t>() : std::move(list)});
      i = end;
    }
    return result;
  }

  Phase first_phase() const {
    Phase first = Phase::none;
    for (const auto& step : judgement_.script.steps) {
      const Phase phase = rules::phase_that_counts(step, judgement_.script);
      if (phase != Phase::none) first = std::min(first, phase);
    }
    return first;
  }

  bool is_simple(const Portion& portion) const {
    const auto* alter =
        std::get_if<sql::AlterTable>(&read_.script.statements[portion.statement].tree);
    // Some forms hold several actions without being a list of them.
    return alter != nullptr && std::all_of(alter->actions.begin(), alter->actions.end(),
                                           [](const auto& action) { return !action.span.empty(); });
  }

  /// The settings that hold for all parts.
  std::string settings() const {
    std::string text;
    for (size_t i = 0; i < read_.script.statements.size(); ++i)
      if (read_.direction(i) == Direction::up && is_setting(i)) text += text_of(i);
    return text;
  }

  std::string text_of(size_t statement) const {
    return text_of_block(read_.source->text(), block_of(read_, read_.script, statement));
  }

  bool is_setting(size_t statement) const {
    return std::holds_alternative<sql::Set>(read_.script.statements[statement].tree);
  }

  std::string text_of(const Portions& portions) const {
    std::string text = settings();
    for (const Portion& portion : portions) {
      if (is_setting(portion.statement)) continue;
      text += portion.actions.empty()
                  ? text_of(portion.statement)
                  : text_of_actions(*read_.source, read_.script.statements[portion.statement],
                                    portion.actions);
    }
    return text;
  }

  /// Takes everything but the first part out of the script. False where that cannot be done.
  bool leave_first(const std::map<Phase, Portions>& all, Rework& work) const {
    const Portions& first = all.begin()->second;
    for (const auto& [phase, portions] : all) {
      if (phase == all.begin()->first) continue;
      for (const Portion& portion : portions) {
        if (is_setting(portion.statement)) continue;
        const auto kept = std::find_if(first.begin(), first.end(), [&](const Portion& other) {
          return other.statement == portion.statement;
        });
        if (kept != first.end()) continue;
        work.edit({block_of(read_, read_.script, portion.statement), ""});
      }
    }
    for (const Portion& portion : first) {
      if (portion.actions.empty()) continue;
      if (!is_simple(portion)) return false;
      const auto& statement = read_.script.statements[portion.statement];
      std::string text = text_of_actions(*read_.source, statement, portion.actions);
      text.resize(text.size() - 2);  // the terminator stands there already
      work.edit({statement.span, text});
    }
    return true;
  }

  /// The text of a part that follows the first one.
  std::string follower_text(Phase phase, const Portions& portions, bool phased) const {
    std::string text = text_of(portions);
    const bool rows_only = phase == Phase::backfill && !phased;
    return rows_only ? std::string(no_way_back) + text : text;
  }

  bool takes_apart_simply(const std::map<Phase, Portions>& all) const {
    for (const auto& [phase, portions] : all)
      for (const Portion& portion : portions)
        if (!portion.actions.empty() && !is_simple(portion)) return false;
    return true;
  }

  std::string name_with(Phase phase) const {
    return scene_.migration.name.empty()
               ? std::string(facts::name_of(phase))
               : scene_.migration.name + '_' + std::string(facts::name_of(phase));
  }

  /// Whether the parts, one after the other, lead to the schema that the script led to.
  bool same_end(const Outcome& outcome) const {
    const auto& end = outcome.scripts.back().after;
    for (const auto& script : outcome.scripts)
      for (const auto& step : script.steps)
        if (step.refused) return false;
    return catalog::diff(*judgement_.script.after, *end, *judgement_.script.semantics).empty();
  }

  /// Parts the script; `why` says what keeps it from being parted.
  std::optional<Parting> part(bool stays, std::string& why) const {
    const auto all = portions(stays);
    if (all.size() < 2) return std::nullopt;
    if (!takes_apart_simply(all)) {
      why = "one of its statements does several things at once";
      return std::nullopt;
    }
    Rework work(scene_, read_);
    if (!leave_first(all, work)) return std::nullopt;
    const bool always = scene_.history.layout->wrapping == project::Wrapping::always;
    for (auto part = std::next(all.begin()); part != all.end(); ++part)
      work.follow_by({.name = name_with(part->first),
                      .up = follower_text(part->first, part->second, has_folders()),
                      .no_down = part->first == Phase::backfill,
                      .no_transaction = always && judgement_.script.no_transaction});
    auto outcome = work.tried();
    if (!outcome || !same_end(*outcome)) {
      why = !outcome ? outcome.error().message
                     : "its parts depend on each other in another order than that of the phases";
      return std::nullopt;
    }
    size_t follower = all.size() - 1;
    for (auto part = all.rbegin(); follower > 0; ++part, --follower) {
      if (part->first == Phase::backfill) continue;
      if (work.give_way_back(follower - 1, outcome->scripts[follower])) continue;
      why = fmt::format("what undoes its {} part cannot be told from the rest of the down",
                        facts::name_of(part->first));
      return std::nullopt;
    }
    auto files = work.result();
    if (!files) {
      why = files.error().message;
      return std::nullopt;
    }
    Parting parting;
    parting.better.why =
        "what one release needs and what has to wait for its end cannot run at once";
    parting.better.rules = {std::string(rule)};
    parting.better.files = std::move(*files);
    if (has_folders()) put_into_folder(all, parting);
    return parting;
  }

  /// Whether the layout keeps the phases of one migration side by side.
  bool has_folders() const {
    return scene_.history.layout == &project::layout::segue &&
           scene_.file.phase == project::Phase::none;
  }

  /// The parts as files of one folder, in the place of the pair and of the migrations that were to
  /// follow it.
  void put_into_folder(const std::map<Phase, Portions>& all, Parting& parting) const {
    auto& files = parting.better.files;
    const auto& pair = scene_.migration;
    project::Migration phased{.version = pair.version, .name = pair.name, .id = pair.id};
    const std::string folder = path::joined(path::folder_of(scene_.file.path), pair.id);
    const auto text_at = [&](const std::string& path) {
      const auto found = std::find_if(files.changes.begin(), files.changes.end(),
                                      [&](const auto& change) { return change.path == path; });
      return found == files.changes.end() ? scene_.tree.read(path)
                                          : Result<std::string>(*found->after);
    };
    project::FileChanges changes;
    const auto move = [&](const project::Migration& part, Phase phase) {
      const bool rows = phase == Phase::backfill;
      const std::string stem = path::joined(folder, facts::name_of(phase));
      const std::string up = stem + (rows ? ".sql" : ".up.sql");
      changes.push_back({up, std::nullopt, *text_at(part.up.front().path)});
      phased.up.push_back({up, as_project(phase)});
      if (rows || part.down.empty()) return;
      const std::string down = stem + ".down.sql";
      changes.push_back({down, std::nullopt, *text_at(part.down.front().path)});
      phased.down.insert(phased.down.begin(), {down, as_project(phase)});
    };
    auto follower = files.added.begin();
    for (const auto& [phase, portions] : all)
      move(phase == all.begin()->first ? pair : *follower++, phase);
    for (const auto* side : {&pair.up, &pair.down})
      for (const auto& file : *side) {
        const auto before = scene_.tree.read(file.path);
        if (before) changes.push_back({file.path, *before, std::nullopt});
      }
    files.changes = std::move(changes);
    files.added.clear();
    parting.replaced = std::move(phased);
  }

  static project::Phase as_project(Phase phase) {
    switch (phase) {
      case Phase::expand:
        return project::Phase::expand;
      case Phase::backfill:
        return project::Phase::backfill;
      case Phase::contract:
        return project::Phase::contract;
      case Phase::none:
        break;
    }
    return project::Phase::none;
  }

 private:
  const Scene& scene_;
  const Judgement& judgement_;
  const project::ReadScript& read_;
};

bool is_mixed(const Judgement& judgement) {
  return std::any_of(judgement.found.begin(), judgement.found.end(),
                     [](const Finding& finding) { return finding.rule == rule; });
}

}  // namespace

std::optional<Parting> parted(const Scene& scene, const Judgement& judgement,
                              std::vector<Refusal>& refusals) {
  if (!is_mixed(judgement)) return std::nullopt;
  const Parter parter(scene, judgement);
  std::string why = parter.hindrance();
  if (why.empty()) {
    for (const bool stays : {true, false})
      if (auto parting = parter.part(stays, why)) return parting;
  }
  refusals.push_back({scene.file.path, {}, why.empty() ? "it cannot be parted" : why});
  return std::nullopt;
}

}  // namespace segue::cli
