#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace segue::rules {

// What several rules ask of a step.

/// Whether the name leads to a table or view that was there at the start of the range, or that
/// history never made: others may be using it.
bool has_users(const Step& step, const sql::ObjectName& relation);
/// The same of a relation as a cost names it.
bool has_users(const Step& step, std::string_view shown);
/// Whether the table was there at the start of the range, and the column was not.
bool is_new_column(const Step& step, const sql::ObjectName& table, const std::string& column_key);

/// The relation and what it is called, where the statement names it with its whole name.
sql::ObjectName named(const catalog::Id& id);
/// The same of a relation as a cost names it.
sql::ObjectName named(std::string_view shown);

/// A foreign key that a statement adds, however it is written.
struct AddedForeignKey {
  sql::ObjectName table{};
  std::vector<std::string> columns{};  // keys
  const sql::References* references = nullptr;
  const sql::ConstraintAttributes* attributes = nullptr;
  Span span{};
};
/// Those of CREATE TABLE, ADD COLUMN and ADD CONSTRAINT; not those that the server only reads over.
std::vector<AddedForeignKey> added_foreign_keys(const Step& step);

/// A key that a statement makes: of CREATE INDEX, ADD INDEX, ADD CONSTRAINT, CREATE TABLE.
struct AddedKey {
  sql::ObjectName table{};
  const sql::IndexParts* parts = nullptr;
  bool primary = false;
  bool partial = false;  // only of the rows that a condition picks
  Span span{};
};
/// The unique and primary keys that a statement adds to a table that is there. Those that are made
/// of an existing index are left out.
std::vector<AddedKey> added_keys(const Step& step);

/// Keys of the columns; nothing where a part is an expression.
std::optional<std::vector<std::string>> columns_of(const Step& step, const sql::IndexParts& parts);
std::optional<std::vector<std::string>> columns_of(const catalog::Index& index);
/// The columns of every whole, unconditional key of the table: constraints and unique indexes.
std::vector<std::vector<std::string>> keys_of(const catalog::Relation& relation);

/// "`a`, `b`".
std::string list_of(const std::vector<std::string>& names);

/// The index that a DROP INDEX or ALTER TABLE … DROP INDEX is about, as it was before.
struct DroppedIndex {
  catalog::Id table_id{};
  const catalog::Relation* table = nullptr;
  const catalog::Index* index = nullptr;
};
/// Nothing where the step drops none, or one that is not known.
std::optional<DroppedIndex> dropped_index(const Step& step);

}  // namespace segue::rules
