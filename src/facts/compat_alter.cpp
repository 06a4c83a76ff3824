#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "catalog/definitions.h"
#include "catalog/lookup.h"
#include "facts/compat_parts.h"

namespace segue::facts {
namespace {

using catalog::Column;
using catalog::Lookup;
using catalog::Relation;

/// A row that leaves the column out cannot be stored.
bool must_be_written(const Column& column) {
  return column.not_null && !has_value_of_its_own(column);
}

bool same_text(const catalog::Semantics& semantics, const catalog::ExpressionRef& a,
               const catalog::ExpressionRef& b) {
  if (!a || !b) return a == b;
  return a == b || semantics.text_of(*a) == semantics.text_of(*b);
}

class ActionJudge {
 public:
  ActionJudge(const Situation& situation, const catalog::Catalog& at_start, const CostModel& model,
              const sql::AlterTable& alter)
      : situation_(situation),
        model_(model),
        alter_(alter),
        before_(situation.before, situation.semantics),
        after_(situation.after, situation.semantics),
        at_start_(at_start, situation.semantics) {}

  Compat judge() const {
    return std::visit([&](const auto& form) { return of(form); }, alter_.actions.front().form);
  }

 private:
  const Relation* table_before() const { return before_.relation(alter_.table); }
  const Relation* table_after() const { return after_.relation(alter_.table); }
  const Column* column_in(const Lookup& lookup, const sql::Name& name) const {
    const Relation* table = lookup.relation(alter_.table);
    return table ? lookup.column(*table, name) : nullptr;
  }
  /// Made since the start of the range, so that nobody uses it.
  bool is_new_column(const sql::Name& name) const {
    const Relation* table = at_start_.relation(alter_.table);
    return table != nullptr && !table->columns_unknown && !table->external &&
           at_start_.column(*table, name) == nullptr && column_in(before_, name) != nullptr;
  }
  bool are_new_columns(const std::vector<sql::Name>& names) const {
    for (const auto& name : names)
      if (!is_new_column(name)) return false;
    return !names.empty();
  }

  bool was_unique(const sql::IndexParts& parts) const {
    const Relation* then = at_start_.relation(alter_.table);
    return then != nullptr && is_unique_already(*then, at_start_, parts);
  }

  // ---- columns

  /// A domain that refuses NULL, and has no default either.
  bool has_type_without_null(const Column& column) const {
    if (has_value_of_its_own(column)) return false;
    bool refuses = false;
    std::optional<sql::TypeName> type = column.type;
    for (int depth = 0; type && depth < 8; ++depth) {
      const auto id = after_.type_id(type->name);
      const catalog::Type* held = id ? situation_.after.type(*id) : nullptr;
      if (!held || held->kind != catalog::TypeKind::domain || held->default_value) break;
      refuses |= held->not_null;
      type = held->base;
    }
    return refuses;
  }

  Compat of(const sql::AddColumn& add) const {
    if (column_in(before_, add.column.name)) return neutral("the column is there already");
    const Column* column = column_in(after_, add.column.name);
    if (column != nullptr && (must_be_written(*column) || has_type_without_null(*column)))
      return breaking({.old_writes = true, .new_reads = true, .new_writes = true},
                      fmt::format("old code inserts rows without `{}`, which has no default",
                                  add.column.name.text));
    return expand("old code need not know the column");
  }
  Compat of(const sql::DropColumn& drop) const {
    const Relation* table = table_before();
    const bool known = table != nullptr && !table->columns_unknown && !table->external;
    if (known && before_.column(*table, drop.column) == nullptr)
      return neutral("there is no such column");
    if (is_new_column(drop.column))
      return neutral("nothing uses what was made in the same release");
    return contract(old_code, fmt::format("code that names `{}` fails", drop.column.text));
  }
  Compat of(const sql::AlterColumnType& alter) const {
    return redefined(alter.column, alter.column);
  }
  Compat of(const sql::ModifyColumn& modify) const {
    return redefined(modify.column.name, modify.column.name);
  }
  Compat of(const sql::ChangeColumn& change) const {
    if (before_.key(catalog::NameKind::column, change.old_name.text) !=
        before_.key(catalog::NameKind::column, change.column.name.text))
      return renamed(change.old_name, change.column.name);
    return redefined(change.old_name, change.column.name);
  }
  Compat of(const sql::SetDefault& set) const { return redefined(set.column, set.column); }
  Compat of(const sql::DropDefault& drop) const { return redefined(drop.column, drop.column); }
  Compat of(const sql::SetNotNull& set) const { return redefined(set.column, set.column); }
  Compat of(const sql::DropNotNull& drop) const { return redefined(drop.column, drop.column); }
  Compat of(const sql::SetExpression& set) const {
    return contract(old_reads, fmt::format("`{}` shows other values", set.column.text));
  }
  Compat of(const sql::DropExpression& drop) const {
    return contract(old_writes, fmt::format("nothing fills `{}` for code that leaves it out",
                                            drop.column.text));
  }
  Compat of(const sql::AddIdentity&) const {
    return expand("rows get a value that were given none");
  }
  Compat of(const sql::SetIdentity& set) const {
    if (set.always.value_or(false))
      return contract(old_writes, fmt::format("writes of an explicit `{}` fail", set.column.text));
    return expand("every write that was valid still is");
  }
  Compat of(const sql::DropIdentity& drop) const {
    return contract(old_writes, fmt::format("nothing fills `{}` for code that leaves it out",
                                            drop.column.text));
  }
  Compat of(const sql::SetColumnOption& set) const {
    const Column* was = column_in(before_, set.column);
    const Column* is = column_in(after_, set.column);
    if (!was || !is) return neutral("no statement changes its result");
    if (is_new_column(set.column)) return expand("nothing uses what was made in the same release");
    return of_visibility(*was, *is);
  }
  Compat of(const sql::RenameColumn& rename) const { return renamed(rename.column, rename.to); }

