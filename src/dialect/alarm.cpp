#include "dialect/alarm.h"

#include <cctype>

namespace segue::dialect {

std::string alarm_words(const catalog::Relation& relation, const catalog::Column& column) {
  std::string words = relation.name + '.' + column.name;
  for (char& c : words)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_' && c != '.') c = '?';
  return "column " + words + " is about to be removed, an old release has written it";
}

}  // namespace segue::dialect
