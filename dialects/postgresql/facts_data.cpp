#include <algorithm>
#include <set>

#include "base/text.h"
#include "catalog/wholes.h"
#include "dialects/postgresql/facts_parts.h"
#include "sql/uses.h"
#include "sql/walk.h"

namespace segue::postgresql {

using catalog::Id;

namespace {

bool first_in_an_index(const catalog::Relation& relation, const std::string& column) {
  return std::any_of(relation.indexes.begin(), relation.indexes.end(), [&](const auto& index) {
    return !index->where && !index->parts.empty() && index->parts.front().column == column;
  });
}

/// Whether a condition that all rows have to meet is one by which an index finds them.
bool finds_by_index(const catalog::Relation& relation, const sql::Expression& where) {
  if (const auto* in = std::get_if<sql::In>(&where.form))
    return !in->negated && first_in_an_index(relation, column_in(*in->operand));
  if (const auto* between = std::get_if<sql::Between>(&where.form))
    return !between->negated && first_in_an_index(relation, column_in(*between->operand));
  const auto* binary = std::get_if<sql::Binary>(&where.form);
  if (!binary) return false;
  if (binary->op == "AND")
    return finds_by_index(relation, *binary->left) || finds_by_index(relation, *binary->right);
  const bool compares = binary->op == "=" || binary->op == "<" || binary->op == ">" ||
                        binary->op == "<=" || binary->op == ">=";
  return compares && (first_in_an_index(relation, column_in(*binary->left)) ||
                      first_in_an_index(relation, column_in(*binary->right)));
}

/// What a query reads of the relations that it names.
class Reading {
 public:
  Reading(Bill& bill, const sql::Query& query, bool rows)
      : bill_(bill), query_(query), uses_(sql::uses_of(query)), rows_(rows) {}

  void charge() {
    for (const sql::ObjectName& name : uses_.reads)
      if (const auto id = bill_.relation_id(name)) charge(*id, true);
    auto visit = [&](const auto& node) { return lock_rows(node); };
    sql::walk(query_, visit);
  }

 private:
  void charge(const Id& id, bool named) {
    if (!seen_.insert(id).second) return;
    const catalog::Relation* relation = bill_.relation(id);
    bill_.lock_family(id, Mode::access_share);
    if (relation && relation->kind == catalog::RelationKind::view) {
      if (!rows_) return;
      for (const catalog::ColumnUse& use : relation->reads)
        charge(use.relation, false);
      return;
    }
    const bool spared = named && relation && found_by_index(*relation);
    if (rows_ && !spared) bill_.scan(id);
  }

  /// FOR UPDATE and its like, wherever they stand.
  template <class Node>
  bool lock_rows(const Node& node) {
    if constexpr (std::is_same_v<Node, sql::Query>) {
      if (node.locks.empty()) return true;
      for (const sql::ObjectName& name : sql::uses_of(node).reads)
        if (const auto id = bill_.relation_id(name)) bill_.lock(*id, Mode::row_share);
    }
    return true;
  }

  bool found_by_index(const catalog::Relation& relation) const {
    const auto* select = std::get_if<sql::Select>(&query_.body);
    return select && select->where && finds_by_index(relation, *select->where);
  }

