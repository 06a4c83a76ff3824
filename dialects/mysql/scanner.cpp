#include "dialects/mysql/scanner.h"

#include <array>
#include <span>
#include <string>
#include <utility>

#include "base/text.h"
#include "dialect/scanning.h"
#include "dialects/mysql/client_commands.h"
#include "dialects/mysql/keywords.h"
#include "dialects/mysql/sql_mode.h"
#include "dialects/mysql/statement_splitter.h"
#include "grammar/mysql/tokens.h"

namespace segue::mysql {
namespace {

using dialect::is_digit;
using dialect::is_space;
using dialect::is_word_start;

enum class Kind : uint8_t { other, space, word, digit };

constexpr auto kinds = [] {
  std::array<Kind, 256> table{};
  for (int i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    if (is_space(c)) table[i] = Kind::space;
    if (is_word_start(c) || c == '$') table[i] = Kind::word;
    if (is_digit(c)) table[i] = Kind::digit;
  }
  return table;
}();

constexpr Kind kind_of(char c) {
  return kinds[static_cast<uint8_t>(c)];
}

constexpr bool is_word(char c) {
  return kind_of(c) == Kind::word || kind_of(c) == Kind::digit;
}

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

constexpr bool is_hex(char c) {
  return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
}

class Scanner {
 public:
  Scanner(std::string_view text, const dialect::ReadOptions& options, const Flavor& flavor)
      : text_(text),
        size_(static_cast<uint32_t>(text.size())),
        options_(options),
        ansi_quotes_(options.ansi_quotes),
        flavor_(flavor),
        splitter_(scan_) {}

  dialect::Scan run() {
    dialect::check_utf8(text_, scan_.findings);
    scan_.tokens.reserve(text_.size() / 5 + 16);
    at_ = static_cast<uint32_t>(dialect::byte_order_mark(text_));
    while (at_ < size_)
      next();
    if (in_comment_)
      complain({comment_begin_, comment_begin_ + 3}, "unterminated-comment",
               "this executable comment is not closed");
    if (custom_) {
      splitter_.delimiter();
    } else {
      splitter_.end_statement();
    }
    return std::move(scan_);
  }

 private:
  char peek(uint32_t ahead = 0) const { return at_ + ahead < size_ ? text_[at_ + ahead] : '\0'; }
  std::string_view since(uint32_t begin) const { return text_.substr(begin, at_ - begin); }
  uint16_t last_type() const {
    return scan_.tokens.empty() || splitter_.at_start() ? uint16_t{0} : scan_.tokens.back().type;
  }
  bool adjacent() const { return !splitter_.at_start() && scan_.tokens.back().end() == at_; }

  void add(uint32_t begin, uint16_t type, uint16_t flags = 0) {
    uint32_t span_begin = begin;
    if (in_comment_) {
      flags |= executable_comment;
      if (comment_tokens_ == scan_.tokens.size()) span_begin = comment_begin_;
    }
    scan_.tokens.push_back({begin, at_ - begin, type, flags});
    splitter_.added(span_begin);
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
        ++at_;
        if (c == '\n' && ends_at_newline_) {
          ends_at_newline_ = false;
          splitter_.end_statement();
        }
        return;
      case Kind::word:
        if (custom_ && at_delimiter()) return take_delimiter();
        return word();
      case Kind::digit:
        return number();
      case Kind::other:
        if (custom_ && at_delimiter()) return take_delimiter();
        return other(c);
    }
  }

  // ---- delimiters and lines for the client

  bool at_delimiter() const { return text_.substr(at_).starts_with(delimiter_); }

  void take_delimiter() {
    at_ += static_cast<uint32_t>(delimiter_.size());
    splitter_.delimiter();
    follow_sql_mode();
  }

