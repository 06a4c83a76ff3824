#pragma once

#include "base/error.h"

namespace segue::cli {

/// What the program tells whoever called it. Scripts rely on the numbers.
enum ExitStatus : int {
  ok = 0,
  found = 1,     // findings at or above the failing level
  usage = 2,     // the command line, the configuration or a path
  database = 3,  // out of reach or refused
  gate = 4,      // a gate does not hold yet
  locked = 5,    // another runner holds the lock
  step = 6,      // a step failed; the journal says where
  bug = 70,      // in Segue
};

constexpr ExitStatus status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
    case ErrorCode::file:
      return usage;
    case ErrorCode::database:
      return database;
    case ErrorCode::gate:
      return gate;
    case ErrorCode::locked:
      return locked;
    case ErrorCode::step:
      return step;
  }
  return bug;
}

}  // namespace segue::cli
