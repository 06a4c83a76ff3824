#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace segue::project {

/// How a row of a tool's own table names a migration.
enum class RowKey {
  version,    // its version, as its layout has it
  number,     // the value of its version: 7 is 0007
  parts,      // its version, part by part; the name of its file where it has none
  id,         // the name of its file or folder without endings
  file,       // the name of its file
  name,       // the name of a change; the second row of a name is the second change of that name
  changeset,  // file, author and id, each in a column of its own
  content     // the SHA-256 of its file
};

/// The table in which a tool keeps which migrations a database has had. A layout tells it, so that
/// the history can be taken over from the tool.
struct VersionTable {
  /// As the tool calls it where nobody says otherwise, older names last. A name with a dot stands
  /// in a schema of the tool's own, or in a file of that name beside an embedded database.
  std::vector<std::string_view> names{};
  /// A query with `{}` for the table, in words that every database takes: the key, and in the last
  /// column the state (`read_state`), the oldest row first. A column `checksum` is none of the key:
  /// it holds the CRC-32 of the file's bytes without its line ends, or nothing.
  std::string_view rows{};
  RowKey key = RowKey::version;
  /// What else the tool makes for itself: tables, and schemas with all that is in them.
  std::vector<std::string_view> company{};
  /// What to do about a migration that failed half-way, with the tool's own command.
  std::string_view way_out{};
};

/// What a row says of its migration. A later row wins.
enum class RowState {
  applied,
  up_to,     // this one and all that stand before it were applied
  failed,    // it was begun, and nobody knows how far it came
  reverted,  // it was taken back
  other      // the row is about something else
};
/// "applied", "up-to", "failed", "reverted"; anything else is about something else.
RowState read_state(std::string_view word);

/// Names of tables and schemas that belong to the tools that are known, not to applications.
const std::vector<std::string_view>& names_of_tools();

}  // namespace segue::project