  /// A SET that has just ended may change what quotes mean from here on.
  void follow_sql_mode() {
    if (!splitter_.at_start() || scan_.statements.empty()) return;
    const dialect::StatementRange& last = scan_.statements.back();
    ansi_quotes_ =
        quotes_names_after(std::span(scan_.tokens).subspan(last.first, last.last - last.first),
                           text_, ansi_quotes_, options_.ansi_quotes);
  }

  bool line_start(uint32_t offset) const {
    while (offset > 0 && text_[offset - 1] != '\n') {
      if (!is_space(text_[offset - 1]))
        return static_cast<unsigned char>(text_[offset - 1]) == 0xBF;
      --offset;
    }
    return true;
  }

  uint32_t line_end() const {
    const size_t end = text_.find('\n', at_);
    return end == std::string_view::npos ? size_ : static_cast<uint32_t>(end);
  }

  void client_line(uint32_t begin) {
    at_ = line_end();
    const std::string_view text = text::trimmed(since(begin));
    const auto end = static_cast<uint32_t>(begin + text.size());
    if (brings_in(text)) scan_.findings.push_back(dialect::file_not_read(text, {begin, end}));
    scan_.client_commands.push_back({std::string(text), {begin, end}});
  }

  /// `delimiter`, `use` and the client's own commands; false where the word belongs to SQL.
  bool line_word(uint32_t begin, std::string_view word) {
    if (word.size() < 3 || word.size() > 9) return false;
    const char first = lower(word.front());
    if (first == 'd') return delimiter_command(begin, word);
    if (!splitter_.at_start() || !line_start(begin)) return false;
    if (first == 'u' && text::equal_ignoring_case(word, "use")) {
      const std::string_view rest = text_.substr(at_, line_end() - at_);
      ends_at_newline_ = !custom_ && rest.find(';') == std::string_view::npos;
      return false;
    }
    if (!is_client_command(text::lower(word))) return false;
    client_line(begin);
    return true;
  }

  bool delimiter_command(uint32_t begin, std::string_view word) {
    if (word.size() != 9 || (peek() != ' ' && peek() != '\t')) return false;
    if (!text::equal_ignoring_case(word, "delimiter") || !line_start(begin)) return false;
    std::string_view rest = text::trimmed(text_.substr(at_, line_end() - at_));
    const std::string_view wanted = rest.substr(0, rest.find_first_of(" \t"));
    if (wanted.empty()) return false;
    // Within a statement the word may be a column's name; the command stands alone with its marks.
    if (!splitter_.at_start() && (wanted != rest || kind_of(wanted.front()) != Kind::other))
      return false;
    splitter_.end_statement();
    delimiter_ = std::string(wanted);
    custom_ = delimiter_ != ";";
    client_line(begin);
    return true;
  }

  void backslash() {
    const uint32_t begin = at_;
    switch (backslash_command(peek(1))) {
      case BackslashCommand::ends_statement:
        at_ += 2;
        return splitter_.delimiter();
      case BackslashCommand::null_value:
        at_ += 2;
        return add(begin, token::K_NULL);
      case BackslashCommand::takes_line:
        if (splitter_.at_start()) return client_line(begin);
        break;
      case BackslashCommand::unknown:
        break;
    }
    const bool command = splitter_.at_start() && is_word_start(peek(1));
    const uint32_t end = std::min(begin + 2, size_);
    complain({begin, end}, command ? "unknown-client-command" : "unexpected-character",
             command ? "`" + std::string(text_.substr(begin, 2)) + "` is no command of the client"
                     : "a backslash has no meaning here");
    ++at_;
    add(begin, token::BAD);
  }

  // ---- words and numbers

  void skip_word() {
    while (at_ < size_ && is_word(text_[at_])) {
      if (custom_ && text_[at_] == delimiter_.front() && at_delimiter()) return;
      ++at_;
    }
  }

