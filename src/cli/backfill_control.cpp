#include "cli/backfill_control.h"

#include <fmt/format.h>

#include "base/text.h"
#include "cli/backfill_told.h"
#include "dialects/drivers.h"

namespace segue::cli {
namespace {

using Json = nlohmann::ordered_json;
using journal::BackfillState;

/// Those that somebody means: by the migration, or by the number behind a `#`.
Result<std::vector<journal::Backfill>> meant(const BackfillLook& look, const std::string& which) {
  std::vector<journal::Backfill> found;
  for (const auto& entry : look.entries)
    if (entry.migration == which || "#" + std::to_string(entry.id) == which) found.push_back(entry);
  if (!found.empty()) return found;
  if (look.entries.empty())
    return Error{ErrorCode::usage, "no backfill has been begun in this database"};
  std::vector<std::string> known;
  for (const auto& entry : look.entries)
    known.push_back("`" + entry.migration + "`");
  return Error{ErrorCode::usage,
               "there is no backfill `" + which + "`; begun are: " + text::joined(known, ", ")};
}

/// Those that are meant, and the journal that holds them.
struct Chosen {
  std::unique_ptr<BackfillLook> look{};
  std::vector<journal::Backfill> entries{};
  journal::Backfills& log() const { return *look->log; }
};
Result<Chosen> choose(const BackfillOptions& options) {
  const auto place = find_place(options.place);
  if (!place) return place.error();
  auto look = look_at_backfills(*place);
  if (!look) return look.error();
  auto entries = meant(**look, options.which);
  if (!entries) return entries.error();
  return Chosen{std::move(*look), std::move(*entries)};
}

std::string line_of(const journal::Backfill& entry, const journal::Tally& tally) {
  return fmt::format("#{:<3} {:<30} {:<20} {}, {}\n", entry.id, entry.migration, entry.table,
                     state_of(entry), progress_of(entry, tally));
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

}  // namespace

Result<std::unique_ptr<BackfillLook>> look_at_backfills(const Place& place) {
  dialect::Target target = place.target;
  target.must_exist = true;
  auto connection = dialects::connect(target);
  if (!connection) return connection.error();
  auto look = std::make_unique<BackfillLook>();
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

Ending list_backfills(const BackfillOptions& options, const Console& console) {
  const auto place = find_place(options.place);
  if (!place) return Ending::failed(place.error());
  const auto look = look_at_backfills(*place);
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

Ending show_backfill(const BackfillOptions& options, const Console& console) {
  const auto chosen = choose(options);
  if (!chosen) return Ending::failed(chosen.error());
  auto& log = chosen->log();
  Json shown = Json::array();
  for (const auto& entry : chosen->entries) {
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

const std::vector<BackfillControl>& backfill_controls() {
  static const std::vector<BackfillControl> all = {
      {"pause",
       "let a backfill rest until it is resumed",
       {BackfillState::running},
       BackfillState::paused},
      {"resume",
       "let a backfill go on that was paused, cancelled or has failed",
       {BackfillState::paused, BackfillState::failed, BackfillState::cancelled},
       BackfillState::running},
      {"cancel",
       "end a backfill where it stands; what it has changed stays",
       {BackfillState::running, BackfillState::paused, BackfillState::failed},
       BackfillState::cancelled}};
  return all;
}

Ending control_backfill(const BackfillOptions& options, const BackfillControl& how) {
  const auto chosen = choose(options);
  if (!chosen) return Ending::failed(chosen.error());
  int changed = 0;
  for (const auto& entry : chosen->entries) {
    const auto answer = chosen->log().change_state(entry.id, how.from, how.to);
    if (!answer) return Ending::failed(to_error(answer.error(), "writing the journal"));
    changed += static_cast<int>(answer->affected);
  }
  if (changed == 0)
    return Ending::failed({ErrorCode::usage, fmt::format("`{}` is {}", options.which,
                                                         state_of(chosen->entries.front()))});
  return {.words = fmt::format("{} is {}", options.which, journal::name_of(how.to)),
          .data = {{"backfill", options.which}, {"state", journal::name_of(how.to)}}};
}

void take_words(BackfillOptions& options) {
  auto& paths = options.place.inputs.paths;
  for (const auto& path : paths)
    if (path.find('=') != std::string::npos) options.words.push_back(path);
  std::erase_if(paths, [](const auto& path) { return path.find('=') != std::string::npos; });
}

Ending set_backfill(const BackfillOptions& options) {
  const auto& words = options.words;
  run::BackfillPace pace;
  if (const auto read = run::set_pace(pace, text::joined(words, " ")); !read)
    return Ending::failed(read.error());
  if (words.empty())
    return Ending::failed(
        {ErrorCode::usage, "what is to be set? batch=…, target=…, pause=…, skip=…"});
  const auto chosen = choose(options);
  if (!chosen) return Ending::failed(chosen.error());
  std::string now;
  for (const auto& entry : chosen->entries) {
    now = merged(entry.settings, words);
    const auto answer = chosen->log().change_settings(entry.id, now);
    if (!answer) return Ending::failed(to_error(answer.error(), "writing the journal"));
  }
  return {.words = fmt::format("{}: {}", options.which, now),
          .data = {{"backfill", options.which}, {"settings", now}}};
}

}  // namespace segue::cli
