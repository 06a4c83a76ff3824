#include "dialect/alarm.h"

#include <cctype>

namespace segue::dialect {

std::string alarm_words(const catalog::Relation& relation, const catalog::Column& column) {
  std::string words = relation.name + '.' + column.name;
  for (char& c : words)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_' && c != '.') c = '?';
  return "column " + words + " is about to be removed, an old release has written it";
}

bool is_null_unless_given(const catalog::Column& column) {
  return !column.default_value && !column.generated && !column.identity_always &&
         !column.auto_increment;
}

}  // namespace segue::dialect
