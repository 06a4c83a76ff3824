#include "rules/rule.h"
#include "sql/uses.h"

namespace segue::rules {
namespace {

template <class Found>
void quoted_names(const sql::Expression& value, const Found& found) {
  for (const auto& column : sql::uses_of(value).columns)
    if (column.parts.size() == 1 && column.parts.front().quoted) found(column.parts.front());
}

void check(const Script& script, Findings& findings) {
  if (!script.habits.quoted_may_be_text) return;
  for (const Step& step : script.steps) {
    const auto* create = step.as<sql::CreateTable>();
    if (!create || step.refused) continue;
    const catalog::Lookup after = step.lookup_after();
    const catalog::Relation* table = after.relation(create->table);
    if (!table) continue;
    const auto judge = [&](const sql::Name& name) {
      if (!after.column(*table, name))
        findings.add(name.span.empty() ? step.span : name.span,
                     "no column is called `{}`: it is taken for a text", name.text);
    };
    for (const auto& element : create->elements) {
      if (const auto* constraint = std::get_if<sql::TableConstraint>(&element))
        if (const auto* condition = std::get_if<sql::Check>(&constraint->form))
          quoted_names(condition->condition, judge);
      if (const auto* column = std::get_if<sql::ColumnDefinition>(&element))
        for (const auto& constraint : column->constraints) {
          if (const auto* condition = std::get_if<sql::Check>(&constraint.form))
            quoted_names(condition->condition, judge);
          if (const auto* value = std::get_if<sql::Default>(&constraint.form))
            quoted_names(value->value, judge);
        }
    }
  }
}

}  // namespace

extern const Rule quoted_name_taken_for_text{
    .id = "quoted-name-taken-for-text",
    .severity = Severity::warning,
    .what = "A definition has a text in double quotes, which are for names.",
    .why =
        "Where no column has that name the server takes it for a text; builds of it that do "
        "not are just as common, and refuse the schema.",
    .instead = "Write texts in single quotes.",
    .check = check,
};

}  // namespace segue::rules
