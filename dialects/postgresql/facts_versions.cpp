#include "dialects/postgresql/facts_parts.h"
#include "sql/walk.h"

namespace segue::postgresql {
namespace {

/// What each version brought, as its release notes say; [M] where servers before it were seen to
/// refuse it.
class LaterSyntax {
 public:
  explicit LaterSyntax(Bill& bill) : bill_(bill) {}

  template <class Node>
  bool operator()(const Node& node) {
    look_at(node);
    return !bill_.refused();
  }

 private:
  // 14
  void look_at(const sql::SetColumnOption& node) {
    if (node.option.name == "SET COMPRESSION") bill_.needs_version(14, "SET COMPRESSION");  // [M]
  }
  void look_at(const sql::ColumnOption& node) {
    if (node.option.name == "COMPRESSION") bill_.needs_version(14, "COMPRESSION");
    if (node.option.name == "STORAGE") bill_.needs_version(16, "STORAGE in a column definition");
  }
  void look_at(const sql::DetachPartition& node) {
    if (node.concurrently) bill_.needs_version(14, "DETACH PARTITION CONCURRENTLY");  // [M]
    if (node.finalize) bill_.needs_version(14, "DETACH PARTITION FINALIZE");
  }
  void look_at(const sql::CreateTrigger& node) {
    if (node.or_replace) bill_.needs_version(14, "CREATE OR REPLACE TRIGGER");
  }
  void look_at(const sql::CreateRoutine& node) {
    if (node.body_is_sql) bill_.needs_version(14, "a body outside quotes");
  }

  // 15
  void look_at(const sql::KeyConstraint& node) { nulls(node.nulls_distinct); }
  void look_at(const sql::UniqueColumn& node) { nulls(node.nulls_distinct); }
  void look_at(const sql::IndexDefinition& node) { nulls(node.nulls_distinct); }
  void nulls(const std::optional<bool>& distinct) {
    if (distinct) bill_.needs_version(15, "NULLS [NOT] DISTINCT");  // [M]
  }
  void look_at(const sql::SetTableOptions& node) {
    for (const sql::Option& option : node.options)
      if (option.name == "SET ACCESS METHOD") bill_.needs_version(15, "SET ACCESS METHOD");  // [M]
  }
  void look_at(const sql::CreateSequence& node) {
    if (node.unlogged) bill_.needs_version(15, "CREATE UNLOGGED SEQUENCE");
  }
  void look_at(const sql::References& node) {
    if (!node.on_delete_columns.empty()) bill_.needs_version(15, "columns behind SET NULL");
    if (node.period) bill_.needs_version(18, "PERIOD");
  }
  void look_at(const sql::Merge& node) {
    bill_.needs_version(15, "MERGE");
    if (!node.returning.empty()) bill_.needs_version(17, "MERGE … RETURNING");
  }

  // 17
  void look_at(const sql::MergeWhen& node) {
    if (!node.by.empty()) bill_.needs_version(17, "NOT MATCHED BY");
  }
  void look_at(const sql::SetExpression&) { bill_.needs_version(17, "SET EXPRESSION"); }  // [M]

  // 18
  void look_at(const sql::Generated& node) {
    if (node.storage == "VIRTUAL") bill_.needs_version(18, "VIRTUAL");  // [M]
    if (node.storage.empty()) bill_.needs_version(18, "a generated column without STORED");
  }
  void look_at(const sql::ConstraintAttributes& node) {
    if (node.enforced) bill_.needs_version(18, "[NOT] ENFORCED");  // [M]
  }
  void look_at(const sql::NotNullConstraint&) {
    bill_.needs_version(18, "NOT NULL as a constraint of a table");  // [M]
  }
  void look_at(const sql::IndexPart& node) {
    if (node.without_overlaps) bill_.needs_version(18, "WITHOUT OVERLAPS");
  }

  template <class Other>
  void look_at(const Other&) {}

  Bill& bill_;
};

}  // namespace

void refuse_later_syntax(Bill& bill, const sql::Statement& statement) {
  // Rows are many and say nothing; the newest version has nothing to refuse.
  const bool rows = std::holds_alternative<sql::Insert>(statement);
  if (rows || bill.version >= 18) return;
  LaterSyntax later(bill);
  sql::walk(statement, later);
}

}  // namespace segue::postgresql
