#include <algorithm>
#include <array>

#include "catalog/alter_order.h"
#include "catalog/apply.h"
#include "dialects/postgresql/facts_parts.h"

namespace segue::postgresql {

using catalog::Id;

void Alteration::lock_all(Mode mode) const {
  for (const Id& member : members)
    bill.lock(member, mode);
}
void Alteration::scan_all() const {
  for (const Id& member : members)
    if (!bill.is_partitioned(member)) bill.scan(member);
}
void Alteration::rewrite_all() const {
  for (const Id& member : members)
    if (!bill.is_partitioned(member)) bill.rewrite(member);
}

namespace {

/// SET (…) takes SHARE UPDATE EXCLUSIVE but for these (reloptions.c, 13 to 18); the last five are
/// of indexes.
bool needs_full_lock(std::string_view storage_parameter) {
  constexpr auto names = std::to_array<std::string_view>(
      {"user_catalog_table", "security_barrier", "security_invoker", "check_option", "buffering",
       "fastupdate", "gin_pending_list_limit", "autosummarize", "pages_per_range"});
  return std::find(names.begin(), names.end(), storage_parameter) != names.end();
}

/// Whether an index leads from the old values of a row to the row, wherever it is applied.
bool identifies_rows(const catalog::Relation& table, const catalog::Index& index) {
  const auto is_required = [&](const catalog::IndexColumn& part) {
    const catalog::Column* column = catalog::find_column(table, part.column);
    return column && column->not_null;
  };
  return index.unique && !index.where &&
         std::all_of(index.parts.begin(), index.parts.end(), is_required);
}

/// The actions of ALTER TABLE, by the lock levels of the manual's page and tablecmds.c, measured on
/// 13 to 18.
class Actions {
 public:
  explicit Actions(const Alteration& at) : at_(at), bill_(at.bill) {}

  // ---- columns

  void charge(const sql::AddColumn& action) { charge_add_column(at_, action); }
  void charge(const sql::DropColumn&) {
    at_.lock_all(Mode::access_exclusive);
    charge_lost(bill_);
  }
  void charge(const sql::AlterColumnType& action) { charge_type_change(at_, action); }
  void charge(const sql::SetDefault&) { at_.lock_all(Mode::access_exclusive); }
  void charge(const sql::DropDefault&) { at_.lock_all(Mode::access_exclusive); }
  void charge(const sql::SetNotNull& action) { charge_set_not_null(at_, action.column); }
  void charge(const sql::DropNotNull&) { at_.lock_all(Mode::access_exclusive); }
  void charge(const sql::SetExpression& action) { charge_set_expression(at_, action); }
  void charge(const sql::DropExpression&) { at_.lock_all(Mode::access_exclusive); }
  void charge(const sql::AddIdentity& action) { charge_add_identity(at_, action); }
  void charge(const sql::SetIdentity& action) { charge_identity(at_, action); }
  void charge(const sql::DropIdentity& action) {
    at_.lock(Mode::access_exclusive);
    if (const auto* column = at_.column(action.column))
      if (const auto sequence = bill_.owned_sequence(at_.table, column->key))
        bill_.lock(*sequence, Mode::access_exclusive);
  }
  void charge(const sql::SetColumnOption& action) {
    const std::string& name = action.option.name;
    const bool weak = name == "SET STATISTICS" || name == "SET" || name == "RESET";
    at_.lock_all(weak ? Mode::share_update_exclusive : Mode::access_exclusive);
  }
  void charge(const sql::RenameColumn&) { at_.lock_all(Mode::access_exclusive); }

  // ---- constraints

  void charge(const sql::AddConstraint& action) { charge_add_constraint(at_, action); }
  void charge(const sql::DropConstraint&) {
    at_.lock_all(Mode::access_exclusive);
    charge_lost(bill_);
  }
  void charge(const sql::RenameConstraint&) { at_.lock_all(Mode::access_exclusive); }
  void charge(const sql::ValidateConstraint& action) { charge_validate(at_, action); }
  void charge(const sql::AlterConstraint& action) { charge_alter_constraint(at_, action); }

  // ---- the table as such

