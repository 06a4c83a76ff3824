#include "dialects/postgresql/facts_parts.h"

namespace segue::postgresql {

using catalog::Id;

namespace {

bool is_validated(const sql::ConstraintAttributes& attributes) {
  return !attributes.not_valid && attributes.enforced.value_or(true);
}

/// ADD CONSTRAINT, by kind.
class AddedConstraint {
 public:
  AddedConstraint(const Alteration& at, const sql::TableConstraint& constraint)
      : at_(at), bill_(at.bill), attributes_(constraint.attributes) {}

  void charge(const sql::KeyConstraint& key) {
    at_.lock_all(Mode::access_exclusive);
    if (!key.using_index)
      at_.scan_all();
    else if (key.primary)
      charge_nullable_columns_of(key.using_index);
  }
  void charge(const sql::Check&) {
    at_.lock_all(Mode::access_exclusive);
    if (is_validated(attributes_)) at_.scan_all();
  }
  void charge(const sql::Exclusion&) {
    at_.lock_all(Mode::access_exclusive);
    at_.scan_all();
  }
  /// From 18 on.
  void charge(const sql::NotNullConstraint& not_null) {
    if (is_validated(attributes_))
      charge_set_not_null(at_, not_null.column);
    else
      at_.lock_all(Mode::access_exclusive);
  }
  void charge(const sql::ForeignKey& key) {
    if (attributes_.not_valid && bill_.is_partitioned(at_.table))
      bill_.needs_version(18, "NOT VALID on a foreign key of a partitioned table");
    charge_foreign_key(bill_, at_.members, key.references, is_validated(attributes_));
  }

 private:
  /// The columns of a primary key become NOT NULL, and are read for that unless they are already.
  void charge_nullable_columns_of(const sql::Name& index_name) {
    const catalog::Index* index =
        at_.relation ? bill_.before.index(*at_.relation, index_name) : nullptr;
    if (!index) return;
    for (const catalog::IndexColumn& part : index->parts) {
      sql::Name column;
      column.text = part.column;
      charge_set_not_null(at_, column);
    }
  }

  const Alteration& at_;
  Bill& bill_;
  const sql::ConstraintAttributes& attributes_;
};

/// The relations that have a column of the domain, or of one made from it.
std::vector<Id> users_of(const Bill& bill, const Id& domain) {
  std::vector<Id> types{domain}, found;
  for (size_t i = 0; i < types.size(); ++i) {
    const Id type = types[i];
    for (const auto& node :
         bill.before.catalog().dependents_of({catalog::ObjectClass::type, type})) {
      if (node.kind == catalog::ObjectClass::type) types.push_back(node.id);
      const auto* held =
          node.kind == catalog::ObjectClass::relation ? bill.relation(node.id) : nullptr;
      if (held && !held->is_view()) found.push_back(node.id);
    }
  }
  return found;
}

}  // namespace

void charge_add_constraint(const Alteration& at, const sql::AddConstraint& action) {
  AddedConstraint added(at, action.constraint);
  // What is not inherited is not demanded of the tables below.
  if (action.constraint.attributes.no_inherit) {
    const Alteration alone{at.bill, at.table, at.relation, {at.table}};
    AddedConstraint here(alone, action.constraint);
    return std::visit([&](const auto& form) { here.charge(form); }, action.constraint.form);
  }
  std::visit([&](const auto& form) { added.charge(form); }, action.constraint.form);
}

void charge_foreign_key(Bill& bill, const std::vector<Id>& from, const sql::References& to,
                        bool validated) {
  for (const Id& table : from) {
    bill.lock(table, Mode::share_row_exclusive);
    if (validated && !bill.is_partitioned(table)) bill.scan(table);
  }
  const auto target = bill.relation_id(to.table);
  if (!target) return;
  for (const Id& table : bill.family(*target)) {
    bill.lock(table, Mode::share_row_exclusive);
    if (!bill.is_partitioned(*target)) break;
  }
  // The planner may read the index of the other side in place of the table: both grow with it.
  if (validated) bill.scan(*target);
}

void charge_validate(const Alteration& at, const sql::ValidateConstraint& action) {
  at.lock(Mode::share_update_exclusive);
  const catalog::Constraint* constraint =
      at.relation ? at.bill.before.constraint(*at.relation, action.constraint) : nullptr;
  // Of a constraint that is valid nothing is checked again; one that is not known may not be.
  if (constraint && !constraint->attributes.not_valid) return;
  if (!constraint || constraint->kind != catalog::ConstraintKind::foreign_key) {
    at.lock_all(Mode::share_update_exclusive);
    return at.scan_all();
  }
  at.bill.scan(at.table);
  at.bill.lock(constraint->target, Mode::row_share);
  at.bill.scan(constraint->target);
}

void charge_alter_constraint(const Alteration& at, const sql::AlterConstraint& action) {
  at.lock(Mode::access_exclusive);
  const catalog::Constraint* constraint =
      at.relation ? at.bill.before.constraint(*at.relation, action.constraint) : nullptr;
  if (!constraint || !action.attributes.enforced.value_or(false)) return;
  // What is enforced from now on is checked first.
  at.bill.scan(at.table);
  if (constraint->kind != catalog::ConstraintKind::foreign_key) return;
  at.bill.lock(constraint->target, Mode::share_row_exclusive);
  at.bill.scan(constraint->target);
}

/// A domain has no lock of its own: the tables that use it are locked while their values are read.
void charge(Bill& bill, const sql::AlterDomain& statement) {
  const auto* add = std::get_if<sql::AddConstraint>(&statement.action.form);
  const bool checks = (add && is_validated(add->constraint.attributes)) ||
                      std::holds_alternative<sql::SetNotNull>(statement.action.form) ||
                      std::holds_alternative<sql::ValidateConstraint>(statement.action.form);
  const auto domain = bill.before.type_id(statement.domain);
  if (!domain || !checks) return;
  for (const Id& table : users_of(bill, *domain)) {
    bill.lock(table, Mode::share);
    bill.scan(table);
  }
}

}  // namespace segue::postgresql
