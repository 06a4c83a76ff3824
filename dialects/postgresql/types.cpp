#include "dialects/postgresql/types.h"

#include <array>
#include <cstdlib>
#include <string_view>

namespace segue::postgresql {
namespace {

struct Spelling {
  std::string_view written;
  std::string_view canonical;
  bool internal = true;  // the name in the catalogs, which may stand in quotes
};

constexpr auto spellings = std::to_array<Spelling>({
    {"int", "integer", false},
    {"integer", "integer", false},
    {"int4", "integer"},
    {"smallint", "smallint", false},
    {"int2", "smallint"},
    {"bigint", "bigint", false},
    {"int8", "bigint"},
    {"real", "real", false},
    {"float4", "real"},
    {"float8", "double precision"},
    {"double precision", "double precision", false},
    {"dec", "numeric", false},
    {"decimal", "numeric", false},
    {"numeric", "numeric"},
    {"bool", "boolean"},
    {"boolean", "boolean", false},
    {"varchar", "character varying"},
    {"varbit", "bit varying"},
    {"serial4", "serial", false},
    {"serial8", "bigserial", false},
    {"serial2", "smallserial", false},
});

void rename(sql::TypeName& type, std::string_view name) {
  type.name.name.text = name;
  type.name.schema = {};
}

/// float(n) is a real up to 24 binary digits.
void canonicalize_float(sql::TypeName& type) {
  const bool small = !type.arguments.empty() && std::atoi(type.arguments[0].c_str()) <= 24;
  rename(type, small ? "real" : "double precision");
  type.arguments.clear();
}

}  // namespace

void canonicalize(sql::TypeName& type) {
  const sql::ObjectName& name = type.name;
  if (type.of_column || name.catalog) return;
  if (name.schema && name.schema.text != "pg_catalog") return;
  const bool internal = name.name.quoted || name.schema;
  if (name.name.text == "timestamptz" || name.name.text == "timetz") {
    rename(type, name.name.text == "timetz" ? "time" : "timestamp");
    type.with_time_zone = true;
    return;
  }
  if (!internal && name.name.text == "float") return canonicalize_float(type);
  for (const Spelling& spelling : spellings) {
    if (spelling.written != name.name.text || (internal && !spelling.internal)) continue;
    return rename(type, spelling.canonical);
  }
}

}  // namespace segue::postgresql
