#include "plan/stages.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "catalog/apply.h"
#include "catalog/diff.h"
#include "sql/uses.h"

namespace segue::plan {
namespace {

using facts::Class;
using facts::Phase;

/// Whether only rows of tables are changed that the release has made.
bool fills_new_tables(const facts::Step& step) {
  const auto written = sql::uses_of(*step.action).writes;
  const auto at_start = step.lookup_at_start(), before = step.lookup_before();
  return !written.empty() &&
         std::all_of(written.begin(), written.end(), [&](const sql::ObjectName& table) {
           return at_start.relation(table) == nullptr && before.relation(table) != nullptr;
         });
}

/// `DROP … IF EXISTS` of what is surely not there, as scripts begin that make their objects anew.
bool drops_nothing(const facts::Step& step) {
  using Kind = sql::ObjectKind;
  const auto* drop = step.as<sql::Drop>();
  if (drop == nullptr || !drop->if_exists) return false;
  const bool is_known = drop->kind == Kind::table || drop->kind == Kind::view ||
                        drop->kind == Kind::materialized_view || drop->kind == Kind::function ||
                        drop->kind == Kind::procedure || drop->kind == Kind::trigger;
  return is_known && step.before->knowledge == catalog::Knowledge::whole && !step.before->unknown &&
         step.before->same_objects_as(*step.after);
}

Class class_of(const facts::Step& step) {
  if (drops_nothing(step)) return Class::neutral;
  if (step.compat.kind == Class::data && fills_new_tables(step)) return Class::expand;
  return step.compat.kind;
}

/// The phases that a script has something for, each with the first action that wants it.
class Wishes {
 public:
  void take(const facts::Step& step, const Statement& statement) {
    const Class kind = class_of(step);
    if (kind == Class::neutral) return;
    const Placing wish{facts::phase_of(kind), step.compat.reason, statement.at};
    found_.emplace(wish.phase, wish);
  }
  const Placing* of(Phase phase) const {
    const auto found = found_.find(phase);
    return found == found_.end() ? nullptr : &found->second;
  }

 private:
  std::map<Phase, Placing> found_{};
};

Wishes wishes_of(const Script& script) {
  Wishes wishes;
  for (const auto& unit : script.units)
    for (const auto& statement : unit.statements)
      for (const auto& step : statement.steps)
        wishes.take(step, statement);
  return wishes;
}

/// What has been refused, by script, and the schema that was made.
struct Outcome {
  std::map<std::string, size_t> refused{};
  catalog::Catalog schema{};
};

Outcome outcome_of(const catalog::Catalog& before, const Runs& runs,
                   const catalog::Semantics& semantics) {
  Outcome outcome{.schema = before};
  for (const auto& run : runs) {
    for (const auto* statement : run.statements)
      outcome.refused[run.name] +=
          catalog::apply(outcome.schema, *statement, semantics).findings.size();
    catalog::end_session(outcome.schema, semantics);
  }
  return outcome;
}

}  // namespace

Placing placing_of(const Script& script, Phase declared) {
  const Wishes wishes = wishes_of(script);
  if (declared != Phase::none) {
    const Placing* wish = wishes.of(declared);
    return wish != nullptr ? *wish : Placing{.phase = declared};
  }
  if (const Placing* never = wishes.of(Phase::none)) return *never;
  const Placing* before = wishes.of(Phase::expand);
  const Placing* between = wishes.of(Phase::backfill);
  const Placing* after = wishes.of(Phase::contract);
  if (before != nullptr && (after != nullptr || between != nullptr)) {
    const Placing& other = after != nullptr ? *after : *between;
    return {Phase::none,
            fmt::format("it belongs before the deploy and after it: {}, and {}", before->reason,
                        other.reason),
            other.at};
  }
  for (const Placing* wish : {after, between, before})
    if (wish != nullptr) return *wish;
  return {.phase = Phase::expand, .reason = "no code notices it"};
}

std::optional<Placing> breach_of(const Script& script, Phase phase) {
  for (const auto& unit : script.units)
    for (const auto& statement : unit.statements)
      for (const auto& step : statement.steps) {
        const Class kind = class_of(step);
        const bool breaks =
            kind == Class::breaking || (kind == Class::contract && phase != Phase::contract);
        if (breaks) return Placing{facts::phase_of(kind), step.compat.reason, statement.at};
      }
  return std::nullopt;
}

std::string conflict_of(const catalog::Catalog& before, const Runs& written, const Runs& wanted,
                        const catalog::Semantics& semantics) {
  const Outcome as_written = outcome_of(before, written, semantics);
  const Outcome as_wanted = outcome_of(before, wanted, semantics);
  for (const auto& run : wanted)
    if (const auto known = as_written.refused.find(run.name);
        known != as_written.refused.end() && as_wanted.refused.at(run.name) > known->second)
      return fmt::format("`{}` cannot run before what stands in front of it", run.name);
  const auto changes = catalog::diff(as_written.schema, as_wanted.schema, semantics);
  if (changes.empty()) return {};
  return fmt::format("the {} `{}` would become another one", changes.front().kind,
                     changes.front().name);
}

}  // namespace segue::plan
