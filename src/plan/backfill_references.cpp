// What foreign keys do when rows of a table go, as far as the condition that picks the rows can
// see it.

#include "plan/backfill_references.h"

#include <algorithm>
#include <map>

namespace segue::plan {
namespace {

using catalog::Constraint;
using catalog::ConstraintKind;
using catalog::Id;
using catalog::Lookup;
using catalog::NameKind;
using catalog::ObjectClass;
using catalog::Relation;
using sql::ReferentialAction;

bool is_enforced(const Constraint& key) {
  return key.kind == ConstraintKind::foreign_key && key.attributes.enforced.value_or(true);
}
bool removes(const Constraint& key) {
  return key.on_delete == ReferentialAction::cascade;
}
bool empties(const Constraint& key) {
  return key.on_delete == ReferentialAction::set_null ||
         key.on_delete == ReferentialAction::set_default;
}

/// Whether keys are looked after, and not only kept in mind.
bool are_enforced(const Lookup& lookup) {
  if (lookup.semantics().foreign_keys_enforced(lookup.catalog())) return true;
  const auto setting = lookup.catalog().session.find("foreign_keys");
  return setting != lookup.catalog().session.end() &&
         (setting->second == "on" || setting->second == "1" || setting->second == "true");
}

class ReferenceReader {
 public:
  ReferenceReader(const sql::TableReference& driving, const Sight& sight)
      : driving_(driving),
        sight_(sight),
        lookup_(sight.lookup()),
        table_(id_of(std::get<sql::NamedTable>(driving.form).name, lookup_)) {}

  std::string read(const sql::Delete& remove) {
    const Relation* relation = lookup_.catalog().relation(table_);
    if (relation == nullptr) return {};
    for (const auto& key : relation->constraints)
      if (is_enforced(*key) && key->target == table_) look_at_own(*key, *relation, remove);
    follow(table_);
    conditions_.push_back(parts_of(remove.where));
    for (const auto* source : sources_in(remove.from))
      look_at(*source);
    for (const auto* source : sources_in(remove.using_tables))
      look_at(*source);
    sql::walk(remove.from, *this);
    sql::walk(remove.using_tables, *this);
    sql::walk(remove.where, *this);
    sql::walk(remove.with, *this);
    return why_not_;
  }

  template <class Form>
  bool operator()(const Form& node) {
    if constexpr (std::is_same_v<Form, sql::In>)
      if (node.query) compared_.emplace(&**node.query, &node);
    if constexpr (std::is_same_v<Form, sql::Query>) look_into(node);
    return true;
  }

 private:
  void refuse(std::string why) {
    if (why_not_.empty()) why_not_ = std::move(why);
  }

  /// Rows that go with others are met by the statement or not: it comes to the same. What is made
  /// NULL is not, nor what a row of a later range keeps from going.
  void look_at_own(const Constraint& key, const Relation& relation, const sql::Delete& remove) {
    const auto* first =
        key.columns.empty() ? nullptr : catalog::find_column(relation, key.columns.front());
    if (removes(key) || first == nullptr) return;
    const std::string& column = first->name;
    if (!empties(key)) {
      // Whoever needs an index for each foreign key looks into it row by row, whatever is to go by
      // the end of the statement.
      if (!lookup_.semantics().traits().foreign_keys_make_indexes)
        refuse("its rows refer to one another by `" + column +
               "`: one cannot go before those of later ranges that refer to it");
      return;
    }
    const auto& changed = key.on_delete_columns.empty() ? key.columns : key.on_delete_columns;
    each<sql::ColumnReference>(remove.where, true, [&](const sql::ColumnReference& reference) {
      if (!reference.parts.empty() && std::find(changed.begin(), changed.end(),
                                                key_of(reference.parts.back())) != changed.end())
        refuse("its condition reads `" + column +
               "`, which a foreign key changes where rows of other ranges go");
    });
  }

