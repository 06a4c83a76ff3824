#include "dialects/postgresql/naming.h"

#include <algorithm>

#include "dialects/postgresql/types.h"

namespace segue::postgresql {
namespace {

using namespace catalog;

constexpr size_t longest_name = 63;  // bytes

/// Cuts to at most `length` bytes, at the end of a UTF-8 character.
std::string clipped(const std::string& text, size_t length) {
  if (text.size() <= length) return text;
  while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
    --length;
  return text.substr(0, length);
}

/// "first_second_label": the longer of the two parts is cut until the whole fits.
std::string object_name(const std::string& first, const std::string& second,
                        const std::string& label) {
  const size_t overhead = (second.empty() ? 0 : 1) + (label.empty() ? 0 : label.size() + 1);
  const size_t room = longest_name - overhead;
  size_t a = first.size(), b = second.size();
  while (a + b > room)
    --(a > b ? a : b);
  std::string name = clipped(first, a);
  if (!second.empty()) name += '_' + clipped(second, b);
  if (!label.empty()) name += '_' + label;
  return name;
}

/// Tries "label", "label1", "label2" … until nothing has the name.
template <class IsTaken>
std::string free_name(const std::string& first, const std::string& second, const std::string& label,
                      IsTaken&& is_taken) {
  std::string numbered = label;
  for (int n = 1;; ++n) {
    std::string name = object_name(first, second, numbered);
    if (!is_taken(name)) return name;
    numbered = label + std::to_string(n);
  }
}

bool is_relation_name_taken(const State& state, const Relation& relation, const std::string& name) {
  const Id id{relation.schema, name};
  return state.relations.contains(id) || state.sequences.contains(id) ||
         state.index_owners.contains(id) || find_index(relation, name) ||
         (relation.name == name && !relation.name.empty());
}

bool is_constraint_name_taken(const State& state, const Relation& relation,
                              const std::string& name) {
  if (state.constraint_names.contains(Id{relation.schema, name})) return true;
  if (find_constraint(relation, name)) return true;
  return std::any_of(relation.columns.begin(), relation.columns.end(),
                     [&](const auto& column) { return column->not_null_name == name; });
}

std::string joined(const std::vector<std::string>& columns) {
  std::string text;
  for (const std::string& column : columns) {
    if (!text.empty()) text += '_';
    text += column;
    if (text.size() > longest_name) break;
  }
  return text;
}

/// The names of the columns of an index, each once, put together. An expression whose result has no
/// name is "expr".
std::string index_columns(const std::vector<std::string>& columns) {
  std::vector<std::string> names;
  for (const std::string& column : columns) {
    const std::string name = column.empty() || column == "?column?" ? "expr" : column;
    std::string numbered = name;
    for (int n = 1; std::find(names.begin(), names.end(), numbered) != names.end(); ++n)
      numbered = name + std::to_string(n);
    names.push_back(numbered);
  }
  return joined(names);
}

std::string index_columns(const std::vector<IndexColumn>& parts) {
  std::vector<std::string> names;
  for (const IndexColumn& part : parts)
    names.push_back(part.expression ? column_label(*part.expression) : part.column);
  return index_columns(names);
}

/// A label, and whether it is a real name rather than a stopgap that an outer part may better.
struct Label {
  std::string text{};
  bool strong = false;
};

Label label_of(const sql::Expression& value);

Label label_of(const sql::Query& query) {
  const auto* select = std::get_if<sql::Select>(&query.body);
  if (!select || select->items.empty()) return {};
  const sql::SelectItem& item = select->items.front();
  return item.alias ? Label{item.alias.text, true} : label_of(item.value);
}

struct Labeller {
  Label operator()(const sql::ColumnReference& reference) const {
    if (reference.star || reference.parts.empty()) return {};
    return {reference.parts.back().text, true};
  }
  Label operator()(const sql::FieldAccess& access) const {
    return access.star ? Label{} : Label{access.field.text, true};
  }
  Label operator()(const sql::Call& call) const { return {call.function.name.text, true}; }
  Label operator()(const sql::Cast& cast) const {
    const Label inner = label_of(*cast.operand);
    return inner.strong ? inner : Label{internal_name(cast.type), false};
  }
  Label operator()(const sql::TypedLiteral& literal) const {
    return {internal_name(literal.type), false};
  }
  Label operator()(const sql::Literal& literal) const {
    return literal.kind == sql::LiteralKind::boolean ? Label{"bool", false} : Label{};
  }
  Label operator()(const sql::Case& value) const {
    const Label inner = value.otherwise ? label_of(**value.otherwise) : Label{};
    return inner.strong ? inner : Label{"case", false};
  }
  Label operator()(const sql::Subquery& query) const {
    if (query.kind == sql::SubqueryKind::exists) return {"exists", true};
    if (query.kind == sql::SubqueryKind::array) return {"array", true};
    return label_of(*query.query);
  }
  Label operator()(const sql::ArrayValue&) const { return {"array", true}; }
  Label operator()(const sql::RowValue&) const { return {"row", true}; }
  Label operator()(const sql::Subscript& subscript) const { return label_of(*subscript.operand); }
  Label operator()(const sql::Collate& collate) const { return label_of(*collate.operand); }
  Label operator()(const sql::AtTimeZone&) const { return {"timezone", true}; }
  template <class Form>
  Label operator()(const Form&) const {
    return {};
  }
};

Label label_of(const sql::Expression& value) {
  return std::visit(Labeller{}, value.form);
}

}  // namespace

std::string constraint_name(const State& state, const Relation& relation, ConstraintKind kind,
                            const std::vector<std::string>& columns) {
  const auto constraint = [&](const std::string& name) {
    return is_constraint_name_taken(state, relation, name);
  };
  const auto either = [&](const std::string& name) {
    return constraint(name) || is_relation_name_taken(state, relation, name);
  };
  switch (kind) {
    case ConstraintKind::primary_key:
      return free_name(relation.name, "", "pkey", either);
    case ConstraintKind::unique:
      return free_name(relation.name, index_columns(columns), "key", either);
    case ConstraintKind::exclusion:
      return free_name(relation.name, index_columns(columns), "excl", either);
    case ConstraintKind::foreign_key:
      return free_name(relation.name, joined(columns), "fkey", constraint);
    case ConstraintKind::check:
      return free_name(relation.name, columns.size() == 1 ? columns.front() : "", "check",
                       constraint);
  }
  return {};
}

std::string not_null_name(const State& state, const Relation& relation, const std::string& column) {
  return free_name(relation.name, column, "not_null", [&](const std::string& name) {
    return is_constraint_name_taken(state, relation, name);
  });
}

std::string index_name(const State& state, const Relation& relation,
                       const std::vector<IndexColumn>& parts) {
  return free_name(relation.name, index_columns(parts), "idx", [&](const std::string& name) {
    return is_relation_name_taken(state, relation, name);
  });
}

std::string sequence_name(const State& state, const Relation& relation, const std::string& column) {
  return free_name(relation.name, column, "seq", [&](const std::string& name) {
    return is_relation_name_taken(state, relation, name);
  });
}

std::string column_label(const sql::Expression& value) {
  return label_of(value).text;
}

}  // namespace segue::postgresql
