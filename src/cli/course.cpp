#include "cli/course.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/sha256.h"
#include "catalog/apply.h"
#include "cli/placeholders.h"
#include "cli/simulation.h"
#include "cli/undoing.h"
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

/// The changesets of a file, each by itself; a file without any is one item.
std::vector<Item> items_in(const Place& place, const project::Migration& migration,
                           const project::ScriptFile& file, FileText text) {
  std::vector<Item> items;
  const auto shared = std::make_shared<const FileText>(std::move(text));
  const Item whole{.migration = &migration, .file = file, .id = migration.id, .text = shared};
  if (place.history->layout->sections != project::Sections::changesets) return {whole};
  const auto& sections = shared->read.sections;
  for (uint32_t i = 1; i < sections.size(); ++i) {
    Item& item = items.emplace_back(whole);
    item.section = i;
    item.id += "::" + sections[i].id;
  }
  return items;
}

/// Servers take no statement of any length: 4 MiB is the least that they are set to.
constexpr size_t longest_kept = 1 << 20;

/// The statements of a script that runs again whenever it has changed, as one text; empty where
/// they show a secret, where a value of a placeholder may be one, or where the journal cannot hold
/// them. Nothing of other scripts.
std::optional<std::string> repeated_text(const Item& item) {
  const auto& script = item.read().script;
  if (!item.repeatable()) return std::nullopt;
  const bool may_show_secret = !script.secrets.empty() || item.text->has_values;
  if (may_show_secret || item.text->raw.size() > longest_kept) return "";
  return text_of_statements(item.text->raw, script, statements_of(item, Direction::up));
}

void know_entry(const Place& place, const journal::Migration& entry, Item& item) {
  item.entry = entry;
  if (!entry.up_sql || entry.state == journal::State::reverted || !item.repeatable()) return;
  if (entry.up_sql == repeated_text(item)) return;
  item.earlier = std::make_shared<const project::ReadScript>(
      read_kept(place, "the journal's text of " + entry.migration, *entry.up_sql, Direction::up));
}

/// The items as they have run, which need not be the order of the history, and those that have not,
/// or run again.
struct Order {
  std::vector<Item*> standing{};
  std::vector<Item*> coming{};
};

Order in_order_of_running(std::vector<Item>& items) {
  Order order;
  std::vector<Item*> repeated;
  for (Item& item : items) {
    const bool begun = item.entry && item.entry->state != journal::State::reverted;
    const bool changed = item.earlier != nullptr || !item.applied() ||
                         item.entry->file_checksum != sha256(item.text->raw);
    if (!begun || (item.repeatable() && changed))
      order.coming.push_back(&item);
    else if (item.repeatable())
      repeated.push_back(&item);
    else
      order.standing.push_back(&item);
  }
  std::stable_sort(order.standing.begin(), order.standing.end(),
                   [](const Item* a, const Item* b) { return a->entry->id < b->entry->id; });
  // Each of them has run behind all that it needs, whenever it did so for the first time.
  order.standing.insert(order.standing.end(), repeated.begin(), repeated.end());
  return order;
}

/// A folder that has got another name is another history, whose migrations would all run again.
/// Whoever gives it its name in segue.toml has said what is meant.
std::optional<Error> found_elsewhere(const Place& place, const std::vector<Item>& items,
                                     const std::vector<journal::Migration>& entries) {
  if (!place.loaded.config.name.empty()) return std::nullopt;
  const std::string name = place.name();
  std::map<std::string, std::vector<const journal::Migration*>> others;
  for (const auto& entry : entries) {
    if (entry.history == name) return std::nullopt;
    if (entry.state != journal::State::reverted && !entry.file_checksum.empty())
      others[entry.migration].push_back(&entry);
  }
  for (const Item& item : items) {
    const auto found = others.find(item.id);
    if (found == others.end()) continue;
    for (const auto* entry : found->second)
      if (entry->file_checksum == sha256(item.text->raw))
        return Error{ErrorCode::usage,
                     fmt::format("`{}` has been applied already, as part of `{}`: if this is the "
                                 "same history, write `name = \"{}\"` into segue.toml, and "
                                 "`name = \"{}\"` if it is another one",
                                 item.id, entry->history, entry->history, name)};
  }
  return std::nullopt;
}

/// What the journal holds and the folder does not.
std::vector<journal::Migration> missing_of(const Known& left,
                                           const std::vector<journal::Migration>& entries) {
  std::vector<journal::Migration> missing;
  for (const auto& entry : entries) {
    const auto found = left.find({entry.migration, entry.phase});
    if (found != left.end() && found->second == &entry && entry.state != journal::State::reverted)
      missing.push_back(entry);
  }
  return missing;
}

