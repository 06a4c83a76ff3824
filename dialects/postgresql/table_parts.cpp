#include "dialects/postgresql/table_parts.h"

namespace segue::postgresql {
namespace {

std::string quoted(std::string_view name) {
  std::string result = "\"";
  for (const char c : name) {
    if (c == '"') result += c;
    result += c;
  }
  return result + '"';
}

}  // namespace

std::string regclass_text(const sql::ObjectName& name) {
  const std::string schema = name.schema ? quoted(name.schema.text) + '.' : "";
  return schema + quoted(name.name.text);
}

}  // namespace segue::postgresql
