#pragma once

#include <chrono>
#include <string>

#include "dialect/engine.h"
#include "plan/script.h"

namespace segue::run {

/// What a runner tells whoever watches, while it works.
class Progress {
 public:
  virtual ~Progress() = default;
  virtual void waiting_for_runner(const std::string& /*holder*/) {}
  virtual void statement_done(const plan::Script& /*script*/, const plan::Statement& /*statement*/,
                              std::chrono::milliseconds /*took*/) {}
  /// It is tried again after a pause, for this reason.
  virtual void again(const std::string& /*why*/, std::chrono::milliseconds /*pause*/) {}
  /// Others hold what a statement needs. Told once of the same sessions; another thread may call it
  /// while the statement waits.
  virtual void held_up(const plan::Script& /*script*/, const plan::Statement& /*statement*/,
                       const dialect::Blockers& /*blockers*/) {}
  /// A run that was broken off goes on at this statement, and what became of it the last time.
  virtual void resumed(const plan::Statement& /*statement*/, const std::string& /*how*/) {}
};

}  // namespace segue::run
