#include "dialects/mysql/facts_table.h"

#include "base/text.h"
#include "catalog/rows_numbered.h"
#include "dialects/mysql/facts_type.h"

namespace segue::mysql {

using catalog::Column;
using catalog::Constraint;
using catalog::ConstraintKind;
using catalog::Index;
using catalog::Relation;

Verdict joined(Verdict a, const Verdict& b) {
  a.method = std::max(a.method, b.method);
  a.hold = std::max(a.hold, b.hold);
  a.rows |= b.rows;
  a.files |= b.files;
  a.instant_only_alone |= b.instant_only_alone;
  a.drops_clustered_key |= b.drops_clustered_key;
  a.adds_clustered_key |= b.adds_clustered_key;
  a.frees_clustered_key |= b.frees_clustered_key;
  a.adds_column |= b.adds_column;
  a.adds_virtual_column |= b.adds_virtual_column;
  a.drops_virtual_column |= b.drops_virtual_column;
  a.adds_functional_key |= b.adds_functional_key;
  a.shuns_virtual_column |= b.shuns_virtual_column;
  a.sorts_wide_text |= b.sorts_wide_text;
  a.rewrites_partitions |= b.rewrites_partitions;
  a.renames_column |= b.renames_column;
  a.sets_option |= b.sets_option;
  a.fulltext_indexes += b.fulltext_indexes;
  a.copy_excludes_writers |= b.copy_excludes_writers;
  a.without_clauses |= b.without_clauses;
  a.excludes_everybody |= b.excludes_everybody;
  a.indexes.insert(a.indexes.end(), b.indexes.begin(), b.indexes.end());
  if (a.refusal.empty()) a.refusal = b.refusal;
  return a;
}

bool is_stored(const Column& column) {
  return column.generated &&
         (column.generated_storage == "STORED" || column.generated_storage == "PERSISTENT");
}
bool is_virtual(const Column& column) {
  return column.generated && !is_stored(column);
}

TableFacts::TableFacts(const Server& server, const facts::Situation& situation,
                       const sql::ObjectName& table, const sql::ObjectName& after)
    : server_(server),
      situation_(situation),
      before_(situation.before, situation.semantics),
      after_(situation.after, situation.semantics),
      id_(before_.relation_id(table)),
      old_(before_.relation(table)),
      now_(after_.relation(after)),
      name_(id_ ? before_.shown(*id_) : table.text()) {}

const Column* TableFacts::old_column(const sql::Name& name) const {
  return old_ ? before_.column(*old_, name) : nullptr;
}
const Column* TableFacts::new_column(const sql::Name& name) const {
  return now_ ? after_.column(*now_, name) : nullptr;
}

bool TableFacts::innodb() const {
  return !old_ || old_->engine.empty() || text::equal_ignoring_case(old_->engine, "InnoDB");
}
bool TableFacts::system_versioned() const {
  if (!old_) return false;
  return std::any_of(old_->settings.begin(), old_->settings.end(), [](const auto& setting) {
    return setting.first.find("SYSTEM VERSIONING") != std::string::npos;
  });
}
std::string TableFacts::row_format() const {
  if (!old_) return {};
  const auto found = old_->settings.find("ROW_FORMAT");
  if (found != old_->settings.end()) return text::upper(found->second);
  // A block size without a format asks for compression.
  return old_->settings.contains("KEY_BLOCK_SIZE") ? "COMPRESSED" : "";
}

/// A mode that is restored from a variable or put together by a function is unknown: the usual one,
/// unless the function takes just that away.
bool TableFacts::strict() const {
  const auto found = situation_.before.session.find("sql_mode");
  if (found == situation_.before.session.end()) return true;
  const std::string& mode = found->second;
  const bool named =
      mode.find("strict_") != std::string::npos || mode.find("traditional") != std::string::npos;
  const bool computed = mode.find_first_of("@(") != std::string::npos;
  return computed ? !named || mode.find("replace(") == std::string::npos : named;
}
bool TableFacts::foreign_keys_checked() const {
  return situation_.semantics.foreign_keys_enforced(situation_.before);
}

bool TableFacts::has_stored_column() const {
  return old_ && std::any_of(old_->columns.begin(), old_->columns.end(),
                             [](const auto& column) { return is_stored(*column); });
}

bool TableFacts::any_index(const std::function<bool(const Index&)>& test) const {
  return old_ && std::any_of(old_->indexes.begin(), old_->indexes.end(),
                             [&](const auto& index) { return test(*index); });
}
namespace {

bool indexes_virtual_column(const Relation& relation) {
  return std::any_of(relation.indexes.begin(), relation.indexes.end(), [&](const auto& index) {
    return std::any_of(index->parts.begin(), index->parts.end(), [&](const auto& part) {
      const Column* column = catalog::find_column(relation, part.column);
      return column && is_virtual(*column);
    });
  });
}

}  // namespace

bool TableFacts::has_virtual_index() const {
  return old_ && indexes_virtual_column(*old_);
}
bool TableFacts::keeps_virtual_index() const {
  const Relation* relation = now_ ? now_ : old_;
  return relation && indexes_virtual_column(*relation);
}

namespace {

/// Whether a virtual column for which the test holds stands after the column.
template <class Test>
bool virtual_column_behind(const Relation& relation, const std::string& column_key, Test test) {
  bool passed = false;
  for (const auto& column : relation.columns) {
    if (passed && is_virtual(*column) && test(*column)) return true;
    passed = passed || column->key == column_key;
  }
  return false;
}

bool is_functional(const Index& index) {
  return std::any_of(index.parts.begin(), index.parts.end(),
                     [](const auto& part) { return bool(part.expression); });
}

/// How many ordinary columns that are in both stand before each virtual one.
std::vector<size_t> ranks_of_virtual_columns(const Relation& relation, const Relation& other) {
  std::vector<size_t> ranks;
  size_t ordinary = 0;
  for (const auto& column : relation.columns) {
    if (!catalog::find_column(other, column->key)) continue;
    if (is_virtual(*column)) {
      ranks.push_back(ordinary);
    } else {
      ++ordinary;
    }
  }
  return ranks;
}

}  // namespace

bool TableFacts::stands_before_virtual_column(const std::string& column_key) const {
  return now_ && virtual_column_behind(*now_, column_key, [](const Column&) { return true; });
}
bool TableFacts::stands_before_old_virtual_column(const std::string& column_key) const {
  if (!old_ || !now_) return false;
  const bool hidden =
      any_index([&](const Index& index) { return is_functional(index) && keeps(index); });
  return hidden || virtual_column_behind(*now_, column_key, [&](const Column& column) {
           return catalog::find_column(*old_, column.key) != nullptr;
         });
}
bool TableFacts::stood_before_virtual_column(const std::string& column_key) const {
  return old_ && now_ && virtual_column_behind(*old_, column_key, [&](const Column& column) {
           return catalog::find_column(*now_, column.key) != nullptr;
         });
}
bool TableFacts::moves_virtual_column() const {
  return old_ && now_ &&
         ranks_of_virtual_columns(*old_, *now_) != ranks_of_virtual_columns(*now_, *old_);
}
bool TableFacts::keeps(const Index& index) const {
  return !now_ || catalog::find_index(*now_, index.key);
}
bool TableFacts::keeps_index_of(std::string_view kind) const {
  return any_index([&](const Index& index) { return index.kind == kind && keeps(index); });
}
bool TableFacts::has_index_of(std::string_view kind) const {
  return any_index([&](const Index& index) { return index.kind == kind; });
}
bool TableFacts::numbers_rows_unseen() const {
  return old_ && old_->settings.contains(std::string(catalog::rows_numbered)) &&
         !old_column(sql::Name{.text = "FTS_DOC_ID"});
}
bool TableFacts::rebuilds_for_columns() const {
  if (row_format() == "COMPRESSED" || has_index_of("FULLTEXT") || numbers_rows_unseen())
    return true;
  return server_.mariadb && (has_virtual_index() || keeps_virtual_index());
}
bool TableFacts::checks_members() const {
  const Relation* relation = now_ ? now_ : old_;
  if (!relation) return false;
  const auto holds_members = [&](const std::string& key) {
    const Column* column = catalog::find_column(*relation, key);
    return column && column->type && is_list(*column->type);
  };
  return std::any_of(
      relation->constraints.begin(), relation->constraints.end(), [&](const auto& held) {
        return held->kind == ConstraintKind::check && held->attributes.enforced.value_or(true) &&
               std::any_of(held->columns.begin(), held->columns.end(), holds_members);
      });
}

namespace {

bool holds(const Index& index, const std::string& column_key) {
  return std::any_of(index.parts.begin(), index.parts.end(),
                     [&](const auto& part) { return part.column == column_key; });
}

bool lists(const std::vector<std::string>& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

bool TableFacts::indexed(const std::string& column_key) const {
  return any_index([&](const Index& index) { return holds(index, column_key); });
}
bool TableFacts::indexed_behind(const std::string& column_key) const {
  return now_ && std::any_of(now_->indexes.begin(), now_->indexes.end(),
                             [&](const auto& index) { return holds(*index, column_key); });
}
bool TableFacts::in_several_part_index(const std::string& column_key) const {
  return any_index(
      [&](const Index& index) { return index.parts.size() > 1 && holds(index, column_key); });
}
bool TableFacts::in_primary_key(const std::string& column_key) const {
  return any_index([&](const Index& index) { return index.primary && holds(index, column_key); });
}

namespace {

const Index* clustered_of(const Relation& relation) {
  for (const auto& index : relation.indexes)
    if (index->primary) return &*index;
  for (const auto& index : relation.indexes) {
    const bool certain = std::all_of(index->parts.begin(), index->parts.end(), [&](const auto& p) {
      const Column* column = catalog::find_column(relation, p.column);
      return column && column->not_null && p.prefix_length == 0;
    });
    if (index->unique && certain) return &*index;
  }
  return nullptr;
}

}  // namespace

const Index* TableFacts::clustered() const {
  return old_ ? clustered_of(*old_) : nullptr;
}
const Index* TableFacts::clustered_behind() const {
  return now_ ? clustered_of(*now_) : nullptr;
}

bool TableFacts::loses_clustered_key(const std::string& column_key) const {
  const Index* index = clustered();
  return index && now_ && holds(*index, column_key) && !keeps(*index);
}

std::vector<std::string> TableFacts::kept_indexes() const {
  std::vector<std::string> names;
  if (!old_) return names;
  for (const auto& index : old_->indexes)
    if (keeps(*index)) names.push_back(index->name);
  return names;
}

/// MariaDB looks at one that goes by DROP CONSTRAINT, and not at one that goes by DROP FOREIGN KEY.
bool TableFacts::stays(const Constraint& foreign_key) const {
  if (!now_) return true;
  for (const auto& held : now_->constraints)
    if (held->key == foreign_key.key) return true;
  const auto* alter = std::get_if<sql::AlterTable>(&situation_.statement);
  if (!server_.mariadb || !alter) return false;
  return std::any_of(alter->actions.begin(), alter->actions.end(), [&](const auto& action) {
    const auto* drop = std::get_if<sql::DropConstraint>(&action.form);
    return drop && drop->kind.empty() &&
           before_.key(catalog::NameKind::constraint, drop->constraint.text) == foreign_key.key;
  });
}
std::vector<const Constraint*> TableFacts::references() const {
  std::vector<const Constraint*> found;
  if (!id_) return found;
  const auto& catalog = situation_.before;
  for (const auto& node : catalog.dependents_of({catalog::ObjectClass::relation, *id_})) {
    const Relation* other =
        node.kind == catalog::ObjectClass::relation ? catalog.relation(node.id) : nullptr;
    if (!other) continue;
    for (const auto& constraint : other->constraints)
      if (constraint->kind == ConstraintKind::foreign_key && constraint->target == *id_ &&
          (other != old_ || stays(*constraint)))
        found.push_back(&*constraint);
  }
  return found;
}
bool TableFacts::referenced(const std::string& column_key) const {
  const auto all = references();
  return std::any_of(all.begin(), all.end(), [&](const Constraint* reference) {
    return reference->target_columns.empty() ? in_primary_key(column_key)
                                             : lists(reference->target_columns, column_key);
  });
}
bool TableFacts::unique_key_is_missing() const {
  if (!now_) return false;
  const auto serves = [](const Index& index, const std::vector<std::string>& wanted) {
    return index.unique && index.parts.size() == wanted.size() &&
           std::equal(wanted.begin(), wanted.end(), index.parts.begin(),
                      [](const auto& key, const auto& part) { return key == part.column; });
  };
  const auto all = references();
  return std::any_of(all.begin(), all.end(), [&](const Constraint* reference) {
    const auto& wanted = reference->target_columns;
    return !wanted.empty() &&
           std::none_of(now_->indexes.begin(), now_->indexes.end(),
                        [&](const auto& index) { return serves(*index, wanted); });
  });
}
bool TableFacts::refers(const std::string& column_key) const {
  return old_ &&
         std::any_of(old_->constraints.begin(), old_->constraints.end(), [&](const auto& c) {
           return c->kind == ConstraintKind::foreign_key && lists(c->columns, column_key) &&
                  stays(*c);
         });
}
bool TableFacts::takes_cascades() const {
  using Action = sql::ReferentialAction;
  const auto changes = [](Action action) {
    return action == Action::cascade || action == Action::set_null || action == Action::set_default;
  };
  return old_ &&
         std::any_of(old_->constraints.begin(), old_->constraints.end(), [&](const auto& c) {
           return c->kind == ConstraintKind::foreign_key &&
                  (changes(c->on_delete) || changes(c->on_update));
         });
}

}  // namespace segue::mysql
