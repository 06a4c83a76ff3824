#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <ctime>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/course.h"

namespace segue::cli {
namespace {

struct Options {
  PlaceOptions place{};
  std::string format = "text";
};

std::string state_of(const Item& item) {
  if (!item.entry || item.entry->state == journal::State::reverted) return "pending";
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

nlohmann::ordered_json row(const std::string& state, const std::string& migration,
                           const std::string& phase, int64_t finished) {
  return {{"migration", migration},
          {"phase", phase},
          {"state", state},
          {"finished_at", moment(finished)}};
}

nlohmann::ordered_json rows_of(const Course& course) {
  auto rows = nlohmann::ordered_json::array();
  for (const Item& item : course.items) {
    if (item.up.empty() && !item.entry) continue;
    const journal::Migration entry = item.entry.value_or(journal::Migration{.phase = "none"});
    rows.push_back(row(state_of(item), item.migration->id, entry.phase,
                       state_of(item) == "pending" ? 0 : entry.finished_at));
  }
  for (const auto& entry : course.missing)
    rows.push_back(row("missing", entry.migration, entry.phase, entry.finished_at));
  return rows;
}

void tell(const nlohmann::ordered_json& rows, const Console& console) {
  size_t waiting = 0;
  for (const auto& each : rows) {
    waiting += each["state"] == "pending" ? 1 : 0;
    console.out(fmt::format("{:<10} {:<20} {}\n", each["state"].get<std::string>(),
                            each["finished_at"].get<std::string>(),
                            each["migration"].get<std::string>()));
  }
  console.out(fmt::format("{} migrations, {} pending\n", rows.size(), waiting));
}

ExitStatus status(const Options& options, const Console& console) {
  auto place = find_place(options.place);
  if (!place) return report_error(console, place.error());
  const auto course = look_at(*place);
  if (!course) return report_error(console, course.error());
  const auto rows = rows_of(*course);
  if (options.format == "json")
    console.out(nlohmann::ordered_json{
                    {"version", 1}, {"database", place->target.shown()}, {"migrations", rows}}
                    .dump(2) +
                "\n");
  else
    tell(rows, console);
  return ok;
}

}  // namespace

void add_status(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_place(app, options->place);
  app.add_option("--format", options->format, "how to tell")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) { return status(*options, console); };
  });
}

}  // namespace segue::cli
