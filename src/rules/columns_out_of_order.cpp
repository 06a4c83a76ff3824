#include "base/text.h"
#include "rules/columns_defined.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// The boundary at which values of the type begin; 0 where it is not known.
int boundary_of(const std::string& type) {
  if (type == "bigint" || type == "int8" || type == "timestamp" || type == "timestamptz" ||
      type == "double precision" || type == "float8")
    return 8;
  if (type == "int" || type == "integer" || type == "int4" || type == "date" || type == "real")
    return 4;
  if (type == "smallint" || type == "int2") return 2;
  return type == "boolean" || type == "bool" ? 1 : 0;
}

void check(const Step& step, Findings& findings) {
  if (!step.as<sql::CreateTable>()) return;
  int before = 8;
  for (const sql::ColumnDefinition* column : columns_defined_by(step)) {
    const int boundary = column->type ? boundary_of(text::lower(column->type->name.name.text)) : 0;
    if (boundary > before && before > 0) {
      findings.add(column->span.empty() ? step.span : column->span,
                   "`{}` is larger than what stands before it", column->name.text);
      return;
    }
    before = boundary;
  }
}

}  // namespace

extern const Rule columns_out_of_order{
    .id = "columns-out-of-order",
    .severity = Severity::note,
    .on = false,
    .what = "A small column stands before a large one.",
    .why = "Rows are padded so that the large one begins at its boundary: they take more room.",
    .instead = "Put columns of eight bytes first, then those of four, then the rest.",
    .check = check,
};

}  // namespace segue::rules
