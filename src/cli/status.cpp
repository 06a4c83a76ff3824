#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <ctime>
#include <map>
#include <memory>

#include "cli/command.h"
#include "cli/course.h"
#include "cli/targets.h"

namespace segue::cli {
namespace {

struct Options {
  PlaceOptions place{};
  TargetOptions targets{};
  std::string format = "text";
};

std::string state_of(const Item& item) {
  if (!item.entry || item.entry->state == journal::State::reverted) return "pending";
  if (item.again()) return "pending";
  return item.edited() ? "edited" : std::string(journal::name_of(item.entry->state));
}

std::string moment(int64_t milliseconds) {
  if (milliseconds == 0) return "";
  const std::time_t seconds = milliseconds / 1000;
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  char buffer[32];
  return {buffer, std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

using Json = nlohmann::ordered_json;

Json row(const std::string& state, const journal::Migration& entry) {
  const bool pending = state == "pending";
  return {{"migration", entry.migration},
          {"phase", entry.phase},
          {"state", state},
          {"finished_at", moment(pending ? 0 : entry.finished_at)},
          {"origin", pending ? "" : entry.origin}};
}

Json rows_of(const Place& place, const Course& course) {
  Json rows = Json::array();
  for (const Item& item : course.items) {
    if (item.up.empty() && !item.trouble && !item.entry) continue;
    rows.push_back(row(state_of(item), item.entry ? *item.entry : entry_of(place, item)));
  }
  for (const auto& entry : course.missing)
    rows.push_back(row("missing", entry));
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

Ending status(const Options& options, const PlaceOptions& where, const Console& console) {
  auto place = find_place(where);
  if (!place) return Ending::failed(place.error());
  const auto sight = look_at(*place, Reading::pending);
  if (!sight) return Ending::failed(sight.error());
  auto rows = rows_of(*place, sight->course);
  std::map<std::string, size_t> states;
  std::string last;
  for (const auto& each : rows) {
    ++states[each["state"]];
    if (each["state"] == "applied") last = each["migration"];
    if (options.format == "text" && !where.database)
      console.out(fmt::format("{:<10} {:<20} {}\n", each["state"].get<std::string>(),
                              each["finished_at"].get<std::string>(), name_in(each)));
  }
  std::string words = fmt::format("{} migrations, {} pending", rows.size(), states["pending"]);
  for (const auto& [state, count] : states)
    if (state != "pending" && state != "applied") words += fmt::format(", {} {}", count, state);
  if (where.database && !last.empty()) words += ", at " + last;
  return {.words = std::move(words),
          .data = {{"database", place->target.shown()}, {"migrations", std::move(rows)}}};
}

}  // namespace

void add_status(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_place(app, options->place);
  add_targets(app, options->targets);
  add_format(app, options->format);
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
