#include "report/stats.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/duration.h"
#include "cli/rollout_view.h"
#include "hooks/outside.h"

namespace segue::cli {
namespace {

struct Options {
  PlaceOptions place{};
  std::string format = "text";
  std::string window = "90d";
};

Result<report::DatabaseHistory> history_of(const Place& place) {
  const auto connection = open_to_look(place.target, place.dialect(), "segue stats");
  if (!connection) return connection.error();
  report::DatabaseHistory history{.name = place.target.shown()};
  auto rollouts = rollouts_in(**connection, place.dialect());
  if (!rollouts) return rollouts.error();
  history.rollouts = std::move(*rollouts);
  if (history.rollouts.empty()) return history;
  journal::Journal journal(**connection, place.dialect(), owner());
  if (const auto ready = journal.synchronise(); !ready) return ready.error();
  auto events = journal.events();
  if (!events) return events.error();
  history.events = std::move(*events);
  return history;
}

ExitStatus stats(const Options& options, const Console& console) {
  const auto length = read_duration(options.window);
  if (!length)
    return report_error(console,
                        {ErrorCode::usage, "`--window` is no time: `" + options.window + "`"});
  const auto place = find_place(options.place);
  if (!place) return report_error(console, place.error());
  const auto history = history_of(*place);
  if (!history) return report_error(console, history.error());
  const int64_t now = hooks::make_outside()->wall();
  const auto figures = report::figures_of({*history}, {now - length->count(), now + 1});
  console.out(options.format == "json" ? report::figures_as_json(figures)
                                       : report::figures_as_text(figures));
  return ok;
}

}  // namespace

void add_stats(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_place(app, options->place);
  add_format(app, options->format);
  app.add_option("--window", options->window, "how far back is counted")->capture_default_str();
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) { return stats(*options, console); };
  });
}

}  // namespace segue::cli
