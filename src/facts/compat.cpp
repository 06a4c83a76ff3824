#include "facts/compat.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "base/word.h"
#include "catalog/definitions.h"
#include "catalog/lookup.h"
#include "facts/compat_parts.h"
#include "facts/compat_view.h"
#include "facts/step.h"
#include "sql/uses.h"

namespace segue::facts {

using catalog::Id;
using catalog::Lookup;

std::string_view name_of(Class kind) {
  constexpr std::string_view names[] = {"neutral",  "expand",   "data",
                                        "contract", "breaking", "unknown"};
  return names[static_cast<size_t>(kind)];
}

std::string_view name_of(Phase phase) {
  constexpr std::string_view names[] = {"expand", "backfill", "contract", "none"};
  return names[static_cast<size_t>(phase)];
}

Phase phase_of(Class kind) {
  switch (kind) {
    case Class::neutral:
    case Class::expand:
      return Phase::expand;
    case Class::data:
      return Phase::backfill;
    case Class::contract:
      return Phase::contract;
    case Class::breaking:
    case Class::unknown:
      return Phase::none;
  }
  return Phase::none;
}

Compat joined(Compat a, Compat b) {
  Breaks breaks{
      a.breaks.old_reads || b.breaks.old_reads, a.breaks.old_writes || b.breaks.old_writes,
      a.breaks.new_reads || b.breaks.new_reads, a.breaks.new_writes || b.breaks.new_writes};
  const Conversion conversion = std::max(a.conversion, b.conversion);
  Compat& worse = b.kind > a.kind ? b : a;
  worse.breaks = breaks;
  worse.conversion = conversion;
  return std::move(worse);
}

namespace {

/// One statement of one action, read against the schema around it.
class Judge {
 public:
  Judge(const Situation& situation, const Range& range, const CostModel& model)
      : situation_(situation),
        range_(range),
        model_(model),
        before_(situation.before, situation.semantics),
        at_start_(*range.at_start(), situation.semantics) {}

  Compat judge() const {
    return std::visit([&](const auto& form) { return of(form); }, situation_.statement);
  }

 private:
  /// Made since the start of the range: nobody uses it yet. What history never made is not new.
  bool is_new(const sql::ObjectName& name) const {
    if (at_start_.relation_id(name)) return false;
    const auto* relation = before_.relation(name);
    return relation != nullptr && !relation->external;
  }
  /// Made, or given, since then: old code does not know the name.
  bool is_new_name(const sql::ObjectName& name) const {
    const auto id = at_start_.relation_id(name);
    if (!id) return is_new(name);
    return first_name(*at_start_.catalog().relation(*id), situation_.semantics) != *id;
  }

  // ---- tables

  Compat of(const sql::CreateTable& create) const {
    if (create.temporary) return neutral("a temporary table is seen by this session only");
    if (before_.relation_id(create.table))
      return create.or_replace ? breaking(all_code, "a table that exists is replaced")
                               : neutral("the table is there already");
    if (create.partition_of) return expand("a partition takes rows that found no place before");
    return expand("no code uses a table that did not exist");
  }
  Compat of(const sql::CreateVirtualTable&) const {
    return expand("no code uses a table that did not exist");
  }
  Compat of(const sql::AlterTable& alter) const {
    if (alter.actions.empty()) return neutral("nothing is changed");
    if (alter.kind == "INDEX" || alter.kind == "SEQUENCE") return of_index_or_sequence(alter);
    if (alter.kind == "TYPE" &&
        is_made_since(before_, at_start_, sql::ObjectKind::type, alter.table))
      return expand("nothing uses what was made in the same release");
    if (is_new(alter.table)) return expand("nothing uses what was made in the same release");
    if (std::holds_alternative<sql::RenameTo>(alter.actions.front().form) &&
        is_new_name(alter.table))
      return expand("nothing uses a name that was given in the same release");
    return compat_of_action(situation_, at_start_.catalog(), model_, alter);
  }
  Compat of_index_or_sequence(const sql::AlterTable& alter) const {
    if (alter.kind == "SEQUENCE" &&
        is_made_since(before_, at_start_, sql::ObjectKind::sequence, alter.table))
      return expand("nothing uses what was made in the same release");
    const auto& form = alter.actions.front().form;
    if (std::holds_alternative<sql::OpaqueAction>(form))
      return unknown("this form of the statement is not modelled");
    const bool renames =
        std::holds_alternative<sql::RenameTo>(form) || std::holds_alternative<sql::SetSchema>(form);
    if (alter.kind == "SEQUENCE" && renames)
      return breaking(old_writes, "code that takes values from the sequence does not find it");
    return neutral("no statement changes its result");
  }
  Compat of(const sql::RenameTables& rename) const {
    if (!rename.renames.empty() && is_new_name(rename.renames.front().from))
      return expand("nothing uses a name that was given in the same release");
    return breaking(all_code, "no name works for the code before and after a rename");
  }

