#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/script.h"

namespace segue::plan {

/// A column by whose values the rows of a table are taken in order.
struct KeyColumn {
  std::string name{};
  std::optional<sql::TypeName> type{};  // nothing where it is not known
};

/// What a script asks of a backfill, in its directive. What is not said is empty.
struct BackfillWish {
  std::string key{};     // columns, with commas between them
  std::string where{};   // a condition besides that of the statement
  std::string batch{};   // rows, "auto", or "all": in one piece
  std::string target{};  // time for a batch: "100ms"
  std::string pause{};   // share of a batch's time to rest behind it: "25%"
  std::string skip{};    // so many rows that cannot be changed are left out
};

/// A statement that changes rows and may be cut into ranges of a key.
struct Backfill {
  size_t number = 0;  // of the statement in its script
  std::string file{};
  Position at{};
  std::string shown{};
  std::string checksum{};        // of what is shown, and of the directive's condition
  sql::Statement tree{};         // without RETURNING, and with the condition of the directive
  sql::TableReference table{};   // whose rows the ranges are of, as the statement names it
  std::vector<KeyColumn> key{};  // empty: in one piece, on request
  bool hidden_key = false;
  std::optional<sql::ObjectName> inserts_into{};  // of an INSERT, unless it is a view
  /// Run again, it changes nothing that it has changed before.
  bool repeatable = false;
  /// Why it cannot be told afterwards which rows it would still change; empty where it can.
  std::string unverifiable{};
  /// Where it can: whether rows that its condition still picks are to be changed, whatever they
  /// hold. Otherwise the stored values are compared with those it would store.
  bool verified_by_condition = false;
  /// The types of the columns that an UPDATE sets, by the number of the assignment.
  std::map<ptrdiff_t, sql::TypeName> stored_types{};
  std::vector<std::string> remarks{};  // what is worth knowing before it runs
  BackfillWish wish{};
  std::vector<std::string> settings{};  // statements of the session that stand before it

  /// The names of the key's columns, with commas between them.
  std::string key_names() const;
  /// The types of the key's columns; null where one is not known.
  std::vector<const sql::TypeName*> key_types() const;
};

/// What a dialect says of keys.
struct KeyRules {
  std::function<std::string(const sql::TypeName*)> unfit;  // why a type is no key; empty: it is
  std::string_view hidden{};  // a column that tells rows apart where a table has no key
  bool hidden_lasts = false;  // … and that a changed row keeps
};

/// Reads an expression that stands alone; nothing where it is none.
using ReadCondition = std::function<std::optional<sql::Expression>(std::string_view)>;

/// Adds a condition to those of an UPDATE, a DELETE or the SELECT of an INSERT. False where the
/// statement has no place for one.
bool add_condition(sql::Statement& tree, sql::Expression condition);

/// What a directive asks for; an error names a word that is not known.
Result<BackfillWish> read_wish(std::string_view said);

/// Reads a statement as a backfill. An error says why it cannot be cut into ranges.
/// `statement.before` must hold the schema.
Result<Backfill> backfill_of(const Statement& statement, const sql::Statement& tree,
                             const std::string& file, const BackfillWish& wish,
                             const catalog::Semantics& semantics, const KeyRules& rules,
                             const ReadCondition& read);

}  // namespace segue::plan
