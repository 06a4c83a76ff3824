#pragma once

#include <map>
#include <optional>
#include <string>

#include "run/runner.h"

namespace segue::run {

/// Why an attempt ended before its end.
struct Runner::Trouble {
  dialect::SqlError error{};
  const plan::Statement* at =
      nullptr;                     // the statement that failed; null where it was the journal's
  bool fenced = false;             // another runner has taken over
  std::optional<Error> verdict{};  // nothing that another attempt could mend
};

/// What is to be carried out, and how far it has come.
struct Runner::Task {
  const plan::Script& script;
  journal::Migration entry;
  const catalog::Semantics& semantics;
  bool up = true;
  bool begun = false;  // the journal holds it as running, or reverting
  std::optional<const plan::Statement*> stuck_at{};  // the statement that is tried again and again
  std::chrono::steady_clock::time_point stuck_since{};
  std::chrono::milliseconds pause{};
  int reconnects = 0;

  std::string_view direction() const { return up ? "up" : "down"; }
};

}  // namespace segue::run
