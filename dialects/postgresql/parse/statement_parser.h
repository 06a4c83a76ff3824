#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "PostgresqlParser.h"
#include "dialect/dialect.h"
#include "dialect/scan.h"

namespace segue::postgresql {

/// Rows of a VALUES list that were counted, but not shown to the parser.
struct SkippedRows {
  uint32_t values = 0;  // index of the word VALUES in the token stream
  uint64_t count = 0;
};

/// Runs the generated parser over the statements of files, one after the other. Making one costs
/// as much as parsing many statements: it is meant to be kept.
class StatementParser {
 public:
  StatementParser() : parser_(&stream_) {}

  /// The file that the next statements are of; it must outlive their trees.
  void begin(std::string_view text) { text_ = text; }

  /// The tree of one statement; it lives until the next call. Null where the statement does not
  /// parse: then error() says why. The types of the tokens are changed by the retag pass.
  PostgresqlParser::StatementContext* parse(std::span<dialect::Token> tokens);
  const dialect::SyntaxError& error() const { return error_; }

  grammar::FlatTokenStream& stream() { return stream_; }
  const std::vector<SkippedRows>& skipped_rows() const { return skipped_; }

 private:
  void load(std::span<const dialect::Token> tokens);
  size_t skip_rows(std::span<const dialect::Token> tokens, size_t values);
  void describe_failure();
  std::string expectation() const;

  std::string_view text_;
  grammar::FlatTokenStream stream_;
  PostgresqlParser parser_;
  std::vector<SkippedRows> skipped_;
  dialect::SyntaxError error_;
};

}  // namespace segue::postgresql