/// The course of a history of which every file has been applied as it is: nothing of it needs to be
/// understood. Nothing where that is not so, or where a file holds several items.
std::optional<Course> unchanged(const Place& place, Known known,
                                const std::vector<journal::Migration>& entries) {
  if (place.history->layout->sections == project::Sections::changesets) return std::nullopt;
  Course course;
  for (const auto& migration : place.history->migrations) {
    for (const auto& file : migration.up) {
      const auto found = known.extract({migration.id, phase_of(file)});
      if (!found || found.mapped()->state != journal::State::applied) return std::nullopt;
      Item& item = course.items.emplace_back(
          Item{.migration = &migration, .file = file, .id = migration.id});
      item.entry = *found.mapped();
      item.up.checksum = item.entry->checksum;
      item.up.normal_checksum = item.entry->normal_checksum;
    }
  }
  // Files are read only once the journal holds all of them.
  for (const Item& item : course.items) {
    const auto text = ValuedTree(place).read(item.file.path);
    if (!text || sha256(*text) != item.entry->file_checksum) return std::nullopt;
  }
  course.missing = missing_of(known, entries);
  return course;
}

}  // namespace

bool Item::has_another_secret() const {
  if (text == nullptr || !repeatable() || entry->file_checksum.empty()) return false;
  const auto chosen = statements_of(*this, Direction::up);
  const auto& script = read().script;
  const bool has_secret = std::any_of(chosen.begin(), chosen.end(), [&](size_t i) {
    const Span& span = script.statements[i].span;
    return std::any_of(script.secrets.begin(), script.secrets.end(), [&](const Span& secret) {
      return span.begin <= secret.begin && secret.end <= span.end;
    });
  });
  return has_secret && entry->file_checksum != sha256(text->raw);
}

std::string Item::name() const {
  return section == 0 ? file.path : file.path + "::" + read().sections[section].id;
}

bool Item::is_called(const std::string& word) const {
  if (word == id) return true;
  return section == 0 ? is_meant(*migration, word) : read().sections[section].id == word;
}

plan::Chosen statements_of(const Item& item, Direction direction) {
  plan::Chosen chosen = plan::statements_of(item.read(), direction);
  if (item.section != 0)
    std::erase_if(chosen, [&](size_t i) { return item.read().section_of[i] != item.section; });
  return chosen;
}

Result<FileText> read_file(const Place& place, const project::ScriptFile& file, Direction whole) {
  const auto written = place.loaded.tree.read(file.path);
  if (!written) return written.error();
  auto raw = with_values(place, *written);
  if (!raw) return raw.error();
  FileText text{.raw = std::move(*raw)};
  text.has_values = text.raw != *written;
  text.read = project::read_text(*place.history, file.path, text.raw, whole);
  text.unready = without_value(place, text.read);
  return text;
}

bool one_by_one(const Place& place, const project::ReadScript& read, uint32_t section) {
  if (asks_for_none(read, *place.history->layout)) return true;
  if (section != 0) return read.sections[section].no_transaction;
  return std::any_of(read.sections.begin(), read.sections.end(),
                     [](const auto& each) { return each.no_transaction; });
}

Result<Course> course_of(const Place& place, const std::vector<journal::Migration>& entries,
                         const dialect::Version& version, Reading reading) {
  Known known = known_of(place, entries);
  if (reading == Reading::pending)
    if (auto course = unchanged(place, known, entries)) return std::move(*course);
  catalog::Catalog catalog = catalog::empty_catalog(place.dialect().semantics(version));
  Course course;
  course.items.reserve(place.history->migrations.size());
  for (const auto& migration : place.history->migrations) {
    for (const auto& file : migration.up) {
      auto text = read_file(place, file, Direction::up);
      if (!text) return text.error();
      for (Item& item : items_in(place, migration, file, std::move(*text))) {
        if (const auto found = known.extract({item.id, phase_of(file)}))
          know_entry(place, *found.mapped(), item);
        course.items.push_back(std::move(item));
      }
    }
  }
  const Order order = in_order_of_running(course.items);
  simulate_items(place, order.standing, catalog, version);
  for (const Item* item : order.coming)
    if (item->earlier) apply_as_it_ran(*item, catalog, place.dialect().semantics(version));
  simulate_items(place, order.coming, catalog, version);
  course.missing = missing_of(known, entries);
  course.elsewhere = found_elsewhere(place, course.items, entries);
  return course;
}

