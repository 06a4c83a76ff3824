#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/claims.h"
#include "cli/interruption.h"
#include "cli/rollout_view.h"
#include "cli/targets.h"
#include "cli/told.h"

namespace segue::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  PlaceOptions place{};
  TargetOptions targets{};
  Wanted wanted{};
  std::string format = "text";
  bool dry_run = false;
  bool accept_findings = false;
  bool verbose = false;
};

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

void show_plan(const Items& items, const Console& console) {
  for (const Item* item : items) {
    console.out(fmt::format("-- {}\n", item->name()));
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

Json plan_of(const Items& items) {
  Json plan = Json::array();
  for (const Item* item : items) {
    Json units = Json::array();
    for (const auto& unit : item->up.units) {
      Json statements = Json::array();
      for (const auto& statement : unit.statements) {
        Json locks = Json::array();
        for (const auto& step : statement.steps)
          for (const auto& lock : step.cost.locks)
            locks.push_back({{"relation", lock.relation}, {"mode", lock.mode}});
        statements.push_back({{"line", statement.at.line},
                              {"column", statement.at.column},
                              {"sql", statement.shown},
                              {"locks", std::move(locks)}});
      }
      units.push_back({{"runs", kind_of(unit)}, {"statements", std::move(statements)}});
    }
    plan.push_back(
        {{"migration", item->id}, {"file", item->file.path}, {"units", std::move(units)}});
  }
  return plan;
}

Ending dry_run(const Place& place, const Options& options, const Console& console) {
  auto sight = look_at(place, Reading::pending);
  if (!sight) return Ending::failed(sight.error());
  const auto items = pending(sight->course, options.wanted);
  if (!items) return Ending::failed(items.error());
  const auto rollouts = rollouts_in(*sight, place.dialect());
  if (!rollouts) return Ending::failed(rollouts.error());
  if (const auto claim = claim_on(*items, *rollouts)) return Ending::failed(*claim);
  if (options.format == "text") show_plan(*items, console);
  return {.words = items->empty() ? "nothing to do" : fmt::format("{} pending", items->size()),
          .data = {{"pending", plan_of(*items)}}};
}

Ending ended(const std::vector<std::string>& applied) {
  return {.words = applied.empty() ? "nothing to do" : fmt::format("{} applied", applied.size()),
          .data = {{"applied", applied}}};
}

Ending up(const Options& options, const PlaceOptions& where, const Console& console) {
  auto place = find_place(where);
  if (!place) return Ending::failed(place.error());
  place->target.must_exist = false;
  if (options.dry_run) return dry_run(*place, options, console);
  tell_interruptions();
  Told told(console, options.verbose);
  run::Runner runner(place->connect(), place->dialect(), owner(), {}, told);
  // Where nothing is new, nobody has to be waited for, and nothing is written.
  const auto settled = settled_course(*place, runner);
  if (!settled) return Ending::failed(settled.error());
  if (*settled)
    if (const auto items = pending(**settled, options.wanted); items && items->empty())
      return ended({});
  auto course = open_course(*place, runner, Reading::pending);
  if (!course) return Ending::failed(course.error());
  const auto items = pending(*course, options.wanted);
  if (!items) return Ending::failed(items.error());
  const auto rollouts = rollouts_in(runner.connection(), place->dialect());
  if (!rollouts) return Ending::failed(rollouts.error());
  if (const auto claim = claim_on(*items, *rollouts)) return Ending::failed(*claim);
  if (!items->empty() && !options.accept_findings && !may_run(*place, *course, *items, console))
    return refused(where, console);
  std::vector<std::string> applied;
  const auto done = apply_all(runner, *place, *items, console, [&](const Item& item) {
    applied.push_back(item.id);
    if (options.format == "text") console.out(fmt::format("applied {}\n", item.name()));
  });
  if (!done) return Ending::failed(done.error());
  return ended(applied);
}

}  // namespace

void add_up(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_place(app, options->place);
  add_targets(app, options->targets);
  app.add_option("--to", options->wanted.to, "the last migration to apply");
  app.add_option("--phase", options->wanted.phase, "only the scripts of this phase")
      ->check(CLI::IsMember({"expand", "backfill", "contract"}));
  add_format(app, options->format);
  app.add_flag("--dry-run", options->dry_run, "print what would be run, and run nothing");
  app.add_flag("--accept-findings", options->accept_findings,
               "run migrations although errors are found in them");
  app.add_flag("-v,--verbose", options->verbose, "tell every statement and its time");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) {
      return on_targets(
          options->place, options->targets, options->format, console,
          [&](const PlaceOptions& where, const Console& one) { return up(*options, where, one); });
    };
  });
}

}  // namespace segue::cli
