#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dialect/scan.h"

namespace segue::sqlite {

/// The tokens of a statement that the parser is shown.
struct ShownTokens {
  std::vector<dialect::Token> tokens;
  uint64_t rows_skipped = 0;
};

/// All tokens, but of the rows of an `INSERT … VALUES` only the first 200. Rows are left out only
/// where their parentheses are balanced.
void show(std::span<const dialect::Token> statement, ShownTokens& shown);

/// What must not reach a parser that works by recursion.
struct TooDeep {
  Span span{};
  std::string message{};
};

/// Refuses parentheses, CASE and BEGIN nested deeper than 256, and expressions that would be a tree
/// deeper than 1000, which is SQLite's own limit.
std::optional<TooDeep> too_deep(std::span<const dialect::Token> tokens);

}  // namespace segue::sqlite
