#include "catalog/trigger_uses.h"

#include <set>

#include "base/text.h"
#include "catalog/query.h"
#include "sql/walk.h"

namespace segue::catalog {
namespace {

class TriggerReader {
 public:
  TriggerReader(Context& context, const Id& table) : context_(context), table_(table) {}

  void read(const sql::Statement& statement) {
    QueryReader reader(context_, false);
    std::visit(
        [&](const auto& form) {
          if constexpr (requires { reader.read(form); }) reader.read(form);
        },
        statement);
    std::set<ColumnUse> named;
    for (const NamedColumn& column : reader.named_columns())
      named.insert(column.column);
    for (const ColumnUse& use : reader.uses())
      if (use.column.empty()) named.insert(use);
    reads_.insert(named.begin(), named.end());
    read_row(statement);
    read_targets(statement);
  }

  /// The columns of the row at hand: `new.a`, `old.a`.
  template <class Node>
  void read_row(const Node& node) {
    auto visit = [&](const auto& each) {
      if constexpr (std::is_same_v<std::decay_t<decltype(each)>, sql::ColumnReference>) {
        const auto& parts = each.parts;
        if (parts.size() == 2 && (text::equal_ignoring_case(parts[0].text, "new") ||
                                  text::equal_ignoring_case(parts[0].text, "old")))
          reads_.insert({table_, key(parts[1])});
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

  void read_targets(const sql::Statement& statement) {
    if (const auto* insert = std::get_if<sql::Insert>(&statement)) {
      const auto table = find_relation(context_, insert->table);
      for (const sql::Expression& column : insert->columns)
        write(table, column);
      for (const sql::OnConflict& conflict : insert->on_conflict)
        write(table, conflict.assignments);
    } else if (const auto* update = std::get_if<sql::Update>(&statement)) {
      const auto* named = update->tables.empty()
                              ? nullptr
                              : std::get_if<sql::NamedTable>(&update->tables.front().form);
      if (named) write(find_relation(context_, named->name), update->assignments);
    }
  }
  void write(const std::optional<Id>& table, const sql::Assignments& assignments) {
    for (const sql::Assignment& assignment : assignments)
      for (const sql::Expression& target : assignment.targets)
        write(table, target);
  }
  void write(const std::optional<Id>& table, const sql::Expression& target) {
    const auto* column = std::get_if<sql::ColumnReference>(&target.form);
    if (table && column && !column->parts.empty())
      writes_.insert({*table, key(column->parts.back())});
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
