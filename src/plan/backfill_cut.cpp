// Whether a statement that changes rows means the same when it is run range by range.

#include <algorithm>

#include "base/text.h"
#include "plan/backfill_absence.h"
#include "plan/backfill_calls.h"
#include "plan/backfill_references.h"

namespace segue::plan {
namespace {

using catalog::Id;
using catalog::Lookup;
using catalog::NameKind;

template <class Tree>
bool assigns_variables(const Tree& tree) {
  bool found = false;
  each<sql::AssignValue>(tree, true, [&](const sql::AssignValue&) { found = true; });
  return found;
}

/// The column that an assignment sets; null where it is no plain one.
const sql::ColumnReference* column_of(const sql::Expression& target) {
  if (const auto* column = std::get_if<sql::ColumnReference>(&target.form)) return column;
  if (const auto* part = std::get_if<sql::Subscript>(&target.form))
    return column_of(*part->operand);
  if (const auto* field = std::get_if<sql::FieldAccess>(&target.form))
    return column_of(*field->operand);
  return nullptr;
}

class CutReader {
 public:
  explicit CutReader(const Lookup& lookup) : lookup_(lookup) {}

  Cut read(const sql::Statement& tree) {
    refuse_writing_queries(tree);
    if (const auto* update = std::get_if<sql::Update>(&tree))
      read(*update);
    else if (const auto* remove = std::get_if<sql::Delete>(&tree))
      read(*remove);
    else if (const auto* insert = std::get_if<sql::Insert>(&tree))
      read(*insert);
    else
      refuse("only an UPDATE, a DELETE or an INSERT … SELECT can be cut into ranges");
    if (cut_.why_not.empty() && assigns_variables(tree))
      refuse("it sets variables from row to row, so that the order of the rows matters");
    return std::move(cut_);
  }

 private:
  void refuse(std::string why) {
    if (cut_.why_not.empty()) cut_.why_not = std::move(why);
  }

  std::string key(const sql::Name& name) const { return lookup_.key(NameKind::column, name.text); }

  /// Whether a name that stands in front of a column means this table.
  bool is_called(const sql::TableReference& reference, const sql::Name& name) const {
    return plan::is_called(reference, name, lookup_);
  }
  /// Of the rows that ranges are of.
  Sight sight_of(const sql::TableReference& reference) const {
    const auto& table = std::get<sql::NamedTable>(reference.form);
    return {lookup_, id_of(table.name, lookup_), table.only};
  }
  const sql::NamedTable& driving_table() const {
    return std::get<sql::NamedTable>(cut_.driving->form);
  }

  template <class Tree>
  bool sees_other_rows(const Tree& tree, bool in_subqueries) const {
    return calls(
        tree, [&](const sql::Call& call) { return is_over_rows(call, lookup_); }, in_subqueries);
  }

  /// Each batch would do again what they do, and each look at what is left.
  void refuse_writing_queries(const sql::Statement& tree) {
    each<sql::CommonTable>(tree, true, [&](const sql::CommonTable& table) {
      if (table.body && !std::holds_alternative<sql::Query>(table.body->form))
        refuse("`" + table.name.text +
               "` of its WITH changes rows: each batch would do that again");
    });
  }

  /// What a limit or an order means depends on all rows.
  template <class Form>
  void refuse_limits(const Form& form) {
    if (form.limit || form.offset)
      refuse("it has a LIMIT of its own: leave it out, or say batch=all");
    if (!form.order_by.empty())
      refuse("it has an ORDER BY: ranges are taken in the order of the key");
    if (form.current_of) refuse("it changes the row of a cursor");
  }

  void check_condition(const Maybe<sql::Expression>& where) {
    if (where && calls(*where, is_by_chance))
      refuse("its condition picks rows by chance: run again, it would pick others");
  }
  template <class... Tree>
  void check_chance(const Tree&... tree) {
    if ((picks_by_chance(tree) || ...))
      refuse("it picks rows by chance: each batch would pick others");
  }

