#include "dialects/sqlite/parse/guards.h"

#include <algorithm>

#include "dialect/heights.h"
#include "grammar/sqlite/tokens.h"

namespace segue::sqlite {
namespace {

using dialect::Token;
using dialect::Weight;

constexpr size_t rows_shown = 200;
constexpr size_t max_nesting = 256;
constexpr size_t max_height = 1000;

/// The first token behind the parenthesis that opens at `at`; 0 where it is not closed.
size_t behind_parenthesis(std::span<const Token> tokens, size_t at) {
  size_t depth = 0;
  for (; at < tokens.size(); ++at) {
    if (tokens[at].type == token::LPAREN) ++depth;
    if (tokens[at].type == token::RPAREN && --depth == 0) return at + 1;
  }
  return 0;
}

/// Where VALUES stands outside of parentheses; the size where it does not.
size_t find_values(std::span<const Token> tokens) {
  size_t depth = 0;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const uint16_t type = tokens[i].type;
    if (type == token::LPAREN) ++depth;
    if (type == token::RPAREN && depth > 0) --depth;
    if (depth == 0 && type == token::K_VALUES && tokens[i - 1].type != token::K_DEFAULT) return i;
    if (depth == 0 && type == token::K_SELECT) break;
  }
  return tokens.size();
}

/// The token behind row `count`, counted from `at`, or behind the last row.
size_t behind_rows(std::span<const Token> tokens, size_t at, size_t count, uint64_t& rows) {
  size_t end = at;
  for (rows = 0; rows < count; ++rows) {
    if (at >= tokens.size() || tokens[at].type != token::LPAREN) return end;
    const size_t behind = behind_parenthesis(tokens, at);
    if (behind == 0) return end;
    end = behind;
    if (end >= tokens.size() || tokens[end].type != token::COMMA) {
      ++rows;
      return end;
    }
    at = end + 1;
  }
  return end;
}

/// What stands on the two sides of these belongs to different expressions.
bool parts(uint16_t type) {
  switch (type) {
    case token::COMMA:
    case token::SEMI:
    case token::K_SELECT:
    case token::K_FROM:
    case token::K_JOIN:
    case token::K_ON:
    case token::K_WHERE:
    case token::K_GROUP:
    case token::K_HAVING:
    case token::K_ORDER:
    case token::K_LIMIT:
    case token::K_SET:
    case token::K_VALUES:
    case token::K_UNION:
    case token::K_EXCEPT:
    case token::K_INTERSECT:
    case token::K_WHEN:
    case token::K_THEN:
    case token::K_ELSE:
    case token::K_DEFAULT:
    case token::K_CHECK:
      return true;
    default:
      return false;
  }
}

bool chains(uint16_t type) {
  switch (type) {
    case token::K_AND:
    case token::K_OR:
    case token::K_NOT:
    case token::K_LIKE:
    case token::K_GLOB:
    case token::K_REGEXP:
    case token::K_MATCH:
    case token::K_IS:
    case token::K_ISNULL:
    case token::K_NOTNULL:
    case token::K_IN:
    case token::K_BETWEEN:
    case token::K_COLLATE:
      return true;
    default:
      return type >= token::STAR && type <= token::ARROW;
  }
}

Weight weight_of(uint16_t type) {
  if (type == token::LPAREN || type == token::K_CASE) return Weight::opens;
  if (type == token::RPAREN || type == token::K_END) return Weight::closes;
  return parts(type) ? Weight::parts : chains(type) ? Weight::chains : Weight::none;
}

}  // namespace

void show(std::span<const Token> statement, ShownTokens& shown) {
  shown.tokens.clear();
  shown.rows_skipped = 0;
  size_t cut = statement.size();
  size_t go_on = cut;
  const uint16_t verb = statement.empty() ? uint16_t{token::none} : statement.front().type;
  if (verb == token::K_INSERT || verb == token::K_REPLACE) {
    const size_t values = find_values(statement);
    uint64_t rows = 0;
    cut = behind_rows(statement, values + 1, rows_shown, rows);
    go_on = cut;
    if (rows == rows_shown && cut < statement.size() && statement[cut].type == token::COMMA)
      go_on = behind_rows(statement, cut + 1, SIZE_MAX, shown.rows_skipped);
    if (shown.rows_skipped == 0) cut = go_on = statement.size();
  }
  const auto add = [&](std::span<const Token> part) {
    shown.tokens.insert(shown.tokens.end(), part.begin(), part.end());
  };
  add(statement.first(cut));
  add(statement.subspan(go_on));
}

std::optional<TooDeep> too_deep(std::span<const Token> tokens) {
  size_t nesting = 0;
  dialect::Heights heights(max_height);
  for (const Token& token : tokens) {
    const bool opens = token.type == token::LPAREN || token.type == token::K_CASE;
    const bool closes = token.type == token::RPAREN || token.type == token::K_END;
    if (opens && ++nesting > max_nesting)
      return TooDeep{{token.offset, token.end()}, "nested too deeply (more than 256 levels)"};
    if (closes && nesting > 0) --nesting;
    if (!heights.take(weight_of(token.type))) {
      return TooDeep{{token.offset, token.end()},
                     "expression tree is too large (more than 1000 levels)"};
    }
  }
  return std::nullopt;
}

}  // namespace segue::sqlite
