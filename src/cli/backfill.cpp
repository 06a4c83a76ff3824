#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "base/text.h"
#include "cli/backfill_metrics.h"
#include "cli/backfill_told.h"
#include "cli/backfilling.h"
#include "cli/ending.h"
#include "cli/interruption.h"
#include "cli/told.h"
#include "dialects/drivers.h"

namespace segue::cli {
namespace {

using Json = nlohmann::ordered_json;
using journal::BackfillState;

struct Options {
  PlaceOptions place{};
  PaceOptions pace{};
  std::string which{};  // a migration, or "#3"
  std::string format = "text";
  std::string metrics_address{};
  bool again = false;
  };

/// The backfills that the journal holds, looked at without a lock.
struct Look {
  dialect::ConnectionPtr connection{};
  std::optional<journal::Backfills> log{};
  std::vector<journal::Backfill> entries{};
};

Result<std::unique_ptr<Look>> look_into(const Place& place) {
  dialect::Target target = place.target;
  target.must_exist = true;
  auto connection = dialects::connect(target);
  if (!connection) return connection.error();
  auto look = std::make_unique<Look>();
  look->connection = std::move(*connection);
  const auto& engine = place.dialect().engine();
  const auto prepared = engine.prepare(*look->connection, "segue backfill");
  if (!prepared) return prepared.error();
  const auto there = engine.has_table(*look->connection, "segue_backfills");
  if (!there) return there.error();
  look->log.emplace(*look->connection, engine, owner());
  if (!*there) return look;
  if (const auto ready = look->log->synchronise(); !ready) return ready.error();
  auto entries = look->log->all();
  if (!entries) return entries.error();
  const std::string history = place.name();
  for (auto& entry : *entries)
    if (entry.history == history) look->entries.push_back(std::move(entry));
  return look;
}

/// Those that somebody means: by the migration, or by the number behind a `#`.
Result<std::vector<journal::Backfill>> meant(const Look& look, const std::string& which) {
  std::vector<journal::Backfill> found;
  for (const auto& entry : look.entries)
    if (entry.migration == which || "#" + std::to_string(entry.id) == which) found.push_back(entry);
  if (!found.empty()) return found;
  if (look.entries.empty())
    return Error{ErrorCode::usage, "no backfill has been begun in this database"};
  std::vector<std::string> known;
  for (const auto& entry : look.entries)
    known.push_back("`" + entry.migration + "`");
  return Error{ErrorCode::usage, "there is no backfill `" + which +
                                     "`; begun are: " + text::joined(known, ", ")};
}

std::string line_of(const journal::Backfill& entry, const journal::Tally& tally) {
  return fmt::format("#{:<3} {:<30} {:<20} {}, {}\n", entry.id, entry.migration, entry.table,
                     state_of(entry), progress_of(entry, tally));
}

Ending list(const Options& options, const Console& console) {
  const auto place = find_place(options.place);
  if (!place) return Ending::failed(place.error());
  const auto look = look_into(*place);
  if (!look) return Ending::failed(look.error());
  Json rows = Json::array();
  for (const auto& entry : (*look)->entries) {
    const auto tally = (*look)->log->tally(entry.id);
    if (!tally) return Ending::failed(tally.error());
    rows.push_back(json_of(entry, *tally));
    if (options.format == "text") console.out(line_of(entry, *tally));
  }
  return {.words = rows.empty() ? "no backfill has been begun in this database" : "",
          .data = {{"backfills", std::move(rows)}}};
}

void show_one(const journal::Backfill& entry, const journal::Tally& tally,
              const std::vector<journal::Range>& ranges, const Console& console) {
  console.out(line_of(entry, tally));
  console.out(fmt::format("     {}\n", entry.statement));
  if (!entry.key.empty())
    console.out(fmt::format("     by {}; {} rows changed, {} left out; set: {}\n", entry.key,
                            tally.changed, tally.skipped,
                            entry.settings.empty() ? "nothing" : entry.settings));
  for (const auto& range : ranges)
    console.out(fmt::format("     range {}: {}, {} rows\n", range.number,
                            range.owner.who.empty()
                                ? std::string("nobody works on it")
                                : fmt::format("{} on {} (process {})", range.owner.who,
                                              range.owner.host, range.owner.process),
                            range.rows));
}

Ending show(const Options& options, const Console& console) {
  const auto place = find_place(options.place);
  if (!place) return Ending::failed(place.error());
  const auto look = look_into(*place);
  if (!look) return Ending::failed(look.error());
  const auto entries = meant(**look, options.which);
  if (!entries) return Ending::failed(entries.error());
  auto& log = *(*look)->log;
  Json shown = Json::array();
  for (const auto& entry : *entries) {
    const auto tally = log.tally(entry.id);
    const auto bad = log.bad_rows(entry.id, 20);
    const auto ranges = log.open_ranges(entry.id);
    if (!tally) return Ending::failed(tally.error());
    if (!bad) return Ending::failed(bad.error());
    if (!ranges) return Ending::failed(ranges.error());
    Json json = json_of(entry, *tally);
    json["sql"] = entry.statement;
    json["bad_rows"] = Json::array();
    for (const auto& row : *bad)
      json["bad_rows"].push_back({{"key", row.key}, {"problem", row.problem}});
    json["ranges"] = Json::array();
    for (const auto& range : *ranges)
      json["ranges"].push_back({{"number", range.number},
                                {"rows", range.rows},
                                {"who", range.owner.who},
                                {"host", range.owner.host},
                                {"process", range.owner.process}});
    shown.push_back(std::move(json));
    if (options.format != "text") continue;
    show_one(entry, *tally, *ranges, console);
    for (const auto& row : *bad)
      console.out(fmt::format("     row {}: {}\n", row.key, row.problem));
  }
  return {.data = {{"backfills", std::move(shown)}}};
}

/// What one terminal tells the workers of others, by way of the journal.
struct Control {
  std::string_view verb;
  std::string_view words;
  std::vector<BackfillState> from;
  BackfillState to;
};
const std::vector<Control>& controls() {
  static const std::vector<Control> all = {
      {"pause", "let a backfill rest until it is resumed", {BackfillState::running},
       BackfillState::paused},
      {"resume", "let a backfill go on that was paused, cancelled or has failed",
       {BackfillState::paused, BackfillState::failed, BackfillState::cancelled},
       BackfillState::running},
      {"cancel", "end a backfill where it stands; what it has changed stays",
       {BackfillState::running, BackfillState::paused, BackfillState::failed},
       BackfillState::cancelled}};
  return all;
}

Ending control(const Options& options, const Control& how) {
  const auto place = find_place(options.place);
  if (!place) return Ending::failed(place.error());
  const auto look = look_into(*place);
  if (!look) return Ending::failed(look.error());
  const auto entries = meant(**look, options.which);
  if (!entries) return Ending::failed(entries.error());
  int changed = 0;
  for (const auto& entry : *entries) {
    const auto answer = (*look)->log->change_state(entry.id, how.from, how.to);
    if (!answer) return Ending::failed(to_error(answer.error(), "writing the journal"));
    changed += static_cast<int>(answer->affected);
  }
  if (changed == 0)
    return Ending::failed({ErrorCode::usage, fmt::format("`{}` is {}", options.which,
                                                         state_of(entries->front()))});
  return {.words = fmt::format("{} is {}", options.which, journal::name_of(how.to)),
          .data = {{"backfill", options.which}, {"state", journal::name_of(how.to)}}};
}

/// The words that are there, with others put in their places.
std::string merged(const std::string& old, const std::vector<std::string>& words) {
  std::vector<std::string> all;
  for (const auto part : text::split(old, ' '))
    if (!part.empty()) all.emplace_back(part);
  for (const auto& word : words) {
    const std::string key = word.substr(0, word.find('=') + 1);
    std::erase_if(all, [&](const std::string& each) { return each.starts_with(key); });
    all.push_back(word);
  }
  return text::joined(all, " ");
}

/// `batch=1000`, among the folders that are named.
std::vector<std::string> take_words(std::vector<std::string>& paths) {
  std::vector<std::string> words;
  for (const auto& path : paths)
    if (path.find('=') != std::string::npos) words.push_back(path);
  std::erase_if(paths, [](const auto& path) { return path.find('=') != std::string::npos; });
  return words;
}

Ending set(Options options) {
  const auto words = take_words(options.place.inputs.paths);
  run::BackfillPace pace;
  if (const auto read = run::set_pace(pace, text::joined(words, " ")); !read)
    return Ending::failed(read.error());
  if (words.empty())
    return Ending::failed({ErrorCode::usage, "what is to be set? batch=…, target=…, pause=…, skip=…"});
  const auto place = find_place(options.place);
  if (!place) return Ending::failed(place.error());
  const auto look = look_into(*place);
  if (!look) return Ending::failed(look.error());
  const auto entries = meant(**look, options.which);
  if (!entries) return Ending::failed(entries.error());
  std::string now;
  for (const auto& entry : *entries) {
    now = merged(entry.settings, words);
    const auto answer = (*look)->log->change_settings(entry.id, now);
    if (!answer) return Ending::failed(to_error(answer.error(), "writing the journal"));
  }
  return {.words = fmt::format("{}: {}", options.which, now),
          .data = {{"backfill", options.which}, {"settings", now}}};
}

// ---- run and verify

Error comes_later(const Item& item, const Item& before) {
  const bool phased = before.file.phase == project::Phase::expand;
  return {ErrorCode::usage,
          fmt::format("`{}` comes after `{}`, which has not been applied: run `segue up {}` first",
                      item.name(), before.name(),
                      phased ? "--phase expand" : "--to " + before.id)};
}

/// The backfills that are wanted: the one that is named, or all that are due.
Result<std::vector<const Item*>> wanted_items(const Course& course, const Options& options) {
  std::vector<const Item*> found;
  const Item* waiting_for = nullptr;  // what has to run before
  for (const Item& item : course.items) {
    if (is_backfill(item)) {
      const bool named = !options.which.empty() && item.is_called(options.which);
      const bool due = options.which.empty() && !item.applied();
      if (!named && !due) continue;
      if (waiting_for != nullptr) {
        if (!named) continue;
return comes_later(item, *waiting_for);
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
  return found;
}

Error must_not_repeat(const plan::Backfill& backfill) {
  return {ErrorCode::usage,
          fmt::format("{}:{}:{}: this must not run twice: {}", backfill.file, backfill.at.line,
                      backfill.at.column, backfill.unverifiable)};
}

/// A backfill that the journal does not know yet, or that is to start anew, is entered under the
/// lock of runners; the work itself is done beside other runners.
Ending run_item(const Place& place, const Item& item, const Backfills& backfills,
                const Options& options, const Console& console,
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

Ending run(const Options& options, const Console& console) {
  auto place = find_place(options.place);
  if (!place) return Ending::failed(place.error());
  if (const auto settings = backfill_settings(*place, {}, options.pace); !settings)
    return Ending::failed(settings.error());
  tell_interruptions();
  Told told(console, false);
  std::vector<std::pair<const Item*, Backfills>> work;
  Course course;
  {
    run::Runner runner(place->connect(), place->dialect(), owner(), {}, told);
    auto opened = open_course(*place, runner);
    if (!opened) return Ending::failed(opened.error());
    course = std::move(*opened);
    const auto items = wanted_items(course, options);
    if (!items) return Ending::failed(items.error());
    for (const Item* item : *items) {
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
  BackfillTold shown(console, options.format);
  BackfillMetrics metrics(shown);
  if (!options.metrics_address.empty())
    if (const auto listens = metrics.listen(options.metrics_address); !listens)
      return Ending::failed(listens.error());
  Ending all{.words = work.empty() ? "nothing to do" : ""};
  Json rows = Json::array();
  for (const auto& [item, backfills] : work) {
    if (options.format == "text")
      for (const auto& backfill : backfills)
        for (const auto& remark : backfill.remarks)
          console.err(fmt::format("{}:{}: {}\n", backfill.file, backfill.at.line, remark));
    Ending one = run_item(*place, *item, backfills, options, console, metrics);
    if (one.error) return one;
    one.data["migration"] = item->id;
    rows.push_back(std::move(one.data));
    if (one.status != ok) all.status = one.status;
  }
  all.data = {{"backfills", std::move(rows)}};
  return all;
}

Ending verify(const Options& options, const Console& console) {
  auto place = find_place(options.place);
  if (!place) return Ending::failed(place.error());
  auto sight = look_at(*place);
  if (!sight) return Ending::failed(sight.error());
  const auto look = look_into(*place);
  if (!look) return Ending::failed(look.error());
  Json rows = Json::array();
  int64_t mismatches = 0;
  for (const Item& item : sight->course.items) {
    if (!is_backfill(item) || !(options.which.empty() || item.is_called(options.which))) continue;
    if (!item.entry) continue;
    const auto backfills = backfills_of(*place, item, sight->version);
    if (!backfills) return Ending::failed(backfills.error());
    for (const auto& backfill : *backfills) {
      BackfillTold told(console, "text");
      const auto name = name_of(*place, item);
      for (const auto& entry : (*look)->entries) {
        if (entry.migration != name.migration || entry.phase != name.phase ||
            entry.number != static_cast<int64_t>(backfill.number))
          continue;
        run::Backfiller backfiller(place->connect(), place->dialect(), owner(), {}, told);
        const auto found = backfiller.verify(backfill, entry);
        if (!found) return Ending::failed(found.error());
        mismatches += found->mismatches;
        rows.push_back({{"migration", item.id},
                        {"statement", backfill.number},
                        {"impossible", found->impossible},
                        {"mismatches", found->mismatches},
                        {"samples", found->samples}});
        if (options.format == "text") console.out(said_of(backfill, *found) + "\n");
      }
    }
  }
  if (rows.empty()) return Ending::failed({ErrorCode::usage, "no backfill has been begun"});
  return {.status = mismatches == 0 ? ok : found, .data = {{"backfills", std::move(rows)}}};
}

using Verb = std::function<Ending(const Options&, const Console&)>;

/// A word behind `backfill`. Where one of them is meant, it is named first.
CLI::App& add_verb(CLI::App& app, Action& chosen, const std::shared_ptr<Options>& options,
                   std::string_view name, std::string_view words, bool of_one, Verb work) {
  CLI::App& verb = *app.add_subcommand(std::string(name), std::string(words));
  constexpr auto whose = "the migration whose backfill is meant, or `#` and its number";
  if (of_one)
    verb.add_option("migration", options->which, whose)->required();
  else if (name != "list")
    verb.add_option("--of", options->which, whose);
  add_place(verb, options->place);
  add_format(verb, options->format);
  verb.callback([options, &chosen, work = std::move(work)] {
    chosen = [options, work](const Console& console) {
      return tell(work(*options, console), options->format, console);
    };
  });
  return verb;
}

}  // namespace

void add_backfill(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  app.require_subcommand(1);
  auto& run_verb =
      add_verb(app, chosen, options, "run",
               "run what is due, or help others with it, until nothing is left", false, run);
  run_verb.add_option("--workers", options->pace.workers, "sessions that work at the same time")
      ->check(CLI::Range(1, 64));
  run_verb.add_option("--target", options->pace.target, "the time that a batch may take: 100ms");
  run_verb.add_option("--batch", options->pace.batch,
                      "rows of a batch; `auto`: as many as the time allows");
  run_verb.add_option("--pause", options->pace.pause,
                      "share of a batch's time to rest behind it: 25%");
  run_verb.add_option("--skip", options->pace.skip,
                      "so many rows may be left out that cannot be changed");
  run_verb.add_option("--metrics-listen", options->metrics_address,
                      "answer Prometheus at this address: 127.0.0.1:9187");
  run_verb.add_flag("--again", options->again, "start one anew that is done or was cancelled");
  add_verb(app, chosen, options, "list", "the backfills that were begun, and how they stand", false,
           list);
  add_verb(app, chosen, options, "show", "one of them, with its ranges and bad rows", true, show);
  for (const Control& how : controls())
    add_verb(app, chosen, options, how.verb, how.words, true,
             [&how](const Options& all, const Console&) { return control(all, how); });
  add_verb(app, chosen, options, "set",
           "change its pace while it runs: batch=1000, target=100ms, pause=25%, skip=10", true,
           [](const Options& all, const Console&) { return set(all); });
  add_verb(app, chosen, options, "verify", "count the rows that it would still change", false,
           verify);
}

}  // namespace segue::cli
