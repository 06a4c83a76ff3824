#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "rules/columns_defined.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// Words that the standard or a common server reserves, in the order of the alphabet.
constexpr std::string_view reserved[] = {
    "all",       "alter",     "and",        "any",      "array",   "as",          "asc",
    "between",   "both",      "by",         "case",     "cast",    "check",       "collate",
    "column",    "condition", "constraint", "create",   "cross",   "current",     "date",
    "default",   "delete",    "desc",       "distinct", "drop",    "else",        "end",
    "except",    "exists",    "fetch",      "filter",   "for",     "foreign",     "from",
    "full",      "function",  "grant",      "group",    "groups",  "having",      "hour",
    "in",        "inner",     "insert",     "interval", "into",    "is",          "join",
    "language",  "leading",   "left",       "like",     "limit",   "match",       "method",
    "minute",    "month",     "natural",    "not",      "null",    "of",          "offset",
    "on",        "only",      "or",         "order",    "outer",   "over",        "parameter",
    "partition", "period",    "position",   "primary",  "range",   "rank",        "references",
    "release",   "result",    "return",     "right",    "row",     "rows",        "second",
    "select",    "set",       "some",       "start",    "system",  "system_user", "table",
    "then",      "time",      "timestamp",  "to",       "trigger", "union",       "unique",
    "update",    "user",      "using",      "value",    "values",  "when",        "where",
    "window",    "with",      "year"};

bool is_reserved(const std::string& name) {
  return std::find(std::begin(reserved), std::end(reserved), text::lower(name)) !=
         std::end(reserved);
}

void judge(const sql::Name& name, Span otherwise, Findings& findings) {
  if (is_reserved(name.text))
    findings.add(name.span.empty() ? otherwise : name.span, "`{}` is a word of SQL", name.text);
}

void check(const Step& step, Findings& findings) {
  if (const auto* create = step.as<sql::CreateTable>())
    judge(create->table.name, step.span, findings);
  if (const auto* create = step.as<sql::CreateView>())
    judge(create->view.name, step.span, findings);
  if (const auto* to = step.alters<sql::RenameTo>()) judge(to->to.name, step.span, findings);
  if (const auto* to = step.alters<sql::RenameColumn>()) judge(to->to, step.span, findings);
  for (const sql::ColumnDefinition* column : columns_defined_by(step))
    judge(column->name, step.span, findings);
}

}  // namespace

extern const Rule name_reserved{
    .id = "name-reserved",
    .severity = Severity::note,
    .on = false,
    .what = "A table, a view or a column is called by a word that SQL reserves.",
    .why =
        "Every query has to quote it, on this server or on the next, and tools that forget to do "
        "so fail.",
    .instead = "Take a name that says more: `ordered_at` for `date`, `app_user` for `user`.",
    .check = check,
};

}  // namespace segue::rules