  Bill& bill_;
  const sql::Query& query_;
  sql::Uses uses_;
  bool rows_;
  std::set<Id> seen_;
};

/// Rows are looked up on the other side of the table's foreign keys, and kept there.
void lock_targets(Bill& bill, const Id& table) {
  if (const catalog::Relation* held = bill.relation(table))
    for (const auto& constraint : held->constraints)
      if (constraint->kind == catalog::ConstraintKind::foreign_key)
        bill.lock(constraint->target, Mode::row_share);
}

void charge_written(Bill& bill, const sql::ObjectName& name, const sql::Expression* where,
                    bool finds_rows) {
  const auto table = bill.relation_id(name);
  if (!table) return;
  const catalog::Relation* held = bill.relation(*table);
  for (const Id& member : bill.family(*table)) {
    bill.lock(member, Mode::row_exclusive);
    if (finds_rows && !bill.is_partitioned(member) &&
        !(where && held && finds_by_index(*held, *where)))
      bill.scan(member);
  }
}

/// All that is named beside the target is read.
void charge_others(Bill& bill, const sql::Statement& statement, const sql::ObjectName& target) {
  for (const sql::ObjectName& name : sql::uses_of(statement).reads) {
    const auto id = bill.relation_id(name);
    if (!id || id == bill.relation_id(target)) continue;
    bill.lock(*id, Mode::access_share);
    bill.scan(*id);
  }
}

}  // namespace

void charge_reads(Bill& bill, const sql::Query& query) {
  Reading(bill, query, true).charge();
}
void lock_reads(Bill& bill, const sql::Query& query) {
  Reading(bill, query, false).charge();
}

void charge(Bill& bill, const sql::Query& statement) {
  charge_reads(bill, statement);
}

void charge(Bill& bill, const sql::Insert& statement) {
  charge_written(bill, statement.table, nullptr, false);
  if (const auto table = bill.relation_id(statement.table)) lock_targets(bill, *table);
  const bool has_rows =
      statement.source && !std::holds_alternative<sql::Values>(statement.source->body);
  if (has_rows) charge_reads(bill, *statement.source);
}

void charge(Bill& bill, const sql::Update& statement) {
  for (const sql::TableReference& target : statement.tables)
    if (const auto* table = std::get_if<sql::NamedTable>(&target.form)) {
      charge_written(bill, table->name, statement.where ? &*statement.where : nullptr, true);
      charge_others(bill, bill.situation.statement, table->name);
    }
}

void charge(Bill& bill, const sql::Delete& statement) {
  for (const sql::TableReference& target : statement.from)
    if (const auto* table = std::get_if<sql::NamedTable>(&target.form)) {
      charge_written(bill, table->name, statement.where ? &*statement.where : nullptr, true);
      charge_others(bill, bill.situation.statement, table->name);
    }
}

void charge(Bill& bill, const sql::Merge& statement) {
  const auto* table = std::get_if<sql::NamedTable>(&statement.target.form);
  if (!table) return;
  charge_written(bill, table->name, nullptr, true);
  charge_others(bill, bill.situation.statement, table->name);
}

/// A reference to what it is a partition of is one to its rows.
std::vector<Id> with_wholes(const Bill& bill, const Id& table) {
  std::vector<Id> all = catalog::wholes_of(bill.before.catalog(), table);
  all.push_back(table);
  return all;
}

/// The files are replaced by empty ones; how many rows there were does not matter.
void charge(Bill& bill, const sql::Truncate& statement) {
  std::vector<Id> tables;
  const auto take = [&](const Id& id) {
    for (const Id& member : bill.family(id))
      if (std::find(tables.begin(), tables.end(), member) == tables.end()) tables.push_back(member);
  };
  for (const sql::NamedTable& table : statement.tables)
    if (const auto id = bill.relation_id(table.name)) take(*id);
  for (size_t i = 0; statement.cascade && i < tables.size(); ++i)
    for (const Id& target : with_wholes(bill, Id(tables[i])))
      for (const ForeignKeyOf& reference : bill.references_to(target))
        take(reference.table);
  for (const Id& table : tables) {
    bill.lock(table, Mode::access_exclusive);
    if (bill.is_partitioned(table)) continue;
    bill.rewrite_file(table);
    bill.rebuild_indexes_of(table);
    if (!statement.restart_identity.value_or(false)) continue;
    for (const Id& sequence : bill.owned_sequences(table)) {
      bill.lock(sequence, Mode::access_exclusive);
      bill.rewrite_file(sequence);
    }
  }
  bill.set_duration(facts::Duration::brief);
}

void charge(Bill& bill, const sql::Copy& statement) {
  const auto table = bill.relation_id(statement.table);
  if (!table) return;
  bill.lock(*table, statement.from ? Mode::row_exclusive : Mode::access_share);
  if (statement.from)
    lock_targets(bill, *table);
  else
    bill.scan(*table);
}

void charge(Bill& bill, const sql::Explain& statement) {
  if (!statement.statement) return;
  const bool runs = text::lower(statement.options).find("analyze") != std::string::npos;
  const auto* query = std::get_if<sql::Query>(&statement.statement->form);
  if (query) return runs ? charge_reads(bill, *query) : lock_reads(bill, *query);
  std::visit(
      [&](const auto& form) {
        for (const sql::ObjectName& name : sql::uses_of(sql::Statement(form)).writes)
          charge_written(bill, name, nullptr, runs);
      },
      statement.statement->form);
}

}  // namespace segue::postgresql