  // ---- UPDATE

  const sql::TableReference* target_of(const sql::Update& update) {
    const NamedPlaces places = places_in(update.tables);
    if (places.size() == 1) return places.front().reference;
    const sql::TableReference* found = nullptr;
    for (const auto& assignment : update.assignments) {
      for (const auto& target : assignment.targets) {
        const auto* column = column_of(target);
        if (column == nullptr) return nullptr;
        const sql::TableReference* owner = nullptr;
        for (const auto& place : places)
          if (owner == nullptr && owns(place, *column)) owner = place.reference;
        if (owner == nullptr || (found != nullptr && owner != found)) return nullptr;
        found = owner;
      }
    }
    return found;
  }

  bool owns(const NamedPlace& place, const sql::ColumnReference& column) const {
    const sql::Name& qualifier = before_column(column);
    if (qualifier) return is_called(*place.reference, qualifier);
    const auto* relation = lookup_.relation(table_of(place).name);
    return relation != nullptr && lookup_.column(*relation, column.parts.back()) != nullptr;
  }

  void read(const sql::Update& update) {
    cut_.driving = target_of(update);
    if (cut_.driving == nullptr) return refuse("it changes several tables, or none that is known");
    refuse_limits(update);
    check_condition(update.where);
    if (text::equal_ignoring_case(update.or_action, "REPLACE"))
      refuse("UPDATE OR REPLACE deletes rows of other ranges");
    for (const auto& assignment : update.assignments)
      for (const auto& target : assignment.targets)
        if (const auto* column = column_of(target))
          cut_.assigned.push_back(key(column->parts.back()));
    for (const auto& column : cut_.assigned)
      set_.insert(column);
    add_generated();
    check_chance(update.tables, update.from, update.with, update.where);
    const Sight sight = sight_of(*cut_.driving);
    const ColumnsRead reads = columns_read(update, *cut_.driving, sight, cut_.assigned);
    if (sight.is_read_in(update, &driving_table()) && sees_other_rows(update, true))
      refuse("it computes a value over many rows of the table that it changes");
    // Other rows may be read as long as what is read of them stays as it is.
    if (reads.of_others)
      refuse(
          "it reads, from other rows, columns that it changes: what it reads depends on how far it "
          "has come");
    judge(update, reads.of_itself);
  }

  /// What follows from an assigned column is assigned with it.
  void add_generated() {
    const auto* relation = lookup_.relation(driving_table().name);
    for (bool more = relation != nullptr; more;) {
      more = false;
      for (const auto& column : relation->columns) {
        if (!column->generated || is_assigned(column->key)) continue;
        each<sql::ColumnReference>(*column->generated, true, [&](const auto& reference) {
          more |= !reference.parts.empty() && is_assigned(key(reference.parts.back()));
        });
        if (more) {
          cut_.assigned.push_back(column->key);
          break;
        }
      }
    }
  }
  bool is_assigned(const std::string& column) const {
    return std::find(cut_.assigned.begin(), cut_.assigned.end(), column) != cut_.assigned.end();
  }

  /// A condition that a changed row no longer meets, since it wants a changed column to be NULL.
  bool is_guarded(const sql::Update& update) const {
    const Conditions parts = parts_of(update.where);
    return std::any_of(parts.begin(), parts.end(), [&](const sql::Expression* part) {
      const auto* test = std::get_if<sql::IsTest>(&part->form);
      if (test == nullptr || test->negated || test->test != "NULL") return false;
      const auto* column = std::get_if<sql::ColumnReference>(&test->operand->form);
      return column != nullptr && set_.contains(key(column->parts.back()));
    });
  }

