#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "project/layout.h"

namespace segue::project {
namespace {

/// "_up" and "_down" are directions where both stand side by side: "001_users_up.sql".
void read_direction_words(std::vector<Entry>& entries) {
  std::map<std::string, int> sides;
  const auto key = [](const Entry& entry) {
    return entry.name.stem_without_direction_word + '\n' + entry.name.version;
  };
  for (const auto& entry : entries) {
    if (entry.name.direction_word)
      sides[key(entry)] |= *entry.name.direction_word == Direction::up ? 1 : 2;
  }
  for (auto& entry : entries) {
    if (!entry.name.direction_word || sides[key(entry)] != 3) continue;
    entry.direction = *entry.name.direction_word;
    entry.name.direction = entry.direction;
    entry.name.stem = entry.name.stem_without_direction_word;
  }
}

/// Words name dialects only where they tell files apart.
void read_dialect_words(std::vector<Entry>& entries) {
  std::set<const dialect::Dialect*> named;
  for (const auto& entry : entries) {
    if (entry.name.dialect_word != nullptr) named.insert(entry.name.dialect_word);
  }
  if (named.size() < 2) return;
  for (auto& entry : entries) {
    if (entry.name.dialect == nullptr) entry.name.dialect = entry.name.dialect_word;
  }
}

/// What one dialect runs: its own files, and those for all dialects that it has no file of its own
/// for.
std::vector<Entry> entries_for(const dialect::Dialect* dialect, const std::vector<Entry>& all) {
  std::set<std::pair<std::string, Direction>> own;
  for (const auto& entry : all) {
    if (entry.name.dialect == dialect) own.insert({entry.name.stem, entry.direction});
  }
  std::vector<Entry> result;
  for (const auto& entry : all) {
    const bool shared = entry.name.dialect == nullptr;
    if (entry.name.dialect != dialect && !shared) continue;
    if (shared && dialect != nullptr && own.contains({entry.name.stem, entry.direction})) continue;
    result.push_back(entry);
  }
  return result;
}

bool same_version(const Layout& layout, const Entry& a, const Entry& b) {
  if (a.repeatable || b.repeatable)
    return a.repeatable == b.repeatable && a.name.name == b.name.name;
  if (a.name.version.empty() && b.name.version.empty()) return a.name.stem == b.name.stem;
  return !a.name.version.empty() && !b.name.version.empty() &&
         compare_versions(layout.order, a.name.version, b.name.version) == 0;
}

bool runs_before(const Layout& layout, const Entry& a, const Entry& b) {
  if (a.repeatable != b.repeatable) return b.repeatable;
  if (a.repeatable) return a.name.name < b.name.name;
  const bool versioned = !a.name.version.empty() && !b.name.version.empty();
  const int order = versioned ? compare_versions(layout.order, a.name.version, b.name.version) : 0;
  if (order != 0) return order < 0;
  return natural_less(a.name.stem, b.name.stem);
}

Migration migration_of(const Entry& entry) {
  return {.version = entry.name.version,
          .name = entry.name.name,
          .id = entry.name.stem,
          .repeatable = entry.repeatable};
}

/// Migrations from the scripts of one version, which stand side by side in [first, last).
class Version {
 public:
  explicit Version(Reading& reading) : reading_(reading) {}

  void add_to(std::vector<Migration>& migrations, std::vector<Entry>::const_iterator first,
              std::vector<Entry>::const_iterator last) {
    const size_t begin = migrations.size();
    for (auto entry = first; entry != last; ++entry) {
      if (entry->direction != Direction::up) continue;
      if (migrations.size() > begin) report_duplicate(*entry, migrations[begin]);
      migrations.push_back(migration_of(*entry));
      migrations.back().up.push_back({entry->path});
    }
    for (auto entry = first; entry != last; ++entry) {
      if (entry->direction == Direction::down) add_down(migrations, begin, *entry);
    }
  }

 private:
  void add_down(std::vector<Migration>& migrations, size_t begin, const Entry& entry) {
    const bool alone = migrations.size() == begin + 1;
    for (size_t i = begin; i < migrations.size(); ++i) {
      if (!alone && migrations[i].id != entry.name.stem) continue;
      migrations[i].down.push_back({entry.path});
      return;
    }
    reading_.report("down-without-up", Severity::warning, entry.path,
                    "`" + entry.name.file + "` undoes a migration that does not exist",
                    "add its up script, or remove it");
  }

  void report_duplicate(const Entry& entry, const Migration& first) {
    reading_.report("duplicate-version", Severity::error, entry.path,
                    "version " + entry.name.version + " is taken by `" +
                        std::string(path::name_of(first.up.front().path)) + "` already",
                    "give it a version of its own");
  }

