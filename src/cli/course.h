#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "cli/place.h"
#include "plan/script.h"

namespace segue::cli {

/// A file with its secrets, and what was read of it without them.
struct FileText {
  std::string raw{};
  project::ReadScript read{};
  std::optional<Error> unready{};  // it cannot be sent as it is: a placeholder has no value
  bool has_values = false;         // of placeholders: they need not be for everybody to read
};

/// Segue's own scripts beside those of a history `shop` are kept as `shop/tripwires` …
inline constexpr std::string_view tripwires = "tripwires";
inline constexpr std::string_view archives = "archives";
bool is_aside(std::string_view history);

/// A script of the history, read, with what the journal knows of it: a file, or a changeset of one.
struct Item {
  const project::Migration* migration = nullptr;
  project::ScriptFile file{};
  std::string id{};                        // as the journal calls it
  uint32_t section = 0;                    // of a changeset; 0 where the whole file is meant
  std::shared_ptr<const FileText> text{};  // null where nothing of it needed to be read
  std::optional<journal::Migration> entry{};
  /// As it read when it ran, where it runs again since it reads otherwise by now; null where it is
  /// the same, or where nobody has kept that.
  std::shared_ptr<const project::ReadScript> earlier{};
  plan::Script up{};               // of what has been applied only its checksums
  std::optional<Error> trouble{};  // why it cannot be run
  std::string release{};           // that it is going to be applied for; empty: for none
  std::string plan_hash{};         // … by this plan

  const project::ReadScript& read() const { return text->read; }
  /// For people: the file, and which of its changesets.
  std::string name() const;
  bool applied() const { return entry && entry->state == journal::State::applied; }
  /// It was changed after it had been applied, by more than comments and layout.
  bool edited() const {
    return applied() &&
           (trouble || entry->normal_checksum != up.normal_checksum || has_another_secret());
  }
  /// It runs again whenever it has changed.
  bool repeatable() const {
    return migration->repeatable || (section != 0 && read().sections[section].runs_on_change);
  }
  /// … which it has.
  bool again() const { return repeatable() && edited(); }
  /// Whether somebody who says `word` means this one.
  bool is_called(const std::string& word) const;
  /// What runs again may do so for a secret alone. The checksums of statements leave secrets out;
  /// that of the whole file tells.
  bool has_another_secret() const;
};

/// A history as it stands in a database.
struct Course {
  std::vector<Item> items{};                  // in the order of the history
  std::vector<journal::Migration> missing{};  // the journal holds them, the folder does not
  /// Nothing of the history is known to the journal, but its migrations are, under another name.
  std::optional<Error> elsewhere{};
};

/// The statements of an item that run in this direction and stand in its file.
plan::Chosen statements_of(const Item& item, project::Direction direction);

/// A script as a database has it, in which it may have run before it was changed.
struct Ran {
  const project::ReadScript& read;
  plan::Chosen chosen{};
};
Ran as_it_ran(const Item& item);

/// Simulates an item so.
void apply_as_it_ran(const Item& item, catalog::Catalog& catalog,
                     const catalog::Semantics& semantics);

/// Reads a file of the history, with values in for its placeholders.
Result<FileText> read_file(const Place& place, const project::ScriptFile& file,
                           project::Direction whole);

/// Whether an item asks for every statement to run by itself.
bool one_by_one(const Place& place, const project::ReadScript& read, uint32_t section);

/// What a course is wanted for.
enum class Reading {
  all,     // every script is read
  pending  // none is where each file is, byte by byte, what has been applied
};

/// Simulates items one after the other on a schema, and says what each is going to run. What has
/// been applied and does not run again is only simulated. `range` is the release that they belong
/// to, which goes on behind the last one; without one each is a range of its own.
void simulate_items(const Place& place, const std::vector<Item*>& items, catalog::Catalog& catalog,
                    const dialect::Version& version, std::optional<facts::Range>* range = nullptr);

/// Lays the scripts beside the journal's entries. `version` is the server's.
Result<Course> course_of(const Place& place, const std::vector<journal::Migration>& entries,
                         const dialect::Version& version, Reading reading = Reading::all);

/// A database looked at without a lock.
struct Sight {
  dialect::ConnectionPtr connection{};
  dialect::Version version{};
  int journal_version = 0;  // of its tables; 0 where there are none
  Course course{};
  std::set<std::string> neighbours{};  // other histories that have run here

  bool has_journal() const { return journal_version > 0; }
};

/// Looks, and leaves no trace in the database; makes no file where there is none.
Result<Sight> look_at(const Place& place, Reading reading = Reading::all);

/// The course where every file has been applied as it is, looked up without the right to change the
/// database. Nothing where that is not so: then the runner has to be opened.
Result<std::optional<Course>> settled_course(const Place& place, run::Runner& runner);

/// Makes a runner ready to change the database, and reads what stands in it.
Result<Course> open_course(const Place& place, run::Runner& runner, Reading reading = Reading::all);

/// What keeps everything from being run while a script that has been applied reads otherwise than
/// it did then; nothing where it is the same, or runs again.
std::optional<Error> edit_of(const Item& item);

/// What the journal is going to hold of an item.
journal::Migration entry_of(const Place& place, const Item& item);

}  // namespace segue::cli
