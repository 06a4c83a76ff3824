#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "journal/entries.h"
#include "journal/rollouts.h"

namespace segue::report {

/// What one database's journal knows of releases.
struct DatabaseHistory {
  std::string name{};
  std::vector<journal::Rollout> rollouts{};
  std::vector<journal::Event> events{};
};

/// From when to when it is counted: milliseconds since 1970, the end not included.
struct Window {
  int64_t begin = 0;
  int64_t end = 0;

  bool holds(int64_t at) const { return begin <= at && at < end; }
  double weeks() const { return static_cast<double>(end - begin) / (7.0 * 24 * 3600 * 1000); }
};

/// How well a team delivers, in the four figures of DORA. A figure without data is nothing: not 0.
///
/// A rollout is a release in an environment. The same one in several databases (shards, tenants)
/// counts once: it began when the first one did, is live when the last one is, and has failed as
/// soon as one has. A release that was tried again after it had gone back is another rollout.
struct DeliveryFigures {
  Window window{};

  /// Rollouts that became live in the window …
  int64_t deployments = 0;
  /// … by its weeks; nothing for an empty window.
  std::optional<double> deployments_per_week{};

  /// Milliseconds from the commit of its last migration, where that is known, and otherwise from
  /// the moment at which the rollout began, to the moment at which it was live: of those above.
  /// The 90th percentile is a time that was taken (nearest rank), the median the mean of two where
  /// their number is even.
  std::optional<int64_t> lead_time_median{};
  std::optional<int64_t> lead_time_p90{};
  int64_t lead_times_from_commits = 0;  // how many of them begin with a commit

  /// Rollouts that became live in the window, or ended in it without ever having been live …
  int64_t judged = 0;
  /// … and those of them that went back, were given up, or have a problem noted.
  int64_t failed = 0;
  std::optional<double> change_failure_rate{};  // from 0 to 1

  /// Milliseconds from the first event of a failed rollout that tells of trouble, to the moment at
  /// which it had gone back, or at which it or a later one of its environment was live, whichever
  /// came first. Failures in the window that are over; the others are counted only.
  std::optional<int64_t> time_to_restore_median{};
  int64_t restored = 0;
  int64_t not_restored = 0;
};

/// When the code of a release was committed: milliseconds since 1970, by release.
using Commits = std::map<std::string, int64_t>;

DeliveryFigures figures_of(const std::vector<DatabaseHistory>& databases, Window window,
                           const Commits& commits = {});

/// A line for each figure and what it counts; "-" where there are no data.
std::string figures_as_text(const DeliveryFigures& figures);
/// The same as JSON; null where there are no data.
std::string figures_as_json(const DeliveryFigures& figures);

}  // namespace segue::report
