// What an INSERT … SELECT makes of rows that are there already.

#include "plan/backfill_absence.h"

#include <algorithm>

#include "base/text.h"
#include "plan/backfill_calls.h"

namespace segue::plan {
namespace {

using catalog::Lookup;
using catalog::NameKind;

constexpr auto reads_target =
    "it reads the table that it inserts into: what it reads depends on how far it has come";

/// The query of `NOT EXISTS (…)` or `x NOT IN (…)`.
const sql::Query* absent_query(const sql::Expression& condition) {
  if (const auto* in = std::get_if<sql::In>(&condition.form))
    return in->negated && in->query ? &**in->query : nullptr;
  const auto* negation = std::get_if<sql::Unary>(&condition.form);
  if (negation == nullptr || negation->op != "NOT") return nullptr;
  const auto* exists = std::get_if<sql::Subquery>(&negation->operand->form);
  if (exists != nullptr && exists->kind == sql::SubqueryKind::exists) return &*exists->query;
  const auto* in = std::get_if<sql::In>(&negation->operand->form);
  return in != nullptr && !in->negated && in->query ? &**in->query : nullptr;
}

class AbsenceReader {
 public:
  AbsenceReader(const sql::TableReference& driving, const Sight& target)
      : driving_(driving), target_(target), lookup_(target.lookup()) {}

  Absence read(const sql::Insert& insert, const sql::Select& select) {
    const Conditions conditions = parts_of(select.where);
    if (target_.is_read_in(insert.with) || target_.is_read_in(select.items)) refuse();
    for (const auto& reference : select.from)
      read_from(reference, conditions);
    for (const auto* condition : conditions)
      if (target_.is_read_in(*condition)) read_condition(*condition);
    return found_;
  }

 private:
  void refuse() { found_.why_not = reads_target; }

  /// `LEFT JOIN target … WHERE target.id IS NULL`.
  void read_from(const sql::TableReference& reference, const Conditions& conditions) {
    const auto* join = std::get_if<sql::Join>(&reference.form);
    if (join == nullptr) {
      if (target_.is_read_in(reference)) refuse();
      return;
    }
    read_from(*join->left, conditions);
    if (!target_.is_read_in(*join->right)) {
      if (target_.is_read_in(join->on)) refuse();
      return;
    }
    if (!join->kind.starts_with("LEFT") || !is_wanted_absent(*join->right, conditions))
      return refuse();
    std::set<std::string> columns = compared_with(parts_of(join->on), {&*join->right});
    for (const auto& name : join->using_columns)
      columns.insert(lookup_.key(NameKind::column, name.text));
    note(columns);
  }
  bool is_wanted_absent(const sql::TableReference& joined, const Conditions& conditions) const {
    return std::any_of(conditions.begin(), conditions.end(), [&](const sql::Expression* each) {
      const auto* test = std::get_if<sql::IsTest>(&each->form);
      if (test == nullptr || test->negated || test->test != "NULL") return false;
      const auto* column = std::get_if<sql::ColumnReference>(&test->operand->form);
      return column != nullptr && is_called(joined, before_column(*column), lookup_);
    });
  }

  void read_condition(const sql::Expression& condition) {
    const sql::Query* query = absent_query(condition);
    const auto* select = query != nullptr ? std::get_if<sql::Select>(&query->body) : nullptr;
    if (select == nullptr) return refuse();
    const Sources inside = sources_in(select->from);
    std::set<std::string> columns = compared_with(parts_of(select->where), inside);
    each<sql::Join>(select->from, false, [&](const sql::Join& join) {
      columns.merge(compared_with(parts_of(join.on), inside));
    });
    each<sql::In>(condition, false, [&](const sql::In& in) {
      if (!in.query || &**in.query != query) return;
      add_operand(*in.operand, columns);
    });
    note(columns);
  }
  void add_operand(const sql::Expression& operand, std::set<std::string>& columns) const {
    if (const auto* row = std::get_if<sql::RowValue>(&operand.form))
      for (const auto& element : row->elements)
        add_operand(element, columns);
    if (const auto column = driving_column(operand, {})) columns.insert(*column);
  }

  void note(const std::set<std::string>& columns) {
    found_.looks = true;
    const auto& table = std::get<sql::NamedTable>(driving_.form).name;
    found_.of_a_key &= tell_rows_apart(columns, table, lookup_);
  }

  /// The columns (keys) of the driving table that have to equal one of what is read `inside`.
  std::set<std::string> compared_with(const Conditions& conditions, const Sources& inside) const {
    std::set<std::string> columns;
    for (const auto* condition : conditions) {
      const auto* equal = std::get_if<sql::Binary>(&condition->form);
      if (equal == nullptr || equal->op != "=" || !equal->quantifier.empty()) continue;
      const auto left = driving_column(*equal->left, inside);
      const auto right = driving_column(*equal->right, inside);
      const auto& other = left ? equal->right : equal->left;
      if (left.has_value() == right.has_value() ||
          !std::holds_alternative<sql::ColumnReference>(other->form))
        continue;
      columns.insert(left ? *left : *right);
    }
    return columns;
  }
  std::optional<std::string> driving_column(const sql::Expression& value,
                                            const Sources& inside) const {
    const auto* column = std::get_if<sql::ColumnReference>(&value.form);
    if (column == nullptr || column->star || column->parts.empty()) return std::nullopt;
    const auto hides = [&](const sql::TableReference* source) {
      const sql::Name& qualifier = before_column(*column);
      return qualifier ? is_called(*source, qualifier, lookup_)
                       : has(*source, column->parts.back());
    };
    if (std::any_of(inside.begin(), inside.end(), hides) || !hides(&driving_)) return std::nullopt;
    return lookup_.key(NameKind::column, column->parts.back().text);
  }
  bool has(const sql::TableReference& source, const sql::Name& column) const {
    const auto* table = std::get_if<sql::NamedTable>(&source.form);
    const auto* relation = table != nullptr ? lookup_.relation(table->name) : nullptr;
    return relation != nullptr && lookup_.column(*relation, column) != nullptr;
  }

