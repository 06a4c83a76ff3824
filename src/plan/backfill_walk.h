#pragma once

#include <vector>

#include "sql/statement.h"
#include "sql/walk.h"

namespace segue::plan {

/// Calls `visit` for every node of this form; what stands in sub-queries is left out where asked.
template <class Form, class Tree, class Visit>
void each(const Tree& tree, bool in_subqueries, const Visit& visit) {
  auto visitor = [&](const auto& node) {
    using Here = std::decay_t<decltype(node)>;
    if constexpr (std::is_same_v<Here, Form>) visit(node);
    if constexpr (std::is_same_v<Here, sql::Subquery>) return in_subqueries;
    return true;
  };
  sql::walk(tree, visitor);
}

/// The conditions that all have to hold.
using Conditions = std::vector<const sql::Expression*>;
inline void add_parts(const sql::Expression& condition, Conditions& parts) {
  const auto* both = std::get_if<sql::Binary>(&condition.form);
  if (both == nullptr || both->op != "AND") return parts.push_back(&condition);
  add_parts(*both->left, parts);
  add_parts(*both->right, parts);
}
inline Conditions parts_of(const Maybe<sql::Expression>& condition) {
  Conditions parts;
  if (condition) add_parts(*condition, parts);
  return parts;
}

/// The name that stands in front of a column; an empty one where none does.
inline const sql::Name& before_column(const sql::ColumnReference& column) {
  static const sql::Name none;
  return column.parts.size() > 1 ? column.parts[column.parts.size() - 2] : none;
}

}  // namespace segue::plan
