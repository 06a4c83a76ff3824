#include "cli/course.h"

#include <algorithm>
#include <map>
#include <utility>

#include "catalog/apply.h"
#include "cli/wrapping.h"
#include "dialects/drivers.h"

namespace segue::cli {
namespace {

using project::Direction;

std::string phase_of(const project::ScriptFile& file) {
  return std::string(facts::name_of(as_facts(file.phase)));
}

/// What the journal holds of a history, by migration and phase.
using Known = std::map<std::pair<std::string, std::string>, const journal::Migration*>;

Known known_of(const Place& place, const std::vector<journal::Migration>& entries) {
  Known known;
  const std::string name = place.name();
  for (const auto& entry : entries)
    if (entry.history == name) known[{entry.migration, entry.phase}] = &entry;
  return known;
}

/// Whether a script asks for every statement to run by itself.
bool one_by_one(const Place& place, const project::ReadScript& read) {
  return asks_for_none(read, *place.history->layout) ||
         std::any_of(read.sections.begin(), read.sections.end(),
                     [](const auto& section) { return section.no_transaction; });
}

const project::ScriptFile* down_file(const Item& item) {
  for (const auto& file : item.migration->down)
    if (file.phase == item.file.phase) return &file;
  return nullptr;
}

/// A file with its secrets, and what was read of it without them.
struct Text {
  std::string raw{};
  project::ReadScript read{};
};

Result<Text> read_file(const Place& place, const project::ScriptFile& file, Direction whole) {
  auto raw = place.loaded.tree.read(file.path);
  if (!raw) return raw.error();
  auto read = project::read_text(*place.history, file.path, *raw, whole);
  return Text{std::move(*raw), std::move(read)};
}

std::string joined(std::string_view raw, const dialect::Script& script,
                   const plan::Chosen& chosen) {
  std::string text;
  for (const size_t i : chosen) {
    const Span span = script.statements[i].span;
    text += std::string(raw.substr(span.begin, span.length())) + ";\n";
  }
  return text;
}

}  // namespace

Result<Course> course_of(const Place& place, const std::vector<journal::Migration>& entries,
                         const dialect::Version& version) {
  const auto& dialect = place.dialect();
  const auto& semantics = dialect.semantics(version);
  const auto& costs = dialect.costs(version);
  catalog::Catalog catalog = catalog::empty_catalog(semantics);
  Known known = known_of(place, entries);
  Course course;
  for (const auto& migration : place.history->migrations) {
    for (const auto& file : migration.up) {
      auto text = read_file(place, file, Direction::up);
      if (!text) return text.error();
      Item& item = course.items.emplace_back();
      item.migration = &migration;
      item.file = file;
      item.raw = std::move(text->raw);
      item.read = std::make_unique<project::ReadScript>(std::move(text->read));
      if (const auto found = known.extract({migration.id, phase_of(file)}))
        item.entry = *found.mapped();
      auto script = plan::script_of(item.raw, *item.read->source, item.read->script,
                                    plan::statements_of(*item.read, Direction::up),
                                    one_by_one(place, *item.read), catalog, semantics, costs,
                                    item.applied() ? facts::Depth::schema : facts::Depth::facts);
      if (!script) return script.error();
      item.up = std::move(*script);
    }
  }
  for (const auto& entry : entries) {
    const auto found = known.find({entry.migration, entry.phase});
    if (found != known.end() && found->second == &entry && entry.state != journal::State::reverted)
      course.missing.push_back(entry);
  }
  return course;
}

Result<Course> look_at(const Place& place) {
  dialect::Target target = place.target;
  target.must_exist = true;
  auto connection = dialects::connect(target);
  if (!connection) return connection.error();
  const auto& engine = place.dialect().engine();
  const auto prepared = engine.prepare(**connection, "segue status");
  if (!prepared) return prepared.error();
  journal::Journal journal(**connection, place.dialect(), owner());
  const auto version = journal.version();
  if (!version) return version.error();
  std::vector<journal::Migration> entries;
  if (*version > 0) {
    auto read = journal.migrations();
    if (!read) return read.error();
    entries = std::move(*read);
  }
  return course_of(place, entries, engine.version_of((*connection)->server_version()));
}

Result<std::optional<plan::Script>> way_back(const Place& place, const journal::Migration& entry,
                                             const Item* item, const dialect::Version& version,
                                             catalog::Catalog& catalog) {
  const auto& semantics = place.dialect().semantics(version);
  const auto& costs = place.dialect().costs(version);
  const auto planned = [&](std::string_view raw, const project::ReadScript& read,
                           const plan::Chosen& chosen) -> Result<std::optional<plan::Script>> {
    auto script = plan::script_of(raw, *read.source, read.script, chosen, one_by_one(place, read),
                                  catalog, semantics, costs);
    if (!script) return script.error();
    return std::optional(std::move(*script));
  };
  if (item != nullptr) {
    if (const auto* file = down_file(*item)) {
      const auto text = read_file(place, *file, Direction::down);
      if (!text) return text.error();
      return planned(text->raw, text->read, plan::statements_of(text->read, Direction::down));
    }
    const auto chosen = plan::statements_of(*item->read, Direction::down);
    if (!chosen.empty()) return planned(item->raw, *item->read, chosen);
  }
  if (!entry.down_sql) return std::optional<plan::Script>();
  project::History plain = *place.history;
  plain.layout = project::find_layout("plain");
  const auto read = project::read_text(plain, "the journal's down of " + entry.migration,
                                       *entry.down_sql, Direction::down);
  return planned(*entry.down_sql, read, plan::statements_of(read, Direction::down));
}

std::optional<std::string> down_text(const Place& place, const Item& item) {
  std::string text;
  if (const auto* file = down_file(item)) {
    const auto down = read_file(place, *file, Direction::down);
    // What shows a secret is not kept: the file is the only place for it.
    if (!down || !down->read.script.secrets.empty()) return std::nullopt;
    text = joined(down->raw, down->read.script, plan::statements_of(down->read, Direction::down));
  } else if (item.read->script.secrets.empty()) {
    text = joined(item.raw, item.read->script, plan::statements_of(*item.read, Direction::down));
  }
  return text.empty() ? std::nullopt : std::optional(text);
}

journal::Migration entry_of(const Place& place, const Item& item) {
  journal::Migration entry = item.entry.value_or(journal::Migration{});
  entry.history = place.name();
  entry.migration = item.migration->id;
  entry.phase = phase_of(item.file);
  entry.version = item.migration->version;
  entry.origin = "run";
  entry.checksum = item.up.checksum;
  entry.normal_checksum = item.up.normal_checksum;
  entry.down_sql = down_text(place, item);
  entry.irreversible = item.read->irreversible ? "yes" : "";
  return entry;
}

Result<Course> open_course(const Place& place, run::Runner& runner) {
  const auto opened = runner.open();
  if (!opened) return opened.error();
  const auto entries = runner.journal().migrations();
  if (!entries) return entries.error();
  return course_of(place, *entries, runner.server());
}

}  // namespace segue::cli
