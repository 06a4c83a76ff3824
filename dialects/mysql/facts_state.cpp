// Refusals that follow from what the table is. MySQL 9.7.4 and MariaDB 10.11 as measured.

#include "base/text.h"
#include "dialects/mysql/facts_action.h"
#include "sql/uses.h"

namespace segue::mysql {
namespace {

using catalog::Column;
using catalog::NameKind;

// ---- a table that keeps its history

/// Whether the session says KEEP, or may say it.
bool alters_history(const catalog::Catalog& catalog) {
  const auto found = catalog.session.find("system_versioning_alter_history");
  if (found == catalog.session.end()) return false;
  const std::string value = text::lower(found->second);
  return value == "1" || value.find("keep") != std::string::npos ||
         value.find_first_of("@(") != std::string::npos;
}

/// The columns, but for their names and defaults, and the unique keys.
bool concerns_history(const sql::AlterAction& action) {
  if (const auto* index = std::get_if<sql::AddIndex>(&action.form)) return index->index.unique;
  if (const auto* add = std::get_if<sql::AddConstraint>(&action.form))
    return std::holds_alternative<sql::KeyConstraint>(add->constraint.form);
  return std::holds_alternative<sql::AddColumn>(action.form) ||
         std::holds_alternative<sql::DropColumn>(action.form) ||
         std::holds_alternative<sql::ModifyColumn>(action.form) ||
         std::holds_alternative<sql::ChangeColumn>(action.form);
}

std::string refused_for_history(const TableFacts& table, const sql::AlterAction& action) {
  if (!table.server().mariadb || !table.system_versioned() || !concerns_history(action)) return {};
  if (alters_history(table.situation().before)) return {};
  return "a system-versioned table refuses this unless system_versioning_alter_history is KEEP "
         "(error 4119)";
}

// ---- what a unique key of a partitioned table must hold

class UniqueKeys {
 public:
  explicit UniqueKeys(const TableFacts& table) : table_(table) {}

  std::string refused(const sql::AlterAction& action) const {
    const catalog::Relation* now = table_.now();
    if (!table_.partitioned() || !now || !now->partition_by) return {};
    if (now->partition_by->method == "system_time") return {};
    const auto keys = unique_key_of(action);
    if (keys.empty() || holds_division(keys, *now->partition_by)) return {};
    return "a unique key must hold all columns that divide the table (error 1503)";
  }

 private:
  std::string key(const sql::Name& name) const {
    return table_.before().key(NameKind::column, name.text);
  }

  /// The columns of the unique key that the action makes; none where it makes none.
  std::vector<std::string> unique_key_of(const sql::AlterAction& action) const {
    if (const auto* index = std::get_if<sql::AddIndex>(&action.form))
      return index->index.unique ? keys_of(index->index.parts) : std::vector<std::string>{};
    if (const auto* add = std::get_if<sql::AddConstraint>(&action.form)) {
      const auto* unique = std::get_if<sql::KeyConstraint>(&add->constraint.form);
      return unique ? keys_of(unique->columns) : std::vector<std::string>{};
    }
    if (const auto* add = std::get_if<sql::AddColumn>(&action.form)) return key_in(add->column);
    if (const auto* modify = std::get_if<sql::ModifyColumn>(&action.form))
      return key_in(modify->column);
    const auto* change = std::get_if<sql::ChangeColumn>(&action.form);
    return change ? key_in(change->column) : std::vector<std::string>{};
  }
  std::vector<std::string> keys_of(const sql::IndexParts& parts) const {
    std::vector<std::string> keys;
    for (const sql::IndexPart& part : parts)
      keys.push_back(key(part.column));
    return keys;
  }
  std::vector<std::string> key_in(const sql::ColumnDefinition& column) const {
    for (const sql::ColumnConstraint& each : column.constraints)
      if (std::holds_alternative<sql::UniqueColumn>(each.form) ||
          std::holds_alternative<sql::PrimaryKeyColumn>(each.form))
        return {key(column.name)};
    return {};
  }

