#include "dialects/all.h"

#include <array>

#include "base/text.h"
#include "dialects/postgresql/dialect.h"
#include "dialects/sqlite/dialect.h"

namespace segue::dialects {
namespace {

/// The one list: a name or a URL scheme, and whose it is.
struct Entry {
  std::string_view word;
  const dialect::Dialect& (*dialect)();
};

constexpr auto names = std::to_array<Entry>({
    {"postgresql", postgresql::dialect},
    {"postgres", postgresql::dialect},
    {"pg", postgresql::dialect},
    {"sqlite", sqlite::dialect},
    {"sqlite3", sqlite::dialect},
});

constexpr auto url_schemes = std::to_array<Entry>({
    {"postgresql", postgresql::dialect},
    {"postgres", postgresql::dialect},
    {"sqlite", sqlite::dialect},
    {"sqlite3", sqlite::dialect},
});

const dialect::Dialect* found(std::span<const Entry> entries, std::string_view word) {
  for (const Entry& entry : entries)
    if (text::equal_ignoring_case(entry.word, word)) return &entry.dialect();
  return nullptr;
}

}  // namespace

std::span<const dialect::Dialect* const> all() {
  static const std::array<const dialect::Dialect*, 2> dialects = {&postgresql::dialect(),
                                                                  &sqlite::dialect()};
  return dialects;
}

const dialect::Dialect* by_name(std::string_view name) {
  return found(names, name);
}

const dialect::Dialect* by_url_scheme(std::string_view scheme) {
  return found(url_schemes, scheme);
}

}  // namespace segue::dialects
