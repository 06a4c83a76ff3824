#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "Token.h"
#include "TokenStream.h"
#include "misc/Interval.h"

namespace segue::grammar {

/// A token that lives in an array: no allocation of its own. Its text is a view into the file.
class FlatToken final : public antlr4::Token {
 public:
  static constexpr uint16_t eof_type = 0xFFFF;

  FlatToken(const char* file, uint32_t offset, uint32_t length, uint32_t index, size_t type)
      : text_(file + offset), type_(type), offset_(offset), length_(length), index_(index) {}

  uint32_t offset() const { return offset_; }
  uint32_t length() const { return length_; }
  uint16_t type() const { return static_cast<uint16_t>(type_); }
  uint32_t index() const { return index_; }
  std::string_view view() const { return {text_, length_}; }

  std::string getText() const override {
    return type_ == antlr4::Token::EOF ? std::string("<EOF>") : std::string(view());
  }
  size_t getType() const override { return type_; }
  size_t getLine() const override { return 0; }
  size_t getCharPositionInLine() const override { return 0; }
  size_t getChannel() const override { return 0; }
  size_t getTokenIndex() const override { return index_; }
  size_t getStartIndex() const override { return offset_; }
  size_t getStopIndex() const override { return offset_ + length_ - 1; }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  antlr4::CharStream* getInputStream() const override { return nullptr; }
  std::string toString() const override { return getText(); }

 private:
  const char* text_;
  size_t type_;  // as the generated code compares it
  uint32_t offset_;
  uint32_t length_;
  uint32_t index_;
};
static_assert(static_cast<uint16_t>(antlr4::Token::EOF) == FlatToken::eof_type);

/// The tokens of one statement, contiguous in memory. `clear`, `add` them, `close`, then parse.
class FlatTokenStream final : public antlr4::TokenStream {
 public:
  /// Starts a statement of `file`. The view must outlive the parse tree.
  void clear(std::string_view file) {
    file_ = file;
    tokens_.clear();
    next_ = end_ = nullptr;
  }
  void add(uint32_t offset, uint32_t length, uint16_t type) {
    tokens_.emplace_back(file_.data(), offset, length, static_cast<uint32_t>(tokens_.size()), type);
  }
  /// Ends the statement; `offset` is where an error at its end is shown.
  void close(uint32_t offset) {
    const auto index = static_cast<uint32_t>(tokens_.size());
    tokens_.emplace_back(file_.data(), offset, 0, index, antlr4::Token::EOF);
    next_ = tokens_.data();
    end_ = next_ + index;
  }
  /// How many tokens were added.
  uint32_t count() const {
    return static_cast<uint32_t>(end_ == nullptr ? tokens_.size() : tokens_.size() - 1);
  }
  /// The one behind the last is the end of the statement.
  const FlatToken& operator[](uint32_t index) const { return tokens_[index]; }

  FlatToken* next() { return next_; }
  FlatToken* previous() { return next_ == tokens_.data() ? nullptr : next_ - 1; }
  /// Takes the next token; the end of the statement can be taken any number of times.
  FlatToken* take() {
    FlatToken* taken = next_;
    next_ += taken != end_ ? 1 : 0;
    return taken;
  }
  size_t next_type() const { return next_->getType(); }

  antlr4::Token* LT(ssize_t k) override {
    if (k > 0) return at(index() + static_cast<size_t>(k) - 1);
    if (k == 0 || index() < static_cast<size_t>(-k)) return nullptr;
    return next_ + k;
  }
  size_t LA(ssize_t k) override {
    if (k == 1) return next_type();
    antlr4::Token* token = LT(k);
    return token != nullptr ? token->getType() : 0;
  }
  void consume() override { take(); }
  ssize_t mark() override { return 0; }
  void release(ssize_t /*marker*/) override {}
  size_t index() override { return static_cast<size_t>(next_ - tokens_.data()); }
  void seek(size_t index) override { next_ = at(index); }
  size_t size() override { return count(); }
  std::string getSourceName() const override { return "sql"; }
  antlr4::Token* get(size_t index) const override {
    return const_cast<FlatTokenStream*>(this)->at(index);
  }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  std::string getText(const antlr4::misc::Interval& range) override {
    if (range.a < 0 || range.b < range.a) return "";
    return getText(at(static_cast<size_t>(range.a)), at(static_cast<size_t>(range.b)));
  }
  std::string getText() override { return ""; }
  std::string getText(antlr4::RuleContext* /*context*/) override { return ""; }
  std::string getText(antlr4::Token* first, antlr4::Token* last) override {
    const auto* a = static_cast<FlatToken*>(first);
    const auto* b = static_cast<FlatToken*>(last);
    return std::string(file_.substr(a->offset(), b->offset() + b->length() - a->offset()));
  }

 private:
  FlatToken* at(size_t i) { return i < count() ? &tokens_[i] : end_; }

  std::string_view file_;
  std::vector<FlatToken> tokens_;  // with the end behind them, once closed
  FlatToken* next_ = nullptr;
  FlatToken* end_ = nullptr;
};

}  // namespace segue::grammar
