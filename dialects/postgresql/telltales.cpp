#include "dialects/postgresql/telltales.h"

#include <array>

#include "dialect/telltales.h"

namespace segue::postgresql {
namespace {

constexpr auto words = std::to_array<std::string_view>(
    {"postgres", "pg", "pgsql", "psql", "postgressql", "pgx", "pgx5", "libpq"});

constexpr auto telltales = std::to_array<dialect::Telltale>({
    {"$$", 4},
    {"PLPGSQL", 4},
    {"BIGSERIAL", 4},
    {"SERIAL", 2},
    {"SMALLSERIAL", 4},
    {"TIMESTAMPTZ", 4},
    {"WITH TIME ZONE", 3},
    {"JSONB", 3},
    {"BYTEA", 4},
    {"TEXT[]", 4},
    {"::TEXT", 4},
    {"::JSONB", 4},
    {"::REGCLASS", 4},
    {"CREATE EXTENSION", 4},
    {"CREATE TYPE", 3},
    {"ALTER TYPE", 3},
    {"CONCURRENTLY", 4},
    {"CREATE SCHEMA", 1},
    {"SEARCH_PATH", 4},
    {"ALTER COLUMN", 1},
    {"SET NOT NULL", 3},
    {"DROP NOT NULL", 3},
    {"OWNER TO", 3},
    {"USING GIN", 4},
    {"USING GIST", 4},
    {"USING BTREE (", 1},
    {"COMMENT ON", 3},
    {"CREATE SEQUENCE", 2},
    {"NEXTVAL", 3},
    {"GEN_RANDOM_UUID", 3},
    {"UUID_GENERATE_V4", 4},
    {"PG_CATALOG", 4},
    {"PUBLIC.", 2},
    {"\"PUBLIC\".", 3},
    {"CHARACTER VARYING", 3},
    {"DOUBLE PRECISION", 1},
    {"IDENTITY", 2},
    {"ROW LEVEL SECURITY", 4},
    {"SECURITY DEFINER", 3},
    {"ADD COLUMN IF NOT EXISTS", 1},
    {"DROP COLUMN IF EXISTS", 1},
    {"RETURNING", 1},
    {"DATE_TRUNC", 3},
    {"INTERVAL '", 3},
    {"\\CONNECT", 4},
    {"FROM STDIN", 4},
});

}  // namespace

std::span<const std::string_view> aliases() {
  return words;
}

int sniff(std::string_view sql) {
  return dialect::weigh(sql, telltales);
}

}  // namespace segue::postgresql
