#include "dialect/secrets.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace segue::dialect {
namespace {

constexpr std::string_view endings[] = {"password",   "passwd",     "pwd",        "passphrase",
                                        "secret",     "token",      "apikey",     "api_key",
                                        "access_key", "secret_key", "private_key"};

/// A sign of as many bytes, so that columns, which count signs, stay too.
constexpr std::string_view stars[] = {"*", "·", "•", "𐄁"};

size_t bytes_of_sign(unsigned char lead) {
  return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
}

void blot(std::string& text, Span secret) {
  for (size_t at = secret.begin; at < secret.end;) {
    const size_t bytes =
        std::min(bytes_of_sign(static_cast<unsigned char>(text[at])), secret.end - at);
    if (text[at] != '\n' && text[at] != '\r') text.replace(at, bytes, stars[bytes - 1]);
    at += bytes;
  }
}

}  // namespace

Span inside_quotes(std::string_view text, Span token) {
  const std::string_view written = text.substr(token.begin, token.length());
  size_t open = written.find_first_of("'\"$");
  if (open == std::string_view::npos || open > 2) return {};
  size_t mark = 1;
  if (written[open] == '$') mark = written.find('$', open + 1) + 1 - open;
  const std::string_view quote = written.substr(open, mark);
  open += mark;
  const size_t close = written.rfind(quote.back());
  const size_t end = close >= open && written.ends_with(quote) ? written.size() - mark
                     : close > open && quote != "$"            ? close
                                                               : written.size();
  if (end <= open) return {};
  return {static_cast<uint32_t>(token.begin + open), static_cast<uint32_t>(token.begin + end)};
}

bool names_a_secret(std::string_view word) {
  while (!word.empty() && (word.back() == '"' || word.back() == '`' || word.back() == '\''))
    word.remove_suffix(1);
  return std::any_of(std::begin(endings), std::end(endings), [&](std::string_view ending) {
    return word.size() >= ending.size() &&
           text::equal_ignoring_case(word.substr(word.size() - ending.size()), ending);
  });
}

bool carries_password(std::string_view connection) {
  const std::string lower = text::lower(connection);
  if (lower.find("password") != std::string::npos) return true;
  const size_t scheme = lower.find("://");
  if (scheme == std::string::npos) return false;
  const size_t host = lower.find('@', scheme);
  return host != std::string::npos && lower.find(':', scheme + 3) < host;
}

std::string without_secrets(std::string_view text, std::span<const Span> secrets) {
  std::string result(text);
  for (const Span& secret : secrets)
    blot(result, secret);
  return result;
}

}  // namespace segue::dialect
