#include "cli/applying.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "cli/backfill_told.h"
#include "cli/backfilling.h"
#include "cli/directives.h"
#include "cli/outputs.h"
#include "cli/placeholders.h"
#include "cli/replay.h"
#include "cli/told.h"
#include "cli/wrapping.h"

namespace segue::cli {
namespace {

/// Hands on errors, and so many warnings as people read before something is run.
class FewWarnings : public report::CheckReport {
 public:
  FewWarnings(report::CheckReport& next, size_t most) : next_(next), most_(most) {}

  void file(const std::string& path) override { next_.file(path); }
  void finding(const report::Located& located) override {
    if (located.finding.severity == Severity::warning && ++warnings_ > most_) return;
    next_.finding(located);
  }
  void end(const report::Summary& summary) override { next_.end(summary); }

  size_t left_out() const { return warnings_ > most_ ? warnings_ - most_ : 0; }

 private:
  report::CheckReport& next_;
  size_t most_;
  size_t warnings_ = 0;
};

/// Why an item that is wanted cannot be run.
std::optional<Error> hindrance(const Item& item) {
  if (item.entry && item.entry->state == journal::State::reverting)
    return Error{ErrorCode::step,
                 "the down of `" + item.id + "` was broken off: finish it with `segue down`"};
  if (auto error = edit_of(item)) return error;
  if (!item.applied() || item.again()) return item.trouble;
  return std::nullopt;
}

/// Whether it belongs to a phase. Where that cannot be read, it is among those of every phase, so
/// that it is found before anything runs.
bool is_in(const Item& item, const std::string& phase) {
  if (phase.empty() || !misdirections(item.read()).empty()) return true;
  rules::Script script;
  tell_phase(script, item.read());
  const facts::Phase of_file = as_facts(item.file.phase);
  return facts::name_of(of_file == facts::Phase::none ? script.declared : of_file) == phase;
}

/// A script of backfills, from its beginning to its end.
Result<bool> backfill(run::Runner& runner, const Place& place, const Item& item,
                      const Console& console) {
  const auto backfills = backfills_of(place, item, runner.server());
  if (!backfills) return backfills.error();
  if (auto begun = begin_item(runner, place, item); !begun) return begun;
  BackfillTold told(console, "text");
  const auto ended = run_all(place, item, *backfills, {}, false, told);
  if (!ended) return ended.error();
  for (const auto& line : ended->said)
    console.err(line + "\n");
  return end_item(runner, place, item);
}

/// What file names have told about files that are to run, where it is an error.
Findings told_by_names(const project::Project& project, const rules::Severities& severities,
                       const Items& items) {
  Findings found = project.findings;
  std::erase_if(found, [&](const Finding& finding) {
    const auto wanted = severities.find(finding.rule);
    const bool is_error = wanted == severities.end() ? finding.severity == Severity::error
                                                     : wanted->second == "error";
    return !is_error || std::none_of(items.begin(), items.end(), [&](const Item* item) {
      return item->file.path == finding.file;
    });
  });
  return found;
}

}  // namespace

Result<Items> pending(const Course& course, const Wanted& wanted) {
  if (course.elsewhere) return *course.elsewhere;
  Items found;
  // A file may hold several items: all of them belong to its version.
  const Item* last = nullptr;
  for (const Item& item : course.items)
    if (!wanted.to.empty() && item.is_called(wanted.to)) last = &item;
  if (!wanted.to.empty() && last == nullptr)
    return Error{ErrorCode::usage, "there is no migration `" + wanted.to + "`"};
  for (const Item& item : course.items) {
    // What was not read has been applied.
    if (item.text != nullptr && is_in(item, wanted.phase)) {
      if (auto error = hindrance(item)) return *error;
      if ((!item.applied() || item.again()) && !item.up.empty()) found.push_back(&item);
    }
    if (&item == last) break;
  }
  return found;
}

bool may_run(const Place& place, const Course& course, const Items& items, const Console& console,
             size_t warnings) {
  std::set<std::string> silent;
  for (const Item& item : course.items)
    silent.insert(item.file.path);
  for (const Item* item : items)
    silent.erase(item->file.path);
  for (const auto& migration : place.history->migrations)
    for (const auto& file : migration.down)
      silent.insert(file.path);
  Outputs outputs(console, {.colour = console.colour("auto"), .quiet = true});
  outputs.aside("text");
  const ValuedTree tree(place);
  FewWarnings few(outputs.report(), warnings);
  Replay replay(tree, few, place.loaded.config.rules, silent);
  std::map<std::string, std::string> earlier;
  for (const Item* item : items)
    if (item->earlier && item->section == 0) earlier[item->file.path] = *item->entry->up_sql;
  replay.start_with(std::move(earlier));
  const auto& loaded = place.loaded;
  replay.know(told_by_names(loaded.project, loaded.config.rules, items));
  // What one run makes has no users before it ends.
  replay.as_one_release();
  replay.run(*place.history);
  if (warnings > 0 && few.left_out() > 0)
    console.err(fmt::format("{} more warnings are told by `segue check`\n", few.left_out()));
  return replay.summary().found_errors == 0;
}

Ending refused(const PlaceOptions& place, const Console& console) {
  console.err(
      "segue: nothing was run, since errors were found; waive what is right all the same, or run "
      "it with `--accept-findings`\n");
  return {.status = found,
          .words = place.database ? "nothing was run, since errors were found" : ""};
}

Result<bool> apply_all(run::Runner& runner, const Place& place, const Items& items,
                       const Console& console, const std::function<void(const Item&)>& applied) {
  const auto& semantics = place.dialect().semantics(runner.server());
  for (const Item* item : items) {
    const auto done = is_backfill(*item)
                          ? backfill(runner, place, *item, console)
                          : runner.apply(item->up, entry_of(place, *item), semantics);
    if (!done) return done;
    applied(*item);
  }
  return true;
}

Result<bool> take_as_applied(const Place& place, const Items& items, const Taking& taking,
                             const Console& console) {
  Told told(console, false);
  run::Runner runner(place.connect(), place.dialect(), owner(), {}, told);
  const auto opened = runner.open();
  if (!opened) return opened;
  return runner.record([&](journal::Journal& journal) {
    dialect::Answer answer = dialect::Rows{};
    for (const Item* item : items) {
      journal::Migration entry = entry_of(place, *item);
      entry.state = journal::State::applied;
      entry.origin = taking.origin;
      answer = journal.write({journal.begin(entry), journal.keep_text(entry),
                              journal.note(taking.kind, item->id, taking.detail)});
      if (!answer) break;
    }
    return answer;
  });
}

}  // namespace segue::cli
