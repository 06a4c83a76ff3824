#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "hooks/listener.h"
#include "run/backfill.h"

namespace segue::cli {

/// Answers Prometheus with how backfills stand, for as long as it lives, and hands on what it is
/// told.
class BackfillMetrics : public run::BackfillProgress {
 public:
  explicit BackfillMetrics(run::BackfillProgress& next) : next_(next) {}

  /// An error is an address that is none, or that cannot be had.
  Result<bool> listen(const std::string& address);
  /// In the text format of Prometheus.
  std::string text() const;

  void stands(const run::BackfillReport& report) override;
  void rests(const std::string& why) override { next_.rests(why); }
  void waits_for(const std::string& what) override { next_.waits_for(what); }
  void again(const std::string& why, std::chrono::milliseconds pause) override {
    next_.again(why, pause);
  }
  void skipped(const std::string& row, const std::string& why) override { next_.skipped(row, why); }

 private:
  run::BackfillProgress& next_;
  mutable std::mutex mutex_;
  std::map<int64_t, run::BackfillReport> last_{};  // by the number of the backfill
  std::unique_ptr<hooks::Listener> listener_{};
};

}  // namespace segue::cli
