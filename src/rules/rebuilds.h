#pragma once

#include <vector>

#include "rules/rule.h"

namespace segue::rules {

/// A table that a script makes anew: created under another name, filled, the old one
/// dropped, the new one put in its place.
struct Rebuild {
  const Step* create = nullptr;
  const Step* copy = nullptr;  // null where no row is copied
  const Step* drop = nullptr;
  const Step* rename = nullptr;
  sql::ObjectName table{};
  const catalog::Relation* old_table = nullptr;  // as it was when it was dropped
  const catalog::Relation* new_table = nullptr;  // as it is at the end of the script
};
/// Those of tables with users.
std::vector<Rebuild> rebuilds_in(const Script& script);
/// Those of tables that nobody uses yet, too: they may hold rows that migrations wrote.
std::vector<Rebuild> all_rebuilds_in(const Script& script);

/// The tables, except itself, whose foreign keys point at a relation.
std::vector<catalog::Id> ids_that_reference(const Step& step, const sql::ObjectName& table);
/// The same as they are shown.
std::vector<std::string> tables_that_reference(const Step& step, const sql::ObjectName& table);

}  // namespace segue::rules
