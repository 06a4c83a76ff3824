#pragma once

#include <string>
#include <vector>

#include "catalog/semantics.h"

namespace segue::postgresql {

/// The names that the server chooses where a statement gives none: "t_a_b_key", cut to 63 bytes,
/// with a number where the name is taken.
std::string constraint_name(const catalog::State& state, const catalog::Relation& relation,
                            catalog::ConstraintKind kind, const std::vector<std::string>& columns);
std::string not_null_name(const catalog::State& state, const catalog::Relation& relation,
                          const std::string& column);
std::string index_name(const catalog::State& state, const catalog::Relation& relation,
                       const std::vector<catalog::IndexColumn>& parts);
std::string sequence_name(const catalog::State& state, const catalog::Relation& relation,
                          const std::string& column);

/// The name of a result column without an alias; empty where the server shows "?column?".
std::string column_label(const sql::Expression& value);

}  // namespace segue::postgresql
