#include "dialects/sqlite/split.h"

#include "base/text.h"
#include "grammar/sqlite/tokens.h"

namespace segue::sqlite {
namespace {

using dialect::Token;

/// Statements that cannot stand in the body of a trigger.
bool begins_outside_of_bodies(uint16_t type) {
  switch (type) {
    case token::K_CREATE:
    case token::K_ALTER:
    case token::K_DROP:
    case token::K_PRAGMA:
    case token::K_BEGIN:
    case token::K_COMMIT:
    case token::K_ATTACH:
    case token::K_VACUUM:
    case token::K_REINDEX:
    case token::K_SAVEPOINT:
      return true;
    default:
      return false;
  }
}

class Splitter {
 public:
  Splitter(std::string_view text, const BoundaryMarks& marks, dialect::Scan& scan)
      : text_(text), marks_(marks), scan_(scan), tokens_(scan.tokens) {}

  void run() {
    while (at_ < tokens_.size() || mark_ < marks_.size()) {
      if (mark_ < marks_.size() && marks_[mark_].token == at_) {
        obey(marks_[mark_++]);
      } else {
        take();
      }
    }
    finish(at_);
  }

 private:
  void obey(const BoundaryMark& mark) {
    switch (mark.boundary) {
      case Boundary::none:
        break;
      case Boundary::end:
        finish(at_);
        break;
      case Boundary::verbatim_begin:
        finish(at_);
        verbatim_ = {mark.span.end, static_cast<uint32_t>(text_.size())};
        break;
      case Boundary::verbatim_end:
        verbatim_.end = mark.span.begin;
        finish(at_);
        verbatim_ = {};
        break;
    }
  }

  void take() {
    const uint16_t type = tokens_[at_].type;
    if (type == token::SEMI && !goes_on_after_semicolon()) {
      finish(at_);
      first_ = ++at_;
      return;
    }
    if (at_ == first_ && type == token::SEMI) {
      first_ = ++at_;  // nothing but a terminator
      return;
    }
    follow_trigger(type);
    ++at_;
  }

  /// Keeps track of where in a CREATE TRIGGER we are.
  void follow_trigger(uint16_t type) {
    if (type == token::K_TRIGGER && creates_here()) {
      trigger_ = Trigger::head;
    } else if (type == token::K_BEGIN && trigger_ == Trigger::head) {
      trigger_ = Trigger::body;
      cases_ = 0;
    } else if (trigger_ == Trigger::body && type == token::K_CASE) {
      ++cases_;
    } else if (trigger_ == Trigger::body && type == token::K_END) {
      if (cases_ > 0)
        --cases_;
      else if (closes_statement(at_ + 1))
        trigger_ = Trigger::none;
    }
  }

  /// Whether the words before this one are `CREATE [TEMP]`, the first of the statement.
  bool creates_here() const {
    size_t before = at_;
    if (before > first_ && (tokens_[before - 1].type == token::K_TEMP ||
                            tokens_[before - 1].type == token::K_TEMPORARY))
      --before;
    return before > first_ && before - first_ <= 4 && tokens_[before - 1].type == token::K_CREATE;
  }

  bool closes_statement(size_t at) const {
    return at >= tokens_.size() || tokens_[at].type == token::SEMI ||
           (mark_ < marks_.size() && marks_[mark_].token == at);
  }

  bool goes_on_after_semicolon() {
    if (trigger_ != Trigger::body) return false;
    cases_ = 0;
    if (at_ + 1 >= tokens_.size()) return false;
    return !begins_outside_of_bodies(tokens_[at_ + 1].type);
  }

  /// Ends the statement before token `last`.
  void finish(size_t last) {
    while (last > first_ && tokens_[last - 1].type == token::SEMI)
      --last;
    if (last > first_) {
      const Span span{tokens_[first_].offset, tokens_[last - 1].end()};
      scan_.statements.push_back({.first = static_cast<uint32_t>(first_),
                                  .last = static_cast<uint32_t>(last),
                                  .span = span,
                                  .verbatim = verbatim_});
    }
    first_ = at_;
    trigger_ = Trigger::none;
  }

  enum class Trigger { none, head, body };

  std::string_view text_;
  const BoundaryMarks& marks_;
  dialect::Scan& scan_;
  const std::vector<Token>& tokens_;
  size_t at_ = 0;
  size_t first_ = 0;
  size_t mark_ = 0;
  size_t cases_ = 0;
  Trigger trigger_ = Trigger::none;
  Span verbatim_;
};

}  // namespace

Boundary boundary_of(const dialect::Directive& directive) {
  if (directive.tool == "statement-breakpoint" || directive.tool == "migrate" ||
      directive.tool == "changeset" || directive.tool == "rollback")
    return Boundary::end;
  if (directive.tool != "+goose" && directive.tool != "+migrate") return Boundary::none;
  const auto says = [&](std::string_view word) {
    return text::starts_with_ignoring_case(directive.text, word);
  };
  if (says("StatementBegin")) return Boundary::verbatim_begin;
  if (says("StatementEnd")) return Boundary::verbatim_end;
  return says("Up") || says("Down") ? Boundary::end : Boundary::none;
}

void split_statements(std::string_view text, const BoundaryMarks& marks, dialect::Scan& scan) {
  Splitter(text, marks, scan).run();
}

}  // namespace segue::sqlite
