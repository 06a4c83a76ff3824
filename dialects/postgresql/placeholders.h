#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace segue::postgresql {

/// A statement whose `?` became `$1`, `$2` …
struct Numbered {
  std::string text{};
  std::vector<size_t> places{};  // where each `?` stood in the original

  /// The byte of the original that a byte of the text comes from.
  size_t original_of(size_t offset) const;
};

/// Numbers the `?` that stand outside of quotes, dollar quotes and comments.
Numbered number_placeholders(std::string_view statement);

/// The statement with these in place of the `?` that stand outside of quotes, dollar quotes and
/// comments; nothing where there are not as many.
std::optional<std::string> filled(std::string_view statement,
                                  const std::vector<std::string>& literals);

}  // namespace segue::postgresql
