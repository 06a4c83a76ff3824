#pragma once

#include "plan/backfill_sight.h"

namespace segue::plan {

/// How an INSERT … SELECT looks at the table that it inserts into.
struct Absence {
  bool looks = false;    // for rows that are not there
  bool of_a_key = true;  // … by a key of the table that it is cut by: each row for itself alone
  std::string
      why_not{};  // it looks in another way, so that batches see what earlier ones have done
};
Absence absence_in(const sql::Insert& insert, const sql::Select& select,
                   const sql::TableReference& driving, const Sight& target);

/// Whether an INSERT that meets a row that is there leaves it as it would leave it again.
bool leaves_what_is_there(const sql::Insert& insert, const sql::Select& select,
                          const catalog::Lookup& lookup);

}  // namespace segue::plan
