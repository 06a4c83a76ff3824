#pragma once

#include "catalog/lookup.h"
#include "plan/backfill_walk.h"

namespace segue::plan {

/// Whether a function's value is one of many rows.
bool is_over_rows(const sql::Call& call, const catalog::Lookup& lookup);
/// Whether the next call of it gives another value.
bool is_by_chance(const sql::Call& call);
/// Whether it depends on the time.
bool is_by_clock(const sql::Call& call);

/// Whether a function is called of which `is` is true.
template <class Tree, class Is>
bool calls(const Tree& tree, const Is& is, bool in_subqueries = true) {
  bool found = false;
  each<sql::Call>(tree, in_subqueries, [&](const sql::Call& call) { found |= is(call); });
  return found;
}

/// Whether it is left to chance which rows a query gives, or a table.
bool gives_rows_by_chance(const sql::Query& query);
bool gives_rows_by_chance(const sql::NamedTable& table);

/// Whether chance picks rows, or joins them, somewhere below.
template <class Tree>
bool picks_by_chance(const Tree& tree) {
  bool found = false;
  each<sql::Query>(tree, true, [&](const auto& query) { found |= gives_rows_by_chance(query); });
  each<sql::NamedTable>(tree, true,
                        [&](const auto& table) { found |= gives_rows_by_chance(table); });
  each<sql::Join>(tree, true, [&](const auto& join) { found |= calls(join.on, is_by_chance); });
  return found;
}

}  // namespace segue::plan
