#include "dialects/mysql/sql_mode.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "grammar/mysql/tokens.h"

namespace segue::mysql {
namespace {

using dialect::Token;
using Tokens = std::span<const Token>;

std::string word_of(const Token& token, std::string_view text) {
  return text::lower(text.substr(token.offset, token.length));
}

/// The modes that ANSI_QUOTES is part of: MySQL 9.7 and MariaDB 10.11 as measured.
bool holds_ansi_quotes(std::string modes) {
  for (char& c : modes)
    if (c == '\'' || c == '"' || c == '`' || c == ' ') c = ',';
  modes = ',' + modes + ',';
  for (const std::string_view mode :
       {"ansi_quotes", "ansi", "oracle", "mssql", "db2", "maxdb", "postgresql"})
    if (modes.find(',' + std::string(mode) + ',') != std::string::npos) return true;
  return false;
}

/// The assignments of SET, which commas outside of parentheses part.
Tokens next_assignment(Tokens& rest) {
  int depth = 0;
  size_t end = 0;
  for (; end < rest.size(); ++end) {
    if (rest[end].type == token::LPAREN) ++depth;
    if (rest[end].type == token::RPAREN) --depth;
    if (rest[end].type == token::COMMA && depth == 0) break;
  }
  const Tokens result = rest.first(end);
  rest = rest.subspan(std::min(end + 1, rest.size()));
  return result;
}

/// What an assignment gives the session's sql_mode; nothing where it is about something else.
Tokens mode_in(Tokens assignment, std::string_view text) {
  size_t at = 0;
  if (!assignment.empty() &&
      (assignment[0].type == token::K_SESSION || assignment[0].type == token::K_LOCAL))
    at = 1;
  if (assignment.size() < at + 3) return {};
  const std::string name = word_of(assignment[at], text);
  const bool is_mode = name == "sql_mode" || name == "`sql_mode`" || name == "@@sql_mode" ||
                       name == "@@session.sql_mode" || name == "@@local.sql_mode";
  const uint16_t sign = assignment[at + 1].type;
  if (!is_mode || (sign != token::EQ && sign != token::ASSIGN)) return {};
  return assignment.subspan(at + 2);
}

bool quotes_names_by(Tokens mode, std::string_view text, bool before, bool at_first) {
  bool keeps = false, says = false, removes = false;
  for (const Token& token : mode) {
    const std::string word = word_of(token, text);
    if (token.type == token::SYSTEM_VAR && word.ends_with("sql_mode")) keeps = true;
    if (word == "replace") removes = true;
    if (token.type != token::SYSTEM_VAR && token.type != token::USER_VAR && holds_ansi_quotes(word))
      says = true;
  }
  if (mode.front().type == token::USER_VAR || mode.front().type == token::K_DEFAULT)
    return at_first;
  if (removes) return before && !says;
  return says || (keeps && before);
}

}  // namespace

bool quotes_names_after(Tokens statement, std::string_view text, bool before, bool at_first) {
  if (statement.empty() || statement.front().type != token::K_SET) return before;
  for (Tokens rest = statement.subspan(1); !rest.empty();)
    if (const Tokens mode = mode_in(next_assignment(rest), text); !mode.empty())
      before = quotes_names_by(mode, text, before, at_first);
  return before;
}

}  // namespace segue::mysql
