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
  bool fresh = false;  // … and its row was written for this task: nothing else belongs to it
  std::optional<const plan::Statement*> stuck_at{};  // the statement that is tried again and again
  std::chrono::steady_clock::time_point stuck_since{};
  std::chrono::milliseconds pause{};
  int refusals = 0;              // of locks, one after the other
  bool patient = false;          // others come and go too fast for a statement that does not wait
  bool hurried = false;          // the last statement was sent with a limit of its own
  bool interrupted = false;      // … and its wait was ended from here
  bool held = false;             // … with its way written into it
  dialect::Blockers blockers{};  // of the last statement that had to wait
  std::chrono::steady_clock::time_point told_at{};
  std::map<size_t, std::string> said_in{};  // settings, by number, and the session that has them
  std::optional<size_t> untouched{};  // a statement that surely has done nothing at its last try
  int reconnects = 0;

  std::string_view direction() const { return up ? "up" : "down"; }
};

}  // namespace segue::run