  // ---- indexes and views

  Compat of(const sql::CreateIndex& create) const {
    if (!create.index.unique) return neutral("an index changes no result");
    if (is_new(create.table)) return expand("nothing uses what was made in the same release");
    const auto* then = at_start_.relation(create.table);
    if (then && is_unique_already(*then, at_start_, create.index.parts))
      return expand("a key of fewer of the columns was there");
    if (has_new_column(create)) return expand("no running code writes what must be unique");
    return contract(old_writes, "writes that repeat a value fail once it must be unique");
  }
  /// Rows that old code writes have no value, and so nothing to repeat, in a column that the table
  /// did not have; unless all of them have the same, by a default.
  bool has_new_column(const sql::CreateIndex& create) const {
    const auto* then = at_start_.relation(create.table);
    const auto* now = before_.relation(create.table);
    if (!then || !now || then->external || then->columns_unknown) return false;
    const auto& parts = create.index.parts;
    return std::any_of(parts.begin(), parts.end(), [&](const sql::IndexPart& part) {
      const auto* column = part.column ? before_.column(*now, part.column) : nullptr;
      return column && !at_start_.column(*then, part.column) && !column->default_value;
    });
  }
  Compat of(const sql::CreateView& create) const {
    const auto* now = before_.relation(create.view);
    if (now == nullptr || !(create.or_replace || create.alter))
      return expand("no code uses a view that did not exist");
    const auto* then = Lookup(situation_.after, situation_.semantics).relation(create.view);
    if (then == nullptr) return unknown("what the replaced view shows cannot be told");
    return compat_of_replaced_view(*now, *then, situation_.semantics);
  }
  Compat of(const sql::RefreshMaterializedView&) const {
    return neutral("what is stored is computed again");
  }

  // ---- types, sequences, routines

