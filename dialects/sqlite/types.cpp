#include "dialects/sqlite/types.h"

#include <algorithm>

#include "base/text.h"

namespace segue::sqlite {
namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

Affinity affinity_of(const sql::TypeName& type) {
  const std::string name = text::upper(type.name.text());
  if (holds(name, "INT")) return Affinity::integer;
  if (holds(name, "CHAR") || holds(name, "CLOB") || holds(name, "TEXT")) return Affinity::text;
  if (name.empty() || holds(name, "BLOB")) return Affinity::blob;
  if (holds(name, "REAL") || holds(name, "FLOA") || holds(name, "DOUB")) return Affinity::real;
  return Affinity::numeric;
}

std::string text_of(const sql::TypeName& type) {
  std::string result = type.name.text();
  if (!type.arguments.empty()) result += '(' + text::joined(type.arguments, ",") + ')';
  return result;
}

bool is_strict_type(const std::optional<sql::TypeName>& type) {
  if (!type) return false;
  constexpr std::string_view known[] = {"INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"};
  const std::string told = text_of(*type);
  return std::any_of(std::begin(known), std::end(known),
                     [&](auto name) { return text::equal_ignoring_case(name, told); });
}

}  // namespace segue::sqlite
