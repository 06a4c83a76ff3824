#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/backfilling.h"
#include "cli/ending.h"
#include "cli/schemas.h"
#include "cli/told.h"
#include "cli/undoing.h"

namespace segue::cli {
namespace {

using journal::State;
using Json = nlohmann::ordered_json;

struct Options {
  PlaceOptions place{};
  bool accept_edits = false;
  std::string reason{};
  std::string format = "text";
  bool dry_run = false;
};

bool was_broken_off(const journal::Migration& entry) {
  return entry.state == State::running || entry.state == State::reverting;
}

/// The entry of an item that was begun, with what its file says by now.
journal::Migration entry_now(const Place& place, const Item& item) {
  journal::Migration entry = entry_of(place, item);
  entry.origin = item.entry->origin;
  return entry;
}

/// What is to be done, or was.
class Repairs {
 public:
  Repairs(const Options& options, const Console& console) : options_(options), console_(console) {}

  void tell(const std::string& id, const std::string& words, bool mended) {
    if (options_.format == "text") console_.out(fmt::format("{}: {}\n", id, words));
    list_.push_back({{"migration", id}, {"repair", words}, {"mended", mended}});
    (mended ? mended_ : left_) += 1;
  }
  Ending ending() const {
    Ending ending{.status = left_ == 0 ? ok : found, .data = {{"repairs", list_}}};
    if (list_.empty())
      ending.words = "nothing to repair";
    else
      ending.words = fmt::format("{} {}, {} left as they are", mended_,
                                 options_.dry_run ? "would be repaired" : "repaired", left_);
    return ending;
  }

