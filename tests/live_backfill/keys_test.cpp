// Keys of every kind that tables have: each row is met once, whatever its key looks like.

#include <catch2/catch.hpp>
#include <iostream>

#include "live_backfill/arenas.h"

namespace segue::test {
namespace {

/// A table whose rows are told apart by some key, and how to fill it. `{0}` is the number of a row,
/// from 1 to 100.
struct Keyed {
  std::string database;  // in whose words it is; empty: in everybody's
  std::string name;
  std::string columns;
  std::string values;
};

const std::vector<Keyed> tables = {
    {"", "small numbers, some negative", "id int NOT NULL PRIMARY KEY", "{0} * 7 - 350"},
    {"", "numbers near the end of eight bytes", "id bigint NOT NULL PRIMARY KEY",
     "9223372036854775807 - {0}"},
    {"", "two columns", "a int NOT NULL, b varchar(20) NOT NULL, PRIMARY KEY (a, b)",
     "{0} % 5, 'row {0}'"},
    {"", "three columns, the first always the same",
     "a int NOT NULL, b int NOT NULL, c int NOT NULL, PRIMARY KEY (a, b, c)", "1, {0} % 7, {0}"},
    {"", "text with quotes and backslashes", "id varchar(60) NOT NULL PRIMARY KEY",
     "'it''s \\ {0}\"'"},
    {"", "text with control characters", "id varchar(60) NOT NULL PRIMARY KEY",
     "'\x02\x01 {0} \x03\x01'"},
    {"", "text beyond ASCII", "id varchar(60) NOT NULL PRIMARY KEY", "'Größe ☃ {0}'"},
    {"PostgreSQL MariaDB MySQL", "exact numbers", "id decimal(30, 10) NOT NULL PRIMARY KEY",
     "12345678901234567890.0000000000 + {0}"},
    {"", "a unique key that is never NULL", "id int NOT NULL UNIQUE", "{0}"},
    {"PostgreSQL", "uuid", "id uuid PRIMARY KEY", "md5('{0}')::uuid"},
    {"PostgreSQL", "moments", "id timestamptz PRIMARY KEY",
     "timestamptz '2024-10-27 00:30:00+00' + {0} * interval '7 minutes 0.123456 s'"},
    {"PostgreSQL", "bytes", "id bytea PRIMARY KEY", "decode(md5('{0}'), 'hex')"},
    {"PostgreSQL", "text in the order of a language", "id text COLLATE \"und-x-icu\" PRIMARY KEY",
     "chr(64 + {0}) || '-' || {0}"},
    {"PostgreSQL", "enum and number", "k kind, n int, PRIMARY KEY (k, n)",
     "(ARRAY['z', 'a', 'm'])[{0} % 3 + 1]::kind, {0}"},
    {"MariaDB MySQL", "numbers beyond the half of eight bytes",
     "id bigint unsigned NOT NULL PRIMARY KEY", "18446744073709551615 - {0}"},
    {"MariaDB MySQL", "bytes", "id binary(16) NOT NULL PRIMARY KEY",
     "UNHEX(LEFT(SHA2('{0}', 256), 32))"},
    {"MariaDB MySQL", "moments", "id datetime(6) NOT NULL PRIMARY KEY",
     "TIMESTAMP '2024-10-27 00:30:00.123456' + INTERVAL {0} * 7 MINUTE"},
    {"MariaDB MySQL", "moments of the server's time zone", "id timestamp(6) NOT NULL PRIMARY KEY",
     "FROM_UNIXTIME(1729989000 + {0} * 420 + 0.25)"},
    {"MariaDB MySQL", "text without case, with spaces at its end",
     "id varchar(60) CHARACTER SET utf8mb4 NOT NULL PRIMARY KEY",
     "CONCAT(CHAR(65 + {0} % 26 + 32 * ({0} % 2) USING utf8mb4), '{0} ')"},
    {"SQLite", "rowid", "v text", "'x'"},
    {"SQLite", "text that may be NULL", "id text PRIMARY KEY",
     "CASE {0} % 9 WHEN 0 THEN NULL ELSE 'row {0}' END"},
    {"SQLite", "numbers in a column without a type", "id NOT NULL PRIMARY KEY", "{0} * 3"},
    {"SQLite", "bytes", "id blob NOT NULL PRIMARY KEY", "randomblob(12)"}};

std::string with_number(std::string text, int number) {
  for (size_t at = 0; (at = text.find("{0}", at)) != std::string::npos;)
    text.replace(at, 3, std::to_string(number));
  return text;
}

/// Where the key is not one of the columns.
std::string wish_of(const Keyed& table) {
  return table.name == "rowid" ? "key=rowid" : "";
}

void try_on(const Arena& arena, const Keyed& table) {
  const auto target = arena.fresh();
  make_journal(target, arena.dialect);
  const auto connection = session(target);
  REQUIRE(arena.dialect.engine().prepare(*connection, "test"));
  std::string given;
  if (table.columns.find("kind") != std::string::npos)
    given = "CREATE TYPE kind AS ENUM ('z', 'm', 'a');";
  if (!given.empty()) done(*connection, given);
  const std::string create = "CREATE TABLE t (" +
                             table.columns.substr(0, table.columns.find(", PRIMARY KEY (")) +
                             ", met int NOT NULL DEFAULT 0" +
                             (table.columns.find(", PRIMARY KEY (") == std::string::npos
                                  ? ""
                                  : table.columns.substr(table.columns.find(", PRIMARY KEY ("))) +
                             ")";
  done(*connection, create);
  constexpr int rows = 100;
  for (int i = 1; i <= rows; ++i)
    done(*connection, "INSERT INTO t VALUES (" + with_number(table.values, i) + ", 0)");
  REQUIRE(counted(*connection, "SELECT count(*) FROM t") == rows);
  const auto backfill =
      read_backfill(arena.dialect, given + create, "UPDATE t SET met = met + 1", wish_of(table));
  INFO((backfill ? "" : backfill.error().message));
  REQUIRE(backfill);
  auto settings = small_steps();
  settings.pace.fixed_batch = 7;
  settings.range_batches = 3;
  CHECK(run_backfill(target, arena.dialect, *backfill, settings) == "");
  CHECK(counted(*connection, "SELECT count(*) FROM t WHERE met = 1") == rows);
  // Fifteen batches: none took all of the rows at once.
  CHECK(counted(*connection, "SELECT count(*) FROM segue_ranges") == 5);
}

}  // namespace

TEST_CASE("rows are met once, whatever their key is") {
  for (const auto& arena : arenas()) {
    int tried = 0;
    for (const auto& table : tables) {
      if (!table.database.empty() && table.database.find(arena.name) == std::string::npos) continue;
      INFO(arena.name << ": " << table.name);
      try_on(arena, table);
      ++tried;
    }
    std::cout << arena.name << ": " << tried << " kinds of keys\n";
  }
}

}  // namespace segue::test
