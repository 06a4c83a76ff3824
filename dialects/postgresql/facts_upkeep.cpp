#include "base/text.h"
#include "dialects/postgresql/facts_parts.h"

namespace segue::postgresql {

using catalog::Id;

namespace {

bool says(const std::string& options, std::string_view word) {
  return text::lower(options).find(word) != std::string::npos;
}

}  // namespace

bool is_concurrent(const sql::Maintain& statement) {
  return statement.concurrently || says(statement.options, "concurrently");
}

namespace {

class Upkeep {
 public:
  Upkeep(Bill& bill, const sql::Maintain& statement)
      : bill_(bill), statement_(statement), concurrently_(is_concurrent(statement)) {}

  void charge() {
    if (statement_.verb == "VACUUM") return vacuum();
    if (statement_.verb == "ANALYZE" || statement_.verb == "ANALYSE") return analyze();
    if (statement_.verb == "CLUSTER") return cluster();
    if (statement_.verb == "REINDEX") return reindex();
  }

 private:
  void vacuum() {
    bill_.refuse_in_transaction();
    const bool full = says(statement_.options, "full");
    for (const Id& table : tables()) {
      bill_.lock(table, full ? Mode::access_exclusive : Mode::share_update_exclusive);
      full ? bill_.rewrite(table) : bill_.scan(table);
    }
    if (statement_.objects.empty()) bill_.set_duration(facts::Duration::rows);
  }

  /// What is named; all that has rows where nothing is.
  std::vector<Id> tables() const {
    std::vector<Id> found;
    for (const sql::ObjectName& name : statement_.objects)
      if (const auto table = bill_.relation_id(name)) found.push_back(*table);
    if (!statement_.objects.empty()) return found;
    bill_.before.catalog().relations.for_each([&](const Id& id, const auto& relation) {
      const bool has_rows = relation->kind == catalog::RelationKind::table ||
                            relation->kind == catalog::RelationKind::materialized_view;
      if (has_rows && !relation->partition_by) found.push_back(id);
    });
    return found;
  }

  /// A sample is read, whose size does not depend on the table.
  void analyze() {
    bill_.set_duration(facts::Duration::brief);
    for (const sql::ObjectName& name : statement_.objects)
      if (const auto table = bill_.relation_id(name))
        bill_.lock(*table, Mode::share_update_exclusive);
  }

  void cluster() {
    if (statement_.objects.empty()) return cluster_all();
    for (const Id& table : tables()) {
      bill_.lock(table, Mode::access_exclusive);
      if (bill_.is_partitioned(table)) {
        bill_.needs_version(15, "CLUSTER of a partitioned table");
        bill_.refuse_in_transaction();
      }
      for (const Id& member : bill_.family(table))
        if (!bill_.is_partitioned(member)) bill_.rewrite(member);
    }
  }

  /// All tables that were ever put into the order of an index; which those are is not known.
  void cluster_all() {
    bill_.refuse_in_transaction();
    bill_.set_duration(facts::Duration::rows);
    for (const Id& table : tables()) {
      if (bill_.relation(table)->indexes.empty()) continue;
      bill_.lock(table, Mode::access_exclusive);
      bill_.rewrite(table);
    }
  }

  /// The table is locked against writes, each index against everything: reads wait too, because
  /// the planner looks at all indexes of a table. Measured on 13 to 18.
  void reindex() {
    if (concurrently_) bill_.refuse_in_transaction();
    const std::string& kind = statement_.object_kind;
    if (kind == "SCHEMA" || kind == "DATABASE" || kind == "SYSTEM") {
      bill_.refuse_in_transaction();
      bill_.set_duration(facts::Duration::rows);
      return;
    }
    for (const sql::ObjectName& name : statement_.objects)
      kind == "INDEX" ? reindex_one(name) : reindex_table(name);
  }

  void reindex_one(const sql::ObjectName& name) {
    const auto table = bill_.before.index_owner(name);
    if (!table) return;
    sql::Name index;
    index.text = bill_.before.key(catalog::NameKind::index, name.name.text);
    for (const Id& member : parts_of(*table))
      if (const catalog::Index* held = bill_.before.index(*bill_.relation(member), index))
        rebuild(member, *held);
  }
  void reindex_table(const sql::ObjectName& name) {
    const auto table = bill_.relation_id(name);
    if (!table) return;
    bill_.lock(*table, table_mode());
    for (const Id& member : parts_of(*table))
      if (const catalog::Relation* held = bill_.relation(member))
        for (const auto& index : held->indexes)
          rebuild(member, *index);
  }

  /// Partitions are done one by one, in a transaction each: from 14 on never inside another.
  std::vector<Id> parts_of(const Id& table) {
    if (!bill_.is_partitioned(table)) return {table};
    if (bill_.version >= 14) bill_.refuse_in_transaction();
    std::vector<Id> parts = bill_.family(table);
    std::erase_if(parts, [&](const Id& id) { return bill_.is_partitioned(id); });
    return parts;
  }

  Mode table_mode() const { return concurrently_ ? Mode::share_update_exclusive : Mode::share; }
  void rebuild(const Id& table, const catalog::Index& index) {
    bill_.lock(table, table_mode());
    bill_.lock(Id{table.schema, index.key},
               concurrently_ ? Mode::share_update_exclusive : Mode::access_exclusive);
    bill_.rebuild(table, index);
    bill_.scan(table);
  }

  Bill& bill_;
  const sql::Maintain& statement_;
  bool concurrently_;
};

}  // namespace

void charge(Bill& bill, const sql::Maintain& statement) {
  Upkeep(bill, statement).charge();
}

void charge(Bill& bill, const sql::Command& statement) {
  const bool refused =
      statement.verb == "ALTER SYSTEM" || statement.verb == "VACUUM" ||
      (statement.verb == "DISCARD" && text::equal_ignoring_case(statement.text, "all"));
  if (refused) bill.refuse_in_transaction();
}

void charge(Bill& bill, const sql::LockTables& statement) {
  const Mode mode = mode_of(statement.mode).value_or(Mode::access_exclusive);
  for (const sql::NamedTable& table : statement.tables) {
    const auto id = bill.relation_id(table.name);
    if (!id) continue;
    bill.lock(*id, mode);
    if (table.only) continue;
    bill.lock_family(*id, mode);
  }
}

void charge(Bill& bill, const sql::Transaction& statement) {
  using Kind = sql::Transaction::Kind;
  if (statement.kind == Kind::commit_prepared || statement.kind == Kind::rollback_prepared)
    bill.refuse_in_transaction();
}

}  // namespace segue::postgresql
