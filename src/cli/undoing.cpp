#include "cli/undoing.h"

#include <algorithm>
#include <utility>

#include "catalog/apply.h"
#include "cli/schemas.h"
#include "project/changesets.h"
#include "project/downs.h"

namespace segue::cli {
namespace {

using journal::Migration;
using project::Direction;

const project::ScriptFile* down_file(const Item& item) {
  for (const auto& file : item.migration->down)
    if (file.phase == item.file.phase) return &file;
  return nullptr;
}

/// The statements of a changeset's rollback comments.
plan::Chosen rollbacks_of(const Item& item) {
  plan::Chosen chosen;
  const auto& sections = item.read().undo_section;
  for (size_t i = 0; i < sections.size(); ++i)
    if (sections[i] == item.section) chosen.push_back(i);
  return chosen;
}

}  // namespace

std::string text_of_statements(std::string_view raw, const dialect::Script& script,
                               const plan::Chosen& chosen) {
  std::string text;
  for (const size_t i : chosen) {
    const Span span = script.statements[i].span;
    text += std::string(raw.substr(span.begin, span.length())) + ";\n";
  }
  return text;
}

Result<std::optional<plan::Script>> way_back(const Place& place, const journal::Migration& entry,
                                             const Item* item, const dialect::Version& version,
                                             catalog::Catalog& catalog) {
  const auto& semantics = place.dialect().semantics(version);
  const auto& costs = place.dialect().costs(version);
  const auto planned = [&](std::string_view raw, const project::ReadScript& read,
                           const dialect::Script& script, const plan::Chosen& chosen,
                           std::shared_ptr<const void> kept =
                               nullptr) -> Result<std::optional<plan::Script>> {
    const uint32_t section = item != nullptr && &read == &item->read() ? item->section : 0;
    auto made = plan::script_of(raw, *read.source, script, chosen, one_by_one(place, read, section),
                                catalog, semantics, costs);
    if (!made) return made.error();
    made->read = std::move(kept);
    return std::optional(std::move(*made));
  };
  if (item != nullptr && item->section != 0) {
    const auto chosen = rollbacks_of(*item);
    if (!chosen.empty())
      return planned(project::only_rollbacks(item->read(), item->text->raw), item->read(),
                     item->read().undo, chosen);
  } else if (item != nullptr) {
    if (const auto* file = down_file(*item)) {
      auto read = read_file(place, *file, Direction::down);
      if (!read) return read.error();
      const auto text = std::make_shared<const FileText>(std::move(*read));
      if (text->unready) return *text->unready;
      return planned(text->raw, text->read, text->read.script,
                     plan::statements_of(text->read, Direction::down), text);
    }
    const auto chosen = statements_of(*item, Direction::down);
    if (!chosen.empty()) return planned(item->text->raw, item->read(), item->read().script, chosen);
  }
  if (!entry.down_sql) return std::optional<plan::Script>();
  auto kept = script_of_text(place, "the journal's down of " + entry.migration, *entry.down_sql,
                             Direction::down, version, catalog);
  if (!kept) return kept.error();
  return std::optional(std::move(*kept));
}

project::ReadScript read_kept(const Place& place, const std::string& name, const std::string& text,
                              Direction direction) {
  project::History plain = *place.history;
  plain.layout = project::find_layout("plain");
  return project::read_text(plain, name, text, direction);
}

Result<plan::Script> script_of_text(const Place& place, const std::string& name,
                                    const std::string& text, Direction direction,
                                    const dialect::Version& version, catalog::Catalog& catalog) {
  const auto read =
      std::make_shared<const project::ReadScript>(read_kept(place, name, text, direction));
  auto made =
      plan::script_of(text, *read->source, read->script, plan::statements_of(*read, direction),
                      one_by_one(place, *read, 0), catalog, place.dialect().semantics(version),
                      place.dialect().costs(version));
  if (made) made->read = read;
  return made;
}

std::optional<std::string> down_text(const Place& place, const Item& item) {
  std::string text;
  // What shows a secret is not kept: the file is the only place for it.
  if (item.section != 0) {
    if (!item.read().undo.secrets.empty()) return std::nullopt;
    text = text_of_statements(project::only_rollbacks(item.read(), item.text->raw),
                              item.read().undo, rollbacks_of(item));
  } else if (const auto* file = down_file(item)) {
    const auto down = read_file(place, *file, Direction::down);
    if (!down || !down->read.script.secrets.empty()) return std::nullopt;
    text = text_of_statements(down->raw, down->read.script,
                              plan::statements_of(down->read, Direction::down));
  } else if (item.read().script.secrets.empty()) {
    text = text_of_statements(item.text->raw, item.read().script,
                              statements_of(item, Direction::down));
  }
  return text.empty() ? std::nullopt : std::optional(text);
}

bool stands(const journal::Migration& entry) {
  return entry.state == journal::State::applied || entry.state == journal::State::reverting;
}

Entries standing(const Course& course) {
  Entries found;
  for (const Item& item : course.items)
    if (item.entry && stands(*item.entry)) found.push_back(*item.entry);
  for (const auto& entry : course.missing)
    if (stands(entry)) found.push_back(entry);
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.id > b.id; });
  return found;
}