  Compat renamed(const sql::Name& column, const sql::Name& to) const {
    if (is_new_column(column)) return expand("nothing uses what was made in the same release");
    if (takes_place(column, to))
      return contract(old_code,
                      fmt::format("code that names `{}` fails, and `{}`, which was there before, "
                                  "shows its values",
                                  column.text, to.text));
    return breaking(
        all_code, fmt::format("no name of `{}` works for the code before and after", column.text));
  }

  /// Whether the column gets the name of one that was there at the start and is gone: code that
  /// knows only that name finds a column of it before and after, if the types let it.
  bool takes_place(const sql::Name& column, const sql::Name& to) const {
    const Column* gone = column_in(at_start_, to);
    const Column* is = column_in(before_, column);
    if (!gone || !is || !gone->type || !is->type || column_in(before_, to)) return false;
    return model_.conversion(*gone->type, *is->type) < Conversion::unsure;
  }

  /// What the column was and what it becomes, whatever statement says so.
  Compat redefined(const sql::Name& old_name, const sql::Name& name) const {
    const Column* was = column_in(before_, old_name);
    const Column* is = column_in(after_, name);
    if (is_new_column(old_name)) return redefined_new(was, is);
    if (was == nullptr || is == nullptr)
      return {Class::unknown, {}, fmt::format("nothing is known of `{}`", old_name.text)};
    Compat result = of_type(*was, *is);
    if (is->not_null && !was->not_null)
      result = joined(std::move(result),
                      contract(old_writes, fmt::format("writes of NULL `{}` fail", is->name)));
    if (!is->not_null && was->not_null)
      result = joined(std::move(result), expand("NULL becomes possible; nothing that was is lost"));
    result = joined(std::move(result), of_visibility(*was, *is));
    return joined(std::move(result), of_value(*was, *is));
  }

  /// No code names the column, but old code inserts rows without it.
  static Compat redefined_new(const Column* was, const Column* is) {
    if (was == nullptr || is == nullptr || must_be_written(*was) || !must_be_written(*is))
      return expand("nothing uses what was made in the same release");
    return contract(old_writes, fmt::format("old code inserts rows without `{}`", is->name));
  }

  Compat of_type(const Column& was, const Column& is) const {
    if (!was.type || !is.type) return neutral("the type stays");
    const Conversion conversion = model_.conversion(*was.type, *is.type);
    Compat result = of_conversion(conversion, is.name);
    result.conversion = conversion;
    if (was.collation == is.collation && was.character_set == is.character_set) return result;
    return joined(std::move(result),
                  contract(old_code, fmt::format("order and equality of `{}` change", is.name)));
  }
  static Compat of_conversion(Conversion conversion, const std::string& column) {
    switch (conversion) {
      case Conversion::same:
        return neutral("the type stays");
      case Conversion::widening:
        return expand(fmt::format("every value of `{}` stays valid", column));
      case Conversion::narrowing:
        return contract(old_writes,
                        fmt::format("values of `{}` that were valid no longer are", column));
      case Conversion::unsure:
        return breaking(all_code, fmt::format("driver and session decide whether code for one type "
                                              "of `{}` works with the other",
                                              column));
      case Conversion::other:
        break;
    }
    return breaking(all_code,
                    fmt::format("code for one type of `{}` fails with the other", column));
  }

