#include "sql/writer.h"

namespace segue::sql {

std::string Writer::text_of(const Statement& statement) {
  std::visit([this](const auto& form) { put(form); }, statement);
  return complete_ ? text_.take() : std::string();
}

std::string Writer::text_of(const Expression& expression) {
  put(expression);
  return complete_ ? text_.take() : std::string();
}

}  // namespace segue::sql
