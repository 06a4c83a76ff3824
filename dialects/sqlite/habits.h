#pragma once

#include "facts/cost.h"

namespace segue::sqlite {

/// What every version of the server does with any script.
inline facts::Habits habits_of_server() {
  return {
      .triggers_recur = false,  // unless PRAGMA recursive_triggers is on
      .views_take_writes = false,
      .enforces_types = false,  // outside STRICT tables
      .quoted_may_be_text = true,
      .one_writer = true,
      .lock_timeout = "busy_timeout",
  };
}

}  // namespace segue::sqlite
