// From https://www.sqlite.org/lang_altertable.html and https://www.sqlite.org/changes.html;
// measured on 3.28, 3.39, 3.40, 3.45, 3.49 and 3.54 (tests/facts/sqlite).
//
//   from   what
//   3.25   RENAME COLUMN
//   3.31   generated columns
//   3.35   DROP COLUMN: writes every row again, unless the column is virtual
//   3.37   ADD COLUMN reads every row where it has a CHECK, or is generated and NOT NULL; STRICT
//   3.53   SET and DROP NOT NULL, ADD CHECK, DROP CONSTRAINT

#include "dialects/sqlite/facts_alter.h"

#include <fmt/core.h>

#include "dialects/sqlite/added_column.h"

namespace segue::sqlite {
namespace {

using facts::Cost;
using facts::Duration;

class AlterCost {
 public:
  AlterCost(const dialect::Version& version, const facts::Situation& situation,
            const sql::AlterTable& alter)
      : version_(version),
        situation_(situation),
        before_(situation.before, situation.semantics),
        relation_(before_.relation(alter.table)) {
    const auto id = before_.relation_id(alter.table);
    table_ = id ? before_.shown(*id) : alter.table.text();
  }

  Cost cost(const sql::AlterTable& alter) {
    for (const sql::AlterAction& action : alter.actions)
      std::visit([&](const auto& form) { take(form); }, action.form);
    return std::move(cost_);
  }

 private:
  void need(int major, int minor, std::string_view what) {
    if (!version_.at_least(major, minor) && cost_.refusal.empty())
      cost_.refusal = fmt::format("{} needs SQLite {}.{}", what, major, minor);
  }
  void read_rows() {
    cost_.duration = Duration::rows;
    cost_.scans = {table_};
  }
  void write_rows() {
    read_rows();
    cost_.rewrites = {table_};
  }

  void take(const sql::AddColumn& add) {
    const Attributes column = attributes_of(add.column);
    if (column.generated) need(3, 31, "a generated column");
    if (refers_by_default(situation_.before, column))
      cost_.refusal_with_rows =
          "a column that references another table cannot be added with a default while "
          "foreign_keys is on";
    const bool strict = relation_ && relation_->strict;
    if (version_.at_least(3, 37) && (column.check || (column.generated && column.not_null)))
      read_rows();
    if (version_.at_least(3, 42) && strict) read_rows();
  }
  void take(const sql::DropColumn& drop) {
    need(3, 35, "DROP COLUMN");
    const auto* column = relation_ ? before_.column(*relation_, drop.column) : nullptr;
    const bool is_virtual = column && column->generated && column->generated_storage != "STORED";
    if (!is_virtual) write_rows();
  }
  void take(const sql::RenameColumn&) { need(3, 25, "RENAME COLUMN"); }
  void take(const sql::RenameTo&) {}
  void take(const sql::SetNotNull&) {
    need(3, 53, "SET NOT NULL");
    read_rows();
  }
  void take(const sql::DropNotNull&) { need(3, 53, "DROP NOT NULL"); }
  void take(const sql::AddConstraint&) {
    need(3, 53, "ADD CHECK");
    read_rows();
  }
  void take(const sql::DropConstraint&) { need(3, 53, "DROP CONSTRAINT"); }
  template <class Form>
  void take(const Form&) {
    if (cost_.refusal.empty()) cost_.refusal = "no version of SQLite has this form of ALTER TABLE";
  }

  const dialect::Version& version_;
  const facts::Situation& situation_;
  catalog::Lookup before_;
  const catalog::Relation* relation_;
  std::string table_;
  Cost cost_;
};

}  // namespace

Cost cost_of_alter(const dialect::Version& version, const facts::Situation& situation,
                   const sql::AlterTable& alter) {
  return AlterCost(version, situation, alter).cost(alter);
}

std::string missing_in(const dialect::Version& version, const sql::CreateTable& create) {
  if (create.strict && !version.at_least(3, 37)) return "a STRICT table needs SQLite 3.37";
  if (version.at_least(3, 31)) return {};
  for (const sql::TableElement& element : create.elements) {
    const auto* column = std::get_if<sql::ColumnDefinition>(&element);
    if (column && attributes_of(*column).generated) return "a generated column needs SQLite 3.31";
  }
  return {};
}

}  // namespace segue::sqlite