  void charge(const sql::RenameTo&) { at_.lock(Mode::access_exclusive); }
  void charge(const sql::SetSchema&) { lock_with_sequences(); }
  void charge(const sql::OwnerTo&) { lock_with_sequences(); }
  void charge(const sql::SetTableOptions& action) {
    for (const sql::Option& option : action.options)
      charge_option(option);
  }
  void charge(const sql::ResetTableOptions& action) {
    for (const std::string& name : action.names)
      at_.lock(needs_full_lock(name) ? Mode::access_exclusive : Mode::share_update_exclusive);
  }
  void charge(const sql::RowSecurity&) { at_.lock(Mode::access_exclusive); }
  void charge(const sql::SwitchTrigger& action) {
    if (action.rule) return at_.lock(Mode::access_exclusive);
    const bool all = is_on_partitions(bill_, at_.table, action.trigger) ||
                     (action.which == "ALL" && has_keys_of_partitions());
    all ? at_.lock_all(Mode::share_row_exclusive) : at_.lock(Mode::share_row_exclusive);
  }
  void charge(const sql::ReplicaIdentity& action) {
    at_.lock(Mode::access_exclusive);
    const catalog::Index* index =
        at_.relation ? bill_.before.index(*at_.relation, action.index) : nullptr;
    if (index && !identifies_rows(*at_.relation, *index))
      bill_.refuse("only a unique index of columns that hold no NULL can be a replica identity");
  }
  void charge(const sql::ClusterOn&) { at_.lock(Mode::share_update_exclusive); }
  void charge(const sql::Inherit& action) {
    at_.lock(Mode::access_exclusive);
    if (const auto parent = bill_.relation_id(action.parent))
      bill_.lock(*parent, Mode::share_update_exclusive);
  }
  void charge(const sql::OfType&) { at_.lock(Mode::access_exclusive); }
  void charge(const sql::AttachPartition& action) { charge_attach(at_, action); }
  void charge(const sql::DetachPartition& action) { charge_detach(at_, action); }
  void charge(const sql::OpaqueAction&) { at_.lock(Mode::access_exclusive); }

  // What this server does not have.
  template <class Other>
  void charge(const Other&) {}

 private:
  /// The server's own triggers for foreign keys are on each row, of all partitions.
  bool has_keys_of_partitions() const {
    if (!at_.relation || !at_.relation->partition_by) return false;
    const auto& constraints = at_.relation->constraints;
    return !bill_.references_to(at_.table).empty() ||
           std::any_of(constraints.begin(), constraints.end(), [](const auto& constraint) {
             return constraint->kind == catalog::ConstraintKind::foreign_key;
           });
  }

  void lock_with_sequences() {
    at_.lock(Mode::access_exclusive);
    for (const Id& sequence : bill_.owned_sequences(at_.table))
      bill_.lock(sequence, Mode::access_exclusive);
  }

  void charge_option(const sql::Option& option) {
    if (option.name == "SET LOGGED" || option.name == "SET UNLOGGED") {
      charge_logging(option.name == "SET UNLOGGED");
    } else if (option.name == "SET ACCESS METHOD") {
      at_.lock(Mode::access_exclusive);
      if (option.value != "heap" && option.value != "default") bill_.rewrite(at_.table);
    } else if (option.name == "SET TABLESPACE") {
      // The files are copied block by block: nothing is scanned, all of it is written.
      at_.lock(Mode::access_exclusive);
      bill_.rewrite_file(at_.table);
      bill_.set_duration(facts::Duration::rows);
    } else {
      const bool weak = !option.name.starts_with("SET ") && !needs_full_lock(option.name);
      at_.lock(weak ? Mode::share_update_exclusive : Mode::access_exclusive);
    }
  }

  /// From 15 on sequences are logged, or not, as the table that owns them.
  void charge_logging(bool unlogged) {
    at_.lock(Mode::access_exclusive);
    if (at_.relation && at_.relation->unlogged == unlogged) return;
    bill_.rewrite(at_.table);
    if (bill_.version < 15) return;
    for (const Id& sequence : bill_.owned_sequences(at_.table)) {
      bill_.lock(sequence, Mode::access_exclusive);
      bill_.rewrite_file(sequence);
    }
  }

