#include "support/round_trip.h"

#include <algorithm>

#include "base/text.h"
#include "sql/print.h"
#include "sql/walk.h"

namespace segue::test {
namespace {

/// The print without what belongs to the script, not to the statement: the number of data lines
/// that follow a COPY.
std::string comparable_print(sql::Statement statement) {
  if (auto* copy = std::get_if<sql::Copy>(&statement)) copy->data_lines = 0;
  return sql::print(statement);
}

/// A new password is not kept, so the statement cannot be written.
bool sets_password(const sql::Statement& statement) {
  const auto* set = std::get_if<sql::Set>(&statement);
  return set && std::any_of(set->settings.begin(), set->settings.end(),
                            [](const sql::Setting& each) { return each.name == "password"; });
}

bool has_skipped_rows(const sql::Statement& statement) {
  bool found = false;
  auto visit = [&](const auto& node) {
    if constexpr (std::is_same_v<std::decay_t<decltype(node)>, sql::Values>)
      found = found || node.rows_skipped > 0;
    return true;
  };
  std::visit([&](const auto& form) { sql::walk(form, visit); }, statement);
  return found;
}

std::string first_difference(const std::string& before, const std::string& after) {
  const auto a = text::split(before, '\n');
  const auto b = text::split(after, '\n');
  size_t i = 0;
  while (i < std::min(a.size(), b.size()) && a[i] == b[i])
    ++i;
  const auto line = [&](const auto& lines) {
    return i < lines.size() ? std::string(lines[i]) : std::string("(end)");
  };
  return "\n  before: " + line(a) + "\n  after:  " + line(b);
}

}  // namespace

std::string round_trip_problem(const dialect::Dialect& dialect, const sql::Statement& statement) {
  const std::string written = dialect.write(statement);
  if (written.empty())
    return has_skipped_rows(statement) || sets_password(statement) ? "" : "cannot be written";
  const dialect::Script again = dialect.parse(Source("written.sql", written + ";\n"));
  const std::string what = "\n  written: " + written;
  if (again.statements.size() != 1)
    return "is read back as " + std::to_string(again.statements.size()) + " statements" + what;
  const dialect::ParsedStatement& second = again.statements.front();
  if (second.error) return "is not read back: " + second.error->message + what;
  const std::string before = comparable_print(statement);
  const std::string after = comparable_print(second.tree);
  return before == after ? "" : "is read back as another" + first_difference(before, after) + what;
}

}  // namespace segue::test
