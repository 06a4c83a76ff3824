#include "catalog/diff.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.h"
#include "cli/ending.h"
#include "cli/schema.h"
#include "cli/schemas.h"
#include "report/schema.h"

namespace segue::cli {
namespace {

struct Options {
  PlaceOptions place{};
  bool live = false;
  std::string from{};
  std::string to{};
  std::string format = "text";
};

ExitStatus diff(const Options& options, const Console& console) {
  const auto one = load_one(options.place.inputs);
  if (!one) return report_error(console, one.error());
  const auto& history = one->history();
  const auto after = simulate(one->loaded.tree, history, options.to);
  if (!after) return report_error(console, after.error());
  const auto before = options.from.empty() ? Result<Simulation>(Simulation(history))
                                           : simulate(one->loaded.tree, history, options.from);
  if (!before) return report_error(console, before.error());
  const auto changes = catalog::diff(before->catalog(), after->catalog(), after->semantics());
  console.out(options.format == "json" ? report::changes_as_json(changes)
                                       : report::changes_as_text(changes));
  return ok;
}

/// What only the database has, and is no part of what these migrations have made, may be another
/// history's where others run here. What is left out, for people.
std::string leave_to_neighbours(Differences& changes, const Schema& schema,
                                const std::set<std::string>& neighbours) {
  if (neighbours.empty()) return {};
  const size_t left_out = std::erase_if(changes, [&](const auto& change) {
    return change.change == catalog::ChangeKind::added && !schema.is_part_of_own(change);
  });
  if (left_out == 0) return {};
  return fmt::format("; {} more are left to `{}`, which {} here, too", left_out,
                     fmt::join(neighbours, "` and `"), neighbours.size() == 1 ? "runs" : "run");
}

/// A database, and the schema that its journal says it has had; with `--to` the one of a version.
Ending diff_live(const Options& options, const Console& console) {
  auto place = find_place(options.place);
  if (!place) return Ending::failed(place.error());
  const auto sight = look_at(*place);
  if (!sight) return Ending::failed(sight.error());
  if (!sight->has_journal() && options.to.empty())
    return Ending::failed({ErrorCode::usage,
                           "no migration was applied here by segue: name the version to compare "
                           "with, `--to VERSION`, "
                           "or take the database over with `segue baseline` or `segue adopt`"});
  if (sight->course.elsewhere) return Ending::failed(*sight->course.elsewhere);
  const auto& semantics = place->dialect().semantics(sight->version);
  const auto live = place->dialect().engine().introspect(*sight->connection);
  if (!live) return Ending::failed(live.error());
  Schema schema(*place, semantics);
  bool met = options.to.empty();
  for (const Item& item : sight->course.items) {
    const bool last = !options.to.empty() && item.is_called(options.to);
    if (options.to.empty() ? item.applied() : !met || last) schema.add(item);
    met |= last;
  }
  if (!met) return Ending::failed({ErrorCode::usage, "there is no migration `" + options.to + "`"});
  Differences changes = differences(*live, *place, schema.catalog(), sight->version);
  const std::string left = leave_to_neighbours(changes, schema, sight->neighbours);
  if (options.format == "text") console.out(text_of(changes, schema));
  return {.status = changes.empty() ? ok : found,
          .words = (changes.empty() ? "no difference" : count_of(changes)) + left,
          .data = {{"database", place->target.shown()}, {"changes", list_of(changes, schema)}}};
}

}  // namespace

void add_diff(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_place(app, options->place);
  app.add_flag(
      "--live", options->live,
      "compare a database with the migrations that it has had; so does `--url` or `--env`");
  app.add_option("--from", options->from, "the version to start from; the empty schema otherwise");
  app.add_option("--to", options->to, "the version to compare with; the last one otherwise");
  add_format(app, options->format);
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) {
      const auto& place = options->place;
      if (!options->live && place.url.empty() && place.environment.empty())
        return diff(*options, console);
      if (!options->from.empty())
        return report_error(
            console, {ErrorCode::usage, "`--from` and a database cannot be compared at once"});
      return tell(diff_live(*options, console), options->format, console);
    };
  });
}

}  // namespace segue::cli
