#pragma once

#include "facts/cost.h"

namespace segue::mysql {

/// What every version of the server does with any script.
inline facts::Habits habits_of_server() {
  return {
      .longest_name = 64,
      .lock_timeout = "lock_wait_timeout",
      .statement_timeout = "max_statement_time",
  };
}

}  // namespace segue::mysql
