#include "dialects/sqlite/parse/impossible.h"

#include <algorithm>

#include "base/text.h"
#include "dialects/sqlite/types.h"
#include "sql/walk.h"

namespace segue::sqlite {
namespace {

using Refused = std::optional<dialect::SyntaxError>;

Refused refused(Span span, std::string message) {
  return dialect::SyntaxError{span, std::move(message)};
}

std::string quoted(const std::string& name) {
  return '`' + name + '`';
}

template <class Form>
const Form* constraint_of(const sql::ColumnDefinition& column) {
  for (const sql::ColumnConstraint& constraint : column.constraints)
    if (const auto* form = std::get_if<Form>(&constraint.form)) return form;
  return nullptr;
}

// ---- names

/// `sqlite_` begins the names that the engine gives.
Refused in_name(const sql::Name& name) {
  if (!text::starts_with_ignoring_case(name.text, "sqlite_")) return std::nullopt;
  return refused(name.span,
                 "names that begin with `sqlite_` are kept for the engine: " + quoted(name.text));
}

// ---- expressions

Refused in_expression(const sql::Expression& expression, const std::string& place) {
  bool found = false;
  auto look = [&](const auto& node) {
    found = found || std::is_same_v<std::decay_t<decltype(node)>, sql::Query>;
    return !found;
  };
  sql::walk(expression, look);
  if (!found) return std::nullopt;
  return refused(expression.span, "a query cannot stand in " + place);
}

// ---- tables

/// One CREATE TABLE, looked at as a whole.
class TableReader {
 public:
  explicit TableReader(const sql::CreateTable& table) : table_(table) {
    for (const sql::TableElement& element : table.elements) {
      if (const auto* column = std::get_if<sql::ColumnDefinition>(&element))
        columns_.push_back(column);
      else if (const auto* constraint = std::get_if<sql::TableConstraint>(&element))
        constraints_.push_back(constraint);
    }
  }

  Refused read() const {
    if (auto found = in_name(table_.table.name)) return found;
    for (const auto* column : columns_)
      if (auto found = in_column(*column)) return found;
    for (const auto* constraint : constraints_)
      if (auto found = in_constraint(*constraint)) return found;
    return in_whole();
  }

 private:
  Refused in_column(const sql::ColumnDefinition& column) const {
    if (table_.strict && !is_strict_type(column.type)) {
      return refused(column.span,
                     column.type ? "a STRICT table has no type " + quoted(text_of(*column.type))
                                 : std::string("a column of a STRICT table needs a "
                                               "type"));
    }
    const auto* key = constraint_of<sql::PrimaryKeyColumn>(column);
    if (key && constraint_of<sql::Generated>(column))
      return refused(column.span, "a generated column cannot be in the primary key");
    if (key && key->autoincrement)
      if (auto found = in_autoincrement(column, key->direction)) return found;
    for (const sql::ColumnConstraint& constraint : column.constraints) {
      if (const auto* check = std::get_if<sql::Check>(&constraint.form))
        if (auto found = in_expression(check->condition, "a CHECK")) return found;
      const auto* references = std::get_if<sql::References>(&constraint.form);
      if (references && references->columns.size() > 1)
        return refused(constraint.span, "a column can refer to one column only");
    }
    return std::nullopt;
  }

  Refused in_autoincrement(const sql::ColumnDefinition& column, sql::Direction direction) const {
    if (table_.without_rowid)
      return refused(column.span, "AUTOINCREMENT needs a table with row numbers");
    const bool row_number = column.type && column.type->arguments.empty() &&
                            direction != sql::Direction::descending &&
                            text::equal_ignoring_case(text_of(*column.type), "INTEGER");
    if (row_number) return std::nullopt;
    return refused(column.span, "AUTOINCREMENT is for an INTEGER PRIMARY KEY only");
  }

