#pragma once

#include <optional>
#include <string>
#include <vector>

namespace segue::mysql {

/// Statements as a block that MariaDB runs as one (10.1.1 and later; the manual's "BEGIN NOT
/// ATOMIC"), also in a session that takes no two statements at once. Under sql_mode=ORACLE it is a
/// syntax error, and nothing of it runs.
struct Compound {
  /// What a statement leaves in the answer to the block: nothing, its rows, or a row that counts
  /// those that it has met.
  enum class Yield { nothing, rows, count };

  std::string text{};
  std::vector<Yield> yields{};

  /// Whose fault it is that the block ended with an error behind so many results: of the statements
  /// that may be meant, the last one that gives a result, or the last of all.
  size_t failed_behind(size_t results) const;
};

/// Nothing where what one of them gives is not known beforehand.
std::optional<Compound> compound_of(const std::vector<std::string>& statements);

}  // namespace segue::mysql