  Compat of(const sql::CreateSequence&) const { return expand("a sequence is added"); }
  Compat of(const sql::AlterSequence& alter) const {
    if (alter.options.restart || !alter.options.maximum.empty() || alter.options.type)
      return contract(old_writes, "the sequence may give values that are taken, or none");
    return neutral("no statement changes its result");
  }
  Compat of(const sql::CreateType&) const { return expand("a type is added"); }
  Compat of(const sql::AddEnumValue&) const {
    return expand("old values stay valid; old readers meet the new one once it is written");
  }
  Compat of(const sql::RenameEnumValue&) const {
    return breaking(all_code, "no spelling of the value works before and after");
  }
  Compat of(const sql::CreateDomain&) const { return expand("a type is added"); }
  Compat of(const sql::AlterDomain& alter) const {
    const auto& form = alter.action.form;
    if (std::holds_alternative<sql::AddConstraint>(form) ||
        std::holds_alternative<sql::SetNotNull>(form))
      return contract(old_writes, "values that were valid no longer are");
    if (std::holds_alternative<sql::OpaqueAction>(form))
      return unknown("this form of the statement is not modelled");
    return expand("every value that was valid still is");
  }
  Compat of(const sql::CreateSchema&) const { return expand("a schema is added"); }
  Compat of(const sql::CreateExtension&) const { return expand("an extension is added"); }
  /// The routine of the name that was not there before; null where one was replaced.
  const catalog::Routine* added_overload(const Id& name) const {
    for (const Id& id : situation_.after.routines_named(name))
      if (!situation_.before.routines.contains(id)) return &**situation_.after.routines.find(id);
    return nullptr;
  }
  /// Whether calls that left arguments out fit the added one, too: as well, and they fail, or
  /// better, and it is called.
  bool takes_calls_from(const catalog::Routine& held, const catalog::Routine& added) const {
    const Arguments one = arguments_of(held), other = arguments_of(added);
    const size_t least = std::max(one.needed, other.needed);
    return least < one.types.size() && least <= other.types.size() &&
           std::equal(one.types.begin(), one.types.begin() + static_cast<std::ptrdiff_t>(least),
                      other.types.begin());
  }
  struct Arguments {
    std::vector<std::string> types{};
    size_t needed = 0;  // the others have defaults
  };
  Arguments arguments_of(const catalog::Routine& routine) const {
    Arguments found;
    for (const sql::RoutineParameter& parameter : routine.parameters) {
      if (parameter.mode == "OUT" || parameter.mode == "TABLE" || !parameter.type) continue;
      const auto& semantics = situation_.semantics;
      found.types.push_back(semantics.text_of(semantics.canonical(*parameter.type)));
      if (!parameter.default_value) found.needed = found.types.size();
    }
    return found;
  }
  Compat of(const sql::CreateRoutine& create) const {
    const auto name = before_.routine_id(create.routine);
    if (!name) return expand("no code calls what did not exist");
    const catalog::Routine* added = added_overload(*name);
    if (!added) return unknown("what callers meet after the body is replaced cannot be told");
    for (const Id& id : situation_.before.routines_named(*name))
      if (takes_calls_from(**situation_.before.routines.find(id), *added))
        return contract(old_code, "calls that leave out arguments no longer mean the one they did");
    return expand("a routine of the same name with other arguments");
  }
  Compat of(const sql::AlterRoutine& alter) const {
    // The others are for whoever plans a query.
    constexpr std::string_view felt[] = {"STRICT", "SECURITY", "CALLED", "RETURNS", "SET", "RESET"};
    for (const sql::Option& option : alter.characteristics)
      for (const std::string_view word : felt)
        if (option.name.starts_with(word))
          return unknown("what callers meet after that cannot be told");
    return neutral("the routine gives what it gave");
  }
  Compat of(const sql::CreateTrigger& create) const {
    if (is_new(create.table)) return expand("nothing uses what was made in the same release");
    return expand("writes go on; the trigger adds to them");
  }
  Compat of(const sql::CreateEvent&) const { return expand("an event is added"); }
  /// Code that is plain counts as the statements that it runs, unless there are none.
  Compat of(const sql::CodeBlock& block) const {
    return situation_.semantics.plain_code(block.language, block.body)
               ? neutral("nothing is changed")
               : unknown("what the code does cannot be told");
  }
  Compat of(const sql::CallProcedure&) const {
    return unknown("what the procedure does cannot be told");
  }
  Compat of(const sql::Evaluate&) const { return neutral("a value is computed and forgotten"); }

  // ---- rights

  Compat of(const sql::CreatePolicy& policy) const {
    if (is_new(policy.table)) return expand("nothing uses what was made in the same release");
    return contract(old_code, "rows that were seen may no longer be");
  }
  Compat of(const sql::CreateRule& rule) const {
    if (is_new(rule.table)) return expand("nothing uses what was made in the same release");
    return unknown("a rule rewrites the statements of running code");
  }
  Compat of(const sql::Grant& grant) const {
    if (!grant.revoke) return expand("rights are added");
    return contract(old_code, "code that relies on the right fails");
  }
  Compat of(const sql::ChangeOwner&) const {
    return contract(old_code, "the former owner loses its rights");
  }

  // ---- objects by kind

  Compat of(const sql::Drop& drop) const {
    if (drop.objects.empty()) return neutral("nothing is dropped");
    return compat_of_drop(situation_, range_, drop);
  }
  Compat of(const sql::RenameObject& rename) const {
    using Kind = sql::ObjectKind;
    if (rename.kind == Kind::index || rename.kind == Kind::constraint ||
        rename.kind == Kind::trigger || rename.kind == Kind::policy || rename.kind == Kind::rule ||
        rename.kind == Kind::statistics || rename.kind == Kind::domain_constraint)
      return neutral("code does not name it");
    if (is_made_since(before_, at_start_, rename.kind, rename.object.name))
      return expand("nothing uses what was made in the same release");
    return breaking(all_code, "no name works for the code before and after a rename");
  }
  Compat of(const sql::MoveObject& move) const {
    if (is_made_since(before_, at_start_, move.kind, move.object.name))
      return expand("nothing uses what was made in the same release");
    return breaking(all_code, "code that names the schema does not find it");
  }
  Compat of(const sql::DefineObject& define) const {
    if (define.kind == sql::ObjectKind::publication) {
      const std::string table = published_without_key(define);
      if (!table.empty())
        return contract(old_writes,
                        fmt::format("`{}` has no key to tell its rows apart: once it is "
                                    "published, its UPDATE and DELETE fail",
                                    table));
    }
    if (define.alter) return unknown("what changes for running code cannot be told");
    return define.or_replace ? unknown("what replaces it may behave differently")
                             : expand("an object is added");
  }
  /// A table that the statement publishes, changes and all, and whose changes could not be passed
  /// on; empty where there is none.
  std::string published_without_key(const sql::DefineObject& define) const {
    const bool chosen = text::mentions(define.text, "publish");
    if (chosen && !text::mentions(define.text, "update") && !text::mentions(define.text, "delete"))
      return {};
    for (const sql::ObjectName& name : define.tables)
      if (const auto* table = before_.relation(name); table && !tells_rows_apart(*table))
        return table->name;
    std::string found;
    const bool all = text::mentions(define.text, "all");
    if (!all && !text::mentions(define.text, "schema")) return found;
    before_.catalog().relations.for_each([&](const catalog::Id&, const auto& table) {
      if (!found.empty() || table->kind != catalog::RelationKind::table || tells_rows_apart(*table))
        return;
      if (all || text::mentions(define.text, table->schema)) found = table->name;
    });
    return found;
  }
  /// Of what history has not made it is not known.
  static bool tells_rows_apart(const catalog::Relation& table) {
    if (table.replica_identity == "NOTHING") return false;
    return table.external || table.temporary || !table.replica_identity.empty() ||
           !catalog::primary_key_of(table).empty();
  }
  Compat of(const sql::CommentOn&) const { return neutral("a comment changes no result"); }

