#pragma once

#include <memory>
#include <vector>

#include "catalog/lookup.h"
#include "facts/compat.h"
#include "facts/cost.h"
#include "facts/range.h"

namespace segue::facts {

/// One action of a migration: what it is, the schema around it, what it costs and whom it breaks.
struct Step {
  std::shared_ptr<const sql::Statement> action{};  // alone: an ALTER TABLE has one sub-command
  const sql::Statement* statement = nullptr;       // as it was written, with all its actions
  int index = 0;                                   // of the statement in its script
  Span span{};                                     // what to point at
  Snapshot before{};
  Snapshot after{};
  Snapshot at_start{};  // of the release range: what is not in there has no users yet
  std::shared_ptr<const Ids> filled{};  // what was made since and has rows of what was there
  const catalog::Semantics* semantics = nullptr;
  Cost cost{};
  Compat compat{};
  bool in_transaction = false;  // the script, or the tool that runs it, opened one
  bool refused = false;         // the simulation found the statement impossible

  /// The action as this form; null where it is another.
  template <class Form>
  const Form* as() const {
    return std::get_if<Form>(action.get());
  }
  /// The sub-command of an ALTER TABLE as this form; null where it is another, or none.
  template <class Form>
  const Form* alters() const {
    const auto* alter = std::get_if<sql::AlterTable>(action.get());
    if (alter == nullptr || alter->actions.empty()) return nullptr;
    return std::get_if<Form>(&alter->actions.front().form);
  }

  catalog::Lookup lookup_before() const { return {*before, *semantics}; }
  catalog::Lookup lookup_after() const { return {*after, *semantics}; }
  catalog::Lookup lookup_at_start() const { return {*at_start, *semantics}; }

  /// The table that the action alters, indexes or attaches to; empty where it is about none.
  sql::ObjectName table() const;
  /// That table before the action; null where there is none.
  const catalog::Relation* table_before() const;
  /// Whether it existed at the start of the range, and so may have rows and users. Of tables that
  /// history never made nothing is known: they count as existing.
  bool table_has_users() const;
  /// Whether it may have many rows, also where nobody uses it yet.
  bool table_has_rows() const;
};

/// The actions of a statement: one statement each. A statement of one action is not copied.
std::vector<std::shared_ptr<const sql::Statement>> atoms(const sql::Statement& statement);

/// The steps of a statement that led from `before` to `after`. Of several actions each is given the
/// schema between it and its neighbours.
std::vector<Step> steps_of(const sql::Statement& statement, Snapshot before, Snapshot after,
                           const Range& range, const catalog::Semantics& semantics,
                           const CostModel& model);

}  // namespace segue::facts
