#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "cli/backfill_passed_on.h"
#include "hooks/listener.h"

namespace segue::cli {

/// Answers Prometheus with how backfills stand, for as long as it lives, and hands on what it is
/// told.
class BackfillMetrics : public BackfillPassedOn {
 public:
  using BackfillPassedOn::BackfillPassedOn;

  /// An error is an address that is none, or that cannot be had.
  Result<bool> listen(const std::string& address);
  /// In the text format of Prometheus.
  std::string text() const;

  void stands(const run::BackfillReport& report) override;

 private:
  mutable std::mutex mutex_;
  std::map<int64_t, run::BackfillReport> last_{};  // by the number of the backfill
  std::unique_ptr<hooks::Listener> listener_{};
};

}  // namespace segue::cli
