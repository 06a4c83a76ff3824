#include "dialects/sqlite/trigger_body.h"

#include "base/text.h"
#include "dialects/sqlite/parse/parse.h"
#include "dialects/sqlite/writer.h"

namespace segue::sqlite {

std::optional<std::vector<sql::Statement>> statements_of_body(const std::string& body) {
  constexpr std::string_view begin = "BEGIN", end = "END";
  if (body.size() < begin.size() + end.size() || !text::starts_with_ignoring_case(body, begin) ||
      !text::equal_ignoring_case(std::string_view(body).substr(body.size() - end.size()), end))
    return std::nullopt;
  // With blanks in place of both words each statement stands where it stood.
  std::string plain = body;
  plain.replace(0, begin.size(), begin.size(), ' ');
  plain.replace(plain.size() - end.size(), end.size(), end.size(), ' ');
  std::vector<sql::Statement> statements;
  for (dialect::ParsedStatement& statement : parse(Source("", std::move(plain))).statements) {
    if (!statement.understood()) return std::nullopt;
    statements.push_back(std::move(statement.tree));
  }
  return statements;
}

std::string normal_form(const std::string& body) {
  const auto statements = statements_of_body(body);
  if (!statements) return body;
  std::string result = "BEGIN";
  for (const sql::Statement& statement : *statements)
    result += ' ' + write(statement) + ';';
  return result + " END";
}

}  // namespace segue::sqlite
