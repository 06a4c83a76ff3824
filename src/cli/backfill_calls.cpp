#include "cli/backfill_calls.h"

#include "cli/backfill_told.h"

namespace segue::cli {
namespace {

constexpr std::chrono::seconds between_calls{10};

}  // namespace

void BackfillCalls::stands(const run::BackfillReport& report) {
  BackfillPassedOn::stands(report);
  const bool runs =
      running_.valid() && running_.wait_for(Clock::duration(0)) != std::future_status::ready;
  if (runs || Clock::now() < next_at_) return;
  settle();
  next_at_ = Clock::now() + between_calls;
  std::string words = progress_of(report.entry, report.tally);
  if (!report.rests.empty()) words += ", rests: " + report.rests;
  running_ = std::async(std::launch::async, [call = call_, migration = report.entry.migration,
                                             words] { return call(migration, words); });
}

Result<bool> BackfillCalls::finish() {
  settle();
  if (error_) return *error_;
  return true;
}

void BackfillCalls::settle() {
  if (!running_.valid()) return;
  if (const auto called = running_.get(); !called && !error_) error_ = called.error();
}

}  // namespace segue::cli
