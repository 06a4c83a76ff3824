#pragma once

#include <string>
#include <string_view>

namespace segue::sql {

/// Collects the words of a statement and puts the spaces between them.
class TextBuilder {
 public:
  /// A word or a symbol, with a space between it and what stands before. An empty one is left out.
  void word(std::string_view text) {
    if (text.empty()) return;
    if (!tight_) out_ += ' ';
    out_ += text;
    tight_ = false;
  }
  /// Directly behind what stands before: a comma, a closing parenthesis.
  void attach(std::string_view text) {
    out_ += text;
    tight_ = false;
  }
  /// No space before the next word.
  void tighten() { tight_ = true; }
  void new_line() {
    out_ += '\n';
    out_.append(indent_ * 2, ' ');
    tight_ = true;
  }
  void indent() { ++indent_; }
  void outdent() { --indent_; }

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  size_t indent_ = 0;
  bool tight_ = true;
};

}  // namespace segue::sql
