#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/claims.h"
#include "cli/interruption.h"
#include "cli/retreat.h"
#include "cli/rollout_view.h"
#include "cli/targets.h"
#include "cli/told.h"

namespace segue::cli {
namespace {

struct Options {
  PlaceOptions place{};
  TargetOptions targets{};
  std::string to{};
  std::string format = "text";
  bool verbose = false;
};

/// What is to be taken back, the last one first: all that was applied after `to`, or one.
Result<Entries> chosen_entries(const Course& course, const std::string& to) {
  Entries found;
  Entries entries = to_take_back(course);
  for (auto& entry : entries) {
    const Item* item = item_of(course, entry);
    const bool meant = !to.empty() && (entry.migration == to || entry.version == to ||
                                       (item != nullptr && item->is_called(to)));
    if (meant) return found;
    found.push_back(std::move(entry));
    if (to.empty()) return found;
  }
  if (!to.empty()) return Error{ErrorCode::usage, "`" + to + "` has not been applied"};
  return found;
}

Ending down(const Options& options, const PlaceOptions& where, const Console& console) {
  auto place = find_place(where);
  if (!place) return Ending::failed(place.error());
  tell_interruptions();
  Told told(console, options.verbose);
  run::Runner runner(place->connect(), place->dialect(), owner(), {}, told);
  const auto course = open_course(*place, runner);
  if (!course) return Ending::failed(course.error());
  const auto chosen = chosen_entries(*course, options.to);
  if (!chosen) return Ending::failed(chosen.error());
  const auto rollouts = rollouts_in(runner.connection(), place->dialect());
  if (!rollouts) return Ending::failed(rollouts.error());
  if (const auto claim = claim_on(*chosen, *rollouts)) return Ending::failed(*claim);
  if (const auto obstacle = obstacle_to({.place = *place,
                                         .course = *course,
                                         .rollouts = *rollouts,
                                         .version = runner.server(),
                                         .entries = *chosen}))
    return Ending::failed(*obstacle);
  std::vector<std::string> reverted;
  for (const auto& entry : *chosen) {
    const auto done = take_back(runner, *place, *course, entry);
    if (!done) return Ending::failed(done.error());
    reverted.push_back(entry.migration);
    if (options.format == "text") console.out(fmt::format("reverted {}\n", shown_name(entry)));
  }
  return {.words = reverted.empty() ? "nothing to do" : fmt::format("{} reverted", reverted.size()),
          .data = {{"reverted", reverted}}};
}

}  // namespace

void add_down(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_place(app, options->place);
  add_targets(app, options->targets);
  app.add_option("--to", options->to, "take back all that was applied after this migration");
  add_format(app, options->format);
  app.add_flag("-v,--verbose", options->verbose, "tell every statement and its time");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) {
      return on_targets(options->place, options->targets, options->format, console,
                        [&](const PlaceOptions& where, const Console& one) {
                          return down(*options, where, one);
                        });
    };
  });
}

}  // namespace segue::cli
