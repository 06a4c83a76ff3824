#include "dialects/sqlite/scanner.h"

#include <array>

#include "base/text.h"
#include "dialect/scanning.h"
#include "dialects/sqlite/client_commands.h"
#include "dialects/sqlite/split.h"
#include "grammar/sqlite/tokens.h"

namespace segue::sqlite {
namespace {

using dialect::is_digit;
using dialect::is_space;

/// The bytes that may go on a name: letters, digits, `_`, `$` and all of UTF-8 beyond ASCII.
constexpr std::array<bool, 256> name_bytes = [] {
  std::array<bool, 256> table{};
  for (int c = 0; c < 256; ++c) {
    const auto byte = static_cast<char>(c);
    table[static_cast<size_t>(c)] = dialect::is_word_start(byte) || is_digit(byte) || byte == '$';
  }
  return table;
}();

constexpr bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// One pass over the bytes of a file.
class Scanner {
 public:
  explicit Scanner(const Source& source) : text_(source.text()) {}

  dialect::Scan run() {
    dialect::check_utf8(text_, scan_.findings);
    scan_.tokens.reserve(text_.size() / 5 + 8);
    at_ = dialect::byte_order_mark(text_);
    line_start_ = at_;
    while (at_ < text_.size())
      step();
    split_statements(text_, marks_, scan_);
    return std::move(scan_);
  }