  const sql::TableReference& driving_;
  const Sight& target_;
  const Lookup& lookup_;
  Absence found_{};
};

/// What is done to a row that is there: whether the next time would do something else to it.
class UpsertReader {
 public:
  UpsertReader(const sql::Insert& insert, const Lookup& lookup) : lookup_(lookup) {
    target_.form = sql::NamedTable{.name = insert.table};
    target_.alias = insert.alias;
  }

  bool changes_again(const sql::Assignments& assignments) {
    for (const auto& assignment : assignments)
      for (const auto& target : assignment.targets)
        if (const auto* column = std::get_if<sql::ColumnReference>(&target.form))
          assigned_.insert(key(column->parts.back()));
    for (const auto& assignment : assignments)
      sql::walk(assignment.value, *this);
    return reads_ || calls(assignments, is_by_chance) || calls(assignments, is_by_clock);
  }

  template <class Form>
  bool operator()(const Form& node) {
    // `VALUES(n)` is what would have been inserted.
    if constexpr (std::is_same_v<Form, sql::Call>)
      return !text::equal_ignoring_case(node.function.name.text, "values");
    if constexpr (std::is_same_v<Form, sql::ColumnReference>)
      if (!node.parts.empty() && assigned_.contains(key(node.parts.back())))
        reads_ |= !before_column(node) || is_called(target_, before_column(node), lookup_);
    return true;
  }

 private:
  std::string key(const sql::Name& name) const { return lookup_.key(NameKind::column, name.text); }

  const Lookup& lookup_;
  sql::TableReference target_{};
  std::set<std::string> assigned_{};
  bool reads_ = false;
};

bool is_named(const sql::Expressions& columns, const std::string& column, const Lookup& lookup) {
  return std::any_of(columns.begin(), columns.end(), [&](const sql::Expression& each) {
    const auto* reference = std::get_if<sql::ColumnReference>(&each.form);
    return reference != nullptr && !reference->parts.empty() &&
           lookup.key(NameKind::column, reference->parts.back().text) == column;
  });
}

/// Whether a row that is inserted may be one that is there: not where only what the database gives
/// it by itself is unique.
bool may_be_there(const sql::Insert& insert, const Lookup& lookup) {
  const auto* relation = lookup.relation(insert.table);
  if (relation == nullptr || relation->external) return true;
  std::set<std::string> given;
  for (const auto& column : relation->columns) {
    const bool left_out = !insert.columns.empty() && !is_named(insert.columns, column->key, lookup);
    const bool by_default = column->default_value && !column->identity_always &&
                            !calls(*column->default_value, is_by_chance);
    if (!left_out || by_default) given.insert(column->key);
  }
  const auto is_plain = [](const catalog::IndexColumn& part) {
    return !part.column.empty() && part.prefix_length == 0;
  };
  for (const auto& index : relation->indexes)
    if (index->unique &&
        (index->where || !std::all_of(index->parts.begin(), index->parts.end(), is_plain)))
      return true;
  for (const auto& constraint : relation->constraints)
    if (constraint->kind == catalog::ConstraintKind::exclusion) return true;
  return tell_rows_apart(given, insert.table, lookup);
}

}  // namespace

Absence absence_in(const sql::Insert& insert, const sql::Select& select,
                   const sql::TableReference& driving, const Sight& target) {
  return AbsenceReader(driving, target).read(insert, select);
}

bool leaves_what_is_there(const sql::Insert& insert, const sql::Select& select,
                          const Lookup& lookup) {
  if (!may_be_there(insert, lookup)) return false;
  const auto ignores = [](const std::string& word) {
    return text::equal_ignoring_case(word, "IGNORE");
  };
  if (ignores(insert.or_action) ||
      std::any_of(insert.modifiers.begin(), insert.modifiers.end(), ignores))
    return true;
  if (insert.on_conflict.empty() && insert.on_duplicate.empty()) return false;
  bool updates = !insert.on_duplicate.empty();
  bool again = UpsertReader(insert, lookup).changes_again(insert.on_duplicate);
  for (const auto& conflict : insert.on_conflict) {
    updates |= conflict.update;
    again |= UpsertReader(insert, lookup).changes_again(conflict.assignments);
  }
  const bool given_anew = calls(select.items, is_by_chance) || calls(select.items, is_by_clock);
  return !again && !(updates && given_anew);
}

}  // namespace segue::plan