  void word() {
    const uint32_t begin = at_;
    if (peek(1) == '\'' && prefixed_literal()) return;
    skip_word();
    if (at_ == begin) ++at_;
    const std::string_view text = since(begin);
    if (last_type() == token::DOT) return add(begin, token::IDENT);
    if (line_word(begin, text)) return;
    if (text.front() == '_' && is_introducer(text) && literal_follows())
      return add(begin, token::INTRODUCER);
    const uint16_t type = keyword(text);
    add(begin, type != 0 ? type : uint16_t{token::IDENT});
  }

  bool literal_follows() const {
    uint32_t i = at_;
    while (i < size_ && is_space(text_[i]))
      ++i;
    if (i >= size_) return false;
    const char c = lower(text_[i]);
    if (c == '\'' || c == '"') return true;
    const char after = i + 1 < size_ ? lower(text_[i + 1]) : '\0';
    return ((c == 'x' || c == 'b' || c == 'n') && after == '\'') ||
           (c == '0' && (after == 'x' || after == 'b'));
  }

  /// N'…', X'…', B'…'; false where the letter begins a plain word.
  bool prefixed_literal() {
    const char letter = lower(peek());
    if (letter != 'n' && letter != 'x' && letter != 'b') return false;
    const uint32_t begin = at_++;
    string('\'', begin, letter == 'n' ? token::STRING : letter == 'x' ? token::HEX : token::BIT);
    return true;
  }

  void number() {
    const uint32_t begin = at_;
    if (last_type() == token::DOT && adjacent()) return numbered_name(begin);
    if (peek() == '0' && (lower(peek(1)) == 'x' || lower(peek(1)) == 'b') && radix_literal(begin))
      return;
    skip_digits();
    if (is_word(peek())) {
      if (exponent_follows()) return exponent(begin);
      return numbered_name(begin);
    }
    if (peek() != '.' || peek(1) == '.') return add(begin, token::INT);
    ++at_;
    fraction(begin);
  }

  void skip_digits() {
    while (is_digit(peek()))
      ++at_;
  }

  /// `1st`, and whatever follows a dot.
  void numbered_name(uint32_t begin) {
    skip_word();
    if (at_ == begin) ++at_;
    add(begin, token::IDENT);
  }

  bool radix_literal(uint32_t begin) {
    const bool hex = lower(peek(1)) == 'x';
    uint32_t i = begin + 2;
    while (i < size_ && (hex ? is_hex(text_[i]) : text_[i] == '0' || text_[i] == '1'))
      ++i;
    if (i == begin + 2 || (i < size_ && is_word(text_[i]) && text_[i] != '$')) return false;
    at_ = i;
    add(begin, hex ? token::HEX : token::BIT);
    return true;
  }

  bool exponent_follows() const {
    if (lower(peek()) != 'e') return false;
    const char c = peek(1);
    return is_digit(c) || ((c == '+' || c == '-') && is_digit(peek(2)));
  }

  void exponent(uint32_t begin) {
    at_ += 2;
    skip_digits();
    add(begin, token::NUMBER);
  }

  void fraction(uint32_t begin) {
    skip_digits();
    if (exponent_follows()) return exponent(begin);
    add(begin, token::NUMBER);
  }

  // ---- quotes

  /// The opening quote stands at the current place.
  void string(char quote, uint32_t begin, uint16_t type) {
    if (!skip_quoted(quote, !options_.no_backslash_escapes)) return unterminated(begin);
    const bool more = type == token::STRING && begin + 1 < at_ && text_[begin] == quote &&
                      (last_type() == token::STRING || last_type() == token::STRING_MORE);
    add(begin, more ? uint16_t{token::STRING_MORE} : type);
  }

  bool skip_quoted(char quote, bool escapes) {
    for (++at_; at_ < size_; ++at_) {
      const char c = text_[at_];
      if (c == '\\' && escapes) {
        ++at_;
      } else if (c == quote) {
        ++at_;
        if (peek() != quote) return true;
      }
    }
    at_ = size_;
    return false;
  }

  /// No name is empty: `SET sql_mode = ""` is taken even where such quotes hold names.
  bool names_in(char quote) const {
    const bool is_empty = peek(1) == quote && peek(2) != quote;
    return ansi_quotes_ && !is_empty;
  }

