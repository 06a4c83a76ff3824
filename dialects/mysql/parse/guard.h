#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "dialect/scan.h"

namespace segue::mysql {

/// Rows of one INSERT that the parser is shown; those after them are counted only.
constexpr uint32_t shown_rows = 200;

/// What the parser would have to go too deep for.
struct TooDeep {
  uint32_t token = 0;  // index of the token at which it was noticed
  std::string_view message{};
};

/// Whether parentheses nest deeper than any pass over the tokens is made for. Asked before words
/// are told from names.
std::optional<TooDeep> parentheses_too_deep(std::span<const dialect::Token> tokens);

/// Whether parentheses, CASE, prefix operators or chains of operators go deeper than the parser and
/// the tree are made for.
std::optional<TooDeep> too_deep(std::span<const dialect::Token> tokens);

/// The rows of an INSERT after the first ones, which need not be parsed.
struct SkippedRows {
  size_t first = 0;  // tokens [first, last)
  size_t last = 0;
  uint64_t rows = 0;
};

/// Empty where there are none, or where they are not complete.
SkippedRows rows_to_skip(std::span<const dialect::Token> tokens);

}  // namespace segue::mysql
