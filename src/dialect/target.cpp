#include "dialect/target.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace segue::dialect {
namespace {

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

/// Text with its `%41` resolved; what is no escape stays as it is.
std::string unescaped(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const auto high = hex_digit(text[i + 1]);
      const auto low = hex_digit(text[i + 2]);
      if (high && low) {
        result += static_cast<char>(*high * 16 + *low);
        i += 2;
        continue;
      }
    }
    result += text[i];
  }
  return result;
}

/// What stands before the separator; the rest stays in `text`. All of it where there is none.
std::string_view taken_until(std::string_view& text, std::string_view separators) {
  const size_t at = std::min(text.find_first_of(separators), text.size());
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(at);
  return part;
}

Error not_a_url(const std::string& why) {
  return {ErrorCode::usage, "the URL of the database " + why};
}

bool is_scheme(std::string_view text) {
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-";
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

void read_account(std::string_view account, Target& target) {
  target.user = unescaped(taken_until(account, ":"));
  if (!account.empty()) target.password = unescaped(account.substr(1));
}

bool read_host(std::string_view host, Target& target) {
  if (host.starts_with('[')) {
    const size_t end = host.find(']');
    if (end == std::string_view::npos) return false;
    target.host = host.substr(1, end - 1);
    host.remove_prefix(end + 1);
  } else {
    target.host = unescaped(taken_until(host, ":"));
  }
  if (host.empty()) return true;
  target.port = host.substr(1);
  return host.front() == ':' && !target.port.empty() &&
         target.port.find_first_not_of("0123456789,") == std::string::npos;
}

void read_options(std::string_view text, Target& target) {
  for (std::string_view option : text::split(text, '&')) {
    if (option.empty()) continue;
    const std::string name = unescaped(taken_until(option, "="));
    if (!option.empty()) option.remove_prefix(1);
    target.options[name] = unescaped(option);
  }
}

/// Options whose values say where a database is and how it is reached. Any other may be a password
/// under a name that nobody knows (`pass`, `passwort`).
bool holds_no_secret(std::string_view option) {
  constexpr std::string_view harmless =
      " host hostaddr port user dbname socket unixsocket service mode sslmode tls tlsmode ssl "
      "sslca "
      "sslrootcert sslcert sslkey defaultsfile passwordfile passfile charset connecttimeout "
      "applicationname targetsessionattrs ";
  std::string plain = text::lower(option);
  std::erase_if(plain, [](char c) { return c == '-' || c == '_' || c == ' '; });
  return !plain.empty() && harmless.find(" " + plain + " ") != std::string_view::npos;
}

/// An account without the `//` that belongs before it would be taken for a part of the name.
bool hides_account(std::string_view name) {
  const size_t at = name.rfind('@');
  return at != std::string_view::npos && name.substr(0, at).find(':') != std::string_view::npos;
}

}  // namespace

std::string Target::shown() const {
  std::string result = scheme + ":";
  if (!host.empty() || !user.empty() || !port.empty()) {
    result += "//";
    if (!user.empty()) result += user + "@";
    result += host.find(':') == std::string::npos ? host : "[" + host + "]";
    if (!port.empty()) result += ":" + port;
    result += "/";
  }
  result += database;
  char separator = '?';
  for (const auto& [name, value] : options) {
    if (!holds_no_secret(name)) continue;
    result += separator + name + "=" + value;
    separator = '&';
  }
  return result;
}

Result<Target> read_url(std::string_view url) {
  Target target;
  const std::string_view scheme = taken_until(url, ":");
  if (url.empty() || !is_scheme(scheme)) return not_a_url("does not begin with `scheme:`");
  target.scheme = text::lower(scheme);
  url.remove_prefix(1);
  if (!url.starts_with("//")) {
    target.database = unescaped(taken_until(url, "?"));
    if (hides_account(target.database))
      return not_a_url("has no `//` before the account: write `" + target.scheme +
                       "://user@host/database`");
  } else {
    url.remove_prefix(2);
    std::string_view authority = taken_until(url, "/?");
    // A password may hold an unescaped @: the last one ends it.
    if (const size_t at = authority.rfind('@'); at != std::string_view::npos) {
      read_account(authority.substr(0, at), target);
      authority.remove_prefix(at + 1);
    }
    if (!read_host(authority, target)) return not_a_url("has no host and port where they belong");
    target.database = unescaped(taken_until(url, "?"));
    if (!target.database.empty()) target.database.erase(0, 1);
  }
  if (!url.empty()) read_options(url.substr(1), target);
  return target;
}

}  // namespace segue::dialect
