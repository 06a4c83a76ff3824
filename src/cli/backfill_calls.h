#pragma once

#include <chrono>
#include <functional>
#include <future>
#include <optional>
#include <string>

#include "cli/backfill_passed_on.h"

namespace segue::cli {

/// Calls somebody now and then while a backfill goes on, and hands on what it is told. The work
/// never waits for a call: there is one at a time, on a thread of its own.
class BackfillCalls : public BackfillPassedOn {
 public:
  /// Told in words how it stands, "1,040,000 of about 2,000,000 rows (52 %)".
  using Call = std::function<Result<bool>(const std::string& migration, const std::string& words)>;
  BackfillCalls(run::BackfillProgress& next, Call call)
      : BackfillPassedOn(next), call_(std::move(call)) {}

  void stands(const run::BackfillReport& report) override;
  /// Waits for the call that is being made. An error is the first that one of them has ended with.
  Result<bool> finish();

 private:
  using Clock = std::chrono::steady_clock;

  void settle();

  Call call_;
  Clock::time_point next_at_{};
  std::optional<Error> error_{};
  std::future<Result<bool>> running_{};  // its end is waited for by whoever destroys this
};

}  // namespace segue::cli
