#include "dialects/mysql/differs.h"

#include <algorithm>
#include <initializer_list>

#include "base/text.h"
#include "sql/query.h"

namespace segue::mysql {
namespace {

using Names = std::initializer_list<std::string_view>;

bool is_one_of(std::string_view name, Names names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

sql::TypeName type_named(std::string name, std::vector<std::string> arguments = {}) {
  sql::TypeName type;
  type.name.name.text = std::move(name);
  type.arguments = std::move(arguments);
  return type;
}

sql::Expression cast(sql::Expression value, sql::TypeName type) {
  return {.form = sql::Cast{.operand = std::move(value), .type = std::move(type)}};
}

sql::Expression literal(sql::LiteralKind kind, std::string value) {
  return {.form = sql::Literal{.kind = kind, .value = std::move(value)}};
}

sql::Expression call(std::string function, std::vector<sql::Argument> arguments) {
  sql::Call call;
  call.function.name.text = std::move(function);
  call.arguments = std::move(arguments);
  return {.form = std::move(call)};
}

/// `convert(x USING utf8mb4)`: all that any column's character set can hold.
sql::Expression as_text(sql::Expression value) {
  return call("convert",
              {{.value = std::move(value)},
               {.keyword = "USING", .value = literal(sql::LiteralKind::identifier, "utf8mb4")}});
}

sql::Expression as_bytes(sql::Expression value) {
  return cast(std::move(value), type_named("binary"));
}

/// As a CHAR is kept, and the members of an ENUM are: blanks at its end do not count.
sql::Expression as_padded_text(sql::Expression value) {
  sql::Collate collate{.operand = as_text(std::move(value))};
  collate.collation.name.text = "utf8mb4_bin";
  return {.form = std::move(collate)};
}

/// As a BINARY(n) is kept: zeros at its end do not count.
sql::Expression without_zeros(sql::Expression value) {
  return call("trim",
              {{.keyword = "TRAILING", .value = literal(sql::LiteralKind::hex_string, "00")},
               {.keyword = "FROM", .value = std::move(value)}});
}

/// The one server keeps a document as it reads it, the other one as it is written.
sql::Expression document(sql::Expression value) {
  return as_bytes(
      as_text(call("json_extract", {{.value = std::move(value)},
                                    {.value = literal(sql::LiteralKind::string, "$")}})));
}

/// What a number is compared as. It has all digits that a column may have: a cast to the column's
/// own type would make the largest of what is too large, and find it equal to that.
sql::TypeName wide_decimal(std::string scale) {
  return type_named("decimal", {"65", std::move(scale)});
}

/// Numbers that every column of whole numbers keeps as they are.
bool is_whole(const sql::Expression& value) {
  const auto* literal = std::get_if<sql::Literal>(&value.form);
  return literal &&
         (literal->kind == sql::LiteralKind::integer ||
          literal->kind == sql::LiteralKind::boolean || literal->kind == sql::LiteralKind::null);
}

/// `(a <=> b) IS FALSE`, which `NOT` is not in every mode of the server.
sql::Expression unequal(sql::Expression left, sql::Expression right) {
  sql::Expression equal{
      .form = sql::Binary{.op = "<=>", .left = std::move(left), .right = std::move(right)}};
  return {.form = sql::IsTest{.operand = std::move(equal), .test = "FALSE"}};
}

/// As a column of the type keeps it, where a comparison with the column would not do that by
/// itself.
sql::Expression kept(sql::Expression value, const sql::TypeName& type, const std::string& name) {
  if (is_one_of(name, {"tinyint", "smallint", "mediumint", "int", "bigint", "serial"}))
    return is_whole(value) ? value : cast(std::move(value), wide_decimal("0"));
  if (name == "decimal")
    return cast(std::move(value),
                wide_decimal(type.arguments.size() > 1 ? type.arguments[1] : "0"));
  // The half second before midnight belongs to the next day, where a server rounds.
  if (name == "date")
    return cast(cast(std::move(value), type_named("datetime")), type_named("date"));
  if (name == "datetime" || name == "timestamp")
    return cast(std::move(value), type_named("datetime", type.arguments));
  if (name == "time") return cast(std::move(value), type_named("time", type.arguments));
  if (name == "float") return cast(std::move(value), type_named("float"));
  return value;
}

}  // namespace

sql::Expression differs(sql::Expression stored, sql::Expression wanted, const sql::TypeName* type) {
  if (type == nullptr) return unequal(std::move(stored), std::move(wanted));
  const std::string name = text::lower(type->name.name.text);
  if (is_one_of(name, {"char", "enum", "set"}))
    return unequal(as_padded_text(std::move(stored)), as_padded_text(std::move(wanted)));
  if (is_one_of(name, {"varchar", "tinytext", "text", "mediumtext", "longtext"}))
    return unequal(as_bytes(as_text(std::move(stored))), as_bytes(as_text(std::move(wanted))));
  if (name == "binary")
    return unequal(without_zeros(std::move(stored)), without_zeros(as_bytes(std::move(wanted))));
  if (is_one_of(name, {"varbinary", "tinyblob", "blob", "mediumblob", "longblob"}))
    return unequal(std::move(stored), as_bytes(std::move(wanted)));
  if (name == "json") return unequal(document(std::move(stored)), document(std::move(wanted)));
  return unequal(std::move(stored), kept(std::move(wanted), *type, name));
}

}  // namespace segue::mysql
