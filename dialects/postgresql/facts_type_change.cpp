#include <algorithm>

#include "dialects/postgresql/facts_parts.h"
#include "dialects/postgresql/types.h"
#include "sql/uses.h"

namespace segue::postgresql {

using catalog::Id;

namespace {

bool is_column(const sql::Expression& value, const sql::Name& column) {
  return column_in(value) == column.text;
}

/// `USING c` and `USING c::type` say what would happen without them.
bool says_nothing(const sql::AlterColumnType& action) {
  if (!action.using_value) return true;
  if (is_column(*action.using_value, action.column)) return true;
  const auto* cast = std::get_if<sql::Cast>(&action.using_value->form);
  return cast && is_column(*cast->operand, action.column) &&
         text_of(cast->type) == text_of(action.type);
}

/// The time zone of the session; a server whose setting is not known may be in any.
bool is_utc(const Bill& bill) {
  const auto& session = bill.situation.before.session;
  for (const char* name : {"timezone", "time zone"}) {
    const auto setting = session.find(name);
    if (setting == session.end()) continue;
    const std::string& zone = setting->second;
    return zone == "utc" || zone == "etc/utc" || zone == "uct" || zone == "gmt" || zone == "0";
  }
  return false;
}

bool reads(const Bill& bill, const catalog::ExpressionRef& expression, const std::string& column) {
  if (!expression) return false;
  const auto columns = sql::uses_of(*expression).columns;
  return std::any_of(columns.begin(), columns.end(), [&](const sql::ColumnReference& c) {
    return !c.parts.empty() &&
           bill.before.key(catalog::NameKind::column, c.parts.back().text) == column;
  });
}

bool has(const std::vector<std::string>& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// The new type of one column, at one table of the family.
class TypeChange {
 public:
  TypeChange(Bill& bill, const Id& table, const catalog::Column& column,
             const sql::AlterColumnType& action)
      : bill_(bill), table_(table), relation_(*bill.relation(table)), column_(column) {
    const sql::TypeName to = base_of(bill, action.type);
    const sql::TypeName from = column.type ? base_of(bill, *column.type) : to;
    if (is_incomparable(to)) bill.add_incomparable();
    const bool checked = is_constrained(bill, action.type) &&
                         !(column.type && text_of(*column.type) == text_of(action.type));
    rewrites_ = !says_nothing(action) || !column.type || checked ||
                conversion_rewrites(from, to, is_utc(bill));
    const bool collated = bool(action.collation) && action.collation.name.text != column.collation;
    keeps_indexes_ = !rewrites_ && !collated && conversion_keeps_indexes(from, to);
  }

  void charge() {
    if (rewrites_ && !bill_.is_partitioned(table_)) bill_.rewrite(table_);
    for (const auto& index : relation_.indexes)
      charge_index(*index);
    for (const auto& constraint : relation_.constraints)
      charge_constraint(*constraint);
    for (const ForeignKeyOf& reference : bill_.references_to(table_))
      if (has(reference.key->target_columns, column_.key)) charge_foreign_key(reference);
  }

 private:
  /// An index is kept where the server is sure that it would come out the same: never with
  /// expressions or a condition (CheckIndexCompatible, 13 to 18).
  void charge_index(const catalog::Index& index) {
    bool concerned = reads(bill_, index.where, column_.key) || has(index.include, column_.key);
    bool plain = !index.where;
    for (const catalog::IndexColumn& part : index.parts) {
      concerned =
          concerned || part.column == column_.key || reads(bill_, part.expression, column_.key);
      plain = plain && !part.expression;
    }
    if (!concerned || (plain && keeps_indexes_) || bill_.is_partitioned(table_)) return;
    bill_.rebuild(table_, index);
    bill_.scan(table_);
  }

  /// A check that names the column is made again, and every row is held against it.
  void charge_constraint(const catalog::Constraint& constraint) {
    if (!has(constraint.columns, column_.key)) return;
    if (constraint.kind == catalog::ConstraintKind::foreign_key)
      return charge_foreign_key({table_, &constraint});
    const bool checked = constraint.kind == catalog::ConstraintKind::check &&
                         !constraint.attributes.not_valid &&
                         constraint.attributes.enforced.value_or(true);
    if (checked) bill_.scan(table_);
  }

  /// A foreign key is made again on both sides; its rows are compared again where the operators
  /// change.
  void charge_foreign_key(const ForeignKeyOf& reference) {
    const Id& target = reference.key->target;
    bill_.lock(reference.table, Mode::access_exclusive);
    bill_.lock(target, Mode::access_exclusive);
    if (keeps_indexes_ || reference.key->attributes.not_valid) return;
    bill_.scan(reference.table);
    bill_.scan(target);
  }

  Bill& bill_;
  const Id& table_;
  const catalog::Relation& relation_;
  const catalog::Column& column_;
  bool rewrites_ = false;
  bool keeps_indexes_ = false;
};

}  // namespace

void charge_type_change(const Alteration& at, const sql::AlterColumnType& action) {
  at.lock_all(Mode::access_exclusive);
  for (const Id& member : at.members) {
    const catalog::Relation* relation = at.bill.relation(member);
    const catalog::Column* column =
        relation ? at.bill.before.column(*relation, action.column) : nullptr;
    if (column)
      TypeChange(at.bill, member, *column, action).charge();
    else
      at.bill.rewrite(member);  // of a table that is not known, the worst
  }
}

}  // namespace segue::postgresql