 private:
  const Options& options_;
  const Console& console_;
  Json list_ = Json::array();
  size_t mended_ = 0;
  size_t left_ = 0;
};

/// The script that an entry was broken off in.
Result<std::optional<plan::Script>> script_of(const Place& place, const Course& course,
                                              const journal::Migration& entry,
                                              const dialect::Version& version) {
  const Item* item = item_of(course, entry);
  if (entry.state == State::running) {
    if (item == nullptr) return std::optional<plan::Script>();
    if (item->trouble) return *item->trouble;
    return std::optional(item->up);
  }
  catalog::Catalog catalog = schema_at(place, course, entry, place.dialect().semantics(version));
  return way_back(place, entry, item, version, catalog);
}

std::string in_words(const run::Standing& standing, const journal::Migration& entry,
                     const plan::Script& script) {
  const bool up = entry.state == State::running;
  const auto& open = standing.open;
  std::string words;
  if (open && open->probed.became == run::Became::leftover)
    words = open->probed.leftover + " was left behind, it is dropped; ";
  if (standing.finished())
    return words + (up ? "all of it took effect: applied" : "all of it took effect: reverted");
  if (standing.untouched())
    return words + (up ? "none of it took effect: pending" : "none of it took effect: applied");
  return words + fmt::format("{} of {} statements took effect; `segue {}` goes on at {}:{}:{}",
                             standing.done, standing.units, up ? "up" : "down", script.file,
                             standing.next->at.line, standing.next->at.column);
}

/// Looks at an entry by one of two ways: `look` changes nothing, `settle` writes.
using Look = std::function<Result<run::Standing>(const plan::Script&, const journal::Migration&)>;

void repair_one(const Place& place, const Course& course, const journal::Migration& entry,
                const dialect::Version& version, const Look& look, Repairs& repairs) {
  const auto script = script_of(place, course, entry, version);
  if (!script) return repairs.tell(entry.migration, script.error().message, false);
  if (!*script)
    return repairs.tell(entry.migration,
                        "the folder does not hold it: nothing tells what it was to do", false);
  const auto standing = look(**script, entry);
  if (!standing) return repairs.tell(entry.migration, standing.error().message, false);
  const bool mended = standing->finished() || standing->untouched();
  repairs.tell(entry.migration, in_words(*standing, entry, **script), mended);
}

/// All that was broken off, whether the folder holds it or not.
void repair_all(const Place& place, const Course& course, const dialect::Version& version,
                const Look& look, Repairs& repairs) {
  for (const Item& item : course.items) {
    if (!item.entry || !was_broken_off(*item.entry)) continue;
    if (is_backfill(item) && item.entry->state == State::running)
      repairs.tell(item.id, "its checkpoints say how far it has come: `segue backfill run` goes on",
                   true);
    else
      repair_one(place, course, entry_now(place, item), version, look, repairs);
  }
  for (const auto& entry : course.missing)
    if (was_broken_off(entry)) repair_one(place, course, entry, version, look, repairs);
}

/// Those that were edited after they had been applied. Whether they still say the same can be told
/// of the schema only, and of all of them together.
void accept_edits(const Place& place, const Course& course, dialect::Connection& connection,
                  const dialect::Version& version,
                  const std::function<Result<bool>(const journal::Migration&)>& refresh,
                  Repairs& repairs) {
  std::vector<const Item*> edited;
  for (const Item& item : course.items)
    if (item.edited() && !item.again()) edited.push_back(&item);
  if (edited.empty()) return;
  const auto& semantics = place.dialect().semantics(version);
  const auto live = place.dialect().engine().introspect(connection);
  if (!live) return repairs.tell("the schema", live.error().message, false);
  const Schema schema = standing_schema(place, course, semantics);
  const Differences changes = differences(*live, place, schema.catalog(), version);
  for (const Item* item : edited) {
    if (item->trouble) {
      repairs.tell(item->id, item->trouble->message, false);
    } else if (!changes.empty()) {
      repairs.tell(item->id,
                   "it was edited, and the database is not as the files say: " + count_of(changes) +
                       ", see `segue diff --live`",
                   false);
    } else {
      const auto done = refresh(entry_of(place, *item));
      repairs.tell(
          item->id,
          done ? "the edit is accepted: the schema is as the file says" : done.error().message,
          bool(done));
    }
  }
}

Ending look_only(const Place& place, const Options& options, Repairs& repairs) {
  const auto sight = look_at(place);
  if (!sight) return Ending::failed(sight.error());
  const auto& semantics = place.dialect().semantics(sight->version);
  journal::Journal journal(*sight->connection, place.dialect(), owner());
  const Look look = [&](const plan::Script& script, const journal::Migration& entry) {
    return run::standing_of(*sight->connection, place.dialect(), semantics, journal, script, entry);
  };
  repair_all(place, sight->course, sight->version, look, repairs);
  if (options.accept_edits)
    accept_edits(
        place, sight->course, *sight->connection, sight->version,
        [](const journal::Migration&) { return Result<bool>(true); }, repairs);
  return repairs.ending();
}

Ending repair(const Options& options, const Console& console) {
  if (options.accept_edits != !options.reason.empty())
    return Ending::failed({ErrorCode::usage, "`--accept-edits` and `--reason \"…\"` go together"});
  auto place = find_place(options.place);
  if (!place) return Ending::failed(place.error());
  Repairs repairs(options, console);
  if (options.dry_run) return look_only(*place, options, repairs);
  Told told(console, false);
  run::Runner runner(place->connect(), place->dialect(), owner(), {}, told);
  auto course = open_course(*place, runner);
  if (!course) return Ending::failed(course.error());
  const auto& semantics = place->dialect().semantics(runner.server());
  const Look settle = [&](const plan::Script& script, const journal::Migration& entry) {
    return runner.settle(script, entry, semantics);
  };
  repair_all(*place, *course, runner.server(), settle, repairs);
  if (options.accept_edits) {
    const auto entries = runner.journal().migrations();
    if (!entries) return Ending::failed(entries.error());
    course = course_of(*place, *entries, runner.server());
    if (!course) return Ending::failed(course.error());
    const auto refresh = [&](const journal::Migration& entry) {
      return runner.record([&](journal::Journal& journal) {
        return journal.write({journal.refresh(entry),
                              journal.note("edit-accepted", entry.migration, options.reason)});
      });
    };
    accept_edits(*place, *course, runner.connection(), runner.server(), refresh, repairs);
  }
  return repairs.ending();
}

}  // namespace

void add_repair(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_place(app, options->place);
  app.add_flag("--accept-edits", options->accept_edits,
               "take files that were edited after they had been applied as they are, where the "
               "schema is as they say; wants a reason");
  app.add_option("--reason", options->reason, "why, for the journal");
  add_format(app, options->format);
  app.add_flag("--dry-run", options->dry_run, "say what would be repaired, and write nothing");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) {
      return tell(repair(*options, console), options->format, console);
    };
  });
}

}  // namespace segue::cli
