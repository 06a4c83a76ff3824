#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/place.h"
#include "plan/script.h"

namespace segue::cli {

/// A script of the history, read, with what the journal knows of it.
struct Item {
  const project::Migration* migration = nullptr;
  project::ScriptFile file{};
  std::string raw{};  // the file with its secrets
  std::unique_ptr<project::ReadScript> read{};
  std::optional<journal::Migration> entry{};
  plan::Script up{};  // of what has been applied only its checksums

  bool applied() const { return entry && entry->state == journal::State::applied; }
  /// It was changed after it had been applied, by more than comments and layout.
  bool edited() const { return applied() && entry->normal_checksum != up.normal_checksum; }
};

/// A history as it stands in a database.
struct Course {
  std::vector<Item> items{};                  // in the order of the history
  std::vector<journal::Migration> missing{};  // the journal holds them, the folder does not
};

/// Reads the scripts and lays them beside the journal's entries. `version` is the server's.
Result<Course> course_of(const Place& place, const std::vector<journal::Migration>& entries,
                         const dialect::Version& version);

/// The same without taking a lock: it leaves no trace in the database, and makes no file where
/// there is none.
Result<Course> look_at(const Place& place);

/// Makes a runner ready to change the database, and reads what stands in it.
Result<Course> open_course(const Place& place, run::Runner& runner);

/// The way back of an item: from its file or section, else as the journal kept it; nothing where
/// there is none. `catalog` is the schema that it starts from.
Result<std::optional<plan::Script>> way_back(const Place& place, const journal::Migration& entry,
                                             const Item* item, const dialect::Version& version,
                                             catalog::Catalog& catalog);

/// The statements of a down as one text, as the journal keeps it; nothing where there are none.
std::optional<std::string> down_text(const Place& place, const Item& item);

/// What the journal is going to hold of an item.
journal::Migration entry_of(const Place& place, const Item& item);

}  // namespace segue::cli
