#include "dialects/postgresql/scanner.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/text.h"
#include "dialect/scanning.h"
#include "dialects/postgresql/client_commands.h"
#include "dialects/postgresql/keywords.h"
#include "dialects/postgresql/statement_splitter.h"
#include "grammar/postgresql/tokens.h"

namespace segue::postgresql {
namespace {

using dialect::is_digit;
using dialect::is_space;
using dialect::is_word_start;

enum class Kind : uint8_t { other, space, word, digit, op };

constexpr auto kinds = [] {
  std::array<Kind, 256> table{};
  for (int i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    if (is_space(c)) table[i] = Kind::space;
    if (is_word_start(c)) table[i] = Kind::word;
    if (is_digit(c)) table[i] = Kind::digit;
  }
  for (const char c : std::string_view("+-*/<>=~!@#%^&|`?"))
    table[static_cast<uint8_t>(c)] = Kind::op;
  return table;
}();

constexpr Kind kind_of(char c) {
  return kinds[static_cast<uint8_t>(c)];
}

/// What goes on with a word that has begun.
constexpr auto in_words = [] {
  std::array<bool, 256> table{};
  for (size_t i = 0; i < table.size(); ++i)
    table[i] = kinds[i] == Kind::word || kinds[i] == Kind::digit || i == '$';
  return table;
}();

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

class Scanner {
 public:
  explicit Scanner(const Source& source)
      : text_(source.text()), size_(static_cast<uint32_t>(text_.size())), splitter_(scan_) {}

  dialect::Scan run() {
    dialect::check_utf8(text_, scan_.findings);
    scan_.tokens.reserve(text_.size() / 5 + 16);
    at_ = static_cast<uint32_t>(dialect::byte_order_mark(text_));
    while (at_ < size_)
      next();
    splitter_.finish();
    return std::move(scan_);
  }

 private:
  char peek(uint32_t ahead = 0) const { return at_ + ahead < size_ ? text_[at_ + ahead] : '\0'; }
  std::string_view since(uint32_t begin) const { return text_.substr(begin, at_ - begin); }

  void add(uint32_t begin, uint16_t type, uint16_t flags = 0) {
    scan_.tokens.push_back({begin, at_ - begin, type, flags});
    splitter_.added(type);
  }

  void complain(Span span, std::string rule, std::string message) {
    Finding finding;
    finding.rule = std::move(rule);
    finding.span = span;
    finding.message = std::move(message);
    scan_.findings.push_back(std::move(finding));
  }

  void next() {
    const char c = text_[at_];
    switch (kind_of(c)) {
      case Kind::space:
        return skip_space();
      case Kind::word:
        return word();
      case Kind::digit:
        return number();
      case Kind::op:
        if (c == '-' && peek(1) == '-') return line_comment();
        if (c == '/' && peek(1) == '*') return block_comment();
        return op();
      case Kind::other:
        return punctuation(c);
    }
  }

  // ---- words and numbers

  void skip_space() {
    uint32_t at = at_ + 1;
    while (at < size_ && kind_of(text_[at]) == Kind::space)
      ++at;
    at_ = at;
  }

  void skip_word() {
    uint32_t at = at_;
    while (at < size_ && in_words[static_cast<uint8_t>(text_[at])])
      ++at;
    at_ = at;
  }

  void word() {
    const uint32_t begin = at_;
    if (peek(1) == '\'' || peek(1) == '&') {
      if (prefixed_quote()) return;
    }
    skip_word();
    const uint16_t type = keyword(since(begin));
    add(begin, type != 0 ? type : uint16_t{token::IDENT});
  }

  /// E'…', B'…', X'…', N'…', U&'…', U&"…"; false where the letter begins a plain word.
  bool prefixed_quote() {
    const uint32_t begin = at_;
    const char letter = lower(peek());
    if (peek(1) == '&') {
      const char quote = peek(2);
      if (letter != 'u' || (quote != '\'' && quote != '"')) return false;
      at_ += 2;
      quote == '"' ? quoted_name(begin, unicode_escapes) : string(begin, unicode_escapes);
      return true;
    }
    uint16_t flags = 0;
    if (letter == 'e') {
      flags = backslash_escapes;
    } else if (letter == 'b' || letter == 'x') {
      flags = bit_digits;
    } else if (letter != 'n') {
      return false;
    }
    ++at_;
    string(begin, flags);
    return true;
  }

