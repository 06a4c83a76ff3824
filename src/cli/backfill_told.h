#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/command.h"
#include "run/backfill.h"

namespace segue::cli {

/// Tells how a backfill stands: as a line that changes, where a person looks at it, as one now and
/// then where not, or as one JSON object a line.
class BackfillTold : public run::BackfillProgress {
 public:
  /// `target`: which of several databases it is; data name it.
  BackfillTold(const Console& console, const std::string& format, std::string target = {});
  ~BackfillTold() override;

  void stands(const run::BackfillReport& report) override;
  void rests(const std::string& why) override;
  void waits_for(const std::string& what) override;
  void again(const std::string& why, std::chrono::milliseconds pause) override;
  void skipped(const std::string& row, const std::string& why) override;

 private:
  using Clock = std::chrono::steady_clock;
  void event(const std::string& kind, const nlohmann::ordered_json& data);
  void say(const std::string& words);
  void clear_line();

  const Console& console_;
  std::string target_;
  bool json_;
  bool live_;  // a terminal
  bool has_line_ = false;
  Clock::time_point told_{};
  std::string last_again_{};
};

/// A backfill as data.
nlohmann::ordered_json json_of(const journal::Backfill& entry, const journal::Tally& tally);
/// For people: "done", "running", "paused by ann on build-3", "failed: …".
std::string state_of(const journal::Backfill& entry);
/// "1,040,000 of about 2,000,000 rows (52 %)".
std::string progress_of(const journal::Backfill& entry, const journal::Tally& tally);

}  // namespace segue::cli
