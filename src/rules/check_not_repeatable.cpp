#include <algorithm>

#include "base/text.h"
#include "rules/rule.h"
#include "sql/uses.h"

namespace segue::rules {
namespace {

constexpr std::string_view of_the_moment[] = {"now",
                                              "current_timestamp",
                                              "current_date",
                                              "current_time",
                                              "localtime",
                                              "localtimestamp",
                                              "clock_timestamp",
                                              "statement_timestamp",
                                              "random",
                                              "rand",
                                              "gen_random_uuid",
                                              "uuid",
                                              "nextval",
                                              "curdate",
                                              "curtime",
                                              "sysdate",
                                              "utc_date",
                                              "utc_timestamp",
                                              "transaction_timestamp"};

bool is_of_the_moment(const std::string& function) {
  return std::find(std::begin(of_the_moment), std::end(of_the_moment), text::lower(function)) !=
         std::end(of_the_moment);
}

/// A function of the schema that does not promise to give the same result for the same arguments.
bool may_differ(const Step& step, const sql::ObjectName& function) {
  const auto name = step.lookup_before().routine_id(function);
  if (!name) return false;
  for (const catalog::Id& id : step.before->routines_named(*name)) {
    const auto* routine = step.before->routines.find(id);
    const std::string promises = routine ? text::upper((*routine)->characteristics) : "";
    const bool constant = promises.find("IMMUTABLE") != std::string::npos ||
                          (promises.find("DETERMINISTIC") != std::string::npos &&
                           promises.find("NOT DETERMINISTIC") == std::string::npos);
    if (!constant) return true;
  }
  return false;
}

void look_at(const sql::Check& check, Span span, const Step& step, Findings& findings) {
  for (const sql::ObjectName& function : sql::uses_of(check.condition).functions) {
    if (!is_of_the_moment(function.name.text) && !may_differ(step, function)) continue;
    findings.add(span.empty() ? step.span : span, "the check calls `{}`", function.text());
    return;
  }
}

void look_at(const sql::ColumnDefinition& column, const Step& step, Findings& findings) {
  for (const sql::ColumnConstraint& constraint : column.constraints)
    if (const auto* check = std::get_if<sql::Check>(&constraint.form))
      look_at(*check, constraint.span, step, findings);
}

void look_at(const sql::TableConstraint& constraint, const Step& step, Findings& findings) {
  if (const auto* check = std::get_if<sql::Check>(&constraint.form))
    look_at(*check, constraint.span, step, findings);
}

void check(const Step& step, Findings& findings) {
  if (const auto* add = step.alters<sql::AddConstraint>()) {
    look_at(add->constraint, step, findings);
  } else if (const auto* column = step.alters<sql::AddColumn>()) {
    look_at(column->column, step, findings);
  } else if (const auto* create = step.as<sql::CreateTable>()) {
    for (const sql::TableElement& element : create->elements) {
      if (const auto* constraint = std::get_if<sql::TableConstraint>(&element))
        look_at(*constraint, step, findings);
      if (const auto* of_column = std::get_if<sql::ColumnDefinition>(&element))
        look_at(*of_column, step, findings);
    }
  }
}

}  // namespace

extern const Rule check_not_repeatable{
    .id = "check-not-repeatable",
    .severity = Severity::warning,
    .what =
        "A check depends on more than the row: on the time, on chance, or on a function that "
        "may read other rows.",
    .why =
        "A row that passed it once need not pass it again: updates of untouched columns "
        "fail, and a backup may not load.",
    .instead =
        "Compare with a value that is stored in the row, or let a trigger look once, when "
        "the row is written.",
    .check = check,
};

}  // namespace segue::rules