  template <class Test>
  void digits(Test is) {
    uint32_t at = at_;
    while (at < size_ &&
           (is(text_[at]) || (text_[at] == '_' && at + 1 < size_ && is(text_[at + 1]))))
      ++at;
    at_ = at;
  }

  void number() {
    const uint32_t begin = at_;
    uint16_t type = token::ICONST;
    const char radix = peek() == '0' ? lower(peek(1)) : '\0';
    if (radix == 'x' || radix == 'o' || radix == 'b') {
      at_ += 2;
      digits([](char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); });
    } else {
      digits(is_digit);
      // `1..10` is a range of two integers.
      if (peek() == '.' && peek(1) != '.') {
        type = token::FCONST;
        ++at_;
        digits(is_digit);
      }
      if (exponent()) type = token::FCONST;
    }
    if (kind_of(peek()) == Kind::word && at_ < size_) {
      skip_word();
      complain({begin, at_}, "malformed-number",
               "a number must not run into a word: `" + std::string(since(begin)) + "`");
      return add(begin, token::BAD);
    }
    add(begin, type);
  }

  bool exponent() {
    if (lower(peek()) != 'e') return false;
    const uint32_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if (!is_digit(peek(1 + sign))) return false;
    at_ += 1 + sign;
    digits(is_digit);
    return true;
  }

  // ---- quotes

  /// Moves past the closing quote; doubled quotes belong to the text.
  bool skip_quoted(char quote, bool backslashes) {
    ++at_;
    while (at_ < size_) {
      if (!backslashes) {
        at_ = static_cast<uint32_t>(std::min<size_t>(text_.find(quote, at_), size_));
        if (at_ == size_) return false;
      }
      const char c = text_[at_];
      if (c == quote) {
        if (peek(1) != quote) {
          ++at_;
          return true;
        }
        at_ += 2;
      } else if (backslashes && c == '\\') {
        at_ += 2;
      } else {
        ++at_;
      }
    }
    at_ = size_;
    return false;
  }

  /// An open quote swallows the rest of its statement only: up to the first `;` that ends a line.
  void recover_from_open_quote(uint32_t begin, const char* what) {
    complain({begin, begin + 1}, "unterminated-quote", std::string(what) + " is never closed");
    for (at_ = begin + 1; at_ < size_; ++at_) {
      if (text_[at_] != ';') continue;
      const size_t after = text_.find_first_not_of(" \t\r", at_ + 1);
      if (after == std::string_view::npos || text_[after] == '\n') break;
    }
    add(begin, token::BAD);
  }

  void string(uint32_t begin, uint16_t flags) {
    do {
      if (!skip_quoted('\'', (flags & backslash_escapes) != 0))
        return recover_from_open_quote(begin, "this string");
    } while (continues());
    if (flags & unicode_escapes) skip_uescape();
    add(begin, token::SCONST, flags);
  }

  void quoted_name(uint32_t begin, uint16_t flags) {
    if (!skip_quoted('"', false)) return recover_from_open_quote(begin, "this quoted name");
    if (flags & unicode_escapes) skip_uescape();
    add(begin, token::IDENT, flags | quoted);
  }

  /// After white space with a line end in it, another quoted piece continues the string.
  bool continues() {
    uint32_t look = at_;
    bool new_line = false;
    while (look < size_) {
      if (is_space(text_[look])) {
        new_line |= text_[look] == '\n' || text_[look] == '\r';
        ++look;
      } else if (new_line && text_.compare(look, 2, "--") == 0) {
        look = static_cast<uint32_t>(std::min<size_t>(text_.find('\n', look), size_));
      } else {
        break;
      }
    }
    if (!new_line || look >= size_ || text_[look] != '\'') return false;
    at_ = look;
    return true;
  }