Entries to_take_back(const Course& course) {
  Entries entries = standing(course);
  std::erase_if(entries, [&](const auto& entry) {
    const Item* item = item_of(course, entry);
    return item != nullptr && item->migration->repeatable;
  });
  return entries;
}

const Item* item_of(const Course& course, const journal::Migration& entry) {
  const auto found = std::find_if(course.items.begin(), course.items.end(), [&](const Item& item) {
    return item.entry && item.entry->id == entry.id;
  });
  return found == course.items.end() ? nullptr : &*found;
}

catalog::Catalog schema_at(const Place& place, const Course& course,
                           const journal::Migration& entry, const catalog::Semantics& semantics) {
  std::vector<const Item*> items;
  for (const Item& item : course.items)
    if (item.entry && stands(*item.entry) && item.entry->id <= entry.id) items.push_back(&item);
  std::sort(items.begin(), items.end(),
            [](const Item* a, const Item* b) { return a->entry->id < b->entry->id; });
  Schema schema(place, semantics);
  for (const Item* item : items)
    schema.add(*item);
  return schema.catalog();
}

std::string_view needs_no_way_back(const Item* item) {
  if (item == nullptr) return {};
  if (item->file.phase == project::Phase::backfill && !item->migration->down.empty())
    return "backfill";
  const bool waived = item->section != 0 && project::needs_no_undoing(item->read(), item->section);
  return waived ? "nothing to undo" : "";
}

std::string shown_name(const Migration& entry) {
  const bool has_phase = entry.phase != facts::name_of(facts::Phase::none);
  return has_phase ? entry.migration + " (" + entry.phase + ")" : entry.migration;
}

namespace {

Result<bool> mark_reverted(run::Runner& runner, const Migration& entry, std::string_view why) {
  return runner.record([&](journal::Journal& journal) {
    return journal.write({journal.mark(entry.id, journal::State::reverted),
                          journal.note("reverted", entry.migration, std::string(why))});
  });
}

}  // namespace

Result<bool> take_back(run::Runner& runner, const Place& place, const Course& course,
                       const journal::Migration& entry) {
  const auto& semantics = place.dialect().semantics(runner.server());
  catalog::Catalog schema = schema_at(place, course, entry, semantics);
  const auto script = way_back(place, entry, item_of(course, entry), runner.server(), schema);
  if (!script) return script.error();
  const bool nothing = !*script || (*script)->empty();
  const std::string_view why = needs_no_way_back(item_of(course, entry));
  if (nothing && !why.empty()) return mark_reverted(runner, entry, why);
  if (nothing) return Error{ErrorCode::usage, "`" + entry.migration + "` has no way back"};
  return runner.revert(**script, entry, semantics);
}

}  // namespace segue::cli