  bool holds_division(const std::vector<std::string>& keys, const sql::PartitionBy& by) const {
    const auto holds = [&](const sql::Name& name) {
      return std::find(keys.begin(), keys.end(), key(name)) != keys.end();
    };
    return std::all_of(by.key.begin(), by.key.end(), [&](const sql::IndexPart& part) {
      if (!part.expression) return holds(part.column);
      const auto columns = sql::uses_of(*part.expression).columns;
      return std::all_of(columns.begin(), columns.end(), [&](const sql::ColumnReference& column) {
        return !column.parts.empty() && holds(column.parts.back());
      });
    });
  }

  const TableFacts& table_;
};

// ---- a column that is described again

class Described {
 public:
  Described(const TableFacts& table, const sql::Name& old, const sql::ColumnDefinition& now)
      : table_(table),
        definition_(now),
        old_(table.old_column(old)),
        now_(table.new_column(now.name)) {}

  std::string refused() const {
    if (!old_ || !now_ || !table_.innodb()) return {};
    if (!old_->not_null && now_->not_null && is_set_to_null())
      return "a foreign key sets the column to NULL (error 1830)";
    if (table_.server().mariadb) return {};
    if (says_null() && any_index([](const auto& index, const auto&) { return index.primary; }))
      return "the column is part of the primary key, so it cannot be NULL (error 1171)";
    if (!needs_prefix(*old_) && needs_prefix(*now_) &&
        any_index([](const auto& index, const auto& part) {
          return index.kind != "FULLTEXT" && part.prefix_length == 0;
        }))
      return "an index holds the column, and of this type it needs a length there (error 1170)";
    return {};
  }

 private:
  bool says_null() const {
    const auto& attributes = definition_.constraints;
    return std::any_of(attributes.begin(), attributes.end(), [](const auto& attribute) {
      const auto* value = std::get_if<sql::Default>(&attribute.form);
      const auto* literal = value ? std::get_if<sql::Literal>(&value->value.form) : nullptr;
      return std::holds_alternative<sql::Null>(attribute.form) ||
             (literal && literal->kind == sql::LiteralKind::null);
    });
  }
  bool is_set_to_null() const {
    const auto& constraints = table_.now()->constraints;
    return std::any_of(constraints.begin(), constraints.end(), [&](const auto& held) {
      constexpr auto set_null = sql::ReferentialAction::set_null;
      return held->kind == catalog::ConstraintKind::foreign_key &&
             (held->on_delete == set_null || held->on_update == set_null) &&
             std::find(held->columns.begin(), held->columns.end(), now_->key) !=
                 held->columns.end();
    });
  }
  template <class Test>
  bool any_index(Test test) const {
    const auto& indexes = table_.now()->indexes;
    return std::any_of(indexes.begin(), indexes.end(), [&](const auto& index) {
      return std::any_of(index->parts.begin(), index->parts.end(), [&](const auto& part) {
        return part.column == now_->key && test(*index, part);
      });
    });
  }
  static bool needs_prefix(const Column& column) {
    const std::string type = column.type ? text::lower(column.type->name.name.text) : "";
    return type.ends_with("text") || type.ends_with("blob");
  }

  const TableFacts& table_;
  const sql::ColumnDefinition& definition_;
  const Column* old_;
  const Column* now_;
};

std::string refused_as_described(const TableFacts& table, const sql::AlterAction& action) {
  if (const auto* modify = std::get_if<sql::ModifyColumn>(&action.form))
    return Described(table, modify->column.name, modify->column).refused();
  if (const auto* change = std::get_if<sql::ChangeColumn>(&action.form))
    return Described(table, change->old_name, change->column).refused();
  return {};
}

}  // namespace

std::string refused_by_table(const TableFacts& table, const sql::AlterAction& action) {
  std::string why = refused_for_history(table, action);
  if (why.empty()) why = UniqueKeys(table).refused(action);
  return why.empty() ? refused_as_described(table, action) : why;
}

}  // namespace segue::mysql
