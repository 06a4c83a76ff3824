#include "dialects/postgresql/differs.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "sql/query.h"

namespace segue::postgresql {
namespace {

/// Types whose `=` holds for values that are the same, and for no others.
constexpr auto exact_types = std::to_array<std::string_view>(
    {"smallint", "integer",     "bigint",  "boolean",  "oid",    "real",      "double precision",
     "money",    "uuid",        "bytea",   "date",     "time",   "timestamp", "name",
     "char",     "bit varying", "macaddr", "macaddr8", "pg_lsn", "xid8"});

/// What an expression is cast to in place of a type. A cast to a type with a length would cut what
/// an assignment refuses, and make it equal to what it is not.
struct Stand {
  std::string_view type;
  std::string_view cast_to;
};
constexpr auto stands = std::to_array<Stand>({
    {"character varying", "text"},
    {"character", "bpchar"},
    {"bit", "bit varying"},
    {"bit varying", "bit varying"},
    {"smallserial", "smallint"},
    {"serial", "integer"},
    {"bigserial", "bigint"},
});

sql::TypeName cast_type(sql::TypeName type) {
  for (const Stand& stand : stands) {
    if (type.name.name.text != stand.type) continue;
    type.name.name.text = stand.cast_to;
    type.arguments.clear();
    break;
  }
  return type;
}

sql::TypeName text_type() {
  sql::TypeName type;
  type.name.name.text = "text";
  return type;
}

sql::Expression cast(sql::Expression value, sql::TypeName type) {
  return {.form = sql::Cast{.operand = std::move(value), .type = std::move(type)}};
}

/// Byte by byte, whatever the column's collation takes for the same.
sql::Expression by_bytes(sql::Expression value) {
  sql::Collate collate{.operand = std::move(value)};
  collate.collation.name.text = "C";
  return {.form = std::move(collate)};
}

sql::Expression distinct(sql::Expression left, sql::Expression right) {
  return {.form = sql::Binary{
              .op = "IS DISTINCT FROM", .left = std::move(left), .right = std::move(right)}};
}

}  // namespace

sql::Expression differs(sql::Expression stored, sql::Expression wanted, const sql::TypeName* type) {
  if (type == nullptr) return distinct(std::move(stored), std::move(wanted));
  const sql::TypeName to = cast_type(*type);
  const std::string& name = to.name.name.text;
  // An array of one type is not compared with one of another.
  if (name != type->name.name.text) stored = cast(std::move(stored), to);
  wanted = cast(std::move(wanted), to);
  if (std::find(exact_types.begin(), exact_types.end(), name) != exact_types.end())
    return distinct(std::move(stored), std::move(wanted));
  if (name != "text" && name != "bpchar") {
    stored = cast(std::move(stored), text_type());
    wanted = cast(std::move(wanted), text_type());
  }
  return distinct(std::move(stored), by_bytes(std::move(wanted)));
}

}  // namespace segue::postgresql
