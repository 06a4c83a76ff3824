#include "catalog/trigger_uses.h"

#include <set>

#include "catalog/query.h"
#include "catalog/written_columns.h"
#include "sql/walk.h"

namespace segue::catalog {
namespace {

class TriggerReader {
 public:
  TriggerReader(Context& context, const Id& table) : context_(context), table_(table) {}

  void read(const sql::Statement& statement) {
    QueryReader reader(context_, false);
    reader.read_statement(statement);
    for (const NamedColumn& column : reader.named_columns())
      reads_.insert(column.column);
    for (const ColumnUse& use : reader.uses())
      if (use.column.empty()) reads_.insert(use);
    read_row(statement);
    if (const auto* insert = std::get_if<sql::Insert>(&statement)) read_targets(*insert);
    if (const auto* update = std::get_if<sql::Update>(&statement)) read_targets(*update);
  }

  /// The columns of the row at hand: `new.a`, `old.a`.
  template <class Node>
  void read_row(const Node& node) {
    auto visit = [&](const auto& each) {
      if constexpr (std::is_same_v<std::decay_t<decltype(each)>, sql::ColumnReference>) {
        if (is_of_row(each)) reads_.insert({table_, key(each.parts[1])});
      }
      return true;
    };
    sql::walk(node, visit);
  }

  void wait_for(const sql::Name& column) { writes_.insert({table_, key(column)}); }

  TriggerUses uses() const {
    return {{reads_.begin(), reads_.end()}, {writes_.begin(), writes_.end()}};
  }

 private:
  std::string key(const sql::Name& name) const { return context_.key(NameKind::column, name.text); }

  template <class Change>
  void read_targets(const Change& change) {
    const sql::ObjectName* name = written_table(change);
    const auto table = name ? find_relation(context_, *name) : std::nullopt;
    if (!table) return;
    for_each_written_column(change, [&](const sql::Name& column) {
      writes_.insert({*table, key(column)});
    });
  }

  Context& context_;
  const Id& table_;
  std::set<ColumnUse> reads_{};
  std::set<ColumnUse> writes_{};
};

}  // namespace

TriggerUses uses_of(Context& context, const Id& table, const Trigger& trigger) {
  const auto code =
      trigger.body.empty() ? std::nullopt : context.semantics.plain_code("", trigger.body);
  if (!code) return {};
  TriggerReader reader(context, table);
  for (const sql::Statement& statement : code->statements)
    reader.read(statement);
  if (trigger.when) reader.read_row(*trigger.when);
  for (const sql::TriggerEvent& event : trigger.events)
    for (const sql::Name& column : event.columns)
      reader.wait_for(column);
  return reader.uses();
}

}  // namespace segue::catalog
