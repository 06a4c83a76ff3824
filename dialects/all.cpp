#include "dialects/all.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "dialects/mysql/alarm.h"
#include "dialects/mysql/dialect.h"
#include "dialects/mysql/safer.h"
#include "dialects/postgresql/alarm.h"
#include "dialects/postgresql/dialect.h"
#include "dialects/postgresql/safer.h"
#include "dialects/sqlite/alarm.h"
#include "dialects/sqlite/dialect.h"
#include "dialects/sqlite/safer.h"

namespace segue::dialects {
namespace {

/// A URL scheme, and whose it is.
struct Entry {
  std::string_view word;
  const dialect::Dialect& (*dialect)();
};

constexpr auto schemes = std::to_array<Entry>({
    {"postgresql", postgresql::dialect},
    {"postgres", postgresql::dialect},
    {"mysql", mysql::dialect},
    {"mariadb", mysql::dialect},
    {"sqlite", sqlite::dialect},
    {"sqlite3", sqlite::dialect},
});

bool answers_to(const dialect::Dialect& dialect, std::string_view word) {
  if (text::equal_ignoring_case(dialect.name(), word)) return true;
  const auto aliases = dialect.aliases();
  return std::any_of(aliases.begin(), aliases.end(), [&](std::string_view alias) {
    return text::equal_ignoring_case(alias, word);
  });
}

}  // namespace

std::span<const dialect::Dialect* const> all() {
  static const std::array<const dialect::Dialect*, 3> dialects = {
      &postgresql::dialect(), &mysql::dialect(), &sqlite::dialect()};
  return dialects;
}

const dialect::SaferWays& safer_ways(const dialect::Dialect& dialect) {
  if (&dialect == &postgresql::dialect()) return postgresql::safer_ways();
  if (&dialect == &mysql::dialect()) return mysql::safer_ways();
  return sqlite::safer_ways();
}

const dialect::Alarms& alarms(const dialect::Dialect& dialect) {
  if (&dialect == &postgresql::dialect()) return postgresql::alarms();
  if (&dialect == &mysql::dialect()) return mysql::alarms();
  return sqlite::alarms();
}

const dialect::Dialect* by_name(std::string_view name) {
  for (const auto* dialect : all())
    if (answers_to(*dialect, name)) return dialect;
  return nullptr;
}

const dialect::Dialect* by_url_scheme(std::string_view scheme) {
  for (const Entry& entry : schemes)
    if (text::equal_ignoring_case(entry.word, scheme)) return &entry.dialect();
  return nullptr;
}

std::string url_schemes() {
  std::vector<std::string> words;
  for (const Entry& entry : schemes)
    words.emplace_back(entry.word);
  return text::joined(words, ", ");
}

std::string_view scheme_of_files() {
  return "sqlite";
}

std::span<const std::string_view> endings_of_files() {
  static constexpr auto endings =
      std::to_array<std::string_view>({"db", "db3", "sqlite", "sqlite3"});
  return endings;
}

}  // namespace segue::dialects
