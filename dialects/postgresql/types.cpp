#include "dialects/postgresql/types.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "base/text.h"

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
  type.name.name.quoted = false;
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

namespace {

/// Types that have no other spelling, in alphabetical order.
constexpr auto other_types = std::to_array<std::string_view>({
    "any",
    "anyarray",
    "anyelement",
    "anyenum",
    "anynonarray",
    "anyrange",
    "bit",
    "bit varying",
    "box",
    "bpchar",
    "bytea",
    "char",
    "character",
    "cidr",
    "circle",
    "cstring",
    "date",
    "datemultirange",
    "daterange",
    "event_trigger",
    "inet",
    "int4multirange",
    "int4range",
    "int8multirange",
    "int8range",
    "internal",
    "interval",
    "json",
    "jsonb",
    "jsonpath",
    "line",
    "lseg",
    "macaddr",
    "macaddr8",
    "money",
    "name",
    "nummultirange",
    "numrange",
    "oid",
    "path",
    "pg_lsn",
    "pg_snapshot",
    "point",
    "polygon",
    "record",
    "refcursor",
    "regclass",
    "regconfig",
    "regdictionary",
    "regnamespace",
    "regoper",
    "regoperator",
    "regproc",
    "regprocedure",
    "regrole",
    "regtype",
    "text",
    "tid",
    "time",
    "timestamp",
    "trigger",
    "tsmultirange",
    "tsquery",
    "tsrange",
    "tstzmultirange",
    "tstzrange",
    "tsvector",
    "txid_snapshot",
    "unknown",
    "uuid",
    "void",
    "xid",
    "xid8",
    "xml",
});

std::string quoted(const std::string& name) {
  const bool plain = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == ' ';
  });
  return plain ? name : '"' + name + '"';
}

}  // namespace

std::string text_of(const sql::TypeName& type) {
  const std::string& name = type.name.name.text;
  std::string result = type.name.schema && type.name.schema.text != "pg_catalog"
                           ? quoted(type.name.schema.text) + '.' + quoted(name)
                           : quoted(name);
  if (!type.interval_fields.empty()) result += ' ' + type.interval_fields;
  if (!type.arguments.empty()) result += '(' + text::joined(type.arguments, ",") + ')';
  if (name == "timestamp" || name == "time")
    result += type.with_time_zone ? " with time zone" : " without time zone";
  if (type.array_dimensions > 0) result += "[]";
  return result;
}

bool is_builtin(const sql::TypeName& type) {
  if (type.name.schema) return type.name.schema.text == "pg_catalog";
  const std::string& name = type.name.name.text;
  return std::any_of(spellings.begin(), spellings.end(),
                     [&](const Spelling& s) { return s.canonical == name; }) ||
         std::find(other_types.begin(), other_types.end(), name) != other_types.end();
}

std::string internal_name(const sql::TypeName& type) {
  const std::string& name = type.name.name.text;
  if (type.with_time_zone) return name == "time" ? "timetz" : "timestamptz";
  if (name == "character") return "bpchar";
  if (name == "double precision") return "float8";
  for (const Spelling& spelling : spellings)
    if (spelling.canonical == name && spelling.internal) return std::string(spelling.written);
  return name;
}

}  // namespace segue::postgresql
