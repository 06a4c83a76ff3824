#pragma once

#include <string_view>

#include "sql/statement.h"

namespace segue::sql {

/// The enumerators in words, for prints; empty for "unspecified".
std::string_view name_of(LiteralKind kind);
std::string_view name_of(Direction direction);
std::string_view name_of(NullsOrder order);
std::string_view name_of(SubqueryKind kind);
/// In SQL: "SET NULL".
std::string_view name_of(ReferentialAction action);
std::string_view name_of(PartitionBound::Kind kind);
/// In SQL: "RELEASE SAVEPOINT".
std::string_view name_of(Transaction::Kind kind);
/// In SQL, as words_of.
inline std::string_view name_of(ObjectKind kind) {
  return words_of(kind);
}

}  // namespace segue::sql