  // ---- rows

  Compat of(const sql::Query& query) const {
    for (const auto& function : sql::uses_of(query).functions)
      if (before_.routine_id(function))
        return unknown(fmt::format("what `{}` does cannot be told", function.text()));
    if (const std::string name = called_for_its_effect(query); !name.empty())
      return unknown(fmt::format("what `{}` does cannot be told", name));
    return neutral("rows are read");
  }
  /// A function that a query without a table calls, where nobody knows what it changes.
  std::string called_for_its_effect(const sql::Query& query) const {
    const auto* select = std::get_if<sql::Select>(&query.body);
    if (!select || !select->from.empty()) return {};
    for (const sql::SelectItem& item : select->items) {
      const auto* call = std::get_if<sql::Call>(&item.value.form);
      if (!call || call->bare) continue;
      const std::string name = text::lower(call->function.name.text);
      const bool elsewhere = call->function.schema && !situation_.semantics.is_system_schema(
                                                          text::lower(call->function.schema.text));
      if (elsewhere || !situation_.semantics.is_harmless(name)) return call->function.text();
    }
    return {};
  }
  Compat of(const sql::Insert&) const { return data("rows are added"); }
  Compat of(const sql::Update&) const { return data("rows are changed"); }
  Compat of(const sql::Delete&) const { return data("rows are deleted"); }
  Compat of(const sql::Merge&) const { return data("rows are merged"); }
  Compat of(const sql::LoadData&) const { return data("rows are loaded"); }
  Compat of(const sql::Copy& copy) const {
    return copy.from ? data("rows are loaded") : neutral("rows are read");
  }
  Compat of(const sql::Truncate& truncate) const {
    if (!truncate.tables.empty() && is_new(truncate.tables.front().name))
      return data("the table was made in the same release");
    return {Class::data, old_reads, "every row is deleted"};
  }

  // ---- the session

  Compat of(const sql::Set&) const { return neutral("a setting of this session"); }
  Compat of(const sql::Pragma&) const { return neutral("a setting of this session"); }
  Compat of(const sql::Transaction&) const { return neutral("a transaction"); }
  Compat of(const sql::LockTables&) const { return neutral("a lock changes no result"); }
  Compat of(const sql::Use&) const { return neutral("a setting of this session"); }
  Compat of(const sql::Attach&) const { return neutral("a setting of this session"); }
  Compat of(const sql::Maintain&) const { return neutral("upkeep changes no result"); }
  Compat of(const sql::Explain&) const { return neutral("a plan is shown"); }
  Compat of(const sql::Command& command) const {
    return command.dynamic ? unknown("SQL that we cannot see is run")
                           : neutral("a command of the session");
  }
  Compat of(const sql::Opaque&) const {
    return unknown("this statement is of no form that is known");
  }

  const Situation& situation_;
  const Range& range_;
  const CostModel& model_;
  Lookup before_;
  Lookup at_start_;
};

}  // namespace

Compat compat_of(const Situation& situation, const Range& range, const CostModel& model) {
  return Judge(situation, range, model).judge();
}

}  // namespace segue::facts
