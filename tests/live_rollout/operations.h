#pragma once

#include <random>
#include <string>
#include <vector>

#include "dialect/connection.h"
#include "live_rollout/numbers.h"

namespace segue::test {

/// A statement that an application sends: `?` where values go.
struct Sent {
  std::string sql{};
  std::vector<std::string> values{};  // how each `?` is called, in order
  /// It asks for rows that contradict what the statement before it has written: there must be none.
  bool finds_nothing = false;
  /// Where it finds nothing, the operation ends with it.
  bool is_condition = false;
};

/// What an application does in one go; several statements are one transaction.
struct Operation {
  std::string name{};
  int weight = 1;  // how often, beside the others
  std::vector<Sent> statements{};
};

/// Reads what a release does, from SQL with comments:
///
///     -- op: 3 create
///     INSERT INTO people (id, name) VALUES (:new, :text);
///     -- none: what was written
///     SELECT id FROM people WHERE id = :new AND name <> :text;
///
/// `-- if:` before a query ends the operation where that finds nothing. A number is the weight.
/// Values are made up for each run of an operation, the same for the same name; what stands behind
/// `_` tells several of a kind apart:
///
///     :new            a number that no row has had
///     :id             the number of a row that was there once
///     :text  :long    some letters; many
///     :words          two words with a space between them
///     :word           one of a few words; :word_new and :word_id are that word, `-`, and the
///     number
///                     :new or :id, :word_like is it as a pattern that begins with it
///     :number         0 to 999
///     :signed         -500 to 499
///     :maybe          letters, or NULL
std::vector<Operation> read_operations(const std::string& text);

/// One of them, by weight.
const Operation& any_of(const std::vector<Operation>& operations, std::mt19937& chance);

/// The values of one run of an operation.
class Filling {
 public:
  Filling(Numbers& numbers, std::mt19937& chance) : numbers_(numbers), chance_(chance) {}
  dialect::Values of(const Sent& sent);

 private:
  dialect::Value of(const std::string& name);
  dialect::Value made(const std::string& kind);

  Numbers& numbers_;
  std::mt19937& chance_;
  std::vector<std::pair<std::string, dialect::Value>> made_;
};

}  // namespace segue::test
