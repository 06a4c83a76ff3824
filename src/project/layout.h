#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "project/file_name.h"
#include "project/folder.h"
#include "project/project.h"
#include "project/version_table.h"

namespace segue::project {

/// By which comments a file is divided into sections.
enum class Sections { none, migrate, goose, sql_migrate, changesets };
/// The comments that begin the two directions in such a file, as its author would write them; empty
/// where there are none.
struct Marks {
  std::string_view up{};
  std::string_view down{};
};
Marks marks_of(Sections sections);

/// What a tool does around the statements of a script that does not ask for something else.
enum class Wrapping {
  none,            // it sends one statement after the other, or hands the file to a client
  one_text,        // it sends all of them as one text: some servers make a transaction of that
  where_undone,    // … and opens a transaction itself where schema changes can be undone at all
  unless_refused,  // a transaction, unless a statement in the script cannot be part of one
  always
};

struct Reading;

/// A way in which a tool keeps migrations. One file each in layouts/, listed in layouts.def in the
/// order in which they are tried.
struct Layout {
  std::string_view name;  // as `--layout` and segue.toml call it
  Sections sections = Sections::none;
  VersionOrder order = VersionOrder::number;
  /// The tool has downs, so that a migration without one is worth a word.
  bool has_downs = false;
  Wrapping wrapping = Wrapping::none;
  /// The comment at the head of a script by which it asks for no transaction; empty where the tool
  /// has none of this kind.
  std::string_view no_transaction_mark{};
  /// The tool puts values in for `${NAME}`, and refuses a script with a name that has none.
  bool placeholders = false;
  /// Where the tool keeps what it has applied; null where that is not known.
  const VersionTable* versions = nullptr;
  /// Looks at a folder: makes a history of every set of migrations that it recognises, and takes
  /// the folders and files out of the tree's hands.
  void (*take)(Folder& folder, Reading& reading) = nullptr;
};

const std::vector<const Layout*>& layouts();
/// Null where no layout has this name.
const Layout* find_layout(std::string_view name);

/// What layouts work with while a tree is read.
struct Reading {
  const Dialects& dialects;
  Heads& heads;
  const Settings& settings;
  Project& project;

  /// The layout was asked for by name, so it takes what it would not recognise by itself.
  bool asked_for(const Layout& layout) const { return settings.layout == &layout; }
  void report(std::string rule, Severity severity, std::string file, std::string message,
              std::string advice = {});
};

/// One script as a flat layout sees it.
struct Entry {
  FileName name{};
  std::string path{};
  Direction direction = Direction::up;
  bool repeatable = false;
};

/// The scripts of a folder whose names `wanted` accepts, in natural order.
using Wanted = std::function<bool(const FileName&)>;
std::vector<Entry> scripts_in(const Folder& folder, const Reading& reading, const Wanted& wanted);
std::vector<Entry> scripts_in(const Folder& folder, const Reading& reading);

/// Takes these scripts out of the folder, so that no other layout sees them.
void claim(Folder& folder, const std::vector<Entry>& entries);
/// Takes the folder and all below it.
void claim_all(Folder& folder);

/// A history without migrations yet.
History history_in(const Folder& folder, const Layout& layout);
/// The migration of a folder <version>_<name> that holds `migration.sql`.
Migration migration_of(const Folder& folder);

/// Makes the history of a folder with one file per migration and direction: a history per dialect
/// that the file names tell apart, in the order of versions, ups with their downs. Reports what is
/// wrong with the names.
void add_history(const Layout& layout, const Folder& folder, std::vector<Entry> entries,
                 Reading& reading);
/// Gives a history the dialect that a file of its tool names. Where that is a database that we do
/// not read, the history is not to be read: notes that at `file` and returns false.
bool name_dialect(History& history, std::string_view word, const std::string& file,
                  Reading& reading);

/// Adds a history that is in order already, unless it is empty.
void add_history(History history, Reading& reading);

/// Notes every script that is left in the folder and has no place in its layout.
void report_strangers(const Layout& layout, Folder& folder, Reading& reading);

/// Whether one of the scripts (a sample is enough) has a line of comment that begins with `mark`,
/// white space aside.
bool any_marked(const Folder& folder, Reading& reading, std::string_view mark);
bool has_mark(std::string_view text, std::string_view mark);

/// The layout whose marks divide this text into sections; `plain` where it has none.
const Layout& layout_of_text(std::string_view text);

#define SEGUE_LAYOUT(id) extern const Layout id;
namespace layout {
#include "project/layouts.def"
}
#undef SEGUE_LAYOUT

}  // namespace segue::project
