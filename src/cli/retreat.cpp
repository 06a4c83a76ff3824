#include "cli/retreat.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/text.h"
#include "catalog/apply.h"
#include "cli/backfilling.h"
#include "cli/claims.h"

namespace segue::cli {
namespace {

using journal::Migration;
using project::Direction;

bool holds(const std::vector<int64_t>& ids, int64_t id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// A backfill stops with its release, and goes with what it has filled.
bool is_half_run(const Migration& entry, const Item* item) {
  return entry.state == journal::State::running && !(item != nullptr && is_backfill(*item));
}

bool is_in_the_way(const Retreat& retreat, const Migration& entry) {
  if (retreat.formers != nullptr && holds(retreat.formers->entries, entry.id)) return false;
  if (!retreat.release.empty() && entry.release == retreat.release) return true;
  if (retreat.entries.empty()) return retreat.release.empty();
  return entry.id > retreat.entries.back().id;
}

Error half_run(const Retreat& retreat, const Migration& entry, const Item* item) {
  std::string command = "segue up";
  if (item != nullptr) {
    const Claims claims = claims_of(retreat.rollouts);
    const auto claim = claims.find(script_key(*item));
    if (claim != claims.end()) command = command_for(*claim->second, *item);
  }
  return {ErrorCode::step,
          fmt::format("`{}` was begun and not ended, so that nothing was taken back: end it with "
                      "`{}`, once the statement that failed is mended, or see `segue repair`",
                      entry.migration, command)};
}

std::optional<Error> half_run_in(const Retreat& retreat) {
  for (const Item& item : retreat.course.items)
    if (item.entry && is_half_run(*item.entry, &item) && is_in_the_way(retreat, *item.entry))
      return half_run(retreat, *item.entry, &item);
  for (const Migration& entry : retreat.course.missing)
    if (is_half_run(entry, nullptr) && is_in_the_way(retreat, entry))
      return half_run(retreat, entry, nullptr);
  return std::nullopt;
}

/// The statement that the simulation refuses. Of what is begun already only a part is left.
const plan::Statement* refused_in(const plan::Script& script) {
  for (const auto& unit : script.units)
    for (const auto& statement : unit.statements)
      if (std::any_of(statement.steps.begin(), statement.steps.end(),
                      [](const auto& step) { return step.refused; }))
        return &statement;
  return nullptr;
}

std::string names_of(const std::vector<std::string>& names) {
  return "`" + text::joined(names, "`, `") + "`";
}

std::optional<Error> without_way_back(const Retreat& retreat,
                                      const std::vector<std::string>& names) {
  if (names.empty()) return std::nullopt;
  std::string words = names_of(names) + (names.size() == 1 ? " has" : " have") + " no way back";
  if (retreat.entries.size() > 1) words += ": nothing was taken back";
  return Error{ErrorCode::usage, std::move(words)};
}

catalog::Catalog standing_catalog(const Place& place, const Course& course,
                                  const catalog::Semantics& semantics) {
  const Entries all = standing(course);
  return all.empty() ? catalog::empty_catalog(semantics)
                     : schema_at(place, course, all.front(), semantics);
}

/// Each on the schema that those before it leave.
std::optional<Error> obstacle_in_ways(const Retreat& retreat) {
  if (retreat.entries.empty()) return std::nullopt;
  const auto& semantics = retreat.place.dialect().semantics(retreat.version);
  catalog::Catalog schema = retreat.formers != nullptr
                                ? retreat.formers->schema
                                : standing_catalog(retreat.place, retreat.course, semantics);
  std::vector<std::string> missing;
  std::optional<Error> refused;
  for (const Migration& entry : retreat.entries) {
    const Item* item = item_of(retreat.course, entry);
    const auto script = way_back(retreat.place, entry, item, retreat.version, schema);
    if (!script) return script.error();
    if (!*script || (*script)->empty()) {
      if (needs_no_way_back(item).empty()) missing.push_back(entry.migration);
      continue;
    }
    if (refused || retreat.entries.size() == 1 || entry.state == journal::State::reverting)
      continue;
    if (const auto* statement = refused_in(**script))
      refused = Error{
          ErrorCode::step,
          fmt::format("{}:{}:{}: this way back of `{}` cannot be run on the schema as "
                      "it is: nothing was taken back",
                      (*script)->file, statement->at.line, statement->at.column, entry.migration)};
  }
  if (auto error = without_way_back(retreat, missing)) return error;
  return refused;
}

/// Finds what runs again as it did before.
class Finder {
 public:
  Finder(const Place& place, const Course& course, journal::Journal& journal,
         const std::string& release, const dialect::Version& version)
      : place_(place),
        journal_(journal),
        release_(release),
        version_(version),
        semantics_(place.dialect().semantics(version)),
        found_{.schema = standing_catalog(place, course, semantics_)} {}

  Result<bool> take(const Migration& entry, const Item* item) {
    const bool repeats = item != nullptr ? item->repeatable() : entry.text_number > 0;
    if (!repeats || entry.text_number < 2) return take_first(entry, item);
    const auto text = journal_.earlier_text(entry);
    if (!text) return text.error();
    const bool has_run = entry.state == journal::State::applied && entry.release == release_;
    // It was begun to run as before, and not ended.
    const bool returns = entry.state == journal::State::running && entry.text_release == release_ &&
                         *text && entry.release == (*text)->release && entry.release != release_;
    if (!has_run && !returns) return true;
    if (!*text) return stay(entry, "how it ran before is not kept");
    return run_again(entry, item, **text);
  }

  Formers found() { return std::move(found_); }

 private:
  /// It ran for the first time, or long ago. What has a way back is not left to stay.
  Result<bool> take_first(const Migration& entry, const Item* item) {
    const bool stays = item != nullptr && item->migration->repeatable && item->applied() &&
                       entry.release == release_;
    if (!stays) return true;
    return stay(entry, entry.text_number == 1 ? "it ran for the first time, and has no way back"
                                              : "how it ran before is not kept");
  }

  bool stay(const Migration& entry, std::string_view why) {
    found_.entries.push_back(entry.id);
    found_.stays.push_back(
        fmt::format("`{}` stays as release `{}` has left it: {}", entry.migration, release_, why));
    return true;
  }

  Result<bool> run_again(const Migration& entry, const Item* item, const journal::Text& text) {
    const auto read = std::make_shared<const project::ReadScript>(
        read_kept(place_, entry.migration + " as it ran before", text.sql, Direction::up));
    const bool alone = item != nullptr ? one_by_one(place_, item->read(), item->section)
                                       : one_by_one(place_, *read, 0);
    catalog::Catalog schema = found_.schema;
    auto script = plan::script_of(text.sql, *read->source, read->script,
                                  plan::statements_of(*read, Direction::up), alone, schema,
                                  semantics_, place_.dialect().costs(version_));
    if (!script || refused_in(*script) != nullptr)
      return stay(entry, "as it ran before it cannot be run on the schema as it is");
    script->read = read;
    found_.schema = std::move(schema);
    found_.entries.push_back(entry.id);
    Former& former = found_.runs.emplace_back(Former{entry, std::move(*script)});
    former.entry.checksum = former.script.checksum;
    former.entry.normal_checksum = former.script.normal_checksum;
    former.entry.file_checksum = text.file_checksum;
    former.entry.up_sql = text.sql;
    former.entry.text_number = text.number;
    former.entry.text_release = former.entry.release = text.release;
    former.entry.plan_hash.clear();
    return true;
  }

  const Place& place_;
  journal::Journal& journal_;
  const std::string& release_;
  const dialect::Version& version_;
  const catalog::Semantics& semantics_;
  Formers found_;
};

}  // namespace

Result<Formers> formers_of(const Place& place, const Course& course, journal::Journal& journal,
                           const std::string& release, const dialect::Version& version) {
  Finder finder(place, course, journal, release, version);
  for (const Item& item : course.items)
    if (item.entry)
      if (const auto taken = finder.take(*item.entry, &item); !taken) return taken.error();
  for (const Migration& entry : course.missing)
    if (const auto taken = finder.take(entry, nullptr); !taken) return taken.error();
  return finder.found();
}

std::optional<Error> obstacle_to(const Retreat& retreat) {
  if (auto error = half_run_in(retreat)) return error;
  return obstacle_in_ways(retreat);
}

}  // namespace segue::cli