  /// `UESCAPE 'c'` belongs to the literal before it.
  void skip_uescape() {
    const size_t look = text_.find_first_not_of(" \t\r\n\f\v", at_);
    if (look == std::string_view::npos) return;
    if (!text::starts_with_ignoring_case(text_.substr(look), "uescape")) return;
    const size_t quote = text_.find_first_not_of(" \t\r\n\f\v", look + 7);
    if (quote == std::string_view::npos || text_[quote] != '\'') return;
    const uint32_t end = at_;
    at_ = static_cast<uint32_t>(quote);
    if (!skip_quoted('\'', false)) at_ = end;
  }

  /// $tag$ … $tag$, or a parameter $1.
  void dollar() {
    const uint32_t begin = at_;
    if (is_digit(peek(1))) {
      ++at_;
      while (is_digit(peek()))
        ++at_;
      return add(begin, token::PARAM);
    }
    uint32_t look = at_ + 1;
    while (look < size_ && (is_word_start(text_[look]) || is_digit(text_[look])))
      ++look;
    if (look >= size_ || text_[look] != '$') return unexpected();
    const std::string_view tag = text_.substr(begin, look + 1 - begin);
    const size_t close = text_.find(tag, look + 1);
    if (close == std::string_view::npos) {
      complain({begin, look + 1}, "unterminated-quote",
               "the string that `" + std::string(tag) + "` opens is never closed");
      at_ = size_;
      return add(begin, token::BAD);
    }
    at_ = static_cast<uint32_t>(close + tag.size());
    add(begin, token::SCONST, dollar_quoted);
  }

  // ---- comments

  void line_comment() {
    const uint32_t begin = at_;
    at_ = static_cast<uint32_t>(std::min<size_t>(text_.find('\n', at_), size_));
    comment({begin, at_});
  }

  void block_comment() {
    const uint32_t begin = at_;
    int depth = 0;
    do {
      if (at_ >= size_) {
        at_ = size_;
        return complain({begin, begin + 2}, "unterminated-comment", "this comment is never closed");
      }
      if (text_[at_] == '*' && peek(1) == '/') {
        --depth;
        at_ += 2;
      } else if (text_[at_] == '/' && peek(1) == '*') {
        ++depth;
        at_ += 2;
      } else {
        ++at_;
      }
    } while (depth > 0);
    comment({begin, at_});
  }

  void comment(Span span) {
    auto directive = dialect::directive_in(text_.substr(span.begin, span.length()), span);
    if (!directive) return;
    splitter_.directive(*directive);
    scan_.directives.push_back(std::move(*directive));
  }

  // ---- operators and punctuation

  /// The longest run of operator characters that holds no comment's beginning; it ends in + or -
  /// only if it has a character that the operators of standard SQL do not have.
  void op() {
    const uint32_t begin = at_;
    bool special = false;
    while (at_ < size_ && kind_of(text_[at_]) == Kind::op) {
      const char c = text_[at_];
      if (at_ > begin && ((c == '-' && peek(1) == '-') || (c == '/' && peek(1) == '*'))) break;
      special |= std::strchr("~!@#%^&|`?", c) != nullptr;
      ++at_;
    }
    if (!special) {
      while (at_ - begin > 1 && (text_[at_ - 1] == '+' || text_[at_ - 1] == '-'))
        --at_;
    }
    add(begin, operator_type(since(begin)));
  }

  static uint16_t operator_type(std::string_view text) {
    if (text.size() == 1) {
      constexpr std::string_view single = "+-*/%^<>=";
      constexpr token::Type types[] = {token::PLUS,  token::MINUS,   token::STAR,
                                       token::SLASH, token::PERCENT, token::CARET,
                                       token::LT,    token::GT,      token::EQ};
      const size_t found = single.find(text[0]);
      return found == std::string_view::npos ? token::OP : types[found];
    }
    if (text == "<=") return token::LE;
    if (text == ">=") return token::GE;
    if (text == "<>" || text == "!=") return token::NE;
    if (text == "=>") return token::ARROW;
    return token::OP;
  }

  void single(uint16_t type, uint32_t length = 1) {
    const uint32_t begin = at_;
    at_ += length;
    add(begin, type);
  }