  static Compat of_visibility(const Column& was, const Column& is) {
    const auto hidden = [](const Column& column) { return column.settings.contains("INVISIBLE"); };
    if (!hidden(was) && hidden(is))
      return contract(old_code,
                      fmt::format("SELECT * leaves `{}` out, and rows that are inserted without "
                                  "naming columns have one value too many",
                                  is.name));
    if (hidden(was) && !hidden(is)) return expand("old code need not know the column");
    return neutral("no statement changes its result");
  }

  Compat of_value(const Column& was, const Column& is) const {
    if (!was.generated && is.generated)
      return breaking(old_writes, fmt::format("writes of `{}` fail", is.name));
    if (has_value_of_its_own(was) && must_be_written(is))
      return contract(old_writes,
                      fmt::format("rows that leave `{}` out can no longer be stored", is.name));
    if (has_value_of_its_own(was) && !has_value_of_its_own(is))
      return contract(old_writes, fmt::format("rows that leave `{}` out get NULL", is.name));
    if (!same_text(situation_.semantics, was.default_value, is.default_value))
      return expand(fmt::format("rows that leave `{}` out get the other default", is.name));
    return neutral("no statement changes its result");
  }

  // ---- constraints

  Compat of(const sql::AddConstraint& add) const {
    const sql::TableConstraint& constraint = add.constraint;
    if (!constraint.attributes.enforced.value_or(true))
      return neutral("a constraint that is not enforced refuses nothing");
    const auto* key = std::get_if<sql::KeyConstraint>(&constraint.form);
    if (key && key->using_index && constraint.attributes.deferrable.value_or(false))
      return contract(old_writes, "upserts no longer find a key whose check can be put off");
    return std::visit([&](const auto& form) { return added(form); }, constraint.form);
  }
  Compat added(const sql::KeyConstraint& key) const {
    const std::string_view what = key.primary ? "primary key" : "unique constraint";
    if (key.using_index) {
      const Relation* table = table_before();
      const auto* index = table ? before_.index(*table, key.using_index) : nullptr;
      if (index != nullptr && index->unique && !key.primary)
        return neutral("the unique index refused repeated values already");
    }
    if (are_new_columns(columns_of(key.columns))) return expand("nothing writes the columns yet");
    if (!key.primary && was_unique(key.columns))
      return expand("a key of fewer of the columns was there");
    return contract(old_writes, fmt::format("writes that the {} refuses fail", what));
  }
  Compat added(const sql::Check& check) const {
    const Relation* table = table_after();
    const Relation* then = at_start_.relation(alter_.table);
    if (table && then && lets_old_rows_pass(check.condition, *table, *then, situation_.semantics))
      return expand("no row that old code writes can fail it");
    if (table != nullptr && !table->constraints.empty()) {
      const auto& made = *table->constraints.back();
      std::vector<sql::Name> names;
      for (const auto& column : made.columns) {
        names.emplace_back();
        names.back().text = column;
      }
      if (are_new_columns(names)) return expand("nothing writes the columns yet");
    }
    return contract(old_writes, "writes that the check refuses fail");
  }
  Compat added(const sql::ForeignKey& key) const {
    if (are_new_columns(key.columns)) return expand("nothing writes the columns yet");
    if (was_there(key)) return neutral("a foreign key that refused as much was there");
    return contract(old_writes, "writes that the foreign key refuses fail, on both tables");
  }
  /// Whether a foreign key that the range began with refused the same writes, or more.
  bool was_there(const sql::ForeignKey& key) const {
    const Relation* table = table_after();
    const Relation* then = at_start_.relation(alter_.table);
    if (!table || !then || table->constraints.empty()) return false;
    const catalog::Constraint& made = *table->constraints.back();
    const Relation* was = table_before();
    const bool is_new = was && !catalog::find_constraint(*was, made.key);
    return is_new && made.columns.size() == key.columns.size() &&
           std::any_of(then->constraints.begin(), then->constraints.end(),
                       [&](const auto& known) { return refuses_no_more(*known, made); });
  }
  bool refuses_no_more(const catalog::Constraint& then, const catalog::Constraint& is) const {
    const Relation* target = at_start_.catalog().relation(is.target);
    return is.kind == catalog::ConstraintKind::foreign_key && then.kind == is.kind &&
           then.columns == is.columns && target &&
           then.target == first_name(*target, situation_.semantics) &&
           then.target_columns == is.target_columns && then.match == is.match &&
           lets_as_much(then.on_delete, is.on_delete) &&
           lets_as_much(then.on_update, is.on_update) && then.attributes.enforced.value_or(true) &&
           then.attributes.deferrable == is.attributes.deferrable &&
           then.attributes.initially_deferred == is.attributes.initially_deferred;
  }
  /// Of two actions on a row that is referred to: one that follows it refuses nothing that the
  /// other let pass. What it does to the rows that refer is another matter.
  static bool lets_as_much(sql::ReferentialAction then, sql::ReferentialAction is) {
    using Action = sql::ReferentialAction;
    const auto written = [](Action action) {
      return action == Action::unspecified ? Action::no_action : action;
    };
    return written(is) == written(then) || is == Action::cascade || is == Action::set_null;
  }
  Compat added(const sql::Exclusion&) const {
    return contract(old_writes, "writes that the exclusion refuses fail");
  }
  Compat added(const sql::NotNullConstraint& constraint) const {
    if (is_new_column(constraint.column))
      return redefined_new(column_in(before_, constraint.column),
                           column_in(after_, constraint.column));
    return contract(old_writes, fmt::format("writes of NULL `{}` fail", constraint.column.text));
  }
  static std::vector<sql::Name> columns_of(const sql::IndexParts& parts) {
    std::vector<sql::Name> names;
    for (const auto& part : parts)
      if (part.column) names.push_back(part.column);
    return names;
  }

