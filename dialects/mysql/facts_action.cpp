#include "dialects/mysql/facts_action.h"

namespace segue::mysql {
namespace {

using catalog::Column;
using catalog::ConstraintKind;
using catalog::NameKind;

/// The place of a column among those that are there both before and after.
size_t place_of(const std::string& column_key, const catalog::Relation& relation,
                const catalog::Relation& other) {
  size_t place = 0;
  for (const auto& column : relation.columns) {
    if (column->key == column_key) break;
    if (catalog::find_column(other, column->key)) ++place;
  }
  return place;
}

std::vector<std::string> keys_of(const TableFacts& table, const sql::Names& names) {
  std::vector<std::string> keys;
  for (const sql::Name& name : names)
    keys.push_back(table.before().key(NameKind::column, name.text));
  return keys;
}

/// One action by itself.
class ActionVerdict {
 public:
  /// `written` is where the action stands.
  ActionVerdict(const TableFacts& table, Span written)
      : table_(table), server_(table.server()), written_(written) {}

  // ---- columns

  Verdict of(const sql::AddColumn& add) const { return verdict_of_added_column(table_, add); }
  Verdict of(const sql::DropColumn& drop) const { return verdict_of_dropped_column(table_, drop); }
  Verdict of(const sql::SetDefault& set) const {
    return verdict_of_changed_default(table_, set, written_);
  }
  Verdict of(const sql::DropDefault&) const { return verdict_of_changed_default(table_); }
  Verdict of(const sql::SetColumnOption&) const { return instant(); }
  Verdict of(const sql::RenameColumn& rename) const {
    return verdict_of_renamed_column(table_, rename.column);
  }
  Verdict of(const sql::ModifyColumn& modify) const {
    return described_again(modify.column.name, modify.column, modify.place);
  }
  Verdict of(const sql::ChangeColumn& change) const {
    return described_again(change.old_name, change.column, change.place);
  }

  // ---- keys

  Verdict of(const sql::AddIndex& add) const {
    return verdict_of_index(table_, add.index.unique, add.index.kind, add.index.parts);
  }
  Verdict of(const sql::DropIndexOfTable& drop) const {
    return verdict_of_dropped_index(table_, drop.index);
  }
  Verdict of(const sql::RenameIndex&) const {
    return server_.mariadb ? instant() : metadata_in_place();
  }
  Verdict of(const sql::AlterIndexOption&) const {
    return server_.mariadb ? instant() : metadata_in_place();
  }
  Verdict of(const sql::DropPrimaryKey&) const {
    if (!table_.innodb()) return copied();
    return {.method = Method::nocopy, .drops_clustered_key = true};
  }
  Verdict of(const sql::AddConstraint& add) const {
    if (const auto* key = std::get_if<sql::KeyConstraint>(&add.constraint.form)) {
      if (!key->primary) return verdict_of_index(table_, true, "", key->columns);
      std::vector<std::string> keys;
      for (const sql::IndexPart& part : key->columns)
        keys.push_back(table_.before().key(NameKind::column, part.column.text));
      return verdict_of_primary_key(table_, keys);
    }
    if (const auto* foreign = std::get_if<sql::ForeignKey>(&add.constraint.form))
      return verdict_of_foreign_key(table_, keys_of(table_, foreign->columns));
    if (std::holds_alternative<sql::Check>(add.constraint.form))
      return verdict_of_check(table_, add.constraint.attributes);
    return copied();
  }
  Verdict of(const sql::DropConstraint& drop) const {
    const auto* found =
        table_.old() ? table_.before().constraint(*table_.old(), drop.constraint) : nullptr;
    if (drop.kind == "FOREIGN KEY" || (found && found->kind == ConstraintKind::foreign_key))
      return server_.mariadb ? instant() : metadata_in_place();
    if (found && found->kind == ConstraintKind::primary_key) return of(sql::DropPrimaryKey{});
    const bool unique = found
                            ? found->kind == ConstraintKind::unique
                            : table_.old() && table_.before().index(*table_.old(), drop.constraint);
    return unique ? verdict_of_dropped_index(table_, drop.constraint) : instant();
  }
  Verdict of(const sql::AlterConstraint& alter) const {
    return alter.attributes.enforced.value_or(true) ? copied() : instant();
  }

  // ---- the table

