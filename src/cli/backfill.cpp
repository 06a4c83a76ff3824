#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "base/text.h"
#include "cli/backfill_control.h"
#include "cli/backfill_metrics.h"
#include "cli/backfill_told.h"
#include "cli/backfilling.h"
#include "cli/ending.h"
#include "cli/interruption.h"
#include "cli/told.h"

namespace segue::cli {
namespace {

using Json = nlohmann::ordered_json;

Error comes_later(const Item& item, const Item& before) {
  const bool phased = before.file.phase == project::Phase::expand;
  return {ErrorCode::usage,
          fmt::format("`{}` comes after `{}`, which has not been applied: run `segue up {}` first",
                      item.name(), before.name(), phased ? "--phase expand" : "--to " + before.id)};
}

/// What is to be run, and why nothing is where something else has to come before.
struct Wanted {
  std::vector<const Item*> items{};
  std::string waits{};
};

/// The backfills that are wanted: the one that is named, or all that are due.
Result<Wanted> wanted_items(const Course& course, const BackfillOptions& options) {
  Wanted wanted;
  auto& found = wanted.items;
  const Item* waiting_for = nullptr;  // what has to run before
  for (const Item& item : course.items) {
    if (is_backfill(item)) {
      const bool named = !options.which.empty() && item.is_called(options.which);
      const bool due = options.which.empty() && !item.applied();
      if (!named && !due) continue;
      if (waiting_for != nullptr) {
        const Error later = comes_later(item, *waiting_for);
        if (named) return later;
        if (wanted.waits.empty()) wanted.waits = later.message;
        continue;
      }
      if (item.trouble) return *item.trouble;
      found.push_back(&item);
      continue;
    }
    const bool later = item.file.phase == project::Phase::contract;
    if (!item.applied() && !item.up.empty() && !later && waiting_for == nullptr)
      waiting_for = &item;
  }
  if (found.empty() && !options.which.empty())
    return Error{ErrorCode::usage, "there is no backfill `" + options.which + "`"};
  return wanted;
}

Error must_not_repeat(const plan::Backfill& backfill) {
  return {ErrorCode::usage,
          fmt::format("{}:{}:{}: this must not run twice: {}", backfill.file, backfill.at.line,
                      backfill.at.column, backfill.unverifiable)};
}

/// The work is done beside other runners; that it is done is written under their lock.
Ending run_item(const Place& place, const Item& item, const Backfills& backfills,
                const BackfillOptions& options, const Console& console,
                run::BackfillProgress& progress) {
  auto ended = run_all(place, item, backfills, options.pace, options.again, progress);
  if (!ended) return Ending::failed(ended.error());
  Told runner_told(console, false);
  run::Runner runner(place.connect(), place.dialect(), owner(), {}, runner_told);
  if (const auto opened = runner.open(); !opened) return Ending::failed(opened.error());
  if (const auto done = end_item(runner, place, item); !done) return Ending::failed(done.error());
  if (options.format == "text")
    for (const auto& line : ended->said)
      console.out(line + "\n");
  return {.status = ended->mismatches == 0 ? ok : found,
          .data = {{"mismatches", ended->mismatches}}};
}

/// What was found of rows that a backfill would still change, though it is done; for people.
Result<std::string> left_over(const Place& place) {
  const auto look = look_at_backfills(place);
  if (!look) return look.error();
  std::string words;
  for (const auto& entry : (*look)->entries)
    if (entry.state == journal::BackfillState::done && entry.mismatches > 0)
      words +=
          fmt::format("; {} {} left that `{}` would change: `segue backfill run --of {} --again`",
                      entry.mismatches, entry.mismatches == 1 ? "row is" : "rows are",
                      entry.migration, entry.migration);
  return words;
}

Ending run(const BackfillOptions& options, BackfillMetrics& metrics, const Console& console) {
  auto place = find_place(options.place);
  if (!place) return Ending::failed(place.error());
  if (const auto settings = backfill_settings(*place, {}, options.pace); !settings)
    return Ending::failed(settings.error());
  tell_interruptions();
  Told told(console, false);
  std::vector<std::pair<const Item*, Backfills>> work;
  Course course;
  std::string waits;
  {
    run::Runner runner(place->connect(), place->dialect(), owner(), {}, told);
    auto opened = open_course(*place, runner);
    if (!opened) return Ending::failed(opened.error());
    course = std::move(*opened);
    const auto wanted = wanted_items(course, options);
    if (!wanted) return Ending::failed(wanted.error());
    waits = wanted->waits;
    for (const Item* item : wanted->items) {
      auto backfills = backfills_of(*place, *item, runner.server());
      if (!backfills) return Ending::failed(backfills.error());
      if (options.again)
        for (const auto& backfill : *backfills)
          if (!backfill.repeatable) return Ending::failed(must_not_repeat(backfill));
      if (!item->applied())
        if (const auto begun = begin_item(runner, *place, *item); !begun)
          return Ending::failed(begun.error());
      work.emplace_back(item, std::move(*backfills));
    }
  }
  const auto& database = options.place.database;
  const std::string target = database ? database->name : "";
  BackfillTold shown(console, options.format, target);
  BackfillMeasured measured(shown, metrics, target);
  Ending all;
  if (work.empty()) {
    all.words = waits.empty() ? "nothing to do" : "nothing to do yet: " + waits;
    const auto left = left_over(*place);
    if (!left) return Ending::failed(left.error());
    all.words += *left;
  }
  Json rows = Json::array();
  for (const auto& [item, backfills] : work) {
    if (options.format == "text")
      for (const auto& backfill : backfills)
        for (const auto& remark : backfill.remarks)
          console.err(fmt::format("{}:{}: {}\n", backfill.file, backfill.at.line, remark));
    Ending one = run_item(*place, *item, backfills, options, console, measured);
    if (one.error) return one;
    one.data["migration"] = item->id;
    rows.push_back(std::move(one.data));
    if (one.status != ok) all.status = one.status;
  }
  all.data = {{"backfills", std::move(rows)}};
  return all;
}

Result<run::Verification> verify_one(const Place& place, const plan::Backfill& backfill,
                                     const journal::Backfill& entry, const Console& console) {
  BackfillTold told(console, "text");
  run::Backfiller backfiller(place.connect(), place.dialect(), owner(), {}, told);
  return backfiller.verify(backfill, entry);
}

Ending verify(const BackfillOptions& options, const Console& console) {
  auto place = find_place(options.place);
  if (!place) return Ending::failed(place.error());
  auto sight = look_at(*place);
  if (!sight) return Ending::failed(sight.error());
  const auto look = look_at_backfills(*place);
  if (!look) return Ending::failed(look.error());
  Json rows = Json::array();
  bool clean = true;
  for (const Item& item : sight->course.items) {
    if (!is_backfill(item) || !(options.which.empty() || item.is_called(options.which))) continue;
    if (!item.entry) continue;
    const auto backfills = backfills_of(*place, item, sight->version);
    if (!backfills) return Ending::failed(backfills.error());
    for (const auto& backfill : *backfills) {
      const auto& entries = (*look)->entries;
      const auto entry = std::find_if(entries.begin(), entries.end(), [&](const auto& each) {
        return run::is_entry_of(each, name_of(*place, item), backfill);
      });
      if (entry == entries.end()) continue;
      const auto seen = verify_one(*place, backfill, *entry, console);
      if (!seen) return Ending::failed(seen.error());
      clean = clean && seen->impossible.empty() && seen->mismatches == 0;
      rows.push_back({{"migration", item.id},
                      {"statement", backfill.number},
                      {"impossible", seen->impossible},
                      {"mismatches", seen->mismatches},
                      {"samples", seen->samples}});
      if (options.format == "text") console.out(said_of(item, backfill, *seen) + "\n");
    }
  }
  if (rows.empty()) return Ending::failed({ErrorCode::usage, "no backfill has been begun"});
  // What cannot be told is not as good as nothing found.
  return {.status = clean ? ok : found, .data = {{"backfills", std::move(rows)}}};
}

using Verb = std::function<Ending(const BackfillOptions&, const Console&)>;

/// The work on the database that is meant, or on each of them: where `at_all_events`, whatever the
/// others come to, as whoever lets backfills pause wants.
ExitStatus on_each(const BackfillOptions& options, const Console& console, const Verb& work,
                   bool at_all_events) {
  return on_targets(
      options.place, options.targets, options.format, console,
      [&](const PlaceOptions& where, const Console& one) {
        BackfillOptions mine = options;
        mine.place = where;
        return work(mine, one);
      },
      at_all_events);
}

/// All of them are measured at one address.
ExitStatus run_on_each(const BackfillOptions& options, const Console& console) {
  BackfillMetrics metrics;
  if (!options.metrics_address.empty())
    if (const auto listens = metrics.listen(options.metrics_address); !listens)
      return report_error(console, listens.error());
  return on_each(
      options, console,
      [&](const BackfillOptions& mine, const Console& one) { return run(mine, metrics, one); },
      false);
}

/// A word behind `backfill`. Where one of them is meant, it is named first.
CLI::App& add_verb(CLI::App& app, const std::shared_ptr<BackfillOptions>& options,
                   std::string_view name, std::string_view words, bool of_one) {
  CLI::App& verb = *app.add_subcommand(std::string(name), std::string(words));
  constexpr auto whose = "the migration whose backfill is meant, or `#` and its number";
  if (of_one)
    verb.add_option("migration", options->which, whose)->required();
  else if (name != "list")
    verb.add_option("--of", options->which, whose);
  add_place(verb, options->place);
  // What `--target` is elsewhere is a time here.
  add_targets(verb, options->targets, "--on");
  add_format(verb, options->format);
  return verb;
}

void add_work(CLI::App& verb, Action& chosen, const std::shared_ptr<BackfillOptions>& options,
              Verb work) {
  verb.callback([options, &chosen, work = std::move(work)] {
    chosen = [options, work](const Console& console) {
      return on_each(*options, console, work, true);
    };
  });
}

}  // namespace

void add_backfill(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<BackfillOptions>();
  app.require_subcommand(1);
  auto& run_verb = add_verb(
      app, options, "run", "run what is due, or help others with it, until nothing is left", false);
  run_verb.callback([options, &chosen] {
    chosen = [options](const Console& console) { return run_on_each(*options, console); };
  });
  run_verb.add_option("--workers", options->pace.workers, "sessions that work at the same time")
      ->check(CLI::Range(1, most_workers));
  run_verb.add_option("--target", options->pace.target,
                      "the time that a batch's rows may take: 1ms");
  run_verb.add_flag("--fast", options->pace.fast, "in larger batches, by two workers");
  run_verb.add_option("--batch", options->pace.batch,
                      "rows of a batch; `auto`: as many as the time allows");
  run_verb.add_option("--pause", options->pace.pause,
                      "share of a batch's time to rest behind it: 0%");
  run_verb.add_option("--skip", options->pace.skip,
                      "so many rows may be left out that cannot be changed");
  run_verb.add_option("--metrics-listen", options->metrics_address,
                      "answer Prometheus at this address: 127.0.0.1:9187");
  run_verb.add_flag("--again", options->again, "start one anew that is done or was cancelled");
  add_work(
      add_verb(app, options, "list", "the backfills that were begun, and how they stand", false),
      chosen, options, list_backfills);
  add_work(add_verb(app, options, "show", "one of them, with its ranges and bad rows", true),
           chosen, options, show_backfill);
  for (const BackfillControl& how : backfill_controls())
    add_work(
        add_verb(app, options, how.verb, how.words, true), chosen, options,
        [&how](const BackfillOptions& all, const Console&) { return control_backfill(all, how); });
  auto& set_verb =
      add_verb(app, options, "set",
               "change its pace while it runs: batch=1000, target=100ms, pause=25%, skip=10", true);
  set_verb.parse_complete_callback([options] { take_words(*options); });
  add_work(set_verb, chosen, options,
           [](const BackfillOptions& all, const Console&) { return set_backfill(all); });
  add_work(add_verb(app, options, "verify", "count the rows that it would still change", false),
           chosen, options, verify);
}

}  // namespace segue::cli
