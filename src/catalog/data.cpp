#include <algorithm>
#include <set>

#include "catalog/definitions.h"
#include "catalog/families.h"
#include "catalog/query.h"
#include "catalog/wholes.h"
#include "sql/walk.h"

namespace segue::catalog {
namespace {

template <class Statement>
void check(Context& context, const Statement& statement) {
  QueryReader reader(context, true);
  reader.read(statement);
}

/// `set_config(name, value, local)`: the function that does what SET does; false where it is
/// another one.
bool sets_search_path(Context& context, const sql::Call& call) {
  if (!context.traits().has_search_path || call.function.name.text != "set_config" ||
      call.arguments.size() != 3 || !call.arguments[0].value || !call.arguments[1].value)
    return false;
  const auto* name = std::get_if<sql::Literal>(&call.arguments[0].value->form);
  const auto* path = std::get_if<sql::Literal>(&call.arguments[1].value->form);
  if (!name || !path || name->value != "search_path") return false;
  sql::Setting setting;
  setting.name = name->value;
  setting.values.push_back(*call.arguments[1].value);
  sql::Set set;
  set.settings.push_back(std::move(setting));
  change(context, set);
  return true;
}

/// A query may call a routine that changes the schema, or the session.
void run_calls(Context& context, const sql::Query& query) {
  const auto* select = std::get_if<sql::Select>(&query.body);
  if (!select) return;
  for (const sql::SelectItem& item : select->items) {
    const auto* call = std::get_if<sql::Call>(&item.value.form);
    if (!call || sets_search_path(context, *call) || !find_routine(context, call->function))
      continue;
    sql::CallProcedure run;
    run.procedure = call->function;
    for (const sql::Argument& argument : call->arguments)
      if (argument.value) run.arguments.push_back(*argument.value);
    change(context, run);
  }
}

/// SELECT … INTO table.
void make_table(Context& context, const sql::Query& query, const sql::Select& select) {
  sql::CreateTable create;
  create.table = select.into_table;
  create.temporary = select.into_temporary;
  create.as_query = query;
  std::get<sql::Select>(create.as_query->body).into_table = {};
  create.span = query.span;
  change(context, create);
}

}  // namespace

void change(Context& context, const sql::Query& statement) {
  const auto* select = std::get_if<sql::Select>(&statement.body);
  if (select && select->into_table) {
    make_table(context, statement, *select);
    return;
  }
  check(context, statement);
  run_calls(context, statement);
}

void change(Context& context, const sql::Insert& statement) {
  check(context, statement);
}
void change(Context& context, const sql::Update& statement) {
  check(context, statement);
}
void change(Context& context, const sql::Delete& statement) {
  check(context, statement);
}
void change(Context& context, const sql::Merge& statement) {
  check(context, statement);
}

namespace {

/// A table that is emptied although rows of others may refer to it.
class Emptying {
 public:
  explicit Emptying(Context& context) : context_(context) {}

  /// … and what inherits from it.
  void add(const Id& id, bool only) {
    if (!emptied_.insert(id).second || only) return;
    for (const Id& child : children_of(context_, id))
      add(child, false);
  }

  /// The first table that refers to one of them and is not emptied with it; empty where none does.
  std::string reference_to(const Id& id) const {
    std::vector<Id> targets = wholes_of(context_.catalog, id);
    targets.push_back(id);
    for (const Id& target : targets)
      for (const Node& node : context_.catalog.dependents_of({ObjectClass::relation, target})) {
        const Relation* user =
            node.kind == ObjectClass::relation ? context_.catalog.relation(node.id) : nullptr;
        if (user && !emptied_.contains(node.id) && refers_to(*user, target)) return user->name;
      }
    return {};
  }
  const std::set<Id>& all() const { return emptied_; }

 private:
  Context& context_;
  std::set<Id> emptied_{};
};

}  // namespace

void change(Context& context, const sql::Truncate& statement) {
  Emptying emptying(context);
  for (const sql::NamedTable& table : statement.tables) {
    const Relation* relation = require_relation(context, table.name);
    if (!relation) continue;
    if (table.only && relation->partition_by)
      return context.refuse("wrong-object-kind", table.name.name.span,
                            "all rows of " + quoted(relation->name) + " are in its partitions",
                            "leave out ONLY, or name a partition");
    emptying.add(relation_id(context, table.name), table.only);
  }
  if (statement.cascade || !context.semantics.foreign_keys_enforced(context.catalog)) return;
  for (const Id& id : emptying.all()) {
    const std::string user = emptying.reference_to(id);
    if (user.empty()) continue;
    context.refuse("dependents-exist", statement.tables.front().name.name.span,
                   "table " + quoted(user) + " refers to " +
                       quoted(context.catalog.relation(id)->name) +
                       ", which cannot be emptied without it",
                   "delete the rows instead, or empty both tables in one statement");
    return;
  }
}

void change(Context& context, const sql::Copy& statement) {
  if (statement.query) {
    check(context, *statement.query);
    return;
  }
  const Relation* relation = require_relation(context, statement.table);
  if (!relation) return;
  for (const sql::Name& name : statement.columns)
    require_column(context, *relation, name);
}

void change(Context& context, const sql::LoadData& statement) {
  const Relation* relation = require_relation(context, statement.table);
  if (!relation) return;
  for (const sql::Expression& column : statement.columns)
    if (const auto* reference = std::get_if<sql::ColumnReference>(&column.form))
      if (!reference->parts.empty()) require_column(context, *relation, reference->parts.back());
}

}  // namespace segue::catalog