  void judge(const sql::Update& update, bool feeds_itself) {
    bool several = false, by_default = false;
    bool changes_by_itself = calls(update.tables, is_by_chance) ||
                             calls(update.from, is_by_chance) || calls(update.with, is_by_chance);
    for (const auto& assignment : update.assignments) {
      several |= assignment.targets.size() > 1;
      by_default |= std::holds_alternative<sql::DefaultValue>(assignment.value.form);
      if (calls(assignment.value, is_by_clock))
        remark("its clock is that of each batch: rows get different times");
      changes_by_itself |=
          calls(assignment.value, is_by_chance) || calls(assignment.value, is_by_clock);
    }
    const bool guarded = is_guarded(update);
    cut_.repeatable = guarded || (!feeds_itself && !changes_by_itself);
    // What a row gets may be NULL: then the condition alone would pick it for ever.
    cut_.verified_by_condition = guarded && changes_by_itself;
    if (!cut_.repeatable)
      cut_.unverifiable = feeds_itself ? "each run changes the rows again, from what they hold"
                                       : "each run gives the rows other values";
    else if (!guarded && several)
      cut_.unverifiable = "it sets several columns from one value";
    else if (!guarded && by_default)
      cut_.unverifiable = "it sets a column to its default";
    if (!cut_.repeatable)
      remark("it must not run twice: each row is changed once, as the checkpoints see to");
  }

  // ---- DELETE

  void read(const sql::Delete& remove) {
    const NamedPlaces places = places_in(remove.from);
    if (remove.targets.size() > 1 || places.empty())
      return refuse("it deletes from several tables");
    for (const auto& place : places)
      if (cut_.driving == nullptr &&
          (remove.targets.empty() || is_called(*place.reference, remove.targets.front().name)))
        cut_.driving = place.reference;
    if (cut_.driving == nullptr) return refuse("it deletes from a table that it does not name");
    refuse_limits(remove);
    check_condition(remove.where);
    check_chance(remove.from, remove.using_tables, remove.with, remove.where);
    const Sight sight = sight_of(*cut_.driving);
    if (sight.is_read_in(remove, &driving_table()))
      refuse("it reads other rows of the table that it deletes from");
    if (auto trouble = trouble_with_references(remove, *cut_.driving, sight); !trouble.empty())
      refuse(std::move(trouble));
    cut_.repeatable = true;
    cut_.verified_by_condition = true;
  }

  // ---- INSERT … SELECT

  void read(const sql::Insert& insert) {
    const auto* select = insert.source ? std::get_if<sql::Select>(&insert.source->body) : nullptr;
    if (select == nullptr || select->from.empty())
      return refuse("it inserts rows that come from no table: say batch=all to run it as it is");
    if (insert.replace || text::equal_ignoring_case(insert.or_action, "REPLACE"))
      return refuse("REPLACE deletes rows of other ranges");
    const NamedPlaces places = places_in(select->from);
    if (places.empty() || places.front().optional || !is_leftmost(*select, places.front()))
      return refuse("the first table that it reads is none, or an outer join may leave it out");
    cut_.driving = places.front().reference;
    if (!cut_.driving->columns.empty())
      refuse("it calls the columns of its first table otherwise: name the table without them");
    check_select(*select, *insert.source);
    check_condition(select->where);
    check_chance(select->from, select->where, insert.with);
    const Sight target = target_of(insert);
    if (target.shows(driving_table())) return refuse("it inserts into the table that it reads");
    judge(insert, *select, absence_in(insert, *select, *cut_.driving, target));
  }

  /// What inherits from a table gets no rows of its own by an INSERT; a partition does.
  Sight target_of(const sql::Insert& insert) const {
    const auto* relation = lookup_.relation(insert.table);
    const bool whole = relation != nullptr && relation->partition_by;
    return {lookup_, id_of(insert.table, lookup_), !whole};
  }

  static bool is_leftmost(const sql::Select& select, const NamedPlace& place) {
    const sql::TableReference* at = &select.from.front();
    while (const auto* join = std::get_if<sql::Join>(&at->form))
      at = &*join->left;
    return at == place.reference;
  }