  const Alteration& at_;
  Bill& bill_;
};

/// Whether an action of ALTER INDEX lets others use the index.
bool is_weak(const sql::AlterAction& action) {
  if (std::holds_alternative<sql::OwnerTo>(action.form)) return false;
  if (const auto* set = std::get_if<sql::SetTableOptions>(&action.form))
    return std::none_of(set->options.begin(), set->options.end(), [](const sql::Option& option) {
      return option.name == "SET TABLESPACE" || needs_full_lock(option.name);
    });
  if (const auto* reset = std::get_if<sql::ResetTableOptions>(&action.form))
    return std::none_of(reset->names.begin(), reset->names.end(), needs_full_lock);
  return true;
}

/// ALTER INDEX, and ALTER TABLE with the name of an index: that locks it as a table.
void charge_index(Bill& bill, const sql::AlterTable& statement) {
  const auto owner = bill.before.index_owner(statement.table);
  if (!owner) return;
  const Id index{owner->schema,
                 bill.before.key(catalog::NameKind::index, statement.table.name.text)};
  for (const sql::AlterAction& action : statement.actions) {
    const auto* options = std::get_if<sql::SetTableOptions>(&action.form);
    const bool moved =
        options && !options->options.empty() && options->options.front().name == "SET TABLESPACE";
    const bool weak = statement.kind == "INDEX" && is_weak(action);
    bill.lock(index, weak ? Mode::share_update_exclusive : Mode::access_exclusive);
    if (moved) {
      bill.rewrite_file(index);
      bill.set_duration(facts::Duration::rows);
    }
    if (const auto* attach = std::get_if<sql::AttachPartition>(&action.form))
      if (const auto of = bill.before.index_owner(attach->partition)) {
        bill.lock({of->schema, attach->partition.name.text}, Mode::access_exclusive);
        bill.lock(*of, Mode::access_share);
      }
  }
}

/// The tables made OF a composite type follow it.
void charge_composite(Bill& bill, const sql::AlterTable& statement) {
  const auto type = bill.before.type_id(statement.table);
  if (!type) return;
  bill.lock(*type, Mode::access_exclusive);
  for (const auto& node :
       bill.before.catalog().dependents_of({catalog::ObjectClass::type, *type})) {
    const auto* table = bill.relation(node.id);
    if (!table || table->of_type != *type) continue;
    bill.lock(node.id, Mode::access_exclusive);
    const std::vector<Id> members{node.id};
    for (const sql::AlterAction& action : statement.actions)
      if (const auto* retype = std::get_if<sql::AlterColumnType>(&action.form))
        charge_type_change({bill, node.id, table, members}, *retype);
  }
}

/// Several actions are taken one after the other: each finds what those before it have left.
void charge_each(Bill& bill, const sql::AlterTable& statement) {
  const catalog::Semantics& semantics = bill.situation.semantics;
  catalog::Catalog at = bill.situation.before;
  for (const sql::AlterAction* action : catalog::in_order(statement)) {
    sql::AlterTable one = statement;
    one.actions = {*action};
    const sql::Statement alone(std::move(one));
    catalog::Catalog next = at;
    catalog::apply(next, alone, semantics);
    const facts::Situation situation{at, next, alone, semantics};
    Bill part(situation, bill.version);
    charge(part, std::get<sql::AlterTable>(alone));
    bill.add(std::move(part).total());
    at = std::move(next);
  }
}

}  // namespace

void charge(Bill& bill, const sql::AlterTable& statement) {
  if (statement.actions.size() > 1) return charge_each(bill, statement);
  if (statement.kind == "TYPE") return charge_composite(bill, statement);
  if (statement.kind == "INDEX") return charge_index(bill, statement);
  const auto id = bill.relation_id(statement.table);
  if (!id) {
    if (const auto sequence = bill.before.sequence_id(statement.table))
      return bill.lock(*sequence, Mode::access_exclusive);
    return charge_index(bill, statement);
  }
  const Alteration at{bill, *id, bill.relation(*id),
                      statement.only ? std::vector<Id>{*id} : bill.family(*id)};
  Actions actions(at);
  for (const sql::AlterAction& action : statement.actions)
    std::visit([&](const auto& form) { actions.charge(form); }, action.form);
}

}  // namespace segue::postgresql
