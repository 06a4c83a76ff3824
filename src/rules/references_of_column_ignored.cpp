#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void find_in(const sql::ColumnDefinition& column, Findings& findings) {
  const auto* references = attribute<sql::References>(column);
  if (!references) return;
  findings.add(column.name.span, "`{}` gets no foreign key: REFERENCES `{}` is ignored here",
               column.name.text, references->table.text());
}

void check(const Step& step, Findings& findings) {
  if (!step.semantics->traits().ignores_references_of_columns) return;
  if (const auto* add = step.alters<sql::AddColumn>()) find_in(add->column, findings);
  if (const auto* definition = definition_in(step)) find_in(*definition, findings);
  const auto* create = step.as<sql::CreateTable>();
  if (!create) return;
  for (const sql::TableElement& element : create->elements)
    if (const auto* column = std::get_if<sql::ColumnDefinition>(&element))
      find_in(*column, findings);
}

}  // namespace

extern const Rule references_of_column_ignored{
    .id = "references-of-column-ignored",
    .severity = Severity::warning,
    .what = "A REFERENCES behind a column that the server reads and forgets.",
    .why =
        "No foreign key is made and no error is raised: rows that point nowhere are accepted. "
        "Another version of the same server does make the key, so that the schema depends on "
        "where the migration ran.",
    .instead =
        "Write the foreign key as a constraint of the table: FOREIGN KEY (column) REFERENCES "
        "other (column).",
    .check = check,
};

}  // namespace segue::rules