  void check_select(const sql::Select& select, const sql::Query& query) {
    if (query.limit || query.offset) refuse("it has a LIMIT: which rows are meant depends on all");
    if (!query.order_by.empty())
      refuse("it has an ORDER BY: ranges are taken in the order of the key");
    if (query.with) refuse("it begins with common tables: put them into sub-queries");
    if (select.distinct || !select.distinct_on.empty())
      refuse("DISTINCT looks at rows of several ranges");
    if (!select.group_by.empty() || select.having) refuse("it groups rows of several ranges");
    if (sees_other_rows(select.items, false))
      refuse("it computes a value over rows of several ranges");
  }

  void judge(const sql::Insert& insert, const sql::Select& select, const Absence& absence) {
    if (!absence.why_not.empty()) return refuse(absence.why_not);
    const bool looks = absence.looks;
    cut_.repeatable = looks || leaves_what_is_there(insert, select, lookup_);
    cut_.verified_by_condition = looks;
    if (!absence.of_a_key)
      remark(
          "a later batch leaves out rows that are like those that an earlier one has inserted: it "
          "does not look for them by a key of the table that it reads");
    const bool updates = !insert.on_duplicate.empty() ||
                         std::any_of(insert.on_conflict.begin(), insert.on_conflict.end(),
                                     [](const auto& conflict) { return conflict.update; });
    if (!looks)
      cut_.unverifiable =
          updates && !cut_.repeatable
              ? "each run changes again the rows that are there"
              : "its condition does not say which rows are there already (NOT EXISTS)";
    if (!cut_.repeatable)
      remark("it must not run twice: each row is inserted once, as the checkpoints see to");
  }

  void remark(std::string text) {
    if (std::find(cut_.remarks.begin(), cut_.remarks.end(), text) == cut_.remarks.end())
      cut_.remarks.push_back(std::move(text));
  }

  const Lookup& lookup_;
  Cut cut_{};
  std::set<std::string> set_{};  // keys of the columns that are assigned as such
};

void add_places(const sql::TableReference& reference, bool optional, NamedPlaces& places) {
  if (std::holds_alternative<sql::NamedTable>(reference.form))
    places.push_back({&reference, optional});
  const auto* join = std::get_if<sql::Join>(&reference.form);
  if (join == nullptr) return;
  const bool full = join->kind.starts_with("FULL");
  add_places(*join->left, optional || full || join->kind.starts_with("RIGHT"), places);
  add_places(*join->right, optional || full || join->kind.starts_with("LEFT"), places);
}

}  // namespace

NamedPlaces places_in(const sql::TableReferences& references) {
  NamedPlaces places;
  for (const auto& reference : references)
    add_places(reference, false, places);
  return places;
}

const sql::Name& qualifier_of(const sql::TableReference& reference) {
  if (reference.alias) return reference.alias;
  return std::get<sql::NamedTable>(reference.form).name.name;
}

bool is_called(const sql::TableReference& reference, const sql::Name& name, const Lookup& lookup) {
  if (!reference.alias && !std::holds_alternative<sql::NamedTable>(reference.form)) return false;
  const auto as_key = [&](const sql::Name& each) {
    return lookup.key(NameKind::relation, each.text);
  };
  return as_key(qualifier_of(reference)) == as_key(name);
}

Id id_of(const sql::ObjectName& table, const Lookup& lookup) {
  return lookup.relation_id(table).value_or(lookup.place(table, NameKind::relation));
}

void add_sources(const sql::TableReference& reference, Sources& sources) {
  const auto* join = std::get_if<sql::Join>(&reference.form);
  if (join == nullptr) return sources.push_back(&reference);
  add_sources(*join->left, sources);
  add_sources(*join->right, sources);
}

Sources sources_in(const sql::TableReferences& references) {
  Sources sources;
  for (const auto& reference : references)
    add_sources(reference, sources);
  return sources;
}

Cut read_cut(const sql::Statement& tree, const catalog::Lookup& lookup) {
  return CutReader(lookup).read(tree);
}

}  // namespace segue::plan