  Refused in_constraint(const sql::TableConstraint& constraint) const {
    if (const auto* check = std::get_if<sql::Check>(&constraint.form))
      return in_expression(check->condition, "a CHECK");
    if (const auto* foreign = std::get_if<sql::ForeignKey>(&constraint.form)) {
      const size_t targets = foreign->references.columns.size();
      if (targets == 0 || targets == foreign->columns.size()) return std::nullopt;
      return refused(constraint.span, "a foreign key has as many columns as it refers to");
    }
    const auto* key = std::get_if<sql::KeyConstraint>(&constraint.form);
    if (!key || !key->primary) return std::nullopt;
    for (const sql::IndexPart& part : key->columns) {
      const sql::ColumnDefinition* column = column_named(part.column.text);
      if (column && constraint_of<sql::Generated>(*column))
        return refused(constraint.span, "a generated column cannot be in the primary key");
    }
    const auto* column =
        key->columns.size() == 1 ? column_named(key->columns[0].column.text) : nullptr;
    if (key->autoincrement && column) return in_autoincrement(*column, sql::Direction::unspecified);
    return std::nullopt;
  }

  Refused in_whole() const {
    if (columns_.empty()) return std::nullopt;
    const bool has_key =
        std::any_of(
            columns_.begin(), columns_.end(),
            [](const auto* column) { return constraint_of<sql::PrimaryKeyColumn>(*column); }) ||
        std::any_of(constraints_.begin(), constraints_.end(), [](const auto* constraint) {
          const auto* key = std::get_if<sql::KeyConstraint>(&constraint->form);
          return key && key->primary;
        });
    if (table_.without_rowid && !has_key)
      return refused(table_.table.span(), "a table WITHOUT ROWID needs a primary key");
    const bool all_generated =
        std::all_of(columns_.begin(), columns_.end(),
                    [](const auto* column) { return constraint_of<sql::Generated>(*column); });
    if (all_generated)
      return refused(table_.table.span(), "a table needs a column that is not generated");
    return std::nullopt;
  }

  const sql::ColumnDefinition* column_named(const std::string& name) const {
    for (const auto* column : columns_)
      if (text::equal_ignoring_case(column->name.text, name)) return column;
    return nullptr;
  }

  const sql::CreateTable& table_;
  std::vector<const sql::ColumnDefinition*> columns_{};
  std::vector<const sql::TableConstraint*> constraints_{};
};

// ---- statements

/// The body of a trigger writes to tables of the trigger's own schema, which it does not name.
Refused in_step(const sql::DataStatement& step) {
  const auto of = [](const sql::TableReferences& tables) -> const sql::ObjectName* {
    const auto* named = tables.empty() ? nullptr : std::get_if<sql::NamedTable>(&tables[0].form);
    return named ? &named->name : nullptr;
  };
  const sql::ObjectName* target = nullptr;
  if (const auto* insert = std::get_if<sql::Insert>(&step.form)) target = &insert->table;
  if (const auto* update = std::get_if<sql::Update>(&step.form)) target = of(update->tables);
  if (const auto* remove = std::get_if<sql::Delete>(&step.form)) target = of(remove->from);
  if (!target || !target->schema) return std::nullopt;
  return refused(target->span(), "a trigger cannot say the schema of a table that it writes to");
}

Refused in_statement(const sql::CreateTable& table) {
  return TableReader(table).read();
}
Refused in_statement(const sql::CreateVirtualTable& table) {
  return in_name(table.table.name);
}
Refused in_statement(const sql::CreateView& view) {
  return in_name(view.view.name);
}
Refused in_statement(const sql::CreateIndex& index) {
  if (auto found = in_name(index.name.name)) return found;
  for (const sql::IndexPart& part : index.index.parts)
    if (part.expression)
      if (auto found = in_expression(*part.expression, "an index")) return found;
  return index.index.where ? in_expression(*index.index.where, "the WHERE of an index")
                           : std::nullopt;
}
Refused in_statement(const sql::CreateTrigger& trigger) {
  if (auto found = in_name(trigger.trigger.name)) return found;
  for (const sql::DataStatement& step : trigger.statements)
    if (auto found = in_step(step)) return found;
  return std::nullopt;
}
Refused in_statement(const sql::AlterTable& alter) {
  for (const sql::AlterAction& action : alter.actions)
    if (const auto* rename = std::get_if<sql::RenameTo>(&action.form))
      if (auto found = in_name(rename->to.name)) return found;
  return std::nullopt;
}
template <class Other>
Refused in_statement(const Other&) {
  return std::nullopt;
}

}  // namespace

Refused impossible(const sql::Statement& statement) {
  return std::visit([](const auto& form) { return in_statement(form); }, statement);
}

}  // namespace segue::sqlite
