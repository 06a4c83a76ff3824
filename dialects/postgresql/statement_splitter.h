#pragma once

#include <cstdint>

#include "dialect/scan.h"
#include "grammar/postgresql/tokens.h"

namespace segue::postgresql {

/// Cuts the tokens into statements while they are scanned: at every `;`, even within an open
/// parenthesis, but not inside `BEGIN ATOMIC … END` or the list of a rule's actions. What a marker
/// declares to be one statement may hold several: the server takes them in one message, each is
/// told apart here, and all have the marker's span as their `verbatim`.
class StatementSplitter {
 public:
  explicit StatementSplitter(dialect::Scan& scan) : scan_(scan) {}

  /// The last token of the scan is new.
  void added(uint16_t type) {
    switch (type) {
      case token::LBRACKET:
        ++brackets_;
        return;
      case token::RBRACKET:
        --brackets_;
        return;
      case token::LPAREN:
        ++parentheses_;
        return;
      case token::RPAREN:
        --parentheses_;
        return;
      case token::K_ATOMIC:
      case token::K_CASE:
      case token::K_END:
      case token::K_DO:
        return added_word(type);
      default:
        return;
    }
  }
  /// The last token of the scan is a `;`. Whether data lines are to follow.
  bool semicolon();
  /// A marker may end a statement, or open and close one.
  void directive(const dialect::Directive& directive);
  /// Ends the statement, if one has begun, before what comes next.
  void end_statement();
  /// The file has ended.
  void finish();
  /// Whether the last token can end an operand within brackets, so that a colon is a separator.
  bool after_operand() const;

 private:
  uint32_t size() const { return static_cast<uint32_t>(scan_.tokens.size()); }
  uint16_t type(uint32_t index) const { return scan_.tokens[index].type; }
  bool nested() const { return atomic_ > 0 || (rule_body_ && parentheses_ > 0); }
  void added_word(uint16_t type);
  void begin_at(uint32_t token);
  void push(uint32_t first, uint32_t last);
  void split_again();
  void close_verbatim(Span marker);
  bool reads_data() const;
  bool in_create_rule() const;

  dialect::Scan& scan_;
  uint32_t first_ = 0;  // the first token of the statement under way
  int atomic_ = 0;      // BEGIN ATOMIC and the CASEs inside it
  bool rule_body_ = false;
  int parentheses_ = 0;  // within a rule's body
  int brackets_ = 0;
  bool verbatim_ = false;
  uint32_t verbatim_begin_ = 0;
  size_t verbatim_statements_ = 0;  // how many there were before
};

}  // namespace segue::postgresql