  void punctuation(char c) {
    switch (c) {
      case '\'':
        return string(at_, 0);
      case '"':
        return quoted_name(at_, 0);
      case '(':
        return single(token::LPAREN);
      case ')':
        return single(token::RPAREN);
      case '[':
        return single(token::LBRACKET);
      case ']':
        return single(token::RBRACKET);
      case ',':
        return single(token::COMMA);
      case ';':
        return semicolon(1);
      case '.':
        if (is_digit(peek(1))) return number();
        return peek(1) == '.' ? single(token::DOT_DOT, 2) : single(token::DOT);
      case ':':
        return colon();
      case '$':
        return dollar();
      case '\\':
        return backslash();
      default:
        return unexpected();
    }
  }

  void unexpected() {
    const uint32_t begin = at_;
    ++at_;
    complain({begin, at_}, "unexpected-character",
             "no token begins with `" + std::string(since(begin)) + "`");
    add(begin, token::BAD);
  }

  void colon() {
    const uint32_t begin = at_;
    const char after = peek(1);
    if (after == ':') return single(token::TYPECAST, 2);
    if (after == '=') return single(token::COLON_EQ, 2);
    if (after == '\'' || after == '"') {
      ++at_;
      if (!skip_quoted(after, false)) return recover_from_open_quote(begin, "this variable");
      return after == '"' ? add(begin, token::IDENT, client_variable | quoted)
                          : add(begin, token::SCONST, client_variable);
    }
    // `a[1:n]` and `'key': value` are SQL; elsewhere a word right behind a colon is a variable.
    if (is_word_start(after) && !splitter_.after_operand()) {
      ++at_;
      skip_word();
      return add(begin, token::PARAM, client_variable);
    }
    single(token::COLON);
  }

  void semicolon(uint32_t length) {
    const uint32_t begin = at_;
    at_ += length;
    scan_.tokens.push_back({begin, length, token::SEMI, 0});
    if (splitter_.semicolon()) copy_data();
  }

  /// The lines after `COPY … FROM stdin;` up to `\.` are data. Where no such line follows, a driver
  /// is going to send them.
  void copy_data() {
    const size_t line_end = text_.find('\n', at_);
    if (line_end == std::string_view::npos) return;
    const std::string_view rest = text::trimmed(text_.substr(at_, line_end - at_));
    if (!rest.empty() && !rest.starts_with("--")) return;
    for (size_t line = line_end + 1; line < size_;) {
      const size_t end = std::min<size_t>(text_.find('\n', line), size_);
      if (text::trimmed(text_.substr(line, end - line)) == "\\.") {
        scan_.statements.back().data = {static_cast<uint32_t>(line_end + 1),
                                        static_cast<uint32_t>(line)};
        at_ = static_cast<uint32_t>(end);
        return;
      }
      line = end + 1;
    }
  }

  // ---- commands of the client

  void backslash() {
    const uint32_t begin = at_;
    if (peek(1) == ';') return semicolon(2);
    if (peek(1) == '\\') {
      at_ += 2;
      return;
    }
    ++at_;
    while (at_ < size_ && !is_space(text_[at_]) && text_[at_] != '\\' && text_[at_] != ';')
      ++at_;
    const std::string name(since(begin + 1));
    const ClientCommandKind kind = client_command(name);
    if (kind == ClientCommandKind::ends) splitter_.end_statement();
    skip_arguments(kind == ClientCommandKind::whole_line);
    const Span span{begin, begin + static_cast<uint32_t>(text::trimmed(since(begin)).size())};
    if (kind == ClientCommandKind::unknown)
      complain(span, "unknown-client-command", "psql has no command `\\" + name + "`");
    const std::string_view line = text_.substr(span.begin, span.length());
    if (brings_in(name, line)) scan_.findings.push_back(dialect::file_not_read(line, span));
    scan_.client_commands.push_back({std::string(line), span});
  }

  /// To the end of the line, or to the next command on it.
  void skip_arguments(bool whole_line) {
    char quote = '\0';
    for (; at_ < size_ && text_[at_] != '\n'; ++at_) {
      const char c = text_[at_];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
      } else if (c == '\\' && !whole_line) {
        return;
      }
    }
  }

  std::string_view text_;
  uint32_t size_;
  uint32_t at_ = 0;
  dialect::Scan scan_;
  StatementSplitter splitter_;
};

}  // namespace

dialect::Scan scan(const Source& source) {
  return Scanner(source).run();
}

}  // namespace segue::postgresql