  Compat of(const sql::DropConstraint& drop) const {
    const Relation* table = table_before();
    const auto* constraint = table ? before_.constraint(*table, drop.constraint) : nullptr;
    using Kind = catalog::ConstraintKind;
    if (constraint != nullptr &&
        (constraint->kind == Kind::primary_key || constraint->kind == Kind::unique))
      return contract(old_writes,
                      fmt::format("writes that rely on `{}` (upserts) fail or repeat values",
                                  drop.constraint.text));
    if (constraint == nullptr && drop.kind.empty())
      return contract(old_writes,
                      fmt::format("`{}` may be a key that writes rely on", drop.constraint.text));
    return expand("every write that was valid still is");
  }
  Compat of(const sql::DropPrimaryKey&) const {
    return contract(old_writes, "writes that rely on the key (upserts) fail or repeat values");
  }
  Compat of(const sql::RenameConstraint&) const { return neutral("code does not name it"); }
  Compat of(const sql::ValidateConstraint&) const {
    return neutral("new rows had to satisfy it already");
  }
  bool is_checked_sooner(const sql::AlterConstraint& alter) const {
    const Relation* table = table_before();
    const auto* held = table ? before_.constraint(*table, alter.constraint) : nullptr;
    const sql::ConstraintAttributes& wanted = alter.attributes;
    if (!wanted.deferrable && !wanted.initially_deferred) return false;
    const bool deferred = wanted.initially_deferred.value_or(false);
    if (!held) return !deferred;
    return (held->attributes.initially_deferred.value_or(false) && !deferred) ||
           (held->attributes.deferrable.value_or(false) && !deferred &&
            !wanted.deferrable.value_or(false));
  }
  Compat of(const sql::AlterConstraint& alter) const {
    if (alter.attributes.enforced.value_or(false))
      return contract(old_writes, "writes that the constraint refuses fail");
    if (is_checked_sooner(alter))
      return contract(old_writes, "writes that are in order at their transaction's end only fail");
    return expand("every write that was valid still is");
  }

  // ---- indexes

  Compat of(const sql::AddIndex& add) const {
    if (!add.index.unique) return neutral("an index changes no result");
    if (are_new_columns(columns_of(add.index.parts)))
      return expand("nothing writes the columns yet");
    if (was_unique(add.index.parts)) return expand("a key of fewer of the columns was there");
    return contract(old_writes, "writes that repeat a value fail once it must be unique");
  }
  Compat of(const sql::DropIndexOfTable& drop) const {
    const Relation* table = table_before();
    const auto* index = table ? before_.index(*table, drop.index) : nullptr;
    if (index != nullptr && index->unique)
      return contract(old_writes, "writes that rely on the key (upserts) fail or repeat values");
    return neutral("an index changes no result");
  }
  Compat of(const sql::RenameIndex&) const { return neutral("no statement changes its result"); }
  Compat of(const sql::AlterIndexOption&) const {
    return neutral("no statement changes its result");
  }

  // ---- the table as a whole

