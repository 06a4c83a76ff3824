#pragma once

#include <string_view>

namespace segue::dialect {

/// Tables that a rollout has put aside before they are dropped begin so.
constexpr std::string_view put_aside = "segue_gone_";
/// Tables that keep values which were dropped begin so.
constexpr std::string_view archived = "segue_archive_";

/// Whether a table is the journal's own, which no migration and no rollout has made.
constexpr bool is_of_journal(std::string_view table) {
  return table.starts_with("segue_") && !table.starts_with(put_aside) &&
         !table.starts_with(archived);
}

}  // namespace segue::dialect
