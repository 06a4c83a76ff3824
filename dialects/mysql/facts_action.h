#pragma once

#include "dialects/mysql/facts_table.h"

namespace segue::mysql {

/// What one action of ALTER TABLE asks for by itself.
Verdict verdict_of(const TableFacts& table, const sql::AlterAction& action);

// ---- parts, by family

Verdict verdict_of_added_column(const TableFacts& table, const sql::AddColumn& add);
Verdict verdict_of_dropped_column(const TableFacts& table, const sql::DropColumn& drop);
Verdict verdict_of_renamed_column(const TableFacts& table, const sql::Name& column);
Verdict verdict_of_changed_default(const TableFacts& table);
/// `written` is where the action stands.
Verdict verdict_of_changed_default(const TableFacts& table, const sql::SetDefault& set,
                                   Span written);
/// A column that was one and becomes another: MODIFY, CHANGE, CONVERT TO CHARACTER SET. `moves`
/// says that it takes another place among its neighbours.
Verdict verdict_of_changed_column(const TableFacts& table, const catalog::Column& old,
                                  const catalog::Column& now, bool moves);

Verdict verdict_of_index(const TableFacts& table, bool unique, const std::string& kind,
                         const sql::IndexParts& parts);
Verdict verdict_of_dropped_index(const TableFacts& table, const sql::Name& index);
Verdict verdict_of_primary_key(const TableFacts& table, const std::vector<std::string>& columns);
Verdict verdict_of_foreign_key(const TableFacts& table, const std::vector<std::string>& columns);
Verdict verdict_of_check(const TableFacts& table, const sql::ConstraintAttributes& attributes);

Verdict verdict_of_option(const TableFacts& table, const sql::Option& option);

Verdict verdict_of_partitions(const TableFacts& table, const sql::AddPartitions& add);
Verdict verdict_of_partitions(const TableFacts& table, const sql::ChangePartitions& change);
Verdict verdict_of_partitions(const TableFacts& table, const sql::ReorganizePartitions& change);
Verdict verdict_of_partitions(const TableFacts& table, const sql::ExchangePartition& exchange);

/// Why this version lacks what is written; empty where it does not.
std::string missing_in(const Server& server, const sql::AlterTable& alter);
std::string missing_in(const Server& server, const sql::AlterAction& action);

/// Why the table, as it is and as it becomes, does not take the action; empty where it does.
std::string refused_by_table(const TableFacts& table, const sql::AlterAction& action);

}  // namespace segue::mysql
