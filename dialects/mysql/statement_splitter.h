#pragma once

#include <cstdint>

#include "dialect/scan.h"

namespace segue::mysql {

/// Cuts the tokens into statements while they are scanned: at every delimiter, even within an open
/// parenthesis, but not inside the body of a routine, trigger or event, as far as its blocks tell.
class StatementSplitter {
 public:
  explicit StatementSplitter(dialect::Scan& scan) : scan_(scan) {}

  /// The last token of the scan is new. `span_begin` is where the text of the statement starts if
  /// this is its first token.
  void added(uint32_t span_begin);
  /// An executable comment has closed here: its mark belongs to the token before it.
  void comment_closed(uint32_t end) {
    closed_at_ = end;
    closed_after_ = size();
  }
  /// The last token of the scan is a `;`, which is the delimiter.
  void semicolon();
  /// A delimiter that the script has chosen stands here: it ends the statement whatever it holds.
  void delimiter();
  /// A marker may end a statement, or open and close one.
  void directive(const dialect::Directive& directive);
  /// Ends the statement, if one has begun, before what comes next.
  void end_statement();
  /// Whether no statement is under way.
  bool at_start() const { return size() == first_; }

 private:
  uint32_t size() const { return static_cast<uint32_t>(scan_.tokens.size()); }
  uint16_t type(uint32_t index) const { return scan_.tokens[index].type; }
  void begin_at(uint32_t token);
  void push(uint32_t first, uint32_t last);
  void split_again();
  void header(uint16_t type);
  void body(uint16_t type);
  bool starts_statement(uint16_t type) const;
  void close_verbatim(Span marker);

  dialect::Scan& scan_;
  uint32_t first_ = 0;       // the first token of the statement under way
  uint32_t span_begin_ = 0;  // where its text begins
  uint32_t closed_at_ = 0;
  uint32_t closed_after_ = 0;  // number of tokens when an executable comment closed last
  bool header_ = false;        // a CREATE or ALTER that has not yet named its object
  bool routine_ = false;       // may hold statements of its own
  bool loops_ = false;         // FOR in it begins a loop, not FOR EACH ROW
  int depth_ = 0;              // open blocks
  bool liquibase_ = false;
  bool verbatim_ = false;
  uint32_t verbatim_begin_ = 0;
  size_t verbatim_statements_ = 0;  // how many there were before
};

}  // namespace segue::mysql
