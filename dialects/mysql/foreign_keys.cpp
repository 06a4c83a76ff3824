#include "dialects/mysql/foreign_keys.h"

#include "base/text.h"
#include "dialects/mysql/facts_type.h"

namespace segue::mysql {
namespace {

std::string name_of(const sql::TypeName& type) {
  return text::lower(type.name.name.text);
}

/// Types of one kind can be tied to each other.
std::string_view kind_of(const sql::TypeName& type) {
  struct Kind {
    std::string_view type, kind;
  };
  static constexpr Kind kinds[] = {
      {"char", "text"},          {"varchar", "text"},      {"binary", "bytes"},
      {"varbinary", "bytes"},    {"datetime", "moment"},   {"timestamp", "moment"},
      {"decimal", "decimal"},    {"numeric", "decimal"},   {"time", "time of a day"},
      {"enum", "one of a list"}, {"set", "some of a list"}};
  const std::string name = name_of(type);
  for (const Kind& each : kinds)
    if (each.type == name) return each.kind;
  return {};
}

/// Longer without a longer length in front: that takes a second byte from 256 bytes on.
bool only_grows(const catalog::Column& before, const catalog::Column& after) {
  const auto from = longest_value(before), to = longest_value(after);
  if (!from || !to || name_of(*before.type) != name_of(*after.type)) return false;
  return *from <= *to && (*from < 256) == (*to < 256);
}

}  // namespace

bool keeps_foreign_key(const catalog::Column& before, const catalog::Column& after, bool mariadb,
                       bool checked) {
  if (!before.type || !after.type) return true;
  const bool same_letters = before.collation == after.collation;
  const bool same =
      same_storage(*before.type, *after.type) || only_appends_members(*before.type, *after.type);
  if (same && same_letters) return true;
  if (mariadb) return false;
  if (checked) return same_letters && only_grows(before, after);
  const std::string_view kind = kind_of(*before.type);
  return same || (!kind.empty() && kind == kind_of(*after.type));
}

}  // namespace segue::mysql
