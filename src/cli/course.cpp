#include "cli/course.h"

#include <algorithm>

#include "base/sha256.h"
#include "catalog/apply.h"
#include "cli/wrapping.h"
#include "dialects/drivers.h"

namespace segue::cli {
namespace {

using project::Direction;

std::string phase_of(const project::ScriptFile& file) {
  return std::string(facts::name_of(as_facts(file.phase)));
}

bool is_of(const journal::Migration& entry, const Place& place, const std::string& id,
           const std::string& phase) {
  return entry.history == place.name() && entry.migration == id && entry.phase == phase;
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

Result<Text> read_down(const Place& place, const project::ScriptFile& file) {
  auto raw = place.loaded.tree.read(file.path);
  if (!raw) return raw.error();
  auto read = project::read_script(place.loaded.tree, *place.history, file.path, Direction::down);
  if (!read) return read.error();
  return Text{std::move(*raw), std::move(*read)};
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
  Course course;
  for (const auto& migration : place.history->migrations) {
    for (const auto& file : migration.up) {
      Item& item = course.items.emplace_back();
      item.migration = &migration;
      item.file = file;
      auto raw = place.loaded.tree.read(file.path);
      if (!raw) return raw.error();
      item.raw = std::move(*raw);
      auto read = project::read_script(place.loaded.tree, *place.history, file.path, Direction::up);
      if (!read) return read.error();
      item.read = std::make_unique<project::ReadScript>(std::move(*read));
      for (const auto& entry : entries)
        if (is_of(entry, place, migration.id, phase_of(file))) item.entry = entry;
      auto script = plan::script_of(item.raw, *item.read->source, item.read->script,
                                    plan::statements_of(*item.read, Direction::up),
                                    one_by_one(place, *item.read), catalog, semantics, costs);
      if (!script) return script.error();
      item.up = std::move(*script);
    }
  }
  for (const auto& entry : entries) {
    const bool known = std::any_of(course.items.begin(), course.items.end(), [&](const Item& item) {
      return item.entry && item.entry->id == entry.id;
    });
    if (!known && entry.history == place.name() && entry.state != journal::State::reverted)
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
      const auto text = read_down(place, *file);
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
    const auto down = read_down(place, *file);
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

}  // namespace segue::cli
