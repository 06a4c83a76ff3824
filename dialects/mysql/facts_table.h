#pragma once

#include <functional>

#include "catalog/lookup.h"
#include "dialects/mysql/facts_verdict.h"
#include "facts/cost.h"

namespace segue::mysql {

/// The table that a statement is about, before and after it, and what else decides how the server
/// can change it.
class TableFacts {
 public:
  /// `after` names the table behind the statement where that renames it.
  TableFacts(const Server& server, const facts::Situation& situation, const sql::ObjectName& table,
             const sql::ObjectName& after);

  const Server& server() const { return server_; }
  const facts::Situation& situation() const { return situation_; }
  const std::string& name() const { return name_; }
  const catalog::Lookup& before() const { return before_; }
  const catalog::Lookup& after() const { return after_; }
  /// The table before; null where nothing is known of it.
  const catalog::Relation* old() const { return old_; }
  /// The table behind the statement; null where nothing is known of it.
  const catalog::Relation* now() const { return now_; }
  const catalog::Column* old_column(const sql::Name& name) const;
  const catalog::Column* new_column(const sql::Name& name) const;

  bool innodb() const;
  bool temporary() const { return old_ && old_->temporary; }
  bool partitioned() const { return old_ && old_->partition_by; }
  bool system_versioned() const;
  /// ROW_FORMAT in capitals; empty where the table has the usual one.
  std::string row_format() const;
  bool strict() const;
  bool foreign_keys_checked() const;

  bool has_stored_column() const;
  /// Whether an index on a virtual column is there before the statement.
  bool has_virtual_index() const;
  /// Whether an index on a virtual column is there behind the statement.
  bool keeps_virtual_index() const;
  /// Whether the column is there behind the statement, with a virtual column somewhere after it.
  bool stands_before_virtual_column(const std::string& column_key) const;
  /// The same of a virtual column that was there before. Those that the server hides behind an
  /// index on an expression stand after all others.
  bool stands_before_old_virtual_column(const std::string& column_key) const;
  /// Whether a virtual column that stays stands after the column of the table before.
  bool stood_before_virtual_column(const std::string& column_key) const;
  /// Whether a virtual column gets another place among the ordinary ones that stay.
  bool moves_virtual_column() const;
  /// Whether an index of that kind outlives the statement.
  bool keeps_index_of(std::string_view kind) const;
  bool has_index_of(std::string_view kind) const;
  /// Whether a FULLTEXT index that is gone has left its numbers of the rows, in a column that the
  /// server hides. They stay until the table is written again.
  bool numbers_rows_unseen() const;
  /// Whether nothing can be instant about columns that come, go and move.
  bool rebuilds_for_columns() const;
  /// Whether a check that outlives the statement is enforced and reads an ENUM or a SET.
  bool checks_members() const;

  /// Whether any index of the table before holds the column.
  bool indexed(const std::string& column_key) const;
  /// Whether any index of the table behind the statement holds the column.
  bool indexed_behind(const std::string& column_key) const;
  bool in_several_part_index(const std::string& column_key) const;
  bool in_primary_key(const std::string& column_key) const;
  /// The index that the rows are ordered by: the primary key, or else the first unique one whose
  /// columns are NOT NULL; null where rows are ordered by a hidden number.
  const catalog::Index* clustered() const;
  /// The same of the table behind the statement.
  const catalog::Index* clustered_behind() const;
  /// Whether the rows are ordered by a key that is not there any more without the column.
  bool loses_clustered_key(const std::string& column_key) const;
  /// The names of the indexes that outlive the statement.
  std::vector<std::string> kept_indexes() const;

  /// Whether a foreign key that outlives the statement points at the column.
  bool referenced(const std::string& column_key) const;
  /// Whether another table's foreign key finds no unique key any more that has just its columns.
  bool unique_key_is_missing() const;
  /// Whether the column is in a foreign key of the table that outlives the statement.
  bool refers(const std::string& column_key) const;
  /// Whether deleting or updating rows elsewhere changes rows of this table.
  bool takes_cascades() const;

 private:
  /// The foreign keys of all tables that point at this one and outlive the statement.
  std::vector<const catalog::Constraint*> references() const;
  /// Whether the foreign key of this table is still looked at when its columns change.
  bool stays(const catalog::Constraint& foreign_key) const;
  bool keeps(const catalog::Index& index) const;
  bool any_index(const std::function<bool(const catalog::Index&)>& test) const;

  const Server& server_;
  const facts::Situation& situation_;
  catalog::Lookup before_, after_;
  std::optional<catalog::Id> id_;
  const catalog::Relation* old_ = nullptr;
  const catalog::Relation* now_ = nullptr;
  std::string name_;
};

bool is_virtual(const catalog::Column& column);
bool is_stored(const catalog::Column& column);

}  // namespace segue::mysql
