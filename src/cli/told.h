#pragma once

#include <chrono>
#include <optional>

#include "cli/command.h"
#include "run/progress.h"

namespace segue::cli {

/// Tells what a runner does on standard error, as it happens.
class Told : public run::Progress {
 public:
  Told(const Console& console, bool verbose) : console_(console), verbose_(verbose) {}

  void waiting_for_runner(const std::string& holder) override;
  void statement_done(const plan::Script& script, const plan::Statement& statement,
                      std::chrono::milliseconds took) override;
  void again(const std::string& why, std::chrono::milliseconds pause) override;
  void held_up(const plan::Script& script, const plan::Statement& statement,
               const dialect::Blockers& blockers) override;
  void resumed(const plan::Statement& statement, const std::string& how) override;

 private:
  const Console& console_;
  bool verbose_;
  std::optional<std::chrono::steady_clock::time_point> waits_told_{};
};

}  // namespace segue::cli