  Reading& reading_;
};

void report_missing_downs(const Layout& layout, const History& history, Reading& reading) {
  if (!layout.has_downs || layout.sections != Sections::none) return;
  const auto is_undone = [](const Migration& m) { return !m.down.empty(); };
  const auto& all = history.migrations;
  // A team that never writes downs need not be told once per migration.
  if (std::none_of(all.begin(), all.end(), is_undone)) return;
  for (const auto& migration : all) {
    if (migration.down.empty() && !migration.repeatable && !migration.up.empty())
      reading.report("missing-down", Severity::warning, migration.up.front().path,
                     "`" + migration.id + "` has no down script",
                     "add one, or say why there is none: -- segue: irreversible reason=\"…\"");
  }
}

/// Whether one of the files (a sample is enough) has a mark for the way back. Layouts without such
/// marks are told by their file names.
bool any_marked_down(const Layout& layout, const History& history, Reading& reading) {
  const std::string_view mark = layout.sections == Sections::migrate       ? "migrate:down"
                                : layout.sections == Sections::goose       ? "+goose down"
                                : layout.sections == Sections::sql_migrate ? "+migrate down"
                                                                           : "";
  constexpr size_t sample_size = 8;
  const auto& all = history.migrations;
  const size_t step = std::max<size_t>(1, all.size() / sample_size);
  for (size_t i = 0; i < all.size() && !mark.empty(); i += step) {
    for (const auto& file : all[i].up) {
      if (has_mark(reading.heads.of(file.path), mark)) return true;
    }
  }
  return mark.empty();
}

/// The number that a short version of digits stands for; 0 for others.
unsigned counted(const std::string& version) {
  const bool plain = !version.empty() && version.size() <= 6 &&
                     version.find_first_not_of("0123456789") == std::string::npos;
  return plain ? static_cast<unsigned>(std::stoul(version)) : 0;
}

/// Gaps are worth a note where the team counts: where nearly every version follows the one before.
void report_gaps(const History& history, Reading& reading) {
  std::vector<std::pair<unsigned, const Migration*>> numbers;
  for (const auto& migration : history.migrations) {
    if (!migration.repeatable) numbers.emplace_back(counted(migration.version), &migration);
  }
  size_t steps = 0;
  for (size_t i = 1; i < numbers.size(); ++i)
    steps += numbers[i - 1].first != 0 && numbers[i].first == numbers[i - 1].first + 1;
  if (numbers.size() < 3 || steps * 4 < (numbers.size() - 1) * 3) return;
  for (size_t i = 1; i < numbers.size(); ++i) {
    const auto [number, migration] = numbers[i];
    const unsigned before = numbers[i - 1].first;
    if (before == 0 || number <= before + 1 || migration->up.empty()) continue;
    reading.report("version-gap", Severity::note, migration->up.front().path,
                   "version " + migration->version + " follows " + numbers[i - 1].second->version +
                       ": what is between them is missing");
  }
}

void add_history_of(const Layout& layout, const Folder& folder, std::vector<Entry> entries,
                    const dialect::Dialect* dialect, Reading& reading) {
  std::stable_sort(entries.begin(), entries.end(),
                   [&](const Entry& a, const Entry& b) { return runs_before(layout, a, b); });
  History history = history_in(folder, layout);
  history.dialect = dialect;
  if (dialect != nullptr) history.dialect_by = "the names of its files";
  Version version(reading);
  for (auto first = entries.cbegin(); first != entries.cend();) {
    auto last = std::next(first);
    while (last != entries.cend() && same_version(layout, *first, *last))
      ++last;
    version.add_to(history.migrations, first, last);
    first = last;
  }
  history.has_downs = any_marked_down(layout, history, reading);
  report_missing_downs(layout, history, reading);
  report_gaps(history, reading);
  add_history(std::move(history), reading);
}

}  // namespace

History history_in(const Folder& folder, const Layout& layout) {
  History history;
  history.layout = &layout;
  history.folder = folder.path;
  return history;
}

Migration migration_of(const Folder& folder) {
  const size_t at = folder.name.find('_');
  return {.version = folder.name.substr(0, at),
          .name = at == std::string::npos ? "" : folder.name.substr(at + 1),
          .id = folder.name,
          .up = {{folder.path_of("migration.sql")}}};
}

void add_history(const Layout& layout, const Folder& folder, std::vector<Entry> entries,
                 Reading& reading) {
  if (layout.has_downs) read_direction_words(entries);
  read_dialect_words(entries);
  std::set<const dialect::Dialect*> named;
  for (const auto& entry : entries) {
    if (entry.name.dialect != nullptr) named.insert(entry.name.dialect);
  }
  if (named.empty()) return add_history_of(layout, folder, std::move(entries), nullptr, reading);
  for (const auto* dialect : reading.dialects) {
    if (named.contains(dialect))
      add_history_of(layout, folder, entries_for(dialect, entries), dialect, reading);
  }
}

}  // namespace segue::project
