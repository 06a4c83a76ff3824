#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>

#include "base/moment.h"
#include "cli/command.h"
#include "cli/compatibility.h"
#include "cli/rollout_view.h"
#include "cli/targets.h"

namespace segue::cli {
namespace {

struct Options {
  PlaceOptions place{};
  TargetOptions targets{};
  std::string format = "text";
  std::string release{};  // that wants to know whether it can work
};

std::string state_of(const Item& item) {
  if (!item.entry || item.entry->state == journal::State::reverted) return "pending";
  if (item.again()) return "pending";
  return item.edited() ? "edited" : std::string(journal::name_of(item.entry->state));
}

std::string moment(int64_t milliseconds) {
  return milliseconds == 0 ? "" : utc_moment(milliseconds);
}

using Json = nlohmann::ordered_json;

std::string text_of(const Json& row, const char* key) {
  return row[key].get<std::string>();
}

using Failures = std::map<std::string, journal::Event>;

/// What is half done because it failed is called so, with what was wrong. A failure is that of the
/// first script of its migration that was not applied, and is taken from the others.
Json row(std::string state, const journal::Migration& entry, Failures& failures) {
  const bool pending = state == "pending";
  const bool may_have_failed = entry.phase != "backfill" && state != "applied";
  const auto failure = may_have_failed ? failures.extract(entry.migration) : Failures::node_type();
  const bool failed = !failure.empty();
  if (failed && state == journal::name_of(journal::State::running)) state = "failed";
  return {{"migration", entry.migration},
          {"phase", entry.phase},
          {"state", state},
          {"finished_at", moment(pending ? 0 : entry.finished_at)},
          {"origin", pending ? "" : entry.origin},
          {"failed_at", failed ? moment(failure.mapped().at) : ""},
          {"problem", failed ? failure.mapped().detail : ""}};
}

/// Nothing where all of it has ended well: there is nothing to ask for. Events name no history:
/// where there are several, nobody knows whose they are.
Result<Failures> failures_in(const Sight& sight, const Place& place) {
  const bool all_well =
      std::all_of(sight.course.items.begin(), sight.course.items.end(),
                  [](const Item& item) { return item.applied() && !item.again(); });
  if (all_well || !sight.has_journal() || !sight.neighbours.empty()) return Failures();
  return journal::Journal(*sight.connection, place.dialect(), owner()).failures();
}

Json rows_of(const Place& place, const Course& course, Failures failures) {
  Json rows = Json::array();
  for (const Item& item : course.items) {
    if (item.up.empty() && !item.trouble && !item.entry) continue;
    rows.push_back(row(state_of(item), item.entry ? *item.entry : entry_of(place, item), failures));
  }
  for (const auto& entry : course.missing)
    rows.push_back(row("missing", entry, failures));
  return rows;
}

/// "0002_mobile (backfill)", "1_users (baseline)".
std::string name_in(const Json& row) {
  std::string name = row["migration"];
  for (const auto* note : {"phase", "origin"}) {
    const std::string word = row[note];
    if (word != "none" && word != "run" && !word.empty()) name += " (" + word + ")";
  }
  return name;
}

std::string line_of(const Json& row) {
  std::string line = fmt::format("{:<10} {:<20} {}\n", text_of(row, "state"),
                                 text_of(row, "finished_at"), name_in(row));
  if (const std::string problem = text_of(row, "problem"); !problem.empty())
    line += fmt::format("           failed at {}: {}\n", text_of(row, "failed_at"), problem);
  return line;
}

Json releases_of(const std::vector<journal::Rollout>& rollouts) {
  Json rows = Json::array();
  for (const auto& rollout : rollouts)
    rows.push_back({{"release", rollout.release},
                    {"state", journal::name_of(rollout.state)},
                    {"environment", rollout.environment},
                    {"replaces", rollout.replaces},
                    {"paused_by", rollout.paused_by},
                    {"problem", rollout.problem},
                    {"started_at", moment(rollout.started_at)},
                    {"live_at", moment(rollout.live_at)},
                    {"ended_at", moment(rollout.ended_at)}});
  return rows;
}

/// "release v2: live since 2026-11-27T03:00:00Z, paused by ann".
std::string line_of_release(const Json& row) {
  const auto text = [&](const char* key) { return text_of(row, key); };
  std::string line = fmt::format("release {}: {}", text("release"), text("state"));
  if (!text("live_at").empty() && text("ended_at").empty()) line += " since " + text("live_at");
  if (!text("ended_at").empty()) line += " at " + text("ended_at");
  if (!text("paused_by").empty()) line += ", paused by " + text("paused_by");
  if (!text("problem").empty()) line += " (" + text("problem") + ")";
  return line + "\n";
}

/// For a readiness probe: no migration is read.
Ending compatibility(const Options& options, const Place& place) {
  const auto connection = open_to_look(place.target, place.dialect(), "segue status");
  if (!connection) return Ending::failed(connection.error());
  const auto rollouts = rollouts_in(**connection, place.dialect());
  if (!rollouts) return Ending::failed(rollouts.error());
  const Compatibility found = compatibility_of(*rollouts, options.release);
  return {.status = found.holds ? ok : gate,
          .words = found.words,
          .data = {{"database", place.target.shown()},
                   {"release", options.release},
                   {"compatible", found.holds},
                   {"reason", found.words}}};
}

Ending status(const Options& options, const PlaceOptions& where, const Console& console) {
  auto place = find_place(where);
  if (!place) return Ending::failed(place.error());
  if (!options.release.empty()) return compatibility(options, *place);
  const auto sight = look_at(*place, Reading::pending);
  if (!sight) return Ending::failed(sight.error());
  const auto rollouts = rollouts_in(*sight, place->dialect());
  if (!rollouts) return Ending::failed(rollouts.error());
  const auto failures = failures_in(*sight, *place);
  if (!failures) return Ending::failed(failures.error());
  auto rows = rows_of(*place, sight->course, *failures);
  std::map<std::string, size_t> states;
  std::string last;
  for (const auto& each : rows) {
    ++states[each["state"]];
    if (each["state"] == "applied") last = each["migration"];
    if (options.format == "text" && !where.database) console.out(line_of(each));
  }
  auto releases = releases_of(*rollouts);
  if (options.format == "text" && !where.database)
    for (const auto& each : releases)
      console.out(line_of_release(each));
  std::string words = fmt::format("{} migrations, {} pending", rows.size(), states["pending"]);
  for (const auto& [state, count] : states)
    if (state != "pending" && state != "applied") words += fmt::format(", {} {}", count, state);
  if (where.database && !last.empty()) words += ", at " + last;
  return {.words = std::move(words),
          .data = {{"database", place->target.shown()},
                   {"migrations", std::move(rows)},
                   {"releases", std::move(releases)}}};
}

}  // namespace

void add_status(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_place(app, options->place);
  add_targets(app, options->targets);
  add_format(app, options->format);
  add_release(app, "--compatible-with", options->release,
              "only say whether this release can work with the database as it is");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) {
      return on_targets(options->place, options->targets, options->format, console,
                        [&](const PlaceOptions& where, const Console& one) {
                          return status(*options, where, one);
                        });
    };
  });
}

}  // namespace segue::cli
