#include "bench/workload.h"

#include <fmt/core.h>

#include <fstream>
#include <set>

#include "base/text.h"
#include "corpus/corpus.h"
#include "corpus/oracle.h"

namespace segue::bench {
namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

namespace {

struct Pair {
  std::string up, down;
};

/// Ten kinds of migration in turn, each about the table that the last "create" made.
Pair migration(int number) {
  const int table = number / 10;
  const std::string name = fmt::format("account_{}", table);
  switch (number % 10) {
    case 0:
      return {
          fmt::format(
              "CREATE TABLE {0} (\n  id bigserial PRIMARY KEY,\n  email varchar(255) NOT NULL "
              "UNIQUE,\n"
              "  state text NOT NULL DEFAULT 'new',\n  balance numeric(12, 2) NOT NULL DEFAULT 0,\n"
              "  created_at timestamptz NOT NULL DEFAULT now()\n);\n",
              name),
          fmt::format("DROP TABLE {};\n", name)};
    case 1:
      return {fmt::format("CREATE TABLE {0}_order (\n  id bigserial PRIMARY KEY,\n"
                          "  account_id bigint NOT NULL REFERENCES {0} (id) ON DELETE CASCADE,\n  "
                          "total integer\n);\n"
                          "CREATE INDEX {0}_order_account_idx ON {0}_order (account_id);\n",
                          name),
              fmt::format("DROP TABLE {}_order;\n", name)};
    case 2:
      return {fmt::format("ALTER TABLE {} ADD COLUMN name text;\n", name),
              fmt::format("ALTER TABLE {} DROP COLUMN name;\n", name)};
    case 3:
      return {fmt::format("-- The name in lower case, for the search.\nUPDATE {0} SET name = "
                          "lower(email) WHERE name IS "
                          "NULL AND state <> 'gone';\n",
                          name),
              "SELECT 1;\n"};
    case 4:
      return {
          fmt::format(
              "CREATE INDEX CONCURRENTLY {0}_name_idx ON {0} (lower(name)) WHERE state = 'new';\n",
              name),
          fmt::format("DROP INDEX CONCURRENTLY {}_name_idx;\n", name)};
    case 5:
      return {fmt::format("ALTER TABLE {0}_order ADD COLUMN note text, ADD COLUMN paid boolean NOT "
                          "NULL DEFAULT false;\n",
                          name),
              fmt::format("ALTER TABLE {0}_order DROP COLUMN note, DROP COLUMN paid;\n", name)};
    case 6:
      return {
          fmt::format(
              "ALTER TABLE {0} ADD CONSTRAINT {0}_balance_check CHECK (balance >= 0) NOT VALID;\n",
              name),
          fmt::format("ALTER TABLE {0} DROP CONSTRAINT {0}_balance_check;\n", name)};
    case 7:
      return {fmt::format("ALTER TABLE {0} VALIDATE CONSTRAINT {0}_balance_check;\n", name),
              "SELECT 1;\n"};
    case 8:
      return {
          fmt::format(
              "CREATE VIEW {0}_open AS\nSELECT a.id, a.email, count(o.id) AS orders\nFROM {0} a\n"
              "LEFT JOIN {0}_order o ON o.account_id = a.id\nWHERE a.state = 'new'\nGROUP BY a.id, "
              "a.email;\n",
              name),
          fmt::format("DROP VIEW {}_open;\n", name)};
    default:
      return {fmt::format("ALTER TABLE {0}_order ALTER COLUMN total TYPE bigint;\nCOMMENT ON "
                          "COLUMN {0}_order.total IS "
                          "'cents';\n",
                          name),
              fmt::format("ALTER TABLE {0}_order ALTER COLUMN total TYPE integer;\n", name)};
  }
}

}  // namespace

void write_history(const fs::path& folder, int count) {
  fs::create_directories(folder);
  for (int number = 0; number < count; ++number) {
    const Pair pair = migration(number);
    write(folder / fmt::format("{:06}_step.up.sql", number + 1), pair.up);
    write(folder / fmt::format("{:06}_step.down.sql", number + 1), pair.down);
  }
}

void write_insert(const fs::path& file, int rows) {
  std::string text = "INSERT INTO items (id, name, price) VALUES\n";
  for (int row = 0; row < rows; ++row)
    text += fmt::format("  ({}, 'item number {}', {}.50){}\n", row, row, row % 1000,
                        row + 1 < rows ? "," : ";");
  write(file, text);
}

std::vector<std::string> corpus_files(const fs::path& corpus) {
  std::vector<std::string> files;
  for (const auto& file : test::read_oracle(corpus, "pg")) {
    if (file.project == "pg-regress-a") continue;
    const fs::path path = corpus / file.project / file.path;
    const std::string text = test::read_file(path);
    if (text::first_invalid_utf8(text, 0) == text.size()) files.push_back(path.string());
  }
  return files;
}

}  // namespace segue::bench
