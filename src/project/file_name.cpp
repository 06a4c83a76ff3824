#include "project/file_name.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace segue::project {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view separators = "_-.# ";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Cuts `ending` off, in any case.
bool cut_ending(std::string_view& text, std::string_view ending) {
  if (text.size() <= ending.size()) return false;
  if (!text::equal_ignoring_case(text.substr(text.size() - ending.size()), ending)) return false;
  text.remove_suffix(ending.size());
  return true;
}

/// Cuts off ".sql" and its variants; `dialect` learns what an ending like ".sql.<dialect>" names.
bool cut_script_ending(std::string_view& text, const Dialects& dialects,
                       const dialect::Dialect*& dialect) {
  if (cut_ending(text, ".sql") || cut_ending(text, ".ddl")) return true;
  const size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const auto* named = find_dialect(dialects, text.substr(dot + 1));
  if (named == nullptr) return false;
  std::string_view rest = text.substr(0, dot);
  const bool ending_after_sql = cut_ending(rest, ".sql");
  // An alias as the ending marks a script, but "README.<dialect>3" may be a database file.
  if (!ending_after_sql && !text::lower(text.substr(dot)).ends_with("sql")) return false;
  dialect = named;
  text = rest;
  return true;
}

/// Cuts ".up" or ".down" off the end of the stem.
std::optional<Direction> cut_direction(std::string_view& text, char mark) {
  const std::string up = std::string(1, mark) + "up";
  const std::string down = std::string(1, mark) + "down";
  if (cut_ending(text, up)) return Direction::up;
  if (cut_ending(text, down)) return Direction::down;
  return std::nullopt;
}

/// Cuts an ending off that names a dialect: "users.<dialect>".
const dialect::Dialect* cut_dialect(std::string_view& text, const Dialects& dialects) {
  const size_t at = text.rfind('.');
  if (at == std::string_view::npos || at == 0) return nullptr;
  const auto* named = find_dialect(dialects, text.substr(at + 1));
  if (named != nullptr) text = text.substr(0, at);
  return named;
}

/// A dialect that a word names as one of its parts: "Sample_<Dialect>_Keys".
const dialect::Dialect* dialect_among_words(std::string_view text, const Dialects& dialects) {
  size_t begin = 0;
  while (begin < text.size()) {
    const size_t end = std::min(text.find_first_of("._-", begin), text.size());
    if (const auto* named = find_dialect(dialects, text.substr(begin, end - begin))) return named;
    begin = end + 1;
  }
  return nullptr;
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

/// "1", "1.2", "1_2_3", "2019-01-02-030405": digits with single separators between them. The last
/// separator must not be followed by a letter, or it divides version and name.
size_t version_length(std::string_view text) {
  size_t at = 0;
  while (at < text.size() && is_digit(text[at]))
    ++at;
  size_t end = at;
  while (end > 0 && at + 1 < text.size() && separators.find(text[at]) != std::string_view::npos &&
         is_digit(text[at + 1])) {
    size_t next = at + 1;
    while (next < text.size() && is_digit(text[next]))
      ++next;
    // "001_2fa": the digits belong to a word of the name.
    if (next < text.size() && separators.find(text[next]) == std::string_view::npos) break;
    at = end = next;
  }
  return end;
}

/// Digits only, for names such as "001_2_columns" where no V tells that parts follow.
size_t leading_digits(std::string_view text) {
  return std::min(text.find_first_not_of(digits), text.size());
}

void read_version(std::string_view stem, FileName& result) {
  std::string_view rest = stem;
  const char first = rest.empty() ? '\0' : upper(rest.front());
  const bool prefixed = std::string_view("VUB").find(first) != std::string_view::npos &&
                        first != '\0' && rest.size() > 1 && is_digit(rest[1]);
  if (prefixed) rest.remove_prefix(1);
  const size_t length = prefixed ? version_length(rest) : leading_digits(rest);
  if (first == 'R' && rest.substr(1).starts_with("__")) {
    result.prefix = 'R';
    result.separator = "__";
    result.name = rest.substr(3);
    return;
  }
  if (length == 0) {
    result.name = stem;
    return;
  }
  if (prefixed) result.prefix = first;
  result.version = rest.substr(0, length);
  rest.remove_prefix(length);
  const size_t name = std::min(rest.find_first_not_of(separators), rest.size());
  result.separator = rest.substr(0, name);
  result.name = rest.substr(name);
}

/// The parts of a version without leading zeros; parts of nothing but zeros at the end are left
/// out.
std::vector<std::string_view> parts_of(std::string_view version) {
  std::vector<std::string_view> parts;
  size_t at = 0;
  while (at < version.size()) {
    const size_t end = std::min(version.find_first_not_of(digits, at), version.size());
    std::string_view part = version.substr(at, end - at);
    while (!part.empty() && part.front() == '0')
      part.remove_prefix(1);
    parts.push_back(part);
    at = end + 1;
  }
  while (!parts.empty() && parts.back().empty())
    parts.pop_back();
  return parts;
}

int compare_numbers(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return a.compare(b);
}

}  // namespace

const dialect::Dialect* find_dialect(const Dialects& dialects, std::string_view word) {
  for (const auto* dialect : dialects) {
    if (text::equal_ignoring_case(dialect->name(), word)) return dialect;
    for (const std::string_view alias : dialect->aliases()) {
      if (text::equal_ignoring_case(alias, word)) return dialect;
    }
  }
  return nullptr;
}

bool is_script(std::string_view file, const Dialects& dialects) {
  const dialect::Dialect* ignored = nullptr;
  return cut_script_ending(file, dialects, ignored);
}

std::optional<FileName> read_name(std::string_view file, const Dialects& dialects) {
  FileName result;
  std::string_view stem = file;
  if (!cut_script_ending(stem, dialects, result.dialect)) return std::nullopt;
  result.file = file;
  result.direction = cut_direction(stem, '.');
  if (result.dialect == nullptr) result.dialect = cut_dialect(stem, dialects);
  if (!result.direction) result.direction = cut_direction(stem, '.');
  while (stem.size() > 1 && stem.ends_with('.'))
    stem.remove_suffix(1);
  result.stem = stem;
  read_version(stem, result);
  if (result.version.empty()) result.dialect_word = dialect_among_words(stem, dialects);
  if (!result.direction) {
    result.direction_word = cut_direction(stem, '_');
    if (!result.direction_word) result.direction_word = cut_direction(stem, '-');
    result.stem_without_direction_word = stem;
  }
  return result;
}

int compare_versions(VersionOrder order, std::string_view a, std::string_view b) {
  if (order == VersionOrder::text) return a.compare(b);
  const auto left = parts_of(a);
  const auto right = parts_of(b);
  for (size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const std::string_view x = i < left.size() ? left[i] : std::string_view();
    const std::string_view y = i < right.size() ? right[i] : std::string_view();
    if (const int order_of_part = compare_numbers(x, y)) return order_of_part;
  }
  return 0;
}

}  // namespace segue::project
