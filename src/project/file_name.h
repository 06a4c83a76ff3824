#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "project/project.h"

namespace segue::project {

enum class Direction { up, down };

/// What the name of a file says, whatever the layout.
struct FileName {
  std::string file{};     // all of it
  std::string stem{};     // without direction, dialect and endings: "0001_users"
  char prefix = '\0';     // V, U, R or B before a version, in upper case
  std::string version{};  // digits as they stand, with the dots and underscores between them
  std::string separator{};
  std::string name{};                         // what follows the version: "users"
  std::optional<Direction> direction{};       // of ".up", ".down"
  std::optional<Direction> direction_word{};  // of "_up", "_down": a word like any other, unless
                                              // the other direction stands beside it
  std::string stem_without_direction_word{};
  const dialect::Dialect* dialect = nullptr;       // of an ending: "users.<dialect>.sql"
  const dialect::Dialect* dialect_word = nullptr;  // of a word: counts where several are named

  /// Whether the parts are divided as Flyway and its kin do: two underscores.
  bool double_underscore() const { return separator == "__"; }
};

/// Takes a name apart; nothing where it is not the name of an SQL script.
std::optional<FileName> read_name(std::string_view file, const Dialects& dialects);

/// Whether a file name ends as SQL scripts do: ".sql", ".psql", ".sql.<dialect>" …
bool is_script(std::string_view file, const Dialects& dialects);

/// How the versions of a layout are compared.
enum class VersionOrder {
  number,  // "9" before "010"; equal if the numbers are
  parts,   // "1.9" before "1_10"; "1" equals "1.0"
  text,    // byte by byte
};

/// Negative, 0 or positive, as a stands before, beside or after b.
int compare_versions(VersionOrder order, std::string_view a, std::string_view b);

}  // namespace segue::project
