#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"
#include "dialect/scanning.h"
#include "dialects/mysql/client_commands.h"

namespace segue::mysql {
namespace {

using dialect::is_space;
using dialect::is_word_start;

/// Commands of the test language that end at the delimiter. Sorted.
constexpr std::string_view commands[] = {
    "append_file",
    "assert",
    "cat_file",
    "change_user",
    "character_set",
    "chmod",
    "connect",
    "connection",
    "copy_file",
    "dec",
    "die",
    "diff_files",
    "dirty_close",
    "disconnect",
    "echo",
    "end_timer",
    "error",
    "eval",
    "evalp",
    "exec",
    "execw",
    "exit",
    "file_exists",
    "force-cpdir",
    "force-rmdir",
    "horizontal_results",
    "inc",
    "let",
    "list_files",
    "list_files_append_file",
    "list_files_write_file",
    "lowercase_result",
    "mkdir",
    "move_file",
    "output",
    "ping",
    "query",
    "query_get_value",
    "query_horizontal",
    "query_vertical",
    "real_sleep",
    "reap",
    "remove_file",
    "remove_files_wildcard",
    "replace_column",
    "replace_numeric_round",
    "replace_regex",
    "replace_result",
    "reset_connection",
    "result_format",
    "rmdir",
    "save_master_pos",
    "send_eval",
    "send_quit",
    "send_shutdown",
    "shutdown_server",
    "skip",
    "sleep",
    "sorted_result",
    "source",
    "start_timer",
    "sync_slave_with_master",
    "sync_with_master",
    "system",
    "vertical_results",
    "wait_for_slave_to_stop",
};

bool is_command(std::string_view word) {
  if (word.starts_with("disable_") || word.starts_with("enable_")) return true;
  return std::ranges::find(commands, word) != std::end(commands);
}

class TestScript {
 public:
  explicit TestScript(std::string_view text) : text_(text) {}

  std::string run() {
    while (skip_space(), at_ < text_.size())
      statement();
    return std::move(text_);
  }

 private:
  char peek(size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool at_delimiter() const { return std::string_view(text_).substr(at_).starts_with(delimiter_); }

  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_]))
      ++at_;
  }

  void blank(size_t begin, size_t end) {
    for (size_t i = begin; i < end && i < text_.size(); ++i) {
      if (text_[i] != '\n' && text_[i] != '\r') text_[i] = ' ';
    }
  }

  size_t line_end() const { return std::min(text_.find('\n', at_), text_.size()); }

  std::string_view word_at(size_t begin) const {
    size_t end = begin;
    while (end < text_.size() && (is_word_start(text_[end]) || text_[end] == '-'))
      ++end;
    return std::string_view(text_).substr(begin, end - begin);
  }

  /// The current place is the start of a statement.
  void statement() {
    const size_t begin = at_;
    if (peek() == '#') {
      at_ = line_end();
      return;
    }
    if (peek() == '-' && peek(1) == '-') return dashed_line(begin);
    if (peek() == '{' || peek() == '}') {
      ++at_;
      return blank(begin, at_);
    }
    const std::string word = text::lower(word_at(at_));
    if (word == "delimiter") return delimiter(begin);
    if (word == "perl" || word == "write_file" || word == "append_file") return here_text(begin);
    if ((word == "if" || word == "while") && block_head(begin, word.size())) return;
    if (word == "send") {
      at_ += word.size();
      return blank(begin, at_);
    }
    if (is_command(word)) {
      skip_statement(word == "let" || word == "eval");
      return blank(begin, at_);
    }
    skip_statement(true);
  }

  /// `--command …` to the end of the line.
  void dashed_line(size_t begin) {
    at_ = begin + 2;
    skip_blanks();
    const std::string word = text::lower(word_at(at_));
    if (word == "delimiter") {
      at_ += word.size();
      delimiter_ =
          std::string(text::trimmed(std::string_view(text_).substr(at_, line_end() - at_)));
      text_[begin] = text_[begin + 1] = ' ';
      at_ = line_end();
      return;
    }
    at_ = line_end();
    blank(begin, at_);
    if (word == "perl" || word == "write_file" || word == "append_file") skip_here_text(at_);
  }

  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t')
      ++at_;
  }

  /// `delimiter |;`: what the old delimiter ends becomes a line of the ordinary client.
  void delimiter(size_t begin) {
    at_ += std::string_view("delimiter").size();
    const size_t from = at_;
    size_t end = text_.find(delimiter_, from + 1);
    const size_t line = line_end();
    if (end == std::string::npos || end > line) end = line;
    std::string wanted(text::trimmed(std::string_view(text_).substr(from, end - from)));
    // `delimiter ;` after `delimiter ;;` and the like: the wanted text holds the old one.
    if (wanted.empty())
      wanted = std::string(text::trimmed(std::string_view(text_).substr(from, line - from)));
    const size_t at = text_.find(wanted, from);
    blank(at + wanted.size(), std::min(line, at + wanted.size() + delimiter_.size()));
    (void)begin;
    delimiter_ = std::move(wanted);
    at_ = line;
  }

  /// Text up to a line that says EOF, or what the command names.
  void here_text(size_t begin) {
    const size_t line = line_end();
    at_ = line;
    blank(begin, line);
    skip_here_text(line);
  }

  void skip_here_text(size_t begin) {
    const size_t end = text_.find("\nEOF", begin);
    at_ = end == std::string::npos ? text_.size() : end + 4;
    blank(begin, at_);
  }

  /// `if (…) {`, perhaps with the brace on the next line.
  bool block_head(size_t begin, size_t word_length) {
    size_t i = begin + word_length;
    while (i < text_.size() && is_space(text_[i]))
      ++i;
    if (i >= text_.size() || text_[i] != '(') return false;
    int depth = 0;
    for (; i < text_.size(); ++i) {
      if (text_[i] == '(') ++depth;
      if (text_[i] == ')' && --depth == 0) break;
    }
    for (++i; i < text_.size() && is_space(text_[i]); ++i) {
    }
    if (i >= text_.size() || text_[i] != '{') return false;
    at_ = i + 1;
    blank(begin, at_);
    return true;
  }

  void skip_statement(bool quotes) {
    while (at_ < text_.size() && !at_delimiter()) {
      const char c = text_[at_];
      if (quotes && (c == '\'' || c == '"' || c == '`')) {
        skip_quoted(c);
      } else if (c == '#' || (c == '-' && peek(1) == '-' && is_space(peek(2)))) {
        at_ = line_end();
      } else if (c == '/' && peek(1) == '*' && peek(2) != '!') {
        const size_t end = text_.find("*/", at_ + 2);
        at_ = end == std::string::npos ? text_.size() : end + 2;
      } else {
        ++at_;
      }
    }
    at_ = std::min(at_ + delimiter_.size(), text_.size());
  }

  void skip_quoted(char quote) {
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    at_ = std::min(at_ + 1, text_.size());
  }

  std::string text_;
  size_t at_ = 0;
  std::string delimiter_ = ";";
};

}  // namespace

std::string without_test_commands(std::string_view script) {
  return TestScript(script).run();
}

}  // namespace segue::mysql
