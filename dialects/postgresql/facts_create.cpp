#include <algorithm>

#include "base/text.h"
#include "dialects/postgresql/facts_parts.h"

namespace segue::postgresql {

namespace {

void charge_element(Bill& bill, const sql::TableElement& element) {
  if (const auto* like = std::get_if<sql::LikeTable>(&element)) {
    if (const auto id = bill.relation_id(like->table)) bill.lock(*id, Mode::access_share);
  } else if (const auto* constraint = std::get_if<sql::TableConstraint>(&element)) {
    if (const auto* key = std::get_if<sql::ForeignKey>(&constraint->form))
      charge_foreign_key(bill, {}, key->references, false);
  } else if (const auto* column = std::get_if<sql::ColumnDefinition>(&element)) {
    for (const sql::ColumnConstraint& attribute : column->constraints)
      if (const auto* references = std::get_if<sql::References>(&attribute.form))
        charge_foreign_key(bill, {}, *references, false);
  }
}

/// Whether rows can be told apart by an index, as a concurrent refresh must.
bool tells_rows_apart(const catalog::Index& index) {
  return index.unique && !index.where &&
         std::none_of(index.parts.begin(), index.parts.end(),
                      [](const catalog::IndexColumn& part) { return bool(part.expression); });
}

bool contains(const std::string& text, std::string_view words) {
  return text::lower(text).find(words) != std::string::npos;
}

}  // namespace

void charge(Bill& bill, const sql::CreateTable& statement) {
  if (statement.if_not_exists && bill.before.relation_id(statement.table)) return;
  for (const sql::TableElement& element : statement.elements)
    charge_element(bill, element);
  for (const sql::ObjectName& parent : statement.inherits)
    if (const auto id = bill.relation_id(parent)) bill.lock(*id, Mode::share_update_exclusive);
  if (statement.of_type)
    if (const auto type = bill.before.type_id(statement.of_type))
      bill.lock(*type, Mode::access_share);
  if (const auto parent = bill.relation_id(statement.partition_of))
    charge_new_partition(bill, *parent, statement.bound ? *statement.bound : sql::PartitionBound());
  if (!statement.as_query) return;
  if (statement.with_data.value_or(true))
    charge_reads(bill, *statement.as_query);
  else
    lock_reads(bill, *statement.as_query);
}

/// Measured on 13 to 18. The concurrent form waits for all who hold older locks, and holds none
/// that reads or writes would wait for.
void charge(Bill& bill, const sql::CreateIndex& statement) {
  const auto table = bill.relation_id(statement.table);
  if (statement.concurrently) bill.refuse_in_transaction();
  if (!table) return;
  if (statement.concurrently && bill.is_partitioned(*table))
    bill.refuse("an index of a partitioned table cannot be built concurrently");
  const Mode mode = statement.concurrently ? Mode::share_update_exclusive : Mode::share;
  bill.lock(*table, mode);
  if (statement.if_not_exists && bill.before.index_owner(statement.name)) return;
  if (statement.only && bill.is_partitioned(*table)) return;
  bill.scan(*table);
  if (!bill.is_partitioned(*table)) return;
  bill.lock_family(*table, mode);
}

void charge(Bill& bill, const sql::CreateView& statement) {
  if (statement.or_replace || statement.alter)
    if (const auto view = bill.before.relation_id(statement.view))
      bill.lock(*view, Mode::access_exclusive);
  const bool filled = statement.materialized && statement.with_data.value_or(true) &&
                      !(statement.if_not_exists && bill.before.relation_id(statement.view));
  if (filled)
    charge_reads(bill, statement.query);
  else
    lock_reads(bill, statement.query);
}

void charge(Bill& bill, const sql::RefreshMaterializedView& statement) {
  const auto view = bill.relation_id(statement.view);
  if (!view) return;
  bill.lock(*view, statement.concurrently ? Mode::exclusive : Mode::access_exclusive);
  bill.set_duration(facts::Duration::rows);
  const catalog::Relation* held = bill.relation(*view);
  const bool filled = statement.with_data.value_or(true);
  if (held && held->query)
    filled ? charge_reads(bill, *held->query) : lock_reads(bill, *held->query);
  const bool refused = statement.concurrently && held && held->query && bill.knows_all_of(*held) &&
                       std::none_of(held->indexes.begin(), held->indexes.end(),
                                    [](const auto& index) { return tells_rows_apart(*index); });
  if (refused)
    bill.refuse("a view without a unique index of all its rows cannot be refreshed concurrently");
  if (statement.concurrently) return bill.scan(*view);
  bill.rewrite_file(*view);
  bill.rebuild_indexes_of(*view);
  if (!filled) bill.set_duration(facts::Duration::brief);
}

void charge(Bill& bill, const sql::CreateTrigger& statement) {
  if (const auto other = bill.relation_id(statement.from_table))
    bill.lock(*other, Mode::access_share);
  const auto table = bill.relation_id(statement.table);
  if (!table) return;
  bill.lock(*table, Mode::share_row_exclusive);
  // A row trigger of a partitioned table is made on every partition.
  if (statement.for_each != "ROW" || !bill.is_partitioned(*table)) return;
  bill.lock_family(*table, Mode::share_row_exclusive);
}

void charge(Bill& bill, const sql::CreateRule& statement) {
  if (const auto table = bill.relation_id(statement.table))
    bill.lock(*table, Mode::access_exclusive);
}

void charge(Bill& bill, const sql::CreatePolicy& statement) {
  if (const auto table = bill.relation_id(statement.table))
    bill.lock(*table, Mode::access_exclusive);
}

void charge(Bill& bill, const sql::DefineObject& statement) {
  using Kind = sql::ObjectKind;
  const bool names_tables = (statement.kind == Kind::statistics && !statement.alter) ||
                            statement.kind == Kind::publication;
  if (names_tables)
    for (const sql::ObjectName& name : statement.tables)
      if (const auto table = bill.relation_id(name))
        bill.lock(*table, Mode::share_update_exclusive);
  // What makes or moves files, or talks to another server, cannot be taken back.
  const bool without_slot =
      contains(statement.text, "create_slot") || contains(statement.text, "connect = false");
  const bool refused = (statement.kind == Kind::database &&
                        (!statement.alter || contains(statement.text, "set tablespace"))) ||
                       (statement.kind == Kind::tablespace && !statement.alter) ||
                       (statement.kind == Kind::subscription &&
                        (statement.alter ? contains(statement.text, "refresh") : !without_slot));
  if (refused) bill.refuse_in_transaction();
}

}  // namespace segue::postgresql
