#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/course.h"
#include "cli/outputs.h"
#include "cli/replay.h"
#include "cli/simulation.h"
#include "cli/told.h"

namespace segue::cli {
namespace {

struct Options {
  PlaceOptions place{};
  std::string to{};
  std::string format = "text";
  bool dry_run = false;
  bool accept_findings = false;
  bool verbose = false;
};

/// What is to be run, in order.
Result<std::vector<Item*>> pending(Course& course, const Options& options) {
  std::vector<Item*> found;
  bool met = options.to.empty();
  for (Item& item : course.items) {
    const bool last = !options.to.empty() && is_meant(*item.migration, options.to);
    met |= last;
    if (item.entry && item.entry->state == journal::State::reverting)
      return Error{ErrorCode::step, "the down of `" + item.migration->id +
                                        "` was broken off: finish it with `segue down`"};
    if (item.edited())
      return Error{ErrorCode::usage,
                   fmt::format("`{}` was edited after it had been applied; undo the edit, or write "
                               "a new migration",
                               item.file.path)};
    if (!item.applied() && !item.up.empty()) found.push_back(&item);
    if (last && item.migration->up.back().path == item.file.path) break;
  }
  if (!met) return Error{ErrorCode::usage, "there is no migration `" + options.to + "`"};
  return found;
}

/// Judges what is pending in the light of what has been applied. Whether nothing stands in the way.
bool may_run(Place& place, const Course& course, const std::vector<Item*>& items,
             const Console& console) {
  std::set<std::string> silent;
  for (const Item& item : course.items)
    silent.insert(item.file.path);
  for (const Item* item : items)
    silent.erase(item->file.path);
  for (const auto& migration : place.history->migrations)
    for (const auto& file : migration.down)
      silent.insert(file.path);
  Outputs outputs(console, {.colour = console.colour("auto"), .quiet = true});
  outputs.to_terminal("text");
  Replay replay(place.loaded.tree, outputs.report(), place.loaded.config.rules, silent);
  // What one run makes has no users before it ends.
  replay.as_one_release();
  replay.run(*place.history);
  return replay.summary().found_errors == 0;
}

std::string_view kind_of(const plan::Unit& unit) {
  switch (unit.kind) {
    case plan::Unit::Kind::transaction:
      return "in a transaction";
    case plan::Unit::Kind::alone:
      return "by itself";
    case plan::Unit::Kind::session:
      return "for the session";
  }
  return "";
}

void show_plan(const std::vector<Item*>& items, const Console& console) {
  for (const Item* item : items) {
    console.out(fmt::format("-- {}\n", item->file.path));
    for (const auto& unit : item->up.units) {
      console.out(fmt::format("-- {}\n", kind_of(unit)));
      for (const auto& statement : unit.statements) {
        for (const auto& step : statement.steps)
          for (const auto& lock : step.cost.locks)
            console.out(fmt::format("-- locks {} {}\n", lock.relation, lock.mode));
        console.out(statement.shown + ";\n");
      }
    }
  }
}

ExitStatus tell_end(const std::vector<std::string>& applied, const Options& options,
                    const Console& console) {
  if (options.format == "json") {
    const nlohmann::ordered_json json = {{"version", 1}, {"applied", applied}};
    console.out(json.dump(2) + "\n");
  } else if (applied.empty()) {
    console.out("nothing to do\n");
  } else {
    console.out(fmt::format("{} applied\n", applied.size()));
  }
  return ok;
}

ExitStatus dry_run(const Place& place, const Options& options, const Console& console) {
  auto course = look_at(place);
  if (!course) return report_error(console, course.error());
  const auto items = pending(*course, options);
  if (!items) return report_error(console, items.error());
  show_plan(*items, console);
  return ok;
}

ExitStatus up(const Options& options, const Console& console) {
  auto place = find_place(options.place);
  if (!place) return report_error(console, place.error());
  if (options.dry_run) return dry_run(*place, options, console);
  Told told(console, options.verbose);
  run::Runner runner(place->connect(), place->dialect(), owner(), {}, told);
  auto course = open_course(*place, runner);
  if (!course) return report_error(console, course.error());
  const auto items = pending(*course, options);
  if (!items) return report_error(console, items.error());
  if (!items->empty() && !options.accept_findings && !may_run(*place, *course, *items, console)) {
    console.err(
        "segue: nothing was run, since errors were found; waive what is right all the same, or run "
        "it with `--accept-findings`\n");
    return found;
  }
  std::vector<std::string> applied;
  for (Item* item : *items) {
    const auto done = runner.apply(item->up, entry_of(*place, *item),
                                   place->dialect().semantics(runner.server()));
    if (!done) return report_error(console, done.error());
    applied.push_back(item->migration->id);
    if (options.format == "text") console.out(fmt::format("applied {}\n", item->file.path));
  }
  return tell_end(applied, options, console);
}

}  // namespace

void add_up(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_place(app, options->place);
  app.add_option("--to", options->to, "the last migration to apply");
  app.add_option("--format", options->format, "how to tell")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  app.add_flag("--dry-run", options->dry_run, "print what would be run, and run nothing");
  app.add_flag("--accept-findings", options->accept_findings,
               "run migrations although errors are found in them");
  app.add_flag("-v,--verbose", options->verbose, "tell every statement and its time");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) { return up(*options, console); };
  });
}

}  // namespace segue::cli