  void quoted_name(char quote) {
    const uint32_t begin = at_;
    if (!skip_quoted(quote, false)) return unterminated(begin);
    add(begin, token::IDENT, quoted);
  }

  void unterminated(uint32_t begin) {
    complain({begin, begin + 1}, "unterminated-quote", "this quote is not closed");
    add(begin, token::BAD);
  }

  /// `@name`, `@'name'`, `@@global.name`, and the host of an account.
  void variable() {
    const uint32_t begin = at_++;
    uint16_t type = token::USER_VAR;
    if (peek() == '@') {
      ++at_;
      type = token::SYSTEM_VAR;
    }
    while (at_ < size_) {
      const char c = text_[at_];
      if (c == '`' || (type == token::USER_VAR && at_ == begin + 1 && (c == '\'' || c == '"'))) {
        if (!skip_quoted(c, c != '`' && !options_.no_backslash_escapes)) return unterminated(begin);
        if (type == token::USER_VAR) break;
      } else if (is_word(c) || c == '.') {
        if (custom_ && c == delimiter_.front() && at_delimiter()) break;
        ++at_;
      } else {
        break;
      }
    }
    add(begin, at_ == begin + 1 ? uint16_t{token::AT} : type);
  }

  // ---- comments

  void comment_ended(uint32_t begin) {
    const std::string_view text = since(begin);
    if (const auto directive = dialect::directive_in(text, {begin, at_})) {
      scan_.directives.push_back(*directive);
      splitter_.directive(*directive);
    }
  }

  void line_comment() {
    const uint32_t begin = at_;
    at_ = line_end();
    while (at_ > begin && text_[at_ - 1] == '\r')
      --at_;
    comment_ended(begin);
  }

  /// `--` begins a comment only before white space; the client also leaves out a whole line that
  /// begins with it where no statement is under way, and so do tools that write their marks there.
  bool dashes() {
    const char c = peek(2);
    if (c == '\0' || is_space(c) || (static_cast<unsigned char>(c) < 0x20)) return true;
    if (!line_start(at_)) return false;
    if (splitter_.at_start()) return true;
    return dialect::directive_in(text_.substr(at_, line_end() - at_), {}).has_value();
  }

  void block_comment() {
    const uint32_t begin = at_;
    const bool for_mariadb = peek(2) == 'M' && peek(3) == '!';
    if ((peek(2) == '!' || for_mariadb) && !in_comment_ && enter_comment(for_mariadb)) return;
    const size_t end = text_.find("*/", begin + 2);
    if (end == std::string_view::npos) {
      complain({begin, begin + 2}, "unterminated-comment", "this comment is not closed");
      at_ = size_;
      return;
    }
    at_ = static_cast<uint32_t>(end) + 2;
    comment_ended(begin);
  }

  /// Steps over the marks of an executable comment; false where no server at hand runs it.
  bool enter_comment(bool for_mariadb) {
    uint32_t i = at_ + (for_mariadb ? 4 : 3);
    uint32_t version = 0;
    for (int digits = 0; digits < 6 && i < size_ && is_digit(text_[i]); ++digits)
      version = version * 10 + static_cast<uint32_t>(text_[i++] - '0');
    if (!flavor_.executes(version, for_mariadb)) return false;
    in_comment_ = true;
    comment_begin_ = at_;
    comment_tokens_ = scan_.tokens.size();
    at_ = i;
    return true;
  }

  // ---- everything else

  void sign(uint32_t length, uint16_t type) {
    const uint32_t begin = at_;
    at_ += length;
    add(begin, type);
  }

  void other(char c) {
    switch (c) {
      case '\'':
        return string(c, at_, token::STRING);
      case '"':
        return names_in(c) ? quoted_name(c) : string(c, at_, token::STRING);
      case '`':
        return quoted_name(c);
      case '@':
        return variable();
      case '#':
        return line_comment();
      case '\\':
        return backslash();
      case ';':
        sign(1, token::SEMI);
        // With a delimiter of its own the script sends several statements at once.
        splitter_.semicolon();
        return follow_sql_mode();
      case '.':
        return dot();
      default:
        return op(c);
    }
  }

