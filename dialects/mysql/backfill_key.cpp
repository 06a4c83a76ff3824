#include "dialects/mysql/backfill_key.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "dialects/mysql/types.h"
#include "dialects/mysql/values.h"

namespace segue::mysql {
namespace {

/// How the values of a key are written.
enum class Kind {
  none,
  number,      // bare
  bits,        // as the number that they are
  text,        // in UTF-8
  bytes,       // in hexadecimal digits
  spelled_out  // dates, addresses: as text that the server reads as the column's type
};

struct Known {
  std::string_view type;
  Kind kind;
};

constexpr auto kinds = std::to_array<Known>({
    {"tinyint", Kind::number},
    {"smallint", Kind::number},
    {"mediumint", Kind::number},
    {"int", Kind::number},
    {"bigint", Kind::number},
    {"serial", Kind::number},
    {"decimal", Kind::number},
    {"year", Kind::number},
    {"bit", Kind::bits},
    {"char", Kind::text},
    {"varchar", Kind::text},
    {"binary", Kind::bytes},
    {"varbinary", Kind::bytes},
    {"date", Kind::spelled_out},
    {"time", Kind::spelled_out},
    {"datetime", Kind::spelled_out},
    {"timestamp", Kind::spelled_out},
    {"uuid", Kind::spelled_out},
    {"inet4", Kind::spelled_out},
    {"inet6", Kind::spelled_out},
});

Kind kind_of(const sql::TypeName* type) {
  if (type == nullptr) return Kind::none;
  const std::string name = text::lower(type->name.name.text);
  for (const Known& known : kinds) {
    if (known.type != name) continue;
    const bool bytes = known.kind == Kind::text && type->character_set == "binary";
    return bytes ? Kind::bytes : known.kind;
  }
  return Kind::none;
}

/// What a server takes for a number without quotes: it keeps all digits of such a one.
bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos &&
         std::count(text.begin(), text.end(), '.') <= 1;
}

}  // namespace

std::string unfit_key(const sql::TypeName* type) {
  if (kind_of(type) != Kind::none) return {};
  if (type == nullptr) return "its type is not known";
  return "values of type `" + text_of(*type) + "` are not compared as they are written";
}

std::string key_text(std::string_view column, const sql::TypeName* type) {
  const std::string value(column);
  switch (kind_of(type)) {
    case Kind::bits:
      return "CAST(CAST(" + value + " AS UNSIGNED) AS CHAR)";
    case Kind::text:
      return "CONVERT(" + value + " USING utf8mb4)";
    case Kind::bytes:
      return "HEX(" + value + ")";
    default:
      return "CAST(" + value + " AS CHAR)";
  }
}

std::string key_literal(std::string_view text, const sql::TypeName* type) {
  const Kind kind = kind_of(type);
  if ((kind == Kind::number || kind == Kind::bits) && is_number(text)) return std::string(text);
  if (kind == Kind::bytes) return "X'" + std::string(text) + '\'';
  return literal(std::string(text));
}

bool depends_on_time_zone(const sql::TypeName& type) {
  return text::equal_ignoring_case(type.name.name.text, "timestamp");
}

}  // namespace segue::mysql
