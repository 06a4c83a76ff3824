#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace segue::hooks {

/// A table of segue.toml, whoever has read it: its values are words or lists of them. Borrowed.
struct Table {
  const std::map<std::string, std::vector<std::string>>& values;
  int line = 0;  // of the file
};

/// Takes the values out of a table. The first thing that is wrong with it is kept as an error that
/// begins with "segue.toml:12: "; what is asked for afterwards may be anything.
class Keys {
 public:
  /// A key that is not among the known ones is wrong.
  Keys(const Table& table, std::string file, const std::vector<std::string_view>& known);

  /// Empty where the key is not given.
  const std::vector<std::string>& words(std::string_view key) const;
  /// The only word of a key.
  std::optional<std::string> word(std::string_view key);
  /// A time of more than nothing, and at most so long.
  std::chrono::milliseconds time(std::string_view key, std::chrono::milliseconds otherwise,
                                 std::chrono::milliseconds most);
  /// One of several words; the first where none is given.
  std::string choice(std::string_view key, const std::vector<std::string_view>& choices);
  /// Words that are all moments.
  std::vector<std::string> moments(std::string_view key);

  void refuse(std::string_view why);
  const std::optional<Error>& problem() const { return problem_; }

 private:
  void check(std::string_view what, std::string_view word,
             const std::vector<std::string_view>& known);

  const Table& table_;
  std::string file_;
  std::optional<Error> problem_{};
};

}  // namespace segue::hooks