  void dot() {
    if (is_digit(peek(1)) && !(adjacent() && last_type() != token::COMMA && names_something())) {
      const uint32_t begin = at_++;
      return fraction(begin);
    }
    sign(1, token::DOT);
  }

  bool names_something() const {
    const uint16_t type = last_type();
    return type == token::IDENT || type >= token::K_ACCESSIBLE;
  }

  void op(char c) {
    const char second = peek(1);
    switch (c) {
      case '-':
        if (second == '-' && dashes()) return line_comment();
        if (second == '>') return sign(peek(2) == '>' ? 3 : 2, arrow(peek(2)));
        return sign(1, token::MINUS);
      case '/':
        return second == '*' ? block_comment() : sign(1, token::SLASH);
      case '*':
        if (second == '/' && in_comment_) return close_comment();
        return sign(1, token::STAR);
      case '<':
        if (second == '=')
          return peek(2) == '>' ? sign(3, token::NULL_SAFE_EQ) : sign(2, token::LE);
        if (second == '>') return sign(2, token::NE);
        return second == '<' ? sign(2, token::SHIFT_LEFT) : sign(1, token::LT);
      case '>':
        if (second == '=') return sign(2, token::GE);
        return second == '>' ? sign(2, token::SHIFT_RIGHT) : sign(1, token::GT);
      case '!':
        return second == '=' ? sign(2, token::NE) : sign(1, token::BANG);
      case '&':
        return second == '&' ? sign(2, token::AND_AND) : sign(1, token::AMP);
      case '|':
        return second == '|' ? sign(2, token::OR_OR) : sign(1, token::PIPE);
      case ':':
        return second == '=' ? sign(2, token::ASSIGN) : sign(1, token::COLON);
      default:
        return single(c);
    }
  }

  static uint16_t arrow(char third) { return third == '>' ? token::ARROW_TEXT : token::ARROW; }

  void close_comment() {
    at_ += 2;
    in_comment_ = false;
    splitter_.comment_closed(at_);
  }

  void single(char c) {
    static constexpr std::string_view signs = "(){},=+%^~?";
    static constexpr uint16_t types[] = {
        token::LPAREN, token::RPAREN,  token::LBRACE, token::RBRACE, token::COMMA, token::EQ,
        token::PLUS,   token::PERCENT, token::CARET,  token::TILDE,  token::PARAM};
    const size_t index = signs.find(c);
    if (index != std::string_view::npos) return sign(1, types[index]);
    // A statement that has already met such a character says no more about it.
    if (last_type() != token::BAD)
      complain({at_, at_ + 1}, "unexpected-character",
               "the character `" + std::string(1, c) + "` has no meaning here");
    sign(1, token::BAD);
  }

  std::string_view text_;
  uint32_t size_;
  const dialect::ReadOptions& options_;
  bool ansi_quotes_;  // as the script has it here
  const Flavor& flavor_;
  uint32_t at_ = 0;
  dialect::Scan scan_;
  StatementSplitter splitter_;
  std::string delimiter_ = ";";
  bool custom_ = false;  // the script has chosen a delimiter of its own
  bool ends_at_newline_ = false;
  bool in_comment_ = false;  // inside of an executable comment
  uint32_t comment_begin_ = 0;
  size_t comment_tokens_ = 0;  // how many tokens there were before it
};

}  // namespace

dialect::Scan scan(const Source& source, const dialect::ReadOptions& options,
                   const Flavor& flavor) {
  if (!options.test_script) return Scanner(source.text(), options, flavor).run();
  const std::string blanked = without_test_commands(source.text());
  return Scanner(blanked, options, flavor).run();
}

}  // namespace segue::mysql