Ran as_it_ran(const Item& item) {
  if (item.earlier) return {*item.earlier, plan::statements_of(*item.earlier, Direction::up)};
  return {item.read(), statements_of(item, Direction::up)};
}

void apply_as_it_ran(const Item& item, catalog::Catalog& catalog,
                     const catalog::Semantics& semantics) {
  const Ran ran = as_it_ran(item);
  for (const size_t i : ran.chosen)
    if (const auto& statement = ran.read.script.statements[i]; !statement.error)
      catalog::apply(catalog, statement.tree, semantics);
  catalog::end_session(catalog, semantics);
}

void simulate_items(const Place& place, const std::vector<Item*>& items, catalog::Catalog& catalog,
                    const dialect::Version& version, std::optional<facts::Range>* range) {
  const auto& semantics = place.dialect().semantics(version);
  const auto& costs = place.dialect().costs(version);
  for (Item* item : items) {
    const bool runs = range != nullptr || !item->applied() || item->repeatable();
    auto script = plan::script_of(
        item->text->raw, *item->read().source, item->read().script,
        statements_of(*item, Direction::up), one_by_one(place, item->read(), item->section),
        catalog, semantics, costs, runs ? facts::Depth::facts : facts::Depth::schema, range);
    if (script)
      item->up = std::move(*script);
    else
      item->trouble = script.error();
    if (item->text->unready) item->trouble = item->text->unready;
  }
}

bool is_aside(std::string_view history) {
  const std::string_view last = path::name_of(history);
  return last != history && (last == tripwires || last == archives);
}

Result<Sight> look_at(const Place& place, Reading reading) {
  auto connection = open_to_look(place.target, place.dialect(), "segue status");
  if (!connection) return connection.error();
  Sight sight{.connection = std::move(*connection)};
  auto server = place.dialect().engine().version_of(*sight.connection);
  if (!server) return server.error();
  sight.version = std::move(*server);
  journal::Journal journal(*sight.connection, place.dialect(), owner());
  const auto version = journal.version();
  if (!version) return version.error();
  sight.journal_version = *version;
  std::vector<journal::Migration> entries;
  if (sight.has_journal()) {
    auto read = journal.migrations();
    if (!read) return read.error();
    entries = std::move(*read);
  }
  const std::string name = place.name();
  for (const auto& entry : entries)
    if (entry.history != name && entry.state != journal::State::reverted &&
        !is_aside(entry.history))
      sight.neighbours.insert(entry.history);
  auto course = course_of(place, entries, sight.version, reading);
  if (!course) return course.error();
  sight.course = std::move(*course);
  return sight;
}

std::optional<Error> edit_of(const Item& item) {
  if (!item.edited() || item.again()) return std::nullopt;
  return Error{ErrorCode::usage,
               fmt::format("`{}` was edited after it had been applied; undo the edit, or write a "
                           "new migration",
                           item.name())};
}

journal::Migration entry_of(const Place& place, const Item& item) {
  journal::Migration entry = item.entry.value_or(journal::Migration{});
  // What was taken back begins anew. Of what an older program has run nobody knows whether that was
  // the first time: a text is missing before it.
  if (entry.state == journal::State::reverted)
    entry.text_number = 0;
  else if (item.applied() && entry.text_number == 0) {
    entry.text_number = 2;
    entry.text_release = entry.release;
  }
  entry.history = place.name();
  entry.migration = item.id;
  entry.phase = phase_of(item.file);
  entry.version = item.migration->version;
  entry.origin = "run";
  entry.checksum = item.up.checksum;
  entry.normal_checksum = item.up.normal_checksum;
  entry.file_checksum = sha256(item.text->raw);
  entry.down_sql = down_text(place, item);
  entry.up_sql = repeated_text(item);
  entry.irreversible = item.read().irreversible ? "yes" : "";
  if (!item.release.empty()) {
    entry.release = item.release;
    entry.plan_hash = item.plan_hash;
  }
  return entry;
}

Result<std::optional<Course>> settled_course(const Place& place, run::Runner& runner) {
  const auto looked = runner.look();
  if (!looked) return looked.error();
  if (!*looked) return std::optional<Course>();
  const auto entries = runner.journal().migrations();
  if (!entries) return std::optional<Course>();
  return unchanged(place, known_of(place, *entries), *entries);
}

Result<Course> open_course(const Place& place, run::Runner& runner, Reading reading) {
  const auto opened = runner.open();
  if (!opened) return opened.error();
  const auto entries = runner.journal().migrations();
  if (!entries) return entries.error();
  return course_of(place, *entries, runner.server(), reading);
}

}  // namespace segue::cli