  /// Notes what changes when rows of a table go.
  void follow(const Id& gone) {
    for (const auto& node : lookup_.catalog().dependents_of({ObjectClass::relation, gone})) {
      const Relation* other = lookup_.catalog().relation(node.id);
      if (other == nullptr || node.id == table_) continue;
      bool rows_go = false;
      for (const auto& key : other->constraints) {
        if (!is_enforced(*key) || key->target != gone) continue;
        if (!removes(*key) && !empties(*key)) continue;
        rows_go |= removes(*key) && !changed_.contains(node.id);
        changed_[node.id].push_back(&*key);
      }
      if (rows_go) follow(node.id);
    }
  }

  void look_into(const sql::Query& query) {
    const auto* select = std::get_if<sql::Select>(&query.body);
    if (select == nullptr) return;
    conditions_.push_back(parts_of(select->where));
    each<sql::Join>(select->from, false, [&](const sql::Join& join) {
      for (const auto* part : parts_of(join.on))
        conditions_.back().push_back(part);
    });
    const auto in = compared_.find(&query);
    in_ = in == compared_.end() ? nullptr : in->second;
    select_ = select;
    for (const auto* source : sources_in(select->from))
      look_at(*source);
    conditions_.pop_back();
    in_ = nullptr;
  }

  void look_at(const sql::TableReference& source) {
    const auto* table = std::get_if<sql::NamedTable>(&source.form);
    if (table == nullptr || &source == &driving_) return;
    for (const Id& id : sight_.tables_of(*table)) {
      const auto changed = changed_.find(id);
      if (changed == changed_.end()) continue;
      for (const Constraint* key : changed->second)
        if (!are_its_own(*key, source))
          refuse("rows of `" + lookup_.shown(id) +
                 "`, which it reads, change by a foreign key where rows of other ranges go");
    }
  }

  /// Only those rows are read that refer by this key to the row at hand: they are changed only
  /// where it goes itself.
  bool are_its_own(const Constraint& key, const sql::TableReference& source) const {
    if (key.target != table_ || key.target_columns.size() != key.columns.size()) return false;
    for (size_t i = 0; i < key.columns.size(); ++i)
      if (!is_compared(source, key.columns[i], key.target_columns[i])) return false;
    return true;
  }
  bool is_compared(const sql::TableReference& source, const std::string& column,
                   const std::string& target) const {
    const auto fits = [&](const sql::Expression& a, const sql::Expression& b) {
      return is_column(a, source, column) && is_column(b, driving_, target);
    };
    if (in_ != nullptr && !select_->items.empty() &&
        fits(select_->items.front().value, *in_->operand))
      return true;
    const Conditions& conditions = conditions_.back();
    return std::any_of(conditions.begin(), conditions.end(), [&](const sql::Expression* each) {
      const auto* equal = std::get_if<sql::Binary>(&each->form);
      return equal != nullptr && equal->op == "=" && equal->quantifier.empty() &&
             (fits(*equal->left, *equal->right) || fits(*equal->right, *equal->left));
    });
  }
  bool is_column(const sql::Expression& value, const sql::TableReference& source,
                 const std::string& column) const {
    const auto* reference = std::get_if<sql::ColumnReference>(&value.form);
    if (reference == nullptr || reference->parts.empty() || reference->star) return false;
    if (key_of(reference->parts.back()) != column) return false;
    const sql::Name& qualifier = before_column(*reference);
    return !qualifier || is_called(source, qualifier, lookup_);
  }
  std::string key_of(const sql::Name& column) const {
    return lookup_.key(NameKind::column, column.text);
  }

  const sql::TableReference& driving_;
  const Sight& sight_;
  const Lookup& lookup_;
  Id table_;
  std::map<Id, std::vector<const Constraint*>> changed_{};  // by the keys that change their rows
  std::vector<Conditions> conditions_{};                    // of the queries at hand
  std::map<const sql::Query*, const sql::In*> compared_{};
  const sql::In* in_ = nullptr;          // that holds the query at hand …
  const sql::Select* select_ = nullptr;  // … which is this one
  std::string why_not_{};
};

}  // namespace

std::string trouble_with_references(const sql::Delete& remove, const sql::TableReference& driving,
                                    const Sight& sight) {
  if (!are_enforced(sight.lookup())) return {};
  return ReferenceReader(driving, sight).read(remove);
}

}  // namespace segue::plan
