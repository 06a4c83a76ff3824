// Which rows a statement reads besides those that it changes, and which of their columns.

#include "plan/backfill_sight.h"

#include <algorithm>

namespace segue::plan {
namespace {

using catalog::Id;
using catalog::Lookup;
using catalog::NameKind;
using catalog::Node;
using catalog::ObjectClass;
using catalog::Relation;
using catalog::RelationKind;

/// Follows a statement into its sub-queries. A name means what is nearest to it.
class ColumnReader {
 public:
  ColumnReader(const sql::TableReference& driving, const Sight& sight,
               const std::vector<std::string>& assigned)
      : driving_(driving), sight_(sight), lookup_(sight.lookup()), assigned_(assigned) {}

  ColumnsRead read(const sql::Update& update) {
    scopes_.push_back(sources_in(update.tables));
    for (const auto* source : sources_in(update.from))
      scopes_.back().push_back(source);
    for (const auto& assignment : update.assignments)
      sql::walk(assignment.value, *this);
    const bool of_itself = found_.of_itself;
    sql::walk(update.tables, *this);
    sql::walk(update.from, *this);
    sql::walk(update.where, *this);
    sql::walk(update.with, *this);
    found_.of_itself = of_itself;
    return found_;
  }

  template <class Form>
  bool operator()(const Form& node) {
    if constexpr (std::is_same_v<Form, sql::Query>) return look_into(node);
    if constexpr (std::is_same_v<Form, sql::NamedTable>)
      found_.of_others |= sight_.shows_through_view(node, assigned_);
    if constexpr (std::is_same_v<Form, sql::TableQuery>)
      found_.of_others |= sight_.shows(node.table);
    if constexpr (std::is_same_v<Form, sql::TableReference>)
      found_.of_others |= !node.columns.empty() && is_other(node);
    if constexpr (std::is_same_v<Form, sql::Join>) look_at(node);
    if constexpr (std::is_same_v<Form, sql::ColumnReference>) look_at(node);
    return true;
  }

 private:
  bool look_into(const sql::Query& query) {
    const auto* select = std::get_if<sql::Select>(&query.body);
    scopes_.push_back(select != nullptr ? sources_in(select->from) : Sources());
    query.with_fields([&](const auto&... field) { (sql::walk(field, *this), ...); });
    scopes_.pop_back();
    return false;
  }

  void look_at(const sql::Join& join) {
    const bool assigned =
        join.natural || std::any_of(join.using_columns.begin(), join.using_columns.end(),
                                    [&](const sql::Name& name) { return is_assigned(name); });
    if (!assigned) return;
    Sources sides;
    add_sources(*join.left, sides);
    add_sources(*join.right, sides);
    found_.of_others |=
        std::any_of(sides.begin(), sides.end(), [&](const auto* side) { return is_other(*side); });
  }

  void look_at(const sql::ColumnReference& column) {
    if (column.star && column.parts.empty()) {
      const Sources& nearest = scopes_.back();
      found_.of_others |= std::any_of(nearest.begin(), nearest.end(),
                                      [&](const auto* each) { return is_other(*each); });
      return;
    }
    if (column.parts.empty()) return;
    const sql::Name& last = column.parts.back();
    if (column.star) return note(called(last));
    if (const sql::Name& qualifier = before_column(column)) {
      if (is_assigned(last)) note(called(qualifier));
      return;
    }
    if (const auto* owner = owner_of(last)) {
      if (is_assigned(last)) note(owner);
    } else {
      note(called(last));  // the row as such
    }
  }

  void note(const sql::TableReference* source) {
    if (source == nullptr) return;
    found_.of_itself |= source == &driving_;
    found_.of_others |= is_other(*source);
  }

  bool is_assigned(const sql::Name& column) const {
    return std::find(assigned_.begin(), assigned_.end(),
                     lookup_.key(NameKind::column, column.text)) != assigned_.end();
  }
  /// Rows of the table that it changes, which need not be the one at hand. What a view shows of
  /// them is looked at for itself.
  bool is_other(const sql::TableReference& source) const {
    const auto* table = std::get_if<sql::NamedTable>(&source.form);
    if (table == nullptr || &source == &driving_) return false;
    const Relation* relation = lookup_.relation(table->name);
    return !(relation != nullptr && relation->is_view()) && sight_.shows(*table);
  }
  const sql::TableReference* called(const sql::Name& name) const {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
      for (const auto* source : *scope)
        if (is_called(*source, name, lookup_)) return source;
    return nullptr;
  }
  const sql::TableReference* owner_of(const sql::Name& column) const {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
      for (const auto* source : *scope) {
        const auto* table = std::get_if<sql::NamedTable>(&source->form);
        const Relation* relation = table != nullptr ? lookup_.relation(table->name) : nullptr;
        if (relation != nullptr && lookup_.column(*relation, column) != nullptr) return source;
      }
    return nullptr;
  }

  const sql::TableReference& driving_;
  const Sight& sight_;
  const Lookup& lookup_;
  const std::vector<std::string>& assigned_;
  std::vector<Sources> scopes_{};  // the nearest last
  ColumnsRead found_{};
};

}  // namespace

Sight::Sight(const Lookup& lookup, const Id& changed, bool only) : lookup_(lookup) {
  add_sources(changed, only, changed_);
}

void Sight::add_rows(const Id& id, bool only, Tables& tables) const {
  if (!tables.insert(id).second || only) return;
  for (const Node& node : lookup_.catalog().dependents_of({ObjectClass::family, id})) {
    const Relation* heir = lookup_.catalog().relation(node.id);
    if (heir != nullptr &&
        std::find(heir->parents.begin(), heir->parents.end(), id) != heir->parents.end())
      add_rows(node.id, false, tables);
  }
}

/// What a materialized view holds stays as it is while the tables change that it was made from.
void Sight::add_sources(const Id& id, bool only, Tables& tables) const {
  const Relation* relation = lookup_.catalog().relation(id);
  if (relation == nullptr || relation->kind != RelationKind::view)
    return add_rows(id, only, tables);
  if (!tables.insert(id).second) return;
  for (const auto& use : relation->reads)
    add_sources(use.relation, false, tables);
}

Tables Sight::tables_of(const sql::NamedTable& table) const {
  Tables tables;
  add_sources(id_of(table.name, lookup_), table.only, tables);
  return tables;
}

bool Sight::shows(const sql::NamedTable& table) const {
  const Tables tables = tables_of(table);
  return std::any_of(tables.begin(), tables.end(), [&](const Id& id) { return is_changed(id); });
}

bool Sight::shows_through_view(const sql::NamedTable& view,
                               const std::vector<std::string>& columns) const {
  for (const Id& id : tables_of(view)) {
    const Relation* relation = lookup_.catalog().relation(id);
    if (relation == nullptr || relation->kind != RelationKind::view) continue;
    for (const auto& use : relation->reads) {
      Tables tables;
      add_rows(use.relation, false, tables);
      const bool is_shown = std::any_of(tables.begin(), tables.end(),
                                        [&](const Id& each) { return is_changed(each); });
      if (is_shown && std::find(columns.begin(), columns.end(), use.column) != columns.end())
        return true;
    }
  }
  return false;
}

ColumnsRead columns_read(const sql::Update& update, const sql::TableReference& driving,
                         const Sight& sight, const std::vector<std::string>& assigned) {
  return ColumnReader(driving, sight, assigned).read(update);
}

}  // namespace segue::plan
