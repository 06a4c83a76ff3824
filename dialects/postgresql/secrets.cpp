#include "dialects/postgresql/secrets.h"

#include <algorithm>
#include <span>
#include <string>

#include "base/text.h"
#include "dialects/postgresql/scanner.h"
#include "grammar/postgresql/tokens.h"

namespace segue::postgresql {
namespace {

using Tokens = std::span<const dialect::Token>;

Span span_of(const dialect::Token& token) {
  return {token.offset, token.end()};
}

bool is_string(const dialect::Token& token) {
  return token.type == token::SCONST || token.type == token::BAD;
}

/// Looks through one statement, or through a piece of code as a whole.
class Search {
 public:
  Search(std::string_view text, Tokens tokens, uint32_t shift, dialect::Secrets& found)
      : text_(text), tokens_(tokens), shift_(shift), found_(found) {}

  void statement() {
    switch (type(0)) {
      case token::K_ALTER:
        sets_values_ = type(1) == token::K_ROLE || type(1) == token::K_USER ||
                       type(1) == token::K_DATABASE || type(1) == token::K_SYSTEM;
        break;
      case token::K_SET:
        sets_values_ = true;
        break;
      case token::K_CREATE:
      case token::K_DO:
      case token::K_IMPORT:
        break;
      default:
        return;  // rows are no place for the passwords of accounts
    }
    code();
  }

  void code() {
    for (size_t i = 1; i < tokens_.size(); ++i) {
      if (!is_string(tokens_[i])) continue;
      if (!is_secret(i) && behind_secret_ != i) {
        look_into(tokens_[i]);
        continue;
      }
      add(dialect::inside_quotes(text_, span_of(tokens_[i])));
      behind_secret_ = i + 1;
    }
  }

 private:
  uint16_t type(size_t i) const { return i < tokens_.size() ? tokens_[i].type : uint16_t{0}; }
  std::string_view view(size_t i) const {
    return text_.substr(tokens_[i].offset, tokens_[i].length);
  }

  bool is_secret(size_t i) const {
    const uint16_t before = tokens_[i - 1].type;
    if (before == token::K_PASSWORD) return true;
    if (before == token::K_CONNECTION) return dialect::carries_password(view(i));
    if (i < 2) return false;
    if (before == token::EQ || before == token::K_TO)
      return sets_values_ && dialect::names_a_secret(view(i - 2));
    // Another database's way to say it, which does not parse.
    if (before == token::K_BY && text::equal_ignoring_case(view(i - 2), "identified")) return true;
    const uint16_t second = tokens_[i - 2].type;
    return (second == token::COMMA || second == token::LPAREN || second == token::K_ADD ||
            second == token::K_SET) &&
           dialect::names_a_secret(view(i - 1));
  }

  /// Code in dollar quotes is SQL; what it runs by EXECUTE 'PASSWORD ''…''' is text.
  void look_into(const dialect::Token& token) {
    const Span inside = dialect::inside_quotes(text_, span_of(token));
    const std::string code = text::lower(text_.substr(inside.begin, inside.length()));
    constexpr std::string_view word = "password";
    size_t at = code.find(word);
    if (at == std::string::npos) return;
    if ((token.flags & dollar_quoted) != 0) {
      const Source source("", std::string(text_.substr(inside.begin, inside.length())));
      const dialect::Scan scanned = scan(source);
      Search(source.text(), scanned.tokens, shift_ + inside.begin, found_).code();
      return;
    }
    for (; at != std::string::npos; at = code.find(word, at + 1)) {
      const size_t open = code.find_first_not_of(' ', at + word.size());
      if (open == std::string::npos || code.compare(open, 2, "''") != 0) continue;
      const size_t close = std::min(code.find("''", open + 2), code.size());
      add({static_cast<uint32_t>(inside.begin + open + 2),
           static_cast<uint32_t>(inside.begin + close)});
    }
  }

  void add(Span secret) {
    if (!secret.empty()) found_.push_back({secret.begin + shift_, secret.end + shift_});
  }

  std::string_view text_;
  Tokens tokens_;
  uint32_t shift_;
  dialect::Secrets& found_;
  bool sets_values_ = false;
  size_t behind_secret_ = 0;  // the token that follows one: a string there is more of it
};

}  // namespace

dialect::Secrets secrets_in(std::string_view text, const dialect::Scan& scan) {
  dialect::Secrets found;
  for (const dialect::StatementRange& range : scan.statements) {
    const Tokens tokens = Tokens(scan.tokens).subspan(range.first, range.last - range.first);
    Search(text, tokens, 0, found).statement();
  }
  return found;
}

}  // namespace segue::postgresql
