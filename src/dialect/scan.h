#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/source.h"

namespace segue::dialect {

/// One lexical token. Comments and white space are no tokens.
struct Token {
  uint32_t offset = 0;
  uint32_t length = 0;
  uint16_t type = 0;   // numbered as the dialect's tokens.def lists them, from 1
  uint16_t flags = 0;  // the dialect's own

  uint32_t end() const { return offset + length; }
};

/// One statement as the splitter cut it.
struct StatementRange {
  uint32_t first =
      0;  // its tokens are [first, last) of Scan::tokens; the terminator is not one of them
  uint32_t last = 0;
  Span span;        // from its first to its last token
  Span data{};      // lines that belong to it but are no SQL (COPY … FROM stdin); empty otherwise
  Span verbatim{};  // not empty where a marker (`+goose StatementBegin`) fixed the boundaries
};

/// A comment that is addressed to a tool.
struct Directive {
  /// Whose: "segue", "squawk-ignore", "migrate" (dbmate), "+goose", "+migrate" (sql-migrate),
  /// "liquibase", "changeset", "rollback", "statement-breakpoint".
  std::string tool;
  std::string text;  // what follows the tool's word, trimmed: "up", `ignore drop-column reason="…"`
  Span span;         // the whole comment
};

/// A line for the client program, not for the server (psql's `\connect`, another client's
/// `source`).
struct ClientCommand {
  std::string text;
  Span span;
};

/// What the scanner made of a file. Spans are byte offsets into Source::text().
struct Scan {
  std::vector<Token> tokens;
  std::vector<StatementRange> statements;
  std::vector<Directive> directives;
  std::vector<ClientCommand> client_commands;
  Findings findings;  // unterminated quotes, bytes that are not UTF-8, …
};

}  // namespace segue::dialect
