#include "plan/usage.h"

#include <algorithm>

#include "base/text.h"
#include "base/word.h"
#include "catalog/context.h"
#include "catalog/lookup.h"
#include "catalog/query.h"
#include "catalog/semantics.h"
#include "sql/uses.h"
#include "sql/walk.h"

namespace segue::plan {
namespace {

using catalog::ColumnUse;
using catalog::Id;
using catalog::Lookup;

bool mentions(std::string_view text, const Doomed& doomed) {
  return text::mentions(text, doomed.table) || text::mentions(text, doomed.column);
}

/// A text in which the relation's name may mean another one.
bool may_mean(std::string_view text, const Doomed& doomed) {
  return doomed.column.empty() || text::mentions(text, doomed.column) ||
         text.find('*') != std::string_view::npos;
}

/// Of what statements name there are relations and columns.
bool is_named(const Doomed& doomed) {
  const auto is = [&](std::string_view word) {
    return doomed.kind.find(word) != std::string::npos;
  };
  return !doomed.table.empty() && (!doomed.column.empty() || is("table") || is("view"));
}

template <class T, class... Kinds>
inline constexpr bool is_one_of = (std::is_same_v<T, Kinds> || ...);

/// What changes the schema or the session, and no rows.
template <class T>
inline constexpr bool is_no_use =
    is_one_of<T, sql::AlterTable, sql::CreateIndex, sql::CreateTrigger, sql::Drop,
              sql::RenameObject, sql::RenameTables, sql::MoveObject, sql::ChangeOwner,
              sql::CommentOn, sql::Grant, sql::CreatePolicy, sql::CreateSequence,
              sql::AlterSequence, sql::CreateType, sql::CreateSchema, sql::CreateExtension,
              sql::CreateRoutine, sql::AlterRoutine, sql::Set, sql::Transaction, sql::Use,
              sql::Maintain>;

template <class T>
inline constexpr bool is_data =
    is_one_of<T, sql::Query, sql::Insert, sql::Update, sql::Delete, sql::Merge>;

/// Finds what changes something, or locks rows, within a query.
class Changes {
 public:
  template <sql::Node T>
  bool operator()(const T& node) {
    if constexpr (std::is_same_v<T, sql::Select>)
      found_ = found_ || node.into_table || !node.into_target.empty();
    else if constexpr (std::is_same_v<T, sql::Query>)
      found_ = found_ || !node.locks.empty() || !node.into_target.empty();
    else if constexpr (std::is_same_v<T, sql::Insert> || std::is_same_v<T, sql::Update> ||
                       std::is_same_v<T, sql::Delete> || std::is_same_v<T, sql::Merge>)
      found_ = true;
    return !found_;
  }
  bool found() const { return found_; }

 private:
  bool found_ = false;
};

/// What uses a column of a table without a name that leads to it: rows that are written by
/// position, a row as a whole, and where not all relations are known, names that lead nowhere.
class Hidden {
 public:
  Hidden(const catalog::QueryReader& reader, const Doomed& doomed)
      : reader_(reader), doomed_(doomed) {}

  template <sql::Node T>
  bool operator()(const T& node) {
    if constexpr (std::is_same_v<T, sql::ColumnReference>)
      add(node);
    else if constexpr (std::is_same_v<T, sql::TableReference>)
      add(node);
    else if constexpr (std::is_same_v<T, sql::Insert>)
      by_position_ = by_position_ || (is_doomed(node.table) && node.columns.empty() &&
                                      node.set.empty() && !node.default_values);
    return true;
  }
  bool found() const {
    return by_position_ || has(doomed_.column, reader_.met_unknown()) ||
           std::any_of(rows_.begin(), rows_.end(),
                       [&](const std::string& row) { return has(row, true); });
  }

 private:
  bool is_doomed(const sql::ObjectName& name) const {
    return text::equal_ignoring_case(name.name.text, doomed_.table);
  }
  void add(const sql::TableReference& reference) {
    const auto* table = std::get_if<sql::NamedTable>(&reference.form);
    if (table != nullptr && is_doomed(table->name))
      rows_.push_back(reference.alias ? reference.alias.text : table->name.name.text);
  }
  void add(const sql::ColumnReference& reference) {
    const auto& named = reader_.named_columns();
    const bool leads_somewhere =
        std::any_of(named.begin(), named.end(),
                    [&](const catalog::NamedColumn& each) { return each.reference == &reference; });
    if (!leads_somewhere && !reference.star && !reference.parts.empty())
      unresolved_.push_back(reference.parts.back().text);
  }
  bool has(const std::string& name, bool matters) const {
    return matters &&
           std::any_of(unresolved_.begin(), unresolved_.end(), [&](const std::string& each) {
             return text::equal_ignoring_case(each, name);
           });
  }

