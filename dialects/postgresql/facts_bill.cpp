#include "dialects/postgresql/facts_bill.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace segue::postgresql {
namespace {

using catalog::Id;

struct ModeFact {
  std::string_view words;
  bool blocks_reads;
  bool blocks_writes;
};

/// The conflict table of the manual ("Explicit Locking", the same in 13 to 18), seen from those who
/// wait: SELECT takes ACCESS SHARE, INSERT, UPDATE and DELETE take ROW EXCLUSIVE.
constexpr auto modes = std::to_array<ModeFact>({
    {"ACCESS SHARE", false, false},
    {"ROW SHARE", false, false},
    {"ROW EXCLUSIVE", false, false},
    {"SHARE UPDATE EXCLUSIVE", false, false},
    {"SHARE", false, true},
    {"SHARE ROW EXCLUSIVE", false, true},
    {"EXCLUSIVE", false, true},
    {"ACCESS EXCLUSIVE", true, true},
});

const ModeFact& fact_of(Mode mode) {
  return modes[static_cast<size_t>(mode)];
}

std::vector<std::string> listed(const std::set<std::string>& names) {
  return {names.begin(), names.end()};
}

}  // namespace

std::string_view words_of(Mode mode) {
  return fact_of(mode).words;
}

std::optional<Mode> mode_of(std::string_view words) {
  for (size_t i = 0; i < modes.size(); ++i)
    if (modes[i].words == words) return static_cast<Mode>(i);
  return std::nullopt;
}

void Bill::lock(const std::string& shown, Mode mode) {
  Mode& held = locks_.emplace(shown, mode).first->second;
  held = std::max(held, mode);
}

void Bill::scan(const Id& id) {
  if (!is_partitioned(id)) {
    scans_.insert(before.shown(id));
    return;
  }
  for (const Id& member : family(id))
    if (!is_partitioned(member)) scans_.insert(before.shown(member));
}

void Bill::rewrite(const Id& id) {
  rewrites_.insert(before.shown(id));
  scans_.insert(before.shown(id));
  rebuild_indexes_of(id);
}

void Bill::rebuild(const Id& table, const catalog::Index& index) {
  const Id id{table.schema, index.key};
  rebuilds_.insert(before.shown(id));
}

void Bill::rebuild_indexes_of(const Id& table) {
  if (const catalog::Relation* held = relation(table))
    for (const auto& index : held->indexes)
      rebuild(table, *index);
}

void Bill::refuse(const std::string& why) {
  if (refusal_.empty()) refusal_ = why;
}
void Bill::refuse_with_rows(const std::string& why) {
  if (refusal_with_rows_.empty()) refusal_with_rows_ = why;
}
void Bill::needs_version(int wanted, std::string_view what) {
  if (version < wanted) refuse(fmt::format("{} is known from version {} on", what, wanted));
}

void Bill::add(const facts::Cost& other) {
  for (const facts::Lock& held : other.locks)
    if (const auto mode = mode_of(held.mode)) lock(held.relation, *mode);
  rewrites_.insert(other.rewrites.begin(), other.rewrites.end());
  scans_.insert(other.scans.begin(), other.scans.end());
  rebuilds_.insert(other.rebuilds_indexes.begin(), other.rebuilds_indexes.end());
  if (other.duration > duration_.value_or(facts::Duration::instant)) duration_ = other.duration;
  if (other.transactional != facts::Transactional::yes) transactional_ = other.transactional;
  usable_ = std::max(usable_, other.usable);
  adds_incomparable_ = adds_incomparable_ || other.adds_incomparable;
  if (!other.refusal.empty()) refuse(other.refusal);
  if (!other.refusal_with_rows.empty()) refuse_with_rows(other.refusal_with_rows);
}

facts::Cost Bill::total() && {
  facts::Cost cost;
  cost.transactional = transactional_;
  cost.usable = usable_;
  cost.adds_incomparable = adds_incomparable_;
  cost.refusal = std::move(refusal_);
  if (!cost.refusal.empty()) return cost;
  for (const auto& [name, mode] : locks_) {
    const ModeFact& fact = fact_of(mode);
    cost.locks.push_back({name, std::string(fact.words), fact.blocks_reads, fact.blocks_writes});
  }
  cost.rewrites = listed(rewrites_);
  cost.scans = listed(scans_);
  cost.rebuilds_indexes = listed(rebuilds_);
  const bool works = !scans_.empty() || !rebuilds_.empty();
  const auto without_rows = rewrites_.empty() ? facts::Duration::instant : facts::Duration::brief;
  cost.duration = duration_.value_or(works ? facts::Duration::rows : without_rows);
  cost.refusal_with_rows = std::move(refusal_with_rows_);
  return cost;
}

std::optional<Id> Bill::relation_id(const sql::ObjectName& name) const {
  if (!name) return std::nullopt;
  if (const auto id = before.relation_id(name)) return id;
  // A table that history never made is noted when a statement names it first.
  auto id = after.relation_id(name);
  return id && after.catalog().relation(*id)->external ? id : std::nullopt;
}

const catalog::Relation* Bill::relation(const Id& id) const {
  return before.catalog().relation(id);
}

bool Bill::knows_all_of(const catalog::Relation& relation) const {
  return !relation.external && !relation.unknown && !relation.columns_unknown &&
         !before.catalog().unknown;
}

void Bill::lock_family(const Id& id, Mode mode) {
  for (const Id& member : family(id))
    lock(member, mode);
}

std::vector<Id> Bill::family(const Id& id) const {
  std::vector<Id> members{id};
  for (size_t i = 0; i < members.size(); ++i) {
    const Id parent = members[i];
    for (const auto& node : before.catalog().dependents_of({catalog::ObjectClass::family, parent}))
      if (std::find(members.begin(), members.end(), node.id) == members.end())
        members.push_back(node.id);
  }
  return members;
}

bool Bill::is_partitioned(const Id& id) const {
  const catalog::Relation* held = relation(id);
  return held && held->partition_by;
}

std::optional<Id> Bill::default_partition(const Id& parent) const {
  for (const auto& node : before.catalog().dependents_of({catalog::ObjectClass::family, parent}))
    if (const auto* held = relation(node.id);
        held && held->is_partition && held->bound == "DEFAULT")
      return node.id;
  return std::nullopt;
}

std::vector<ForeignKeyOf> Bill::references_to(const Id& id) const {
  std::vector<ForeignKeyOf> found;
  const auto look_at = [&](const Id& table) {
    const catalog::Relation* held = relation(table);
    if (!held) return;
    for (const auto& constraint : held->constraints)
      if (constraint->kind == catalog::ConstraintKind::foreign_key && constraint->target == id)
        found.push_back({table, &*constraint});
  };
  look_at(id);
  for (const auto& node : before.catalog().dependents_of({catalog::ObjectClass::relation, id}))
    if (node.kind == catalog::ObjectClass::relation && node.id != id) look_at(node.id);
  return found;
}

std::vector<Id> Bill::owned_sequences(const Id& table) const {
  std::vector<Id> found;
  for (const auto& node : before.catalog().dependents_of({catalog::ObjectClass::relation, table})) {
    const auto* sequence =
        node.kind == catalog::ObjectClass::sequence ? before.catalog().sequence(node.id) : nullptr;
    if (sequence && sequence->owner == table) found.push_back(node.id);
  }
  return found;
}

std::optional<Id> Bill::owned_sequence(const Id& table, const std::string& column) const {
  for (const Id& id : owned_sequences(table))
    if (before.catalog().sequence(id)->owner_column == column) return id;
  return std::nullopt;
}

}  // namespace segue::postgresql
