#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dialect/dialect.h"
#include "facts/step.h"

namespace segue::dialect {

/// What takes the place of a piece of a file. An empty span: it is put in there.
struct Edit {
  Span span{};
  std::string text{};
};

/// The text with all edits made; they must not overlap.
std::string edited(std::string_view text, std::vector<Edit> edits);

/// What has to follow in a migration of its own.
struct Sequel {
  std::string name{};  // a word or two for the name of the file: "validate"
  std::string up{};    // statements, each with its terminator and a line end
  std::string down{};
};

/// What a better way is better for.
enum class Gain {
  others,     // they wait less, or not at all
  repetition  // the script can be run again after it failed further down
};

/// A better way to reach the same schema.
struct SaferWay {
  std::string why{};  // what the present way does to others: lower case, no full stop
  std::vector<Edit> edits{};
  bool alone = false;  // the statement cannot be part of a transaction
  std::vector<Sequel> sequels{};
  /// What undoes the statement after the edits; empty where that is what undid it before.
  std::string undo{};
  Gain gain = Gain::others;
};

/// One statement of a script, as it was read and simulated.
struct AskedFor {
  const Source& source;  // of the whole script
  const ParsedStatement& statement;
  std::span<const facts::Step> steps{};  // its actions
  Version server{};
};

/// What a wing knows of better ways, the best first. Whether one holds (whether the server takes
/// it, whether nobody waits then) is for the caller to prove: a wing need not look at what things
/// cost.
class SaferWays {
 public:
  virtual ~SaferWays() = default;
  virtual std::vector<SaferWay> of(const AskedFor& asked) const = 0;
};

/// The end of the first token of the statement, from byte `from` on, that is this word (in upper
/// case); nothing where it has none. `tokens` are those of the whole file.
std::optional<uint32_t> end_of_word(const Source& source, const std::vector<Token>& tokens,
                                    Span statement, std::string_view word, uint32_t from = 0);

/// Which statements take IF EXISTS or IF NOT EXISTS.
struct Guards {
  bool create_table = false;
  bool create_index = false;
  bool drop_table = false;
  bool drop_others = false;
  bool columns = false;
};

/// The statement with such a guard, where it has none and its form may have one.
std::optional<SaferWay> guarded(const AskedFor& asked, const Guards& guards);

}  // namespace segue::dialect