  const catalog::QueryReader& reader_;
  const Doomed& doomed_;
  bool by_position_ = false;
  std::vector<std::string> rows_{};  // what rows of the table are called
  std::vector<std::string> unresolved_{};
};

}  // namespace

bool only_reads(const sql::Query& query) {
  Changes changes;
  sql::walk(query, changes);
  return !changes.found();
}

Usage::Usage(const catalog::Catalog& schema, const catalog::Semantics& semantics,
             const std::vector<Doomed>& doomed)
    : semantics_(semantics), catalog_(schema) {
  std::copy_if(doomed.begin(), doomed.end(), std::back_inserter(doomed_), is_named);
}

std::vector<std::string> Usage::names() const {
  std::vector<std::string> words;
  for (const Doomed& doomed : doomed_)
    words.push_back(doomed.column.empty() ? doomed.table : doomed.table + '.' + doomed.column);
  return words;
}

bool Usage::mentioned(std::string_view text) const {
  return std::any_of(doomed_.begin(), doomed_.end(),
                     [&](const Doomed& doomed) { return mentions(text, doomed); });
}

bool Usage::is_doomed(const Id& relation, const Doomed& doomed) const {
  return relation.name == doomed.table &&
         (doomed.schema.empty() || relation.schema == doomed.schema);
}

/// Whether a name may mean the doomed relation: another session searches other schemas.
bool Usage::names_relation(const sql::ObjectName& name, const Doomed& doomed,
                           bool& for_sure) const {
  const Lookup lookup(catalog_, semantics_);
  const auto id = lookup.relation_id(name);
  for_sure = id && is_doomed(*id, doomed);
  if (for_sure) return true;
  if (!text::equal_ignoring_case(name.name.text, doomed.table)) return false;
  return !name.schema || !id;
}

/// Through views, too.
bool Usage::reads(const ColumnUse& use, const Doomed& doomed, int depth) const {
  if (is_doomed(use.relation, doomed)) return doomed.column.empty() || use.column == doomed.column;
  const catalog::Relation* relation = catalog_.relation(use.relation);
  constexpr int deepest = 32;
  if (relation == nullptr || !relation->is_view() || depth > deepest) return false;
  return std::any_of(relation->reads.begin(), relation->reads.end(),
                     [&](const ColumnUse& each) { return reads(each, doomed, depth + 1); });
}

/// As the schema has it: a column that is read or written, or a whole row.
bool Usage::is_resolved(const catalog::QueryReader& reader, const Doomed& doomed) const {
  const auto uses = reader.uses();
  const auto& columns = reader.named_columns();
  return std::any_of(uses.begin(), uses.end(),
                     [&](const ColumnUse& use) { return reads(use, doomed, 0); }) ||
         std::any_of(columns.begin(), columns.end(), [&](const catalog::NamedColumn& each) {
           return each.column.column.empty() && is_doomed(each.column.relation, doomed);
         });
}

template <class Data>
bool Usage::is_used_by_data(const Data& data, std::string_view text) {
  catalog::Outcome outcome;
  catalog::Context context{catalog_, semantics_, outcome};
  catalog::QueryReader reader(context, false);
  reader.read(data);
  const sql::Uses names = sql::uses_of(sql::Statement(data));
  sql::ObjectNames relations = names.reads;
  relations.insert(relations.end(), names.writes.begin(), names.writes.end());
  for (const Doomed& doomed : doomed_) {
    if (is_resolved(reader, doomed)) return true;
    for (const sql::ObjectName& name : relations) {
      bool for_sure = false;
      if (!names_relation(name, doomed, for_sure)) continue;
      if (text::mentions(text, "natural")) return true;
      if (!for_sure && may_mean(text, doomed)) return true;
      Hidden hidden(reader, doomed);
      sql::walk(data, hidden);
      if (hidden.found()) return true;
    }
  }
  return false;
}

/// The server does not show what runs within a routine.
bool Usage::is_used_by_code(const sql::Statement& tree) {
  sql::ObjectNames called = sql::uses_of(tree).functions;
  if (const auto* call = std::get_if<sql::CallProcedure>(&tree)) called.push_back(call->procedure);
  const Lookup lookup(catalog_, semantics_);
  for (const sql::ObjectName& name : called) {
    const auto id = lookup.routine_id(name);
    if (!id) continue;
    for (const Id& overload : catalog_.routines_named(*id)) {
      const auto* routine = catalog_.routines.find(overload);
      if (routine != nullptr && mentioned((*routine)->body)) return true;
    }
  }
  return false;
}

bool Usage::is_used_by(const sql::Statement& tree, std::string_view text) {
  const auto judge = [&](const auto& form) -> bool {
    using Form = std::decay_t<decltype(form)>;
    if constexpr (is_no_use<Form>) return false;
    if (is_used_by_code(tree)) return true;
    if constexpr (is_data<Form>) return is_used_by_data(form, text);
    return mentioned(text);
  };
  return std::visit(judge, tree);
}

bool Usage::is_used_by(const std::string& text, const dialect::Script& script) {
  if (script.statements.size() == 1 && script.statements.front().understood())
    return is_used_by(script.statements.front().tree, text);
  return mentioned(text);
}

}  // namespace segue::plan