  Verdict of(const sql::RenameTo&) const {
    Verdict verdict = server_.has_instant() ? instant() : metadata_in_place();
    verdict.excludes_everybody = true;
    return verdict;
  }
  Verdict of(const sql::SetTableOptions& set) const {
    Verdict verdict;
    for (const sql::Option& option : set.options)
      verdict = joined(std::move(verdict), verdict_of_option(table_, option));
    return verdict;
  }
  /// Every column that holds text is converted by itself.
  Verdict of(const sql::ConvertCharacterSet&) const {
    if (!table_.old() || !table_.now() || table_.old()->external || server_.mysql_before(8))
      return copied();
    Verdict verdict = server_.mariadb ? instant() : metadata_in_place();
    for (const auto& old : table_.old()->columns) {
      const Column* now = catalog::find_column(*table_.now(), old->key);
      if (!now || (old->collation == now->collation && old->character_set == now->character_set))
        continue;
      verdict = joined(std::move(verdict), verdict_of_changed_column(table_, *old, *now, false));
    }
    if (verdict.sorts_wide_text) verdict = joined(std::move(verdict), rebuilt());
    return verdict;
  }
  Verdict of(const sql::OrderRows&) const { return copied_under_lock(); }

  // ---- partitions

  Verdict of(const sql::AddPartitions& form) const { return verdict_of_partitions(table_, form); }
  Verdict of(const sql::ChangePartitions& form) const {
    return verdict_of_partitions(table_, form);
  }
  Verdict of(const sql::ReorganizePartitions& form) const {
    return verdict_of_partitions(table_, form);
  }
  Verdict of(const sql::ExchangePartition& form) const {
    return verdict_of_partitions(table_, form);
  }
  Verdict of(const sql::Repartition&) const { return copied_under_lock(); }

  /// What is not modelled may do anything.
  template <class Form>
  Verdict of(const Form&) const {
    return copied();
  }

 private:
  Verdict described_again(const sql::Name& name, const sql::ColumnDefinition& definition,
                          const sql::ColumnPlace& place) const {
    const Column* old = table_.old_column(name);
    const Column* now = table_.new_column(definition.name);
    if (!old || !now) return copied();
    const bool moves = (place.first || place.after) && order_changes(old->key, now->key);
    Verdict verdict = verdict_of_changed_column(table_, *old, *now, moves);
    // Measured: MySQL evaluates such checks again, whichever column is described.
    if (!server_.mariadb && table_.checks_members()) verdict = joined(std::move(verdict), copied());
    for (const sql::ColumnConstraint& each : definition.constraints) {
      if (std::holds_alternative<sql::UniqueColumn>(each.form))
        verdict = joined(std::move(verdict), index_built());
      if (std::holds_alternative<sql::PrimaryKeyColumn>(each.form))
        verdict = joined(std::move(verdict), verdict_of_primary_key(table_, {old->key}));
      // MariaDB keeps the check with the column, and does not look at the rows.
      if (std::holds_alternative<sql::Check>(each.form) && !server_.mariadb)
        verdict = joined(std::move(verdict), verdict_of_check(table_, each.attributes));
    }
    return verdict;
  }

  /// Whether the column has other neighbours than it had.
  bool order_changes(const std::string& old_key, const std::string& new_key) const {
    return place_of(old_key, *table_.old(), *table_.now()) !=
           place_of(new_key, *table_.now(), *table_.old());
  }

  const TableFacts& table_;
  const Server& server_;
  Span written_;
};

/// Whether an action can be done in place beside a virtual column that comes or goes: a column, and
/// an index that is not unique.
class BesideVirtualColumn {
 public:
  explicit BesideVirtualColumn(const TableFacts& table) : table_(table) {}

  bool of(const sql::AddColumn& add) const {
    const auto& attributes = add.column.constraints;
    return std::none_of(attributes.begin(), attributes.end(), [](const auto& attribute) {
      return std::holds_alternative<sql::UniqueColumn>(attribute.form);
    });
  }
  bool of(const sql::DropColumn&) const { return true; }
  bool of(const sql::AddIndex& add) const {
    const std::string& kind = add.index.kind;
    return !add.index.unique && (kind != "SPATIAL" || table_.server().mariadb);
  }
  bool of(const sql::DropIndexOfTable&) const { return true; }
  template <class Form>
  bool of(const Form&) const {
    return false;
  }

 private:
  const TableFacts& table_;
};

}  // namespace

Verdict verdict_of(const TableFacts& table, const sql::AlterAction& action) {
  return std::visit(
      [&](const auto& form) {
        Verdict verdict = ActionVerdict(table, action.span).of(form);
        verdict.shuns_virtual_column |= !BesideVirtualColumn(table).of(form);
        return verdict;
      },
      action.form);
}

}  // namespace segue::mysql
