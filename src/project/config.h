#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/finding.h"
#include "base/nearest.h"
#include "base/rules.h"
#include "project/project.h"

namespace segue::project {

/// A database that the pipeline knows by name.
struct Environment {
  std::string url{};                     // as written, with its `${VARIABLES}`
  std::string after{};                   // a release must be live in this environment first
  std::vector<std::string> requires_{};  // variables that must be set before anything runs
  std::string branch{};                  // that the working tree must be on; empty: any
  bool clean_tree = false;               // nothing may be there that is not committed
};

/// A table of which the reader knows no more than that its values are words, or lists of them: what
/// they mean is known to whoever uses it. Numbers and booleans stand as they are written.
struct ConfigTable {
  std::map<std::string, std::vector<std::string>> values{};
  int line = 0;  // of the file

  /// The only, or the first, value of a key; empty where there is none.
  const std::string& text(const std::string& key) const;
};

/// One of several databases that get the same migrations: a shard, a tenant, a region.
struct TargetDatabase {
  std::string name{};
  std::string url{};          // as written
  std::string environment{};  // that it belongs to; empty: to all of them
  bool canary = false;        // it goes first
};

/// How several databases are changed.
struct Spread {
  int parallel = 1;                         // at most so many at once
  bool stop_after_failure = true;           // once one has failed, no other is begun
  std::vector<TargetDatabase> databases{};  // in the order of the file
};

/// What segue.toml says. Everything may be missing: what is not fixed here is detected.
struct Config {
  std::string path{};    // of the file; empty where there is none
  std::string folder{};  // that the file lies in; its paths begin there
  std::string dialect{};
  std::string server{};         // "<dialect>:16.4"
  std::string character_set{};  // that the database has for default; in any case
  std::string layout{};
  std::string name{};  // that the journal gives the history; empty: that of its folder
  std::vector<std::string> folders{};
  std::string fail_on{};
  std::string start_after{};  // migrations up to this version are old: they are not judged
  std::map<std::string, std::string> rules{};  // id → "off", "note", "warning" or "error"
  std::map<std::string, Environment> environments{};
  Spread targets{};
  std::map<std::string, std::string> placeholders{};  // values for `${NAME}`, as written
  std::map<std::string, std::string> backfill{};      // pace and limits of backfills, as written
  std::vector<std::string> replicas{};                // URLs, as written: a backfill asks them
  ConfigTable rollout{};                              // how releases are rolled out
  std::vector<ConfigTable> gates{};                   // conditions between its phases
  std::vector<ConfigTable> hooks{};                   // commands at its moments
  std::vector<ConfigTable> notifications{};           // whom to tell
  std::map<std::string, Position> places{};           // of values, by their keys
  Source source{};      // the file's text, with its passwords blotted out
  Findings findings{};  // passwords in the file, rules that do not exist

  /// Where a value stands, as "segue.toml:2:10"; empty for a key that the file has not.
  std::string place_of(const std::string& key) const;
};

/// The keys of its table `[backfill]`.
const std::vector<std::string_view>& backfill_keys();

/// The keys of its table `[rollout]`.
const std::vector<std::string_view>& rollout_keys();

/// The name of the file.
inline constexpr std::string_view config_name = "segue.toml";

/// Reads a configuration. A rule that is not among the known ones is a finding. An unknown key, a
/// wrong type or a broken line is an error whose message begins with file:line:column.
Result<Config> read_config(const std::string& path, std::string text,
                           const std::vector<std::string_view>& known_rules = rule_ids());

/// Looks for segue.toml in `folder` (an absolute path) and in the folders above it; an empty Config
/// where there is none.
Result<Config> find_config(const FileTree& tree, std::string folder,
                           const std::vector<std::string_view>& known_rules = rule_ids());

using Variables = std::function<std::optional<std::string>(const std::string&)>;
/// Puts the values of variables in for `${NAME}`; a variable that is not set is an error.
Result<std::string> expanded(std::string_view value, const Variables& variables);

/// "<dialect>:16.4" (or only one of the two parts) as a dialect and a version. The first word is a
/// name or an alias of a dialect.
Result<Settings> read_server(std::string_view server, const Dialects& dialects);

/// The string at a top-level key of a TOML text; empty where there is none.
std::string toml_string(const std::string& text, std::string_view key);

using segue::nearest;

}  // namespace segue::project
