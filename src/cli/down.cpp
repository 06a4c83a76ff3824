#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "catalog/apply.h"
#include "cli/command.h"
#include "cli/course.h"
#include "cli/simulation.h"
#include "cli/told.h"

namespace segue::cli {
namespace {

struct Options {
  PlaceOptions place{};
  std::string to{};
  std::string format = "text";
  bool verbose = false;
};

using Entries = std::vector<journal::Migration>;

const Item* item_of(const Course& course, const journal::Migration& entry) {
  const auto found = std::find_if(course.items.begin(), course.items.end(), [&](const Item& item) {
    return item.entry && item.entry->id == entry.id;
  });
  return found == course.items.end() ? nullptr : &*found;
}

bool stands(const journal::Migration& entry) {
  return entry.state == journal::State::applied || entry.state == journal::State::reverting;
}

/// What was applied and not reverted, the last one first.
Entries standing(const Course& course) {
  Entries found;
  for (const Item& item : course.items)
    if (item.entry && stands(*item.entry)) found.push_back(*item.entry);
  for (const auto& entry : course.missing)
    if (stands(entry)) found.push_back(entry);
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.id > b.id; });
  return found;
}

/// What is to be taken back, the last one first: all that was applied after `to`, or one.
Result<Entries> chosen_entries(const Course& course, const std::string& to) {
  Entries found;
  Entries entries = standing(course);
  for (auto& entry : entries) {
    const Item* item = item_of(course, entry);
    const bool meant = !to.empty() && (entry.migration == to || entry.version == to ||
                                       (item != nullptr && is_meant(*item->migration, to)));
    if (meant) return found;
    found.push_back(std::move(entry));
    if (to.empty()) return found;
  }
  if (!to.empty()) return Error{ErrorCode::usage, "`" + to + "` has not been applied"};
  return found;
}

/// The schema that the entries up to this one have made.
catalog::Catalog schema_at(const Course& course, const journal::Migration& last,
                           const catalog::Semantics& semantics) {
  catalog::Catalog catalog = catalog::empty_catalog(semantics);
  for (const Item& item : course.items) {
    if (!item.entry || !stands(*item.entry)) continue;
    for (const size_t i : plan::statements_of(*item.read, project::Direction::up))
      catalog::apply(catalog, item.read->script.statements[i].tree, semantics);
    catalog::end_session(catalog, semantics);
    if (item.entry->id == last.id) break;
  }
  return catalog;
}

Result<bool> take_back(run::Runner& runner, const Place& place, const Course& course,
                       const journal::Migration& entry) {
  const auto& semantics = place.dialect().semantics(runner.server());
  catalog::Catalog catalog = schema_at(course, entry, semantics);
  const auto script = way_back(place, entry, item_of(course, entry), runner.server(), catalog);
  if (!script) return script.error();
  if (!*script || (*script)->empty())
    return Error{ErrorCode::usage, "`" + entry.migration + "` has no way back"};
  return runner.revert(**script, entry, semantics);
}

ExitStatus down(const Options& options, const Console& console) {
  auto place = find_place(options.place);
  if (!place) return report_error(console, place.error());
  Told told(console, options.verbose);
  run::Runner runner(place->connect(), place->dialect(), owner(), {}, told);
  const auto course = open_course(*place, runner);
  if (!course) return report_error(console, course.error());
  const auto chosen = chosen_entries(*course, options.to);
  if (!chosen) return report_error(console, chosen.error());
  std::vector<std::string> reverted;
  for (const auto& entry : *chosen) {
    const auto done = take_back(runner, *place, *course, entry);
    if (!done) return report_error(console, done.error());
    reverted.push_back(entry.migration);
    if (options.format == "text") console.out(fmt::format("reverted {}\n", entry.migration));
  }
  if (options.format == "json") {
    const nlohmann::ordered_json json = {{"version", 1}, {"reverted", reverted}};
    console.out(json.dump(2) + "\n");
  } else if (reverted.empty()) {
    console.out("nothing to do\n");
  }
  return ok;
}

}  // namespace

void add_down(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_place(app, options->place);
  app.add_option("--to", options->to, "take back all that was applied after this migration");
  app.add_option("--format", options->format, "how to tell")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  app.add_flag("-v,--verbose", options->verbose, "tell every statement and its time");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) { return down(*options, console); };
  });
}

}  // namespace segue::cli
