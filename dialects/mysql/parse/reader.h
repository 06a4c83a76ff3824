#pragma once

#include <string>
#include <string_view>

#include "antlr4-runtime.h"
#include "base/source.h"
#include "grammar/mysql/tokens.h"

namespace segue::mysql {

using Token = grammar::FlatToken;

using grammar::token_of;

inline Span span_of(const Token& token) {
  return {token.offset(), token.offset() + token.length()};
}

/// From the first to the last token of a rule; empty where it took none.
inline Span span_of(const antlr4::ParserRuleContext& context) {
  const auto* first = static_cast<const Token*>(context.start);
  const auto* last = static_cast<const Token*>(context.stop);
  if (last == nullptr || last->offset() < first->offset())
    return {first->offset(), first->offset()};
  return {first->offset(), last->offset() + last->length()};
}

/// Thrown where the grammar took more than the server does: at what, and what should have been
/// there.
struct Misplaced {
  Span span{};                  // empty at the start of the text: the statement as a whole
  std::string_view expected{};  // empty where nothing would have been right
};

/// Reads the children of a rule from left to right, as the grammar lists them.
class Reader {
 public:
  explicit Reader(antlr4::ParserRuleContext* context)
      : at_(context->children.data()), end_(at_ + context->children.size()) {}

  bool done() const { return at_ == end_; }
  /// The type of the next child if it is a token; `none` otherwise.
  token::Type peek() const {
    if (done()) return token::none;
    const Token* next = token_of(*at_);
    return next ? static_cast<token::Type>(next->type()) : token::none;
  }
  /// Takes the next child if it is this token.
  bool take(token::Type type) {
    if (peek() != type) return false;
    ++at_;
    return true;
  }
  /// Takes the next child if it is any token.
  const Token* token() {
    if (done()) return nullptr;
    const Token* next = token_of(*at_);
    if (next) ++at_;
    return next;
  }
  /// Takes the next child if it is this rule.
  template <class Rule>
  Rule* rule() {
    if (!at<Rule>()) return nullptr;
    return static_cast<Rule*>(*at_++);
  }
  /// Whether the next child is this rule.
  template <class Rule>
  bool at() const {
    return !done() && grammar::is_a<Rule>(*at_);
  }
  /// … which the grammar lets expect here: where it is not, the statement is refused.
  const Token& word() {
    const Token* next = token();
    if (next == nullptr) throw Misplaced{};
    return *next;
  }
  void skip() {
    if (done()) throw Misplaced{};
    ++at_;
  }
  /// The next child, a rule of whatever kind.
  antlr4::ParserRuleContext* any_rule() {
    if (done() || token_of(*at_) != nullptr) throw Misplaced{};
    return static_cast<antlr4::ParserRuleContext*>(*at_++);
  }
  /// Passes over tokens up to the next rule.
  void skip_tokens() {
    while (peek() != token::none)
      ++at_;
  }
  /// The span of the next child.
  Span next_span() const {
    if (done()) throw Misplaced{};
    if (const Token* next = token_of(*at_)) return span_of(*next);
    return span_of(*static_cast<antlr4::ParserRuleContext*>(*at_));
  }
  /// From the next child to the last one.
  Span rest_span() const {
    if (done()) return {};
    Reader last = *this;
    last.at_ = end_ - 1;
    return {next_span().begin, last.next_span().end};
  }

 private:
  antlr4::tree::ParseTree* const* at_;
  antlr4::tree::ParseTree* const* end_;
};

}  // namespace segue::mysql
