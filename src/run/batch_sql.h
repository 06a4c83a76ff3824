#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dialect/backfilling.h"
#include "dialect/dialect.h"
#include "journal/backfills.h"
#include "plan/backfill.h"

namespace segue::run {

using journal::KeyValues;

/// The rows behind `low`, up to and with `high`.
struct KeyRange {
  std::optional<KeyValues> low{};  // nothing: from the first row on
  KeyValues high{};
};

/// The statements that change a table range by range, each as it is sent.
class BatchSql {
 public:
  BatchSql(const plan::Backfill& backfill, const dialect::Dialect& dialect);

  /// The statement itself, for the rows of a range.
  std::string change(const KeyRange& range) const;
  /// The statement in one piece: as it is written, with the condition of the directive.
  const std::string& whole() const { return whole_; }
  /// Gives the key of the `rows`th row of a range, if it has so many.
  std::string end_of_batch(const KeyRange& range, int64_t rows) const;
  /// Counts the rows of a range.
  std::string count(const KeyRange& range) const;
  /// Gives the greatest key.
  std::string last_key() const;
  /// Counts the rows of a range that the statement would still change. Empty where that cannot be
  /// told.
  std::string count_left(const KeyRange& range) const;
  /// Gives some of their keys.
  std::string keys_left(const KeyRange& range, int most) const;

  /// The key that a row of such an answer holds.
  KeyValues key_in(const dialect::Rows& rows, size_t row = 0) const;
  /// For people: "id 5", "a 1, b x".
  std::string in_words(const KeyValues& key) const;

 private:
  /// A statement with a gap for a condition, and behind it perhaps one for a number of rows.
  struct Form {
    std::string head{};
    std::string middle{};
    std::string tail{};
    std::string with(std::string_view condition) const;
    std::string with(std::string_view condition, int64_t rows) const;
  };
  void find_gaps(const plan::Backfill& backfill);
  Form form_of(const sql::Statement& statement) const;
  sql::Query query_of(const std::vector<std::string>& items) const;
  sql::Query as_text(sql::Query inner) const;
  sql::Statement left_over(const plan::Backfill& backfill,
                           const std::vector<std::string>& items) const;
  sql::Expression of_table(sql::Expression target) const;
  std::string condition(const KeyRange& range) const;
  std::string compared(std::string_view op, const KeyValues& key) const;
  std::string compared_in_words(std::string_view op, const KeyValues& key) const;
  std::string literal(size_t column, const KeyValues& key) const;

  const dialect::Dialect& dialect_;
  const dialect::Backfilling& room_;
  std::vector<plan::KeyColumn> key_;
  std::vector<std::string> columns_{};  // of the key, as SQL
  std::vector<std::string> values_{};   // … their values as text
  sql::TableReference table_;
  std::string whole_;
  std::string gap_{};         // what no statement holds: where the condition is put in …
  std::string number_gap_{};  // … and the number of rows
  Form change_{};
  Form end_{};
  Form count_{};
  std::string last_{};
  Form count_left_{};
  Form keys_left_{};
};

}  // namespace segue::run
