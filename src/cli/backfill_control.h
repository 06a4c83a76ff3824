#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/backfilling.h"
#include "cli/ending.h"
#include "cli/targets.h"

namespace segue::cli {

/// What is said behind `segue backfill`.
struct BackfillOptions {
  PlaceOptions place{};
  TargetOptions targets{};
  PaceOptions pace{};
  std::string which{};  // a migration, or "#3"
  std::string format = "text";
  std::string metrics_address{};
  std::vector<std::string> words{};  // `batch=1000`, of `set`
  bool again = false;
};

/// The backfills of a history that the journal holds, looked at without a lock.
struct BackfillLook {
  dialect::ConnectionPtr connection{};
  std::optional<journal::Backfills> log{};
  std::vector<journal::Backfill> entries{};
};
Result<std::unique_ptr<BackfillLook>> look_at_backfills(const Place& place);

Ending list_backfills(const BackfillOptions& options, const Console& console);
Ending show_backfill(const BackfillOptions& options, const Console& console);

/// A word by which one terminal tells the workers of others what to do, by way of the journal.
struct BackfillControl {
  std::string_view verb;
  std::string_view words;
  std::vector<journal::BackfillState> from;
  journal::BackfillState to;
};
const std::vector<BackfillControl>& backfill_controls();
Ending control_backfill(const BackfillOptions& options, const BackfillControl& how);
/// Takes `batch=1000` from among the folders that are named.
void take_words(BackfillOptions& options);
Ending set_backfill(const BackfillOptions& options);

}  // namespace segue::cli