  Compat of(const sql::RenameTo&) const {
    return breaking(all_code, "no name works for the code before and after a rename");
  }
  Compat of(const sql::SetSchema&) const {
    return breaking(all_code, "code that names the schema does not find it");
  }
  Compat of(const sql::OwnerTo&) const {
    return contract(old_code, "the former owner loses its rights");
  }
  Compat of(const sql::SetTableOptions& set) const {
    for (const sql::Option& option : set.options)
      if (changes_view(option.name)) return other_view(option.name);
    return neutral("no statement changes its result");
  }
  Compat of(const sql::ResetTableOptions& reset) const {
    for (const std::string& name : reset.names)
      if (changes_view(name)) return other_view(name);
    return neutral("no statement changes its result");
  }
  /// Whose rights count for a view, and which rows may be written through it.
  bool changes_view(const std::string& option) const {
    return alter_.kind == "VIEW" && (text::equal_ignoring_case(option, "security_invoker") ||
                                     text::equal_ignoring_case(option, "check_option"));
  }
  static Compat other_view(const std::string& option) {
    return contract(
        old_code, fmt::format("with another `{}` the view may refuse what it let through", option));
  }
  Compat of(const sql::ConvertCharacterSet&) const {
    return contract(old_code, "order and equality of the texts change");
  }
  Compat of(const sql::OrderRows&) const { return neutral("no statement changes its result"); }
  Compat of(const sql::RowSecurity& security) const {
    if (security.change == "ENABLE" || security.change == "FORCE")
      return contract(old_code, "rows that no policy lets through vanish");
    return expand("rows that were hidden are seen");
  }
  Compat of(const sql::SwitchTrigger& change) const {
    const bool fires = change.change != "DISABLE" && change.change != "ENABLE REPLICA";
    if (fires) return expand("writes go on; the trigger adds to them");
    return contract(old_writes, "writes no longer do what the trigger added");
  }
  Compat of(const sql::ReplicaIdentity&) const {
    return neutral("no statement changes its result");
  }
  Compat of(const sql::ClusterOn&) const { return neutral("no statement changes its result"); }
  Compat of(const sql::Inherit& inherit) const {
    if (inherit.no) return contract(old_reads, "the rows leave the parent");
    return expand("the rows join the parent");
  }
  Compat of(const sql::OfType&) const { return neutral("no statement changes its result"); }

  // ---- partitions

  Compat of(const sql::AttachPartition&) const { return expand("rows are added to the table"); }
  Compat of(const sql::DetachPartition&) const {
    return contract(old_reads, "the rows leave the table");
  }
  Compat of(const sql::AddPartitions&) const {
    return expand("a partition takes rows that found no place before");
  }
  Compat of(const sql::ChangePartitions& change) const {
    if (change.change == "DROP" || change.change == "TRUNCATE" ||
        change.change.starts_with("DISCARD"))
      return contract(old_reads, "the rows of the partition are deleted");
    return neutral("no statement changes its result");
  }
  Compat of(const sql::ReorganizePartitions&) const {
    const Relation* was = table_before();
    const Relation* is = table_after();
    return compat_of_moved_bounds(was ? was->partition_by.get() : nullptr,
                                  is ? is->partition_by.get() : nullptr, situation_.semantics);
  }
  Compat of(const sql::ExchangePartition&) const {
    return contract(old_reads, "the rows of the partition are others");
  }
  Compat of(const sql::Repartition& change) const { return compat_of_new_partitions(change.by); }
  Compat of(const sql::OpaqueAction&) const {
    return {Class::unknown, {}, "this form of the action is not modelled"};
  }

  const Situation& situation_;
  const CostModel& model_;
  const sql::AlterTable& alter_;
  Lookup before_;
  Lookup after_;
  Lookup at_start_;
};

bool is_part(const std::string& column, const std::vector<std::string>& columns) {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

}  // namespace

bool is_unique_already(const Relation& table, const Lookup& lookup, const sql::IndexParts& parts) {
  std::vector<std::string> wanted;
  for (const sql::IndexPart& part : parts) {
    if (!part.column) return false;
    wanted.push_back(lookup.key(catalog::NameKind::column, part.column.text));
  }
  return std::any_of(table.indexes.begin(), table.indexes.end(), [&](const auto& index) {
    return index->unique && !index->where && !index->parts.empty() &&
           std::all_of(index->parts.begin(), index->parts.end(),
                       [&](const auto& part) { return is_part(part.column, wanted); });
  });
}

Compat compat_of_action(const Situation& situation, const catalog::Catalog& at_start,
                        const CostModel& model, const sql::AlterTable& alter) {
  return ActionJudge(situation, at_start, model, alter).judge();
}

}  // namespace segue::facts
