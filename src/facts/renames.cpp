#include "facts/renames.h"

#include <fmt/core.h>

#include <optional>

#include "facts/compat_parts.h"

namespace segue::facts {

using catalog::Id;
using catalog::NameKind;

std::optional<TableRename> table_rename_in(const Step& step) {
  const auto* alter = step.as<sql::AlterTable>();
  const auto* rename = step.alters<sql::RenameTo>();
  const auto* renames = step.as<sql::RenameTables>();
  if (!rename && !(renames && !renames->renames.empty())) return std::nullopt;
  const sql::ObjectName& from = rename ? alter->table : renames->renames.front().from;
  sql::ObjectName to = rename ? rename->to : renames->renames.front().to;
  const auto id = step.lookup_before().relation_id(from);
  if (!id) return std::nullopt;
  if (!to.schema) to.schema.text = id->schema;
  return TableRename{*id, step.lookup_after().relation_id(to)};
}

std::optional<ColumnNames> column_names_in(const Step& step) {
  if (const auto* rename = step.alters<sql::RenameColumn>())
    return ColumnNames{rename->column, rename->to};
  if (const auto* change = step.alters<sql::ChangeColumn>())
    return ColumnNames{change->old_name, change->column.name};
  return std::nullopt;
}

namespace {

/// A table, or a column of one, under the name that it has at some step.
struct Named {
  std::optional<Id> table{};
  std::string column{};  // key; empty: the table as such
};

std::string key_of(const Step& step, const sql::Name& column) {
  return step.semantics->key(NameKind::column, column.text);
}

/// What follows one thing through the steps after its rename.
class Trail {
 public:
  explicit Trail(Named at) : at_(std::move(at)) {}

  /// Whether it is gone after the step.
  bool is_dropped_by(const Step& step) {
    if (step.refused) return false;
    if (const auto renamed = table_rename_in(step)) {
      if (renamed->from == at_.table && renamed->to) at_.table = renamed->to;
      return false;
    }
    if (const auto* drop = step.as<sql::Drop>())
      return drop->kind == sql::ObjectKind::table && !drop->objects.empty() &&
             step.lookup_before().relation_id(drop->objects.front().name) == at_.table;
    if (at_.column.empty() || step.lookup_before().relation_id(step.table()) != at_.table)
      return false;
    if (const auto renamed = column_names_in(step);
        renamed && key_of(step, renamed->from) == at_.column)
      at_.column = key_of(step, renamed->to);
    const auto* drop = step.alters<sql::DropColumn>();
    return drop && key_of(step, drop->column) == at_.column;
  }

 private:
  Named at_;
};

/// Whether there is something of the name in the end: what was dropped, something took the place
/// of.
bool is_there(const catalog::Catalog& end, const Named& named) {
  const catalog::Relation* table = named.table ? end.relation(*named.table) : nullptr;
  if (!table || named.column.empty()) return table != nullptr;
  return catalog::find_column(*table, named.column) != nullptr;
}

/// What a breaking step renames, as it was called and as it is called then.
struct Rename {
  Named from{};
  Named to{};
  std::string shown{};
};
std::optional<Rename> rename_in(const Step& step) {
  if (const auto tables = table_rename_in(step))
    return Rename{{tables->from}, {tables->to}, step.lookup_before().shown(tables->from)};
  const auto names = column_names_in(step);
  if (!names) return std::nullopt;
  const auto table = step.lookup_before().relation_id(step.table());
  return Rename{
      {table, key_of(step, names->from)}, {table, key_of(step, names->to)}, names->from.text};
}

}  // namespace

void settle_renames(std::span<Step> steps) {
  for (size_t i = 0; i < steps.size(); ++i) {
    Step& step = steps[i];
    if (step.refused || step.compat.kind != Class::breaking) continue;
    const auto rename = rename_in(step);
    if (!rename || !rename->to.table) continue;
    const catalog::Catalog& end = *steps.back().after;
    if (is_there(end, rename->from) || is_there(end, rename->to)) continue;
    Trail trail(rename->to);
    for (Step& later : steps.subspan(i + 1)) {
      if (!trail.is_dropped_by(later)) continue;
      const std::string why = fmt::format(
          "code that uses `{}` fails: it is dropped under another "
          "name in the same script",
          rename->shown);
      step.compat = contract(old_code, why);
      if (later.compat.kind < Class::contract)
        later.compat = contract(old_code, fmt::format("code that uses `{}` fails", rename->shown));
      break;
    }
  }
}

}  // namespace segue::facts