 private:
  char peek(size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool goes_on_name(size_t at) const {
    return at < text_.size() && name_bytes[static_cast<unsigned char>(text_[at])];
  }

  void step() {
    const char c = text_[at_];
    if (is_space(c)) {
      ++at_;
      if (c == '\n') line_start_ = at_;
    } else if (dialect::is_word_start(c)) {
      word(c);
    } else if (is_digit(c)) {
      number();
    } else {
      mark(c);
    }
  }

  void word(char first) {
    if ((first == 'x' || first == 'X') && peek(1) == '\'') return blob();
    size_t end = at_ + 1;
    while (goes_on_name(end))
      ++end;
    add(token_type_of(text_.substr(at_, end - at_)), end - at_);
  }

  void mark(char c) {
    const char next = peek(1);
    switch (c) {
      case '-':
        if (next == '-') return line_comment();
        if (next == '>') return add(token::ARROW, peek(2) == '>' ? 3 : 2);
        return add(token::MINUS, 1);
      case '/':
        return next == '*' ? block_comment() : add(token::SLASH, 1);
      case '\'':
        return quoted('\'', token::STRING, 0);
      case '"':
        return quoted('"', token::IDENT, double_quoted);
      case '`':
        return quoted('`', token::IDENT, back_quoted);
      case '[':
        return quoted(']', token::IDENT, bracketed);
      case '.':
        if (is_digit(next)) return number();
        return begins_client_command(next) ? client_command() : add(token::DOT, 1);
      case '|':
        return next == '|' ? add(token::CONCAT, 2) : add(token::PIPE, 1);
      case '=':
        return add(token::EQ, next == '=' ? 2 : 1);
      case '<':
        return less(next);
      case '>':
        if (next == '>') return add(token::RSHIFT, 2);
        return next == '=' ? add(token::GE, 2) : add(token::GT, 1);
      case '!':
        return next == '=' ? add(token::NE, 2) : unexpected();
      case '?':
      case ':':
      case '@':
      case '$':
        return parameter(c);
      default:
        return single(c);
    }
  }

  void less(char next) {
    if (next == '<') return add(token::LSHIFT, 2);
    if (next == '>') return add(token::NE, 2);
    return next == '=' ? add(token::LE, 2) : add(token::LT, 1);
  }

  void single(char c) {
    switch (c) {
      case '(':
        return add(token::LPAREN, 1);
      case ')':
        return add(token::RPAREN, 1);
      case ',':
        return add(token::COMMA, 1);
      case ';':
        return add(token::SEMI, 1);
      case '*':
        return add(token::STAR, 1);
      case '+':
        return add(token::PLUS, 1);
      case '%':
        return add(token::PERCENT, 1);
      case '&':
        return add(token::AMP, 1);
      case '~':
        return add(token::TILDE, 1);
      default:
        return unexpected();
    }
  }

  void number() {
    const size_t begin = at_;
    uint16_t type = token::INTEGER;
    size_t end = at_;
    const auto digits = [&] {
      while (end < text_.size() && (is_digit(text_[end]) || text_[end] == '_'))
        ++end;
    };
    if (text_[end] == '0' && (peek(1) | 0x20) == 'x' && is_hex_digit(peek(2))) {
      end += 2;
      while (end < text_.size() && (is_hex_digit(text_[end]) || text_[end] == '_'))
        ++end;
    } else {
      digits();
      if (end < text_.size() && text_[end] == '.') {
        type = token::FLOAT;
        ++end;
        digits();
      }
      if (exponent_at(end)) {
        type = token::FLOAT;
        end += 2;
        digits();
      }
    }
    if (!goes_on_name(end)) return add(type, end - begin);
    while (goes_on_name(end))
      ++end;
    broken("malformed-number",
           "`" + std::string(text_.substr(begin, end - begin)) + "` is neither a number nor a name",
           end - begin);
  }

  bool exponent_at(size_t at) const {
    if (at + 1 >= text_.size() || (text_[at] | 0x20) != 'e') return false;
    if (is_digit(text_[at + 1])) return true;
    return (text_[at + 1] == '+' || text_[at + 1] == '-') && at + 2 < text_.size() &&
           is_digit(text_[at + 2]);
  }

  void blob() {
    size_t end = at_ + 2;
    while (end < text_.size() && is_hex_digit(text_[end]))
      ++end;
    const bool closed = end < text_.size() && text_[end] == '\'';
    if (closed && (end - at_) % 2 == 0) return add(token::BLOB, end + 1 - at_);
    while (end < text_.size() && text_[end] != '\'')
      ++end;
    if (end == text_.size()) return unterminated("this blob is not closed");
    broken("malformed-blob", "a blob is written as pairs of hexadecimal digits", end + 1 - at_);
  }

  /// A doubled closing quote stands for itself, except in brackets.
  void quoted(char closing, uint16_t type, uint16_t flags) {
    size_t end = text_.find(closing, at_ + 1);
    while (end != std::string_view::npos && closing != ']' && end + 1 < text_.size() &&
           text_[end + 1] == closing)
      end = text_.find(closing, end + 2);
    if (end == std::string_view::npos) {
      return unterminated(closing == '\'' ? "this string is not closed"
                                          : "this name is not closed");
    }
    note_line_start(at_, end);
    add(type, end + 1 - at_, flags);
  }

  /// `?`, `?12`, `:name`, `@name`, `$name`, `$a::b(c)`.
  void parameter(char first) {
    size_t end = at_ + 1;
    if (first == '?') {
      while (end < text_.size() && is_digit(text_[end]))
        ++end;
      return add(token::PARAM, end - at_);
    }
    while (goes_on_name(end) || (text_.substr(end, 2) == "::" && goes_on_name(end + 2)))
      end += text_[end] == ':' ? 2 : 1;
    if (end == at_ + 1) return unexpected();
    if (end < text_.size() && text_[end] == '(' && first == '$') {
      const size_t close = text_.find_first_of(") \t\r\n", end);
      if (close != std::string_view::npos && text_[close] == ')') end = close + 1;
    }
    add(token::PARAM, end - at_);
  }

  void line_comment() {
    const size_t end = std::min(text_.find('\n', at_), text_.size());
    comment(end);
  }

  /// The library takes a comment that is never closed; people hardly mean it.
  void block_comment() {
    const size_t close = text_.find("*/", at_ + 2);
    if (close == std::string_view::npos) {
      report("unterminated-comment", Severity::warning,
             "this comment is not closed, so the rest of the file belongs to it", {at(0), at(2)});
    }
    comment(close == std::string_view::npos ? text_.size() : close + 2);
  }

  void comment(size_t end) {
    const Span span{at(0), static_cast<uint32_t>(end)};
    if (auto directive = dialect::directive_in(text_.substr(at_, end - at_), span)) {
      const auto token = static_cast<uint32_t>(scan_.tokens.size());
      if (const Boundary boundary = boundary_of(*directive); boundary != Boundary::none)
        marks_.push_back({boundary, token, span});
      scan_.directives.push_back(std::move(*directive));
    }
    note_line_start(at_, end);
    at_ = end;
  }

  /// The shell takes a command only where a line begins and no statement is under way.
  bool begins_client_command(char next) const {
    if (at_ != line_start_ || !dialect::is_word_start(next)) return false;
    if (scan_.tokens.empty() || scan_.tokens.back().type == token::SEMI) return true;
    return !marks_.empty() && marks_.back().token == scan_.tokens.size();
  }

  void client_command() {
    const size_t end = std::min(text_.find('\n', at_), text_.size());
    const std::string_view line = text::trimmed(text_.substr(at_, end - at_));
    const Span span{at(0), at(line.size())};
    if (!is_shell_command(line)) {
      report("unknown-client-command", Severity::warning,
             "the shell has no command `" + std::string(line.substr(0, line.find(' '))) + "`",
             span);
    } else if (brings_in(line)) {
      scan_.findings.push_back(dialect::file_not_read(line, span));
    }
    scan_.client_commands.push_back({std::string(line), span});
    // A command ends what stands before it, as `;` would.
    marks_.push_back({Boundary::end, static_cast<uint32_t>(scan_.tokens.size()), span});
    at_ = end;
  }

  void unexpected() {
    size_t length = 1;  // all bytes of the character
    while ((peek(length) & 0xC0) == 0x80)
      ++length;
    const std::string_view found = text_.substr(at_, length);
    const bool printable = found.size() > 1 || (found[0] > ' ' && found[0] != '\x7F');
    broken("unexpected-character",
           printable ? "unexpected character `" + std::string(found) + "`"
                     : std::string("unexpected control character"),
           length);
  }

  /// Reports the next `length` bytes and makes one token of them, so that its statement is known
  /// to be broken.
  void broken(std::string rule, std::string message, size_t length) {
    report(std::move(rule), Severity::error, std::move(message), {at(0), at(length)});
    add(token::UNKNOWN, length, malformed);
  }

  /// An open quote costs the rest of its statement: up to the first `;` that ends a line.
  void unterminated(std::string message) {
    report("unterminated-quote", Severity::error, std::move(message), {at(0), at(1)});
    size_t end = at_ + 1;
    for (; end < text_.size(); ++end) {
      if (text_[end] != ';') continue;
      const size_t after = text_.find_first_not_of(" \t\r", end + 1);
      if (after == std::string_view::npos || text_[after] == '\n') break;
    }
    note_line_start(at_, end);
    add(token::UNKNOWN, end - at_, malformed);
  }

  void report(std::string rule, Severity severity, std::string message, Span span) {
    scan_.findings.push_back({.rule = std::move(rule),
                              .severity = severity,
                              .span = span,
                              .message = std::move(message)});
  }

  void note_line_start(size_t from, size_t to) {
    const size_t line_end = text_.substr(from, to - from).rfind('\n');
    if (line_end != std::string_view::npos) line_start_ = from + line_end + 1;
  }

  uint32_t at(size_t ahead) const { return static_cast<uint32_t>(at_ + ahead); }

  void add(uint16_t type, size_t length, uint16_t flags = 0) {
    scan_.tokens.push_back({at(0), static_cast<uint32_t>(length), type, flags});
    at_ += length;
  }

  std::string_view text_;
  size_t at_ = 0;
  size_t line_start_ = 0;
  dialect::Scan scan_;
  BoundaryMarks marks_;
};

}  // namespace

dialect::Scan scan(const Source& source) {
  return Scanner(source).run();
}

}  // namespace segue::sqlite
