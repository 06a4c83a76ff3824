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

  FlatToken() = default;
  FlatToken(std::string_view file, uint32_t offset, uint32_t length, uint32_t index, uint16_t type)
      : file_(file), offset_(offset), length_(length), index_(index), type_(type) {}

  uint32_t offset() const { return offset_; }
  uint32_t length() const { return length_; }
  uint16_t type() const { return type_; }
  std::string_view view() const { return file_.substr(offset_, length_); }

  std::string getText() const override {
    return type_ == eof_type ? std::string("<EOF>") : std::string(view());
  }
  size_t getType() const override { return type_ == eof_type ? antlr4::Token::EOF : type_; }
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
  std::string_view file_;
  uint32_t offset_ = 0;
  uint32_t length_ = 0;
  uint32_t index_ = 0;
  uint16_t type_ = eof_type;
};

/// The tokens of one statement, contiguous in memory. `add` them, then parse; `clear` before the next statement.
class FlatTokenStream final : public antlr4::TokenStream {
 public:
  /// Starts a statement of `file`. The view must outlive the parse tree.
  void clear(std::string_view file) {
    file_ = file;
    tokens_.clear();
    at_ = 0;
  }
  void add(uint32_t offset, uint32_t length, uint16_t type) {
    tokens_.emplace_back(file_, offset, length, static_cast<uint32_t>(tokens_.size()), type);
  }
  /// Ends the statement; `offset` is where an error at its end is shown.
  void close(uint32_t offset) {
    end_ = FlatToken(file_, offset, 0, static_cast<uint32_t>(tokens_.size()), FlatToken::eof_type);
  }
  std::string_view file() const { return file_; }
  /// For the retag pass: types may be changed before parsing.
  std::vector<FlatToken>& tokens() { return tokens_; }

  FlatToken* next() { return at(at_); }
  FlatToken* previous() { return at_ > 0 ? &tokens_[at_ - 1] : nullptr; }
  void advance() {
    if (at_ < tokens_.size()) ++at_;
  }

  antlr4::Token* LT(ssize_t k) override {
    if (k > 0) return at(at_ + static_cast<size_t>(k) - 1);
    if (k == 0 || at_ < static_cast<size_t>(-k)) return nullptr;
    return &tokens_[at_ - static_cast<size_t>(-k)];
  }
  size_t LA(ssize_t k) override {
    if (k == 1) return at_ < tokens_.size() ? tokens_[at_].type() : antlr4::Token::EOF;
    antlr4::Token* token = LT(k);
    return token != nullptr ? token->getType() : 0;
  }
  void consume() override { advance(); }
  ssize_t mark() override { return 0; }
  void release(ssize_t /*marker*/) override {}
  size_t index() override { return at_; }
  void seek(size_t index) override { at_ = index; }
  size_t size() override { return tokens_.size(); }
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
  std::string getText(antlr4::RuleContext* context) override;
  std::string getText(antlr4::Token* first, antlr4::Token* last) override {
    const auto* a = static_cast<FlatToken*>(first);
    const auto* b = static_cast<FlatToken*>(last);
    return std::string(file_.substr(a->offset(), b->offset() + b->length() - a->offset()));
  }

 private:
  FlatToken* at(size_t i) { return i < tokens_.size() ? &tokens_[i] : &end_; }

  std::string_view file_;
  std::vector<FlatToken> tokens_;
  FlatToken end_;
  size_t at_ = 0;
};

inline std::string FlatTokenStream::getText(antlr4::RuleContext* /*context*/) { return ""; }

}  // namespace segue::grammar
