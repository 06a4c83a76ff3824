// By which columns the rows of a table are taken in order.

#include <algorithm>

#include "base/text.h"
#include "plan/backfill_reader.h"

namespace segue::plan {
namespace {

using catalog::Constraint;
using catalog::ConstraintKind;
using catalog::Index;
using catalog::Lookup;
using catalog::Relation;

using Columns = std::vector<std::string>;  // keys

Error no_key(const std::string& why) {
  return {ErrorCode::usage, why};
}

/// The columns of an index that is over plain columns and all rows.
std::optional<Columns> plain_columns(const Index& index) {
  if (!index.unique || index.where || !index.kind.empty()) return std::nullopt;
  Columns columns;
  for (const auto& part : index.parts) {
    if (part.column.empty() || part.prefix_length != 0) return std::nullopt;
    columns.push_back(part.column);
  }
  return columns;
}

class KeyChooser {
 public:
  KeyChooser(const Relation& relation, const Lookup& lookup, const KeyRules& rules)
      : relation_(relation), lookup_(lookup), rules_(rules) {
    for (const auto& constraint : relation.constraints) {
      if (constraint->kind == ConstraintKind::primary_key) {
        primary_ = constraint->columns;
        if (is_never_null(*constraint)) unique_.insert(unique_.begin(), constraint->columns);
      }
      if (constraint->kind == ConstraintKind::unique && are_not_null(constraint->columns))
        unique_.push_back(constraint->columns);
    }
    for (const auto& index : relation.indexes)
      if (const auto columns = plain_columns(*index); columns && are_not_null(*columns))
        unique_.push_back(*columns);
  }

  Result<ChosenKey> best() const {
    std::string why;
    for (const auto& columns : unique_) {
      why = trouble_with(columns);
      if (why.empty()) return key_of(columns);
    }
    if (!why.empty()) return no_key("no key of `" + relation_.name + "` can be used: " + why);
    if (!primary_.empty() && rules_.hidden_lasts && has_hidden()) return instead_of_primary();
    if (!primary_.empty())
      return no_key("the primary key of `" + relation_.name +
                    "` may be NULL: name another one (key=…)");
    std::string words = "`" + relation_.name +
                        "` has no primary key, and no unique key of columns "
                        "that are NOT NULL";
    if (!rules_.hidden.empty())
      words += ": name one (key=…), or ask for key=" + std::string(rules_.hidden);
    return no_key(words);
  }

  Result<ChosenKey> named(const std::string& wanted) const {
    Columns columns;
    for (const auto part : text::split(wanted, ',')) {
      const auto name = text::trimmed(part);
      const auto* column = lookup_.column(relation_, sql::Name{std::string(name)});
      if (column == nullptr && name == rules_.hidden && !rules_.hidden.empty())
        return hidden(std::string(name));
      if (column == nullptr)
        return no_key("`" + relation_.name + "` has no column `" + std::string(name) + "`");
      columns.push_back(column->key);
    }
    const bool whole = std::any_of(unique_.begin(), unique_.end(), [&](const Columns& each) {
      return std::all_of(each.begin(), each.end(), [&](const std::string& column) {
        return std::find(columns.begin(), columns.end(), column) != columns.end();
      });
    });
    if (!whole)
      return no_key("key=" + wanted + " does not tell the rows of `" + relation_.name +
                    "` apart: no unique key of columns that are NOT NULL lies in it");
    for (const auto& each : columns)
      if (!is_never_null(each))
        return no_key(
            "`" + catalog::find_column(relation_, each)->name +
            "` may be NULL, and rows without it would be left out: name columns that are NOT NULL");
    const std::string why = trouble_with(columns);
    return why.empty() ? Result<ChosenKey>(key_of(columns)) : no_key(why);
  }

 private:
  bool has_hidden() const {
    return !rules_.hidden.empty() && !relation_.partition_by && !relation_.without_rowid &&
           lookup_.column(relation_, sql::Name{std::string(rules_.hidden)}) == nullptr;
  }
  /// Where a primary key may be NULL, rows are kept in another order.
  ChosenKey instead_of_primary() const {
    const std::string hidden(rules_.hidden);
    return {
        .columns = {{.name = hidden}},
        .hidden = true,
        .remark = "it is cut by " + hidden + ", since the primary key of `" + relation_.name +
                  "` may be NULL: nothing may number its rows anew (VACUUM) before it has ended"};
  }
  /// It tells apart what lies together in one table.
  Result<ChosenKey> hidden(const std::string& name) const {
    if (relation_.partition_by || relation_.without_rowid)
      return no_key("`" + relation_.name + "` has no " + name +
                    " that tells all of its rows apart");
    return ChosenKey{.columns = {{.name = name}}, .hidden = true};
  }
  bool are_not_null(const Columns& columns) const {
    return std::all_of(columns.begin(), columns.end(), [&](const std::string& each) {
      const auto* column = catalog::find_column(relation_, each);
      return column != nullptr && column->not_null;
    });
  }
  bool is_never_null(const Constraint& key) const {
    return are_not_null(key.columns) ||
           lookup_.semantics().primary_key_sets_not_null(relation_, key.columns) ||
           !lookup_.semantics().key_has_index(relation_, key);
  }
  /// By itself, or as a part of a key that is never NULL.
  bool is_never_null(const std::string& column) const {
    return are_not_null({column}) ||
           std::any_of(unique_.begin(), unique_.end(), [&](const Columns& each) {
             return std::find(each.begin(), each.end(), column) != each.end();
           });
  }
  std::string trouble_with(const Columns& columns) const {
    for (const auto& each : columns) {
      const auto* column = catalog::find_column(relation_, each);
      const auto why = rules_.unfit(column->type ? &*column->type : nullptr);
      if (!why.empty()) return "`" + column->name + "`: " + why;
    }
    return {};
  }
  ChosenKey key_of(const Columns& columns) const {
    ChosenKey key;
    for (const auto& each : columns) {
      const auto* column = catalog::find_column(relation_, each);
      key.columns.push_back({column->name, column->type});
    }
    return key;
  }

  const Relation& relation_;
  const Lookup& lookup_;
  const KeyRules& rules_;
  std::vector<Columns> unique_{};  // those that are never NULL, the primary key first
  Columns primary_{};
};

}  // namespace

Result<ChosenKey> choose_key(const sql::ObjectName& table, const std::string& wanted,
                             const catalog::Lookup& lookup, const KeyRules& rules) {
  const Relation* relation = lookup.relation(table);
  if (relation == nullptr || relation->external)
    return no_key("nothing is known of the table `" + table.text() + "`");
  if (relation->is_view()) return no_key("`" + table.text() + "` is a view");
  const KeyChooser chooser(*relation, lookup, rules);
  return wanted.empty() ? chooser.best() : chooser.named(wanted);
}

bool tell_rows_apart(const std::set<std::string>& columns, const sql::ObjectName& table,
                     const catalog::Lookup& lookup) {
  const Relation* relation = lookup.relation(table);
  if (relation == nullptr) return false;
  const auto all_there = [&](const Columns& key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [&](const std::string& column) {
      return columns.contains(column);
    });
  };
  for (const auto& constraint : relation->constraints)
    if ((constraint->kind == ConstraintKind::primary_key ||
         constraint->kind == ConstraintKind::unique) &&
        all_there(constraint->columns))
      return true;
  return std::any_of(relation->indexes.begin(), relation->indexes.end(), [&](const auto& index) {
    const auto key = plain_columns(*index);
    return key && all_there(*key);
  });
}

}  // namespace segue::plan
