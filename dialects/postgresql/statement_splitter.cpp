#include "dialects/postgresql/statement_splitter.h"

#include "base/text.h"

namespace segue::postgresql {

void StatementSplitter::begin_at(uint32_t token) {
  first_ = token;
  atomic_ = 0;
  rule_body_ = false;
  parentheses_ = 0;
  brackets_ = 0;
}

void StatementSplitter::added_word(uint16_t type) {
  switch (type) {
    case token::K_ATOMIC: {
      const uint32_t last = size() - 1;
      if (last > first_ && this->type(last - 1) == token::K_BEGIN &&
          this->type(first_) == token::K_CREATE)
        atomic_ = 1;
      return;
    }
    case token::K_CASE:
      if (atomic_ > 0) ++atomic_;
      return;
    case token::K_END:
      if (atomic_ > 0 && this->type(size() - 2) != token::DOT) --atomic_;
      return;
    case token::K_DO:
      if (in_create_rule()) {
        rule_body_ = true;
        parentheses_ = 0;
      }
      return;
    default:
      return;
  }
}

bool StatementSplitter::in_create_rule() const {
  if (size() < first_ + 4 || type(first_) != token::K_CREATE) return false;
  return type(first_ + 1) == token::K_RULE || type(first_ + 3) == token::K_RULE;
}

bool StatementSplitter::after_operand() const {
  if (brackets_ <= 0 && parentheses_ <= 0) return false;
  if (size() == first_) return false;
  switch (type(size() - 1)) {
    case token::IDENT:
    case token::ICONST:
    case token::PARAM:
    case token::RPAREN:
    case token::RBRACKET:
      return brackets_ > 0;
    case token::LBRACKET:
      return true;
    case token::SCONST:
      return true;
    default:
      return false;
  }
}

bool StatementSplitter::semicolon() {
  if (nested()) return false;
  const uint32_t last = size() - 1;
  const bool data = last > first_ && reads_data();
  push(first_, last);
  begin_at(size());
  return data;
}

/// COPY … FROM STDIN.
bool StatementSplitter::reads_data() const {
  if (type(first_) != token::K_COPY) return false;
  for (uint32_t i = first_ + 1; i < size(); ++i) {
    if (type(i) == token::K_STDIN && type(i - 1) == token::K_FROM) return true;
  }
  return false;
}

void StatementSplitter::push(uint32_t first, uint32_t last) {
  if (first >= last) return;
  const Span span{scan_.tokens[first].offset, scan_.tokens[last - 1].end()};
  scan_.statements.push_back({first, last, span});
}

void StatementSplitter::end_statement() {
  if (nested()) {
    split_again();
  } else {
    push(first_, size());
  }
  begin_at(size());
}

/// What should have nested the statement was never closed: it is cut at every `;` after all.
void StatementSplitter::split_again() {
  uint32_t first = first_;
  for (uint32_t i = first_; i < size(); ++i) {
    if (type(i) != token::SEMI) continue;
    push(first, i);
    first = i + 1;
  }
  push(first, size());
}

void StatementSplitter::directive(const dialect::Directive& directive) {
  if (directive.tool == "statement-breakpoint" || directive.tool == "migrate" ||
      directive.tool == "changeset")
    return end_statement();
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
  verbatim_ = false;
  end_statement();
  for (size_t i = verbatim_statements_; i < scan_.statements.size(); ++i)
    scan_.statements[i].verbatim = {verbatim_begin_, marker.begin};
}

void StatementSplitter::finish() {
  end_statement();
}

}  // namespace segue::postgresql
