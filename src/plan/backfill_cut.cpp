// Whether a statement that changes rows means the same when it is run range by range.

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "plan/backfill_reader.h"
#include "sql/walk.h"

namespace segue::plan {
namespace {

using catalog::Id;
using catalog::Lookup;
using catalog::NameKind;

constexpr std::array<std::string_view, 19> over_rows = {
    "count",      "sum",        "avg",          "min",        "max",
    "array_agg",  "string_agg", "group_concat", "json_agg",   "jsonb_agg",
    "row_number", "rank",       "dense_rank",   "ntile",      "percent_rank",
    "cume_dist",  "lag",        "lead",         "first_value"};
constexpr std::array<std::string_view, 12> by_chance = {
    "random", "rand",   "uuid",       "gen_random_uuid", "uuid_generate_v4", "uuid_v4",
    "uuidv4", "uuidv7", "randomblob", "newid",           "nextval",          "setval"};
constexpr std::array<std::string_view, 12> by_clock = {"now",
                                                       "current_timestamp",
                                                       "current_date",
                                                       "current_time",
                                                       "localtime",
                                                       "localtimestamp",
                                                       "sysdate",
                                                       "clock_timestamp",
                                                       "unix_timestamp",
                                                       "statement_timestamp",
                                                       "transaction_timestamp",
                                                       "utc_timestamp"};

template <size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, const sql::ObjectName& function) {
  const std::string name = text::lower(function.name.text);
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Calls `visit` for every node of this form; what stands in sub-queries is left out where asked.
template <class Form, class Tree, class Visit>
void each(const Tree& tree, bool in_subqueries, const Visit& visit) {
  auto visitor = [&](const auto& node) {
    using Here = std::decay_t<decltype(node)>;
    if constexpr (std::is_same_v<Here, Form>) visit(node);
    if constexpr (std::is_same_v<Here, sql::Subquery>) return in_subqueries;
    return true;
  };
  sql::walk(tree, visitor);
}

template <class Tree>
bool calls(const Tree& tree, const auto& names, bool in_subqueries = true) {
  bool found = false;
  each<sql::Call>(tree, in_subqueries,
                  [&](const sql::Call& call) { found |= is_one_of(names, call.function); });
  return found;
}

template <class Tree>
bool sees_other_rows(const Tree& tree, bool in_subqueries) {
  bool found = calls(tree, over_rows, in_subqueries);
  each<sql::Call>(tree, in_subqueries,
                  [&](const sql::Call& call) { found |= call.over.has_value(); });
  return found;
}

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

const sql::Name& before_column(const sql::ColumnReference& column) {
  static const sql::Name none;
  return column.parts.size() > 1 ? column.parts[column.parts.size() - 2] : none;
}

/// The conditions that all have to hold.
void parts_of(const sql::Expression& condition, std::vector<const sql::Expression*>& parts) {
  const auto* both = std::get_if<sql::Binary>(&condition.form);
  if (both == nullptr || both->op != "AND") return parts.push_back(&condition);
  parts_of(*both->left, parts);
  parts_of(*both->right, parts);
}

class CutReader {
 public:
  explicit CutReader(const Lookup& lookup) : lookup_(lookup) {}

  Cut read(const sql::Statement& tree) {
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
    const auto as_key = [&](const sql::Name& each) {
      return lookup_.key(NameKind::relation, each.text);
    };
    return as_key(qualifier_of(reference)) == as_key(name);
  }
  Id id_of(const sql::NamedTable& table) const {
    return lookup_.relation_id(table.name).value_or(lookup_.place(table.name, NameKind::relation));
  }

  /// Whether the table is named elsewhere in the statement than at this place.
  template <class Tree>
  bool is_read_besides(const Tree& tree, const sql::NamedTable* place, const Id& id) const {
    bool found = false;
    each<sql::NamedTable>(tree, true, [&](const sql::NamedTable& table) {
      found |= &table != place && id_of(table) == id;
    });
    return found;
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
    if (where && calls(*where, by_chance))
      refuse("its condition picks rows by chance: run again, it would pick others");
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
    const auto& table = std::get<sql::NamedTable>(cut_.driving->form);
    if (is_read_besides(update, &table, id_of(table))) check_own_rows(update);
    judge(update);
  }

  /// Other rows of the table that it changes may be read as long as what is read stays as it is.
  void check_own_rows(const sql::Update& update) {
    if (sees_other_rows(update, true))
      return refuse("it computes a value over many rows of the table that it changes");
    bool unsure = false;
    const auto look = [&](const auto& tree) {
      each<sql::ColumnReference>(tree, true, [&](const sql::ColumnReference& column) {
        unsure |= column.star || (is_assigned(column) && !is_own(column));
      });
    };
    for (const auto& assignment : update.assignments)
      look(assignment.value);
    look(update.where);
    look(update.from);
    look(update.with);
    if (unsure)
      refuse(
          "it reads, from other rows, columns that it changes: what it reads depends on how far it "
          "has come");
  }
  bool is_assigned(const sql::ColumnReference& column) const {
    return !column.parts.empty() && std::find(cut_.assigned.begin(), cut_.assigned.end(),
                                              key(column.parts.back())) != cut_.assigned.end();
  }
  bool is_own(const sql::ColumnReference& column) const {
    const sql::Name& qualifier = before_column(column);
    return qualifier && is_called(*cut_.driving, qualifier);
  }

  /// A condition that a changed row no longer meets, since it wants a changed column to be NULL.
  bool is_guarded(const sql::Update& update) const {
    if (!update.where) return false;
    std::vector<const sql::Expression*> parts;
    parts_of(*update.where, parts);
    return std::any_of(parts.begin(), parts.end(), [&](const sql::Expression* part) {
      const auto* test = std::get_if<sql::IsTest>(&part->form);
      if (test == nullptr || test->negated || test->test != "NULL") return false;
      const auto* column = std::get_if<sql::ColumnReference>(&test->operand->form);
      return column != nullptr && is_assigned(*column);
    });
  }

  void judge(const sql::Update& update) {
    bool feeds_itself = false, changes_by_itself = false, several = false, by_default = false;
    for (const auto& assignment : update.assignments) {
      several |= assignment.targets.size() > 1;
      by_default |= std::holds_alternative<sql::DefaultValue>(assignment.value.form);
      each<sql::ColumnReference>(assignment.value, true, [&](const sql::ColumnReference& column) {
        feeds_itself |= is_assigned(column);
      });
      if (calls(assignment.value, by_clock))
        remark("its clock is that of each batch: rows get different times");
      changes_by_itself |= calls(assignment.value, by_chance) || calls(assignment.value, by_clock);
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
    const auto& table = std::get<sql::NamedTable>(cut_.driving->form);
    if (is_read_besides(remove, &table, id_of(table)))
      refuse("it reads other rows of the table that it deletes from");
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
    check_select(*select, *insert.source);
    check_condition(select->where);
    const Id target =
        lookup_.relation_id(insert.table).value_or(lookup_.place(insert.table, NameKind::relation));
    if (id_of(table_of(places.front())) == target)
      return refuse("it inserts into the table that it reads");
    judge(insert, *select, target);
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

  void judge(const sql::Insert& insert, const sql::Select& select, const Id& target) {
    const bool looks = is_read_besides(select, nullptr, target);
    const auto ignores = [](const std::string& word) {
      return text::equal_ignoring_case(word, "IGNORE");
    };
    const bool skips = !insert.on_conflict.empty() || !insert.on_duplicate.empty() ||
                       ignores(insert.or_action) ||
                       std::any_of(insert.modifiers.begin(), insert.modifiers.end(), ignores);
    cut_.repeatable = looks || skips;
    cut_.verified_by_condition = looks;
    if (!looks)
      cut_.unverifiable = "its condition does not say which rows are there already (NOT EXISTS)";
    if (!cut_.repeatable)
      remark("it must not run twice: each row is inserted once, as the checkpoints see to");
  }

  void remark(std::string text) {
    if (std::find(cut_.remarks.begin(), cut_.remarks.end(), text) == cut_.remarks.end())
      cut_.remarks.push_back(std::move(text));
  }

  const Lookup& lookup_;
  Cut cut_{};
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

Cut read_cut(const sql::Statement& tree, const catalog::Lookup& lookup) {
  return CutReader(lookup).read(tree);
}

}  // namespace segue::plan
