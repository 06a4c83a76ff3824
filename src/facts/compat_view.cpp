#include "facts/compat_view.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>

#include "catalog/catalog.h"
#include "facts/compat_parts.h"
#include "sql/query.h"

namespace segue::facts {
namespace {

using catalog::Column;
using catalog::Relation;
using catalog::Semantics;

/// A column that `other` shows and `one` does not; null where there is none.
const Column* lacking(const Relation& one, const Relation& other) {
  const auto found = std::find_if(
      other.columns.begin(), other.columns.end(),
      [&](const auto& column) { return catalog::find_column(one, column->key) == nullptr; });
  return found == other.columns.end() ? nullptr : &**found;
}

/// The query without what it shows of each row.
void leave_out_items(sql::Query& query) {
  if (auto* select = std::get_if<sql::Select>(&query.body)) select->items.clear();
  if (auto* both = std::get_if<sql::SetOperation>(&query.body)) {
    leave_out_items(*both->left);
    leave_out_items(*both->right);
  }
}

bool shows_same_rows(const Relation& was, const Relation& is, const Semantics& semantics) {
  if (was.query == is.query) return true;
  if (!was.query || !is.query) return false;
  sql::Query before = *was.query, after = *is.query;
  leave_out_items(before);
  leave_out_items(after);
  return semantics.text_of(before) == semantics.text_of(after);
}

/// Whether its rows are those of one table or view, each of them once, so that they can be written.
const sql::Select* rows_of_one_table(const Relation& view) {
  if (!view.query || view.query->with || view.query->limit || view.query->offset) return nullptr;
  const auto* select = std::get_if<sql::Select>(&view.query->body);
  if (!select || select->distinct || !select->distinct_on.empty() || !select->group_by.empty() ||
      select->having || select->from.size() != 1)
    return nullptr;
  return std::holds_alternative<sql::NamedTable>(select->from.front().form) ? select : nullptr;
}

bool is_plain(const sql::SelectItem& item) {
  return std::holds_alternative<sql::ColumnReference>(item.value.form);
}

/// Whether a column of the view is one of the table, and not computed.
bool is_plain(const Relation& view, const sql::Select& select, const std::string& key) {
  const auto at = std::find_if(view.columns.begin(), view.columns.end(),
                               [&](const auto& column) { return column->key == key; });
  const auto number = static_cast<size_t>(at - view.columns.begin());
  if (select.items.size() == view.columns.size()) return is_plain(select.items.at(number));
  // Behind a star only what has a name of its own can be found.
  return std::none_of(select.items.begin(), select.items.end(), [&](const auto& item) {
    return !is_plain(item) && item.alias.text == (*at)->name;
  });
}

/// The first column that could be written and no longer can; null where there is none.
const Column* no_longer_written(const Relation& was, const sql::Select& before, const Relation& is,
                                const sql::Select& after) {
  for (const auto& column : was.columns)
    if (catalog::find_column(is, column->key) && is_plain(was, before, column->key) &&
        !is_plain(is, after, column->key))
      return &*column;
  return nullptr;
}

bool has_code_for_writes(const Relation& view) {
  return !view.triggers.empty() || !view.rules.empty();
}

/// Why writes of the view may fail that did not; empty where nothing is known to.
std::string broken_writes(const Relation& was, const Relation& is) {
  if (has_code_for_writes(is)) return {};
  const sql::Select* before = rows_of_one_table(was);
  if (!before) return {};
  const sql::Select* after = rows_of_one_table(is);
  if (!after) return "the view can no longer be written";
  if (const Column* column = no_longer_written(was, *before, is, *after))
    return fmt::format("`{}` of the view can no longer be written", column->name);
  if (!is.check_option.empty() && is.check_option != was.check_option)
    return "the view refuses rows that it would not show";
  return {};
}

}  // namespace

Compat compat_of_replaced_view(const Relation& was, const Relation& is,
                               const Semantics& semantics) {
  if (was.columns_unknown || is.columns_unknown)
    return unknown("what the replaced view shows cannot be told");
  if (const Column* lost = lacking(is, was)) {
    const std::string why = fmt::format("the view no longer shows `{}`", lost->name);
    return lacking(was, is) == nullptr ? contract(old_reads, why) : breaking(old_reads, why);
  }
  if (const std::string why = broken_writes(was, is); !why.empty())
    return contract(old_writes, why);
  if (!shows_same_rows(was, is, semantics))
    return unknown("which rows the replaced view shows cannot be told");
  return expand("the view shows what it showed");
}

}  // namespace segue::facts
