#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "cli/backfill_passed_on.h"
#include "hooks/listener.h"

namespace segue::cli {

/// Answers Prometheus with how backfills stand, on one database or several, for as long as it
/// lives.
class BackfillMetrics {
 public:
  /// An error is an address that is none, or that cannot be had.
  Result<bool> listen(const std::string& address);
  /// In the text format of Prometheus.
  std::string text() const;
  /// Of one of several databases `target` is the name; empty where there is one.
  void stands(const std::string& target, const run::BackfillReport& report);

 private:
  mutable std::mutex mutex_;
  // By the target, and the number of the backfill.
  std::map<std::pair<std::string, int64_t>, run::BackfillReport> last_{};
  std::unique_ptr<hooks::Listener> listener_{};
};

/// Tells the metrics of one database, and hands on what it is told.
class BackfillMeasured : public BackfillPassedOn {
 public:
  BackfillMeasured(run::BackfillProgress& next, BackfillMetrics& metrics, std::string target)
      : BackfillPassedOn(next), metrics_(metrics), target_(std::move(target)) {}

  void stands(const run::BackfillReport& report) override {
    metrics_.stands(target_, report);
    BackfillPassedOn::stands(report);
  }

 private:
  BackfillMetrics& metrics_;
  std::string target_;
};

}  // namespace segue::cli
