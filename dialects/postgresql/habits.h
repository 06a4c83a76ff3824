#pragma once

#include "facts/cost.h"

namespace segue::postgresql {

/// What every version of the server does with any script.
inline facts::Habits habits_of_server() {
  return {
      .text_is_transaction = true,
      .local_settings = true,
      .counters_follow_rows = false,
      .longest_name = 63,
      .names_in_bytes = true,
      .cuts_long_names = true,
      .lock_timeout = "lock_timeout",
      .statement_timeout = "statement_timeout",
      .idle_timeout = "idle_in_transaction_session_timeout",
  };
}

}  // namespace segue::postgresql
