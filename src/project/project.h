#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/finding.h"
#include "dialect/dialect.h"

namespace segue::project {

struct Layout;

/// When a script of a phased migration runs; `none` where the layout has no phases.
enum class Phase { none, expand, backfill, contract };

/// A file of SQL that belongs to a migration, wholly or by sections.
struct ScriptFile {
  std::string path{};
  Phase phase = Phase::none;
};
using ScriptFiles = std::vector<ScriptFile>;

/// One version, as its layout keeps it. Layouts with sections (dbmate, goose, changelogs) keep both
/// directions in one file: it is listed under `up`, and `read_script` tells what is down.
struct Migration {
  std::string version{};  // as the layout orders it; empty for repeatable ones and plain files
  std::string name{};     // "create_users"
  std::string id{};       // how people call it: the name of the file or folder without endings
  ScriptFiles up{};       // in the order in which they run
  ScriptFiles down{};
  bool repeatable = false;
};

/// Migrations that run one after the other on one database.
struct History {
  const Layout* layout = nullptr;
  const dialect::Dialect* dialect = nullptr;
  dialect::Version server{};
  std::string folder{};      // as it was named: relative to where we stand; empty: where we stand
  std::string dialect_by{};  // how the dialect is known, for people: "the folder's name"
  bool is_guessed = false;   // … and nothing says it but what the SQL looks like
  /// The migrations build the schema from nothing. If not, they start from a schema that we do not
  /// see, and names that we do not know may well exist.
  bool from_nothing = true;
  /// Some migrations have a way back, so that one without is worth a word.
  bool has_downs = true;
  std::vector<Migration> migrations{};

  /// The folder for people: "." where we stand in it.
  std::string shown_folder() const { return folder.empty() ? "." : folder; }
};

/// What was found under the paths that were given.
struct Project {
  std::vector<History> histories{};
  Findings findings{};  // what file names tell; `file` is set, the span is the file's beginning
  std::vector<History> left_out{};  // of other dialects than the one that is asked for
};

/// What the command line and the configuration fix; what is empty is detected.
struct Settings {
  const dialect::Dialect* dialect = nullptr;
  /// Of the database at hand: meant where nothing in the files tells.
  const dialect::Dialect* usual = nullptr;
  std::string usual_by{};  // how that is known, for people
  dialect::Version server{};
  const Layout* layout = nullptr;
  /// Where relative paths begin, as an absolute path: the folders above may tell something, too.
  std::string here{};
  /// So many levels of folders below the one that is loaded are looked into.
  int depth = 64;
};

using Dialects = std::vector<const dialect::Dialect*>;

/// The dialect with this name or alias, in any case; null where there is none.
const dialect::Dialect* find_dialect(const Dialects& dialects, std::string_view word);

/// Reads the names (and as little else as detection needs) of what lies under a folder, or of one
/// file. Files stay on disk until `read_script`. An error is a path that cannot be read.
Result<Project> load_folder(const FileTree& tree, const std::string& folder,
                            const Settings& settings, const Dialects& dialects);
Result<Project> load_file(const FileTree& tree, const std::string& path, const Settings& settings,
                          const Dialects& dialects);

}  // namespace segue::project
