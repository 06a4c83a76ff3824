#include "dialects/sqlite/telltales.h"

#include <array>

#include "dialect/telltales.h"

namespace segue::sqlite {
namespace {

constexpr auto words =
    std::to_array<std::string_view>({"sqlite3", "libsql", "turso", "d1", "sqlcipher", "rqlite"});

constexpr auto telltales = std::to_array<dialect::Telltale>({
    {"AUTOINCREMENT", 4},
    {"PRAGMA", 4},
    {"WITHOUT ROWID", 4},
    {"INTEGER PRIMARY KEY", 3},
    {"INTEGER NOT NULL PRIMARY KEY", 2},
    {"STRFTIME", 4},
    {"DATETIME('NOW')", 4},
    {"UNIXEPOCH", 4},
    {"JULIANDAY", 4},
    {"INSERT OR REPLACE", 4},
    {"INSERT OR IGNORE", 4},
    {"SQLITE_MASTER", 4},
    {"SQLITE_SEQUENCE", 4},
    {"FOREIGN_KEYS", 3},
    {"ATTACH DATABASE", 4},
    {"FTS5", 4},
    {"FTS4", 4},
    {"RANDOMBLOB", 4},
    {"HEX(", 1},
    // Times kept as seconds, and text keys: nothing else to choose from.
    {"TIMESTAMP INTEGER", 3},
    {"CREATED_AT INTEGER", 2},
    {"TEXT PRIMARY KEY", 1},
    {"TEXT NOT NULL PRIMARY KEY", 1},
    {"BLOB", 1},
    {"COLLATE NOCASE", 4},
    {"[INTEGER]", 4},
    {"NVARCHAR", 1},
});

}  // namespace

std::span<const std::string_view> aliases() {
  return words;
}

int sniff(std::string_view sql) {
  return dialect::weigh(sql, telltales);
}

}  // namespace segue::sqlite
