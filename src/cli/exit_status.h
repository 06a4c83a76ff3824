#pragma once

#include "base/error.h"

namespace segue::cli {

/// What the program tells whoever called it (exit_status.def).
enum ExitStatus : int {
#define SEGUE_STATUS(name, number, words) name = number,
#include "cli/exit_status.def"
#undef SEGUE_STATUS
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
