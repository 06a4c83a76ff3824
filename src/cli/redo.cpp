#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/applying.h"
#include "cli/claims.h"
#include "cli/ending.h"
#include "cli/interruption.h"
#include "cli/retreat.h"
#include "cli/rollout_view.h"
#include "cli/told.h"

namespace segue::cli {
namespace {

struct Options {
  PlaceOptions place{};
  size_t steps = 1;
  std::string format = "text";
  bool accept_findings = false;
  bool verbose = false;
};

/// The items that are to be taken back and applied again, the last one first. Nothing is taken back
/// that cannot be applied again.
Result<Items> chosen_items(const Course& course, size_t steps) {
  const Entries entries = to_take_back(course);
  if (entries.size() < steps)
    return Error{ErrorCode::usage,
                 fmt::format("{} migrations have been applied, {} were to be done again",
                             entries.size(), steps)};
  Items chosen;
  for (size_t i = 0; i < steps; ++i) {
    const Item* item = item_of(course, entries[i]);
    if (item == nullptr)
      return Error{ErrorCode::usage, "`" + entries[i].migration +
                                         "` is not in the folder: it could be taken back, but not "
                                         "applied again"};
    if (item->trouble) return *item->trouble;
    chosen.push_back(item);
  }
  return chosen;
}

/// What keeps them from being taken back.
std::optional<Error> obstacle(const Place& place, const Course& course, const Items& chosen,
                              run::Runner& runner) {
  const auto rollouts = rollouts_in(runner.connection(), place.dialect());
  if (!rollouts) return rollouts.error();
  Entries entries;
  for (const Item* item : chosen)
    entries.push_back(*item->entry);
  if (auto claim = claim_on(entries, *rollouts)) return claim;
  return obstacle_to({.place = place,
                      .course = course,
                      .rollouts = *rollouts,
                      .version = runner.server(),
                      .entries = std::move(entries)});
}

/// Reads the history again, as it stands once some of it has been taken back.
Result<Items> again(run::Runner& runner, const Place& place, Course& course,
                    const std::vector<std::string>& ids) {
  const auto entries = runner.journal().migrations();
  if (!entries) return entries.error();
  auto fresh = course_of(place, *entries, runner.server());
  if (!fresh) return fresh.error();
  course = std::move(*fresh);
  Items items;
  for (const Item& item : course.items)
    if (!item.applied() && std::find(ids.begin(), ids.end(), item.id) != ids.end())
      items.push_back(&item);
  return items;
}

Ending redo(const Options& options, const Console& console) {
  auto place = find_place(options.place);
  if (!place) return Ending::failed(place.error());
  tell_interruptions();
  Told told(console, options.verbose);
  run::Runner runner(place->connect(), place->dialect(), owner(), {}, told);
  auto course = open_course(*place, runner);
  if (!course) return Ending::failed(course.error());
  const auto chosen = chosen_items(*course, options.steps);
  if (!chosen) return Ending::failed(chosen.error());
  if (const auto why = obstacle(*place, *course, *chosen, runner)) return Ending::failed(*why);
  if (!options.accept_findings && !may_run(*place, *course, *chosen, console))
    return refused(options.place, console);
  const auto tell = [&](std::string_view word, const std::string& what) {
    if (options.format == "text") console.out(fmt::format("{} {}\n", word, what));
  };
  std::vector<std::string> ids;
  for (const Item* item : *chosen) {
    const auto done = take_back(runner, *place, *course, *item->entry);
    if (!done) return Ending::failed(done.error());
    ids.push_back(item->id);
    tell("reverted", shown_name(*item->entry));
  }
  const auto items = again(runner, *place, *course, ids);
  if (!items) return Ending::failed(items.error());
  const auto done = apply_all(runner, *place, *items, console,
                              [&](const Item& item) { tell("applied", item.name()); });
  if (!done) return Ending::failed(done.error());
  std::reverse(ids.begin(), ids.end());
  return {.words = fmt::format("{} done again", ids.size()), .data = {{"redone", ids}}};
}

}  // namespace

void add_redo(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_place(app, options->place);
  app.add_option("--steps", options->steps, "so many of the last migrations")
      ->check(CLI::Range(1, 10000))
      ->capture_default_str();
  add_format(app, options->format);
  app.add_flag("--accept-findings", options->accept_findings,
               "run migrations although errors are found in them");
  app.add_flag("-v,--verbose", options->verbose, "tell every statement and its time");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) {
      return tell(redo(*options, console), options->format, console);
    };
  });
}

}  // namespace segue::cli
