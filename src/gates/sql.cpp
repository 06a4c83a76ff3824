#include <fmt/core.h>

#include "base/source.h"
#include "gates/expectation.h"
#include "gates/words.h"
#include "plan/usage.h"

namespace segue::gates {
namespace {

/// The text of the one query, without a terminator; an error where it is anything else.
Result<std::string> query_in(const Question& question) {
  const Error refused{ErrorCode::usage, "`query` must be one query that changes nothing"};
  const Source source("", value_of(question.gate, "query"));
  const dialect::Script script = question.dialect.parse(source);
  if (script.statements.size() != 1 || !script.client_commands.empty()) return refused;
  const dialect::ParsedStatement& statement = script.statements.front();
  const auto* query = std::get_if<sql::Query>(&statement.tree);
  if (query == nullptr || !statement.understood()) return refused;
  if (!plan::only_reads(*query)) return refused;
  return std::string(source.text(statement.span));
}

std::string problem(const Spec& spec) {
  if (!has_expectation(spec)) return "it wants `equals`, `at_most` or `at_least`";
  return unfit_expectation(spec);
}

Reading read(const Question& question) {
  const auto query = query_in(question);
  if (!query) return fails(query.error().message);
  const auto rows = ask(question.connection, *query, {}, "asking for the value");
  if (!rows) return unknown(rows.error());
  if (rows->rows.size() != 1)
    return unknown(fmt::format("the query gives {}, not one", counted(rows->rows.size(), "row")));
  const dialect::Values& row = rows->rows.front();
  if (row.size() != 1)
    return unknown(fmt::format("the query gives {}, not one", counted(row.size(), "column")));
  if (!row.front()) return unknown("the value is NULL");
  return compared(question.gate, "the value", *row.front());
}

}  // namespace

extern const Kind sql{
    .name = "sql",
    .what = "A query that gives one value gives the right one.",
    .required = {"query"},
    .optional = {"equals", "at_most", "at_least"},
    .problem = problem,
    .ask = read,
};

}  // namespace segue::gates
