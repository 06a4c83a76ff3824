#include "dialects/mysql/parse/guard.h"

#include "dialect/heights.h"
#include "grammar/mysql/tokens.h"

namespace segue::mysql {
namespace {

using dialect::Weight;

constexpr size_t max_depth = 256;
constexpr size_t max_height = 2000;

bool is_prefix(uint16_t type) {
  switch (type) {
    case token::K_NOT:
    case token::BANG:
    case token::MINUS:
    case token::PLUS:
    case token::TILDE:
    case token::K_BINARY:
    case token::K_INTERVAL:
      return true;
    default:
      return false;
  }
}

Weight weight_of(uint16_t type) {
  switch (type) {
    case token::LPAREN:
    case token::LBRACE:
    case token::K_CASE:
      return Weight::opens;
    case token::RPAREN:
    case token::RBRACE:
    case token::K_END:
      return Weight::closes;
    case token::COMMA:
    case token::SEMI:
      return Weight::parts;
    case token::K_JOIN:
    case token::K_STRAIGHT_JOIN:
    case token::K_UNION:
    case token::K_EXCEPT:
    case token::K_INTERSECT:
      return Weight::links;
    case token::K_AND:
    case token::K_OR:
    case token::K_XOR:
    case token::K_IS:
    case token::K_IN:
    case token::K_LIKE:
    case token::K_COLLATE:
    case token::K_DIV:
    case token::K_MOD:
      return Weight::chains;
    default:
      return type >= token::ASSIGN && type <= token::ARROW_TEXT ? Weight::chains : Weight::none;
  }
}

}  // namespace

std::optional<TooDeep> parentheses_too_deep(std::span<const dialect::Token> tokens) {
  size_t depth = 0;
  for (uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].type == token::LPAREN && ++depth > max_depth)
      return TooDeep{i, "nested too deeply"};
    if (tokens[i].type == token::RPAREN && depth > 0) --depth;
  }
  return std::nullopt;
}

std::optional<TooDeep> too_deep(std::span<const dialect::Token> tokens) {
  dialect::Heights heights(max_height);
  size_t depth = 0;
  uint32_t prefixes = 0;
  for (uint32_t i = 0; i < tokens.size(); ++i) {
    const uint16_t type = tokens[i].type;
    prefixes = is_prefix(type) ? prefixes + 1 : 0;
    const Weight weight = weight_of(type);
    if (weight == Weight::opens) ++depth;
    if (weight == Weight::closes && depth > 0) --depth;
    if (prefixes > max_depth || depth > max_depth) return TooDeep{i, "nested too deeply"};
    if (!heights.take(weight)) return TooDeep{i, "too many operators in one expression"};
  }
  return std::nullopt;
}

namespace {

/// The token after the row that begins at `at` (after its ROW); 0 where no whole row stands there.
size_t after_row(std::span<const dialect::Token> tokens, size_t at) {
  if (at < tokens.size() && tokens[at].type == token::K_ROW) ++at;
  if (at >= tokens.size() || tokens[at].type != token::LPAREN) return 0;
  int depth = 0;
  for (; at < tokens.size(); ++at) {
    if (tokens[at].type == token::LPAREN) ++depth;
    if (tokens[at].type == token::RPAREN && --depth == 0) return at + 1;
  }
  return 0;
}

size_t first_row(std::span<const dialect::Token> tokens) {
  int depth = 0;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const uint16_t type = tokens[i].type;
    if (type == token::LPAREN) ++depth;
    if (type == token::RPAREN) --depth;
    if (depth == 0 && (type == token::K_VALUES || type == token::K_VALUE)) return i + 1;
    if (type == token::K_SELECT) return tokens.size();
  }
  return tokens.size();
}

}  // namespace

SkippedRows rows_to_skip(std::span<const dialect::Token> tokens) {
  SkippedRows result;
  if (tokens.empty() || tokens.size() < size_t{shown_rows} * 3) return result;
  if (tokens[0].type != token::K_INSERT && tokens[0].type != token::K_REPLACE) return result;
  size_t at = first_row(tokens);
  for (uint64_t rows = 1; (at = after_row(tokens, at)) != 0; ++rows) {
    if (rows == shown_rows) result.first = result.last = at;
    if (rows > shown_rows) {
      result.last = at;
      result.rows = rows - shown_rows;
    }
    if (at >= tokens.size() || tokens[at].type != token::COMMA) break;
    ++at;
  }
  return result;
}

}  // namespace segue::mysql
