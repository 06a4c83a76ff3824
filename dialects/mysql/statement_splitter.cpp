#include "dialects/mysql/statement_splitter.h"

#include "base/text.h"
#include "grammar/mysql/tokens.h"

namespace segue::mysql {

void StatementSplitter::begin_at(uint32_t token) {
  first_ = token;
  header_ = false;
  routine_ = false;
  loops_ = false;
  depth_ = 0;
}

void StatementSplitter::added(uint32_t span_begin) {
  const uint16_t last = scan_.tokens.back().type;
  if (size() == first_ + 1) {
    span_begin_ = span_begin;
    header_ = last == token::K_CREATE || last == token::K_ALTER;
    // A block that stands for itself, as MariaDB takes it.
    routine_ = last == token::K_IF || last == token::K_CASE || last == token::K_LOOP ||
               last == token::K_WHILE || last == token::K_FOR;
    depth_ = routine_ ? 1 : 0;
    return;
  }
  if (header_) return header(last);
  if (routine_) return body(last);
  if (last == token::K_NOT && size() == first_ + 2 && type(first_) == token::K_BEGIN) {
    routine_ = true;
    depth_ = 1;
  }
}

/// Between CREATE or ALTER and the word that says what is created.
void StatementSplitter::header(uint16_t last) {
  if (type(size() - 2) == token::EQ) return;  // DEFINER = user
  switch (last) {
    case token::K_PROCEDURE:
    case token::K_FUNCTION:
    case token::K_TRIGGER:
    case token::K_EVENT:
    case token::K_PACKAGE:
      header_ = false;
      routine_ = true;
      loops_ = last == token::K_PROCEDURE || last == token::K_FUNCTION;
      return;
    case token::K_TABLE:
    case token::K_INDEX:
    case token::K_VIEW:
    case token::K_DATABASE:
    case token::K_SCHEMA:
    case token::K_USER:
    case token::K_ROLE:
    case token::K_SEQUENCE:
      header_ = false;
      return;
    default:
      return;
  }
}

/// Whether IF, REPEAT or FOR, the last token, begins a statement of a body: the words are also
/// functions and parts of other clauses.
bool StatementSplitter::starts_statement(uint16_t last) const {
  if (last == token::K_FOR && loops_ && depth_ == 0) return type(size() - 2) != token::K_END;
  if (size() == first_ + 4 && type(first_) == token::K_BEGIN) return true;  // BEGIN NOT ATOMIC
  // FOR EACH ROW FOLLOWS name
  if (depth_ == 0 && size() > first_ + 4 && type(size() - 4) == token::K_ROW &&
      (type(size() - 3) == token::K_FOLLOWS || type(size() - 3) == token::K_PRECEDES))
    return true;
  switch (type(size() - 2)) {
    case token::SEMI:
    case token::COLON:
    case token::K_THEN:
    case token::K_ELSE:
    case token::K_BEGIN:
    case token::K_DO:
    case token::K_LOOP:
    case token::K_REPEAT:
      return true;
    case token::K_ROW:
    case token::K_DETERMINISTIC:
    case token::K_SQL:
    case token::K_DATA:
    case token::STRING:
    case token::RPAREN:
      return depth_ == 0 && last == token::K_IF;
    default:
      return false;
  }
}

void StatementSplitter::body(uint16_t last) {
  switch (last) {
    case token::K_BEGIN:
      ++depth_;
      return;
    case token::K_CASE:
    case token::K_LOOP:
    case token::K_WHILE:
      if (type(size() - 2) != token::K_END) ++depth_;
      return;
    case token::K_IF:
    case token::K_REPEAT:
    case token::K_FOR:
      if (starts_statement(last)) ++depth_;
      return;
    case token::K_END:
      if (depth_ > 0) --depth_;
      return;
    default:
      return;
  }
}

void StatementSplitter::semicolon() {
  if (depth_ > 0) return;
  const uint32_t last = size() - 1;
  push(first_, last);
  begin_at(size());
}

void StatementSplitter::delimiter() {
  push(first_, size());
  begin_at(size());
}

void StatementSplitter::push(uint32_t first, uint32_t last) {
  if (first >= last) return;
  Span span{scan_.tokens[first].offset, scan_.tokens[last - 1].end()};
  if (first == first_) span.begin = span_begin_;
  if (closed_after_ == last) span.end = closed_at_;
  scan_.statements.push_back({first, last, span});
}

void StatementSplitter::end_statement() {
  if (depth_ > 0) {
    split_again();
  } else {
    push(first_, size());
  }
  begin_at(size());
}

/// What should have nested the statement was never closed. Between markers that make it one
/// statement it stays one; elsewhere it is cut at every `;` after all.
void StatementSplitter::split_again() {
  if (verbatim_) return push(first_, size());
  uint32_t first = first_;
  for (uint32_t i = first_; i < size(); ++i) {
    if (type(i) != token::SEMI) continue;
    push(first, i);
    first = i + 1;
  }
  push(first, size());
}

void StatementSplitter::directive(const dialect::Directive& directive) {
  if (directive.tool == "liquibase") liquibase_ = true;
  if (directive.tool == "statement-breakpoint" || directive.tool == "migrate") {
    return end_statement();
  }
  if (directive.tool == "changeset" || directive.tool == "rollback") {
    if (liquibase_) end_statement();
    return;
  }
  if (directive.tool != "+goose" && directive.tool != "+migrate") return;
  if (text::starts_with_ignoring_case(directive.text, "StatementBegin")) {
    end_statement();
    verbatim_ = true;
    verbatim_begin_ = directive.span.end;
    verbatim_statements_ = scan_.statements.size();
  } else if (text::starts_with_ignoring_case(directive.text, "StatementEnd")) {
    close_verbatim(directive.span);
  } else if (!verbatim_) {
    end_statement();
  }
}

void StatementSplitter::close_verbatim(Span marker) {
  if (!verbatim_) return;
  end_statement();
  verbatim_ = false;
  for (size_t i = verbatim_statements_; i < scan_.statements.size(); ++i)
    scan_.statements[i].verbatim = {verbatim_begin_, marker.begin};
}

}  // namespace segue::mysql
