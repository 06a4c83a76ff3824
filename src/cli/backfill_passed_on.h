#pragma once

#include <string>

#include "run/backfill.h"

namespace segue::cli {

/// Hands on whatever it is told: for those who listen to a part of it only.
class BackfillPassedOn : public run::BackfillProgress {
 public:
  explicit BackfillPassedOn(run::BackfillProgress& next) : next_(next) {}

  void stands(const run::BackfillReport& report) override { next_.stands(report); }
  void rests(const std::string& why) override { next_.rests(why); }
  void waits_for(const std::string& what) override { next_.waits_for(what); }
  void again(const std::string& why, std::chrono::milliseconds pause) override {
    next_.again(why, pause);
  }
  void skipped(const std::string& row, const std::string& why) override { next_.skipped(row, why); }
  void verified(int64_t rows, int64_t mismatches) override { next_.verified(rows, mismatches); }

 private:
  run::BackfillProgress& next_;
};

}  // namespace segue::cli
