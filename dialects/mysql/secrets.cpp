#include "dialects/mysql/secrets.h"

#include <algorithm>
#include <span>
#include <string>

#include "base/text.h"
#include "grammar/mysql/tokens.h"

namespace segue::mysql {
namespace {

using Tokens = std::span<const dialect::Token>;

bool is_string(const dialect::Token& token) {
  return token.type == token::STRING || token.type == token::STRING_MORE ||
         token.type == token::BAD;
}

/// Whether rows are what the statement is about: no place for the passwords of accounts.
bool is_about_rows(uint16_t verb) {
  switch (verb) {
    case token::K_INSERT:
    case token::K_REPLACE:
    case token::K_UPDATE:
    case token::K_DELETE:
    case token::K_SELECT:
    case token::K_LOAD:
    case token::LPAREN:
      return true;
    default:
      return false;
  }
}

/// Looks through one statement.
class Search {
 public:
  Search(std::string_view text, Tokens tokens, dialect::Secrets& found)
      : text_(text), tokens_(tokens), found_(found) {}

  void run() {
    if (tokens_.empty() || is_about_rows(tokens_[0].type)) return;
    for (size_t i = 0; i < tokens_.size(); ++i) {
      const uint16_t type = tokens_[i].type;
      if (type == token::K_IDENTIFIED) identified_ = true;
      if (type == token::K_REQUIRE) identified_ = false;
      if (starts_set_password(i)) setting_ = true;
      if (type == token::SEMI) identified_ = setting_ = false;
      if (i == 0 || !is_string(tokens_[i])) continue;
      const dialect::Token& token = tokens_[i];
      if (is_secret(i))
        add(dialect::inside_quotes(text_, {token.offset, token.end()}));
      else
        look_into(token);
    }
  }

 private:
  uint16_t type(size_t i) const { return i < tokens_.size() ? tokens_[i].type : uint16_t{0}; }
  std::string_view view(size_t i) const {
    return text_.substr(tokens_[i].offset, tokens_[i].length);
  }

  bool starts_set_password(size_t i) const {
    return type(i) == token::K_PASSWORD && i > 0 &&
           (type(i - 1) == token::K_SET || type(i - 1) == token::COMMA) &&
           type(0) != token::K_CREATE && type(0) != token::K_ALTER;
  }

  bool is_secret(size_t i) const {
    const size_t before = previous(i);
    const uint16_t type = tokens_[before].type;
    if (identified_ &&
        (type == token::K_BY || type == token::K_AS || type == token::K_USING ||
         type == token::K_REPLACE || type == token::K_PASSWORD || is_password_call(before)))
      return true;
    if (setting_ && (is_assignment(type) || type == token::LPAREN || type == token::K_REPLACE))
      return true;
    if (is_password_call(before)) return true;
    if (type == token::K_CONNECTION) return dialect::carries_password(view(i));
    if (is_assignment(type) && before > 0)
      return names_password(before - 1) ||
             (this->type(before - 1) == token::K_CONNECTION && dialect::carries_password(view(i)));
    return names_password(before);
  }

  /// What stands before a string and the pieces of it that are already seen.
  size_t previous(size_t i) const {
    size_t before = i - 1;
    while (before > 0 && is_string(tokens_[before]) && tokens_[i].type == token::STRING_MORE)
      --before;
    return before;
  }
  static bool is_assignment(uint16_t type) { return type == token::EQ || type == token::ASSIGN; }
  bool is_password_call(size_t i) const {
    return type(i) == token::LPAREN && i > 0 && names_password(i - 1);
  }
  bool names_password(size_t i) const {
    constexpr std::string_view word = "password";
    const std::string_view name = view(i);
    return name.size() >= word.size() &&
           text::equal_ignoring_case(name.substr(name.size() - word.size()), word);
  }

  /// PREPARE s FROM 'CREATE USER … IDENTIFIED BY …': the rest of it is hidden.
  void look_into(const dialect::Token& token) {
    const Span inside = dialect::inside_quotes(text_, {token.offset, token.end()});
    constexpr std::string_view words = "identified by";
    const size_t at = text::lower(text_.substr(inside.begin, inside.length())).find(words);
    if (at == std::string::npos) return;
    add({static_cast<uint32_t>(inside.begin + at + words.size()), inside.end});
  }

  void add(Span secret) {
    if (!secret.empty()) found_.push_back(secret);
  }

  std::string_view text_;
  Tokens tokens_;
  dialect::Secrets& found_;
  bool identified_ = false;  // behind IDENTIFIED, where BY, AS and USING lead to a secret
  bool setting_ = false;     // behind SET PASSWORD
};

}  // namespace

dialect::Secrets secrets_in(std::string_view text, const dialect::Scan& scan) {
  dialect::Secrets found;
  for (const dialect::StatementRange& range : scan.statements) {
    const Tokens tokens = Tokens(scan.tokens).subspan(range.first, range.last - range.first);
    Search(text, tokens, found).run();
  }
  return found;
}

}  // namespace segue::mysql
