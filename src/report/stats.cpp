#include "report/stats.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "report/history.h"

namespace segue::report {
namespace {

using journal::Rollout;
using journal::RolloutState;

/// A rollout over all of its databases.
struct Whole {
  std::string release{};
  std::string environment{};
  int64_t started_at = 0;
  int64_t live_at = 0;   // 0: not everywhere yet
  int64_t ended_at = 0;  // the last end
  bool failed = false;
  bool over = true;         // in all of its databases
  int64_t trouble_at = 0;   // the first event that tells of it
  int64_t restored_at = 0;  // gone back everywhere

  /// The moment by which it belongs to a window; 0 while nothing is settled.
  int64_t settled_at() const {
    if (live_at != 0) return live_at;
    return over ? ended_at : 0;
  }
};

bool has_failed(const Rollout& rollout) {
  return rollout.state == RolloutState::rolled_back || rollout.state == RolloutState::aborted ||
         rollout.state == RolloutState::rolling_back || !rollout.problem.empty();
}

/// The earlier of two moments, of which 0 is none.
int64_t earlier(int64_t a, int64_t b) {
  return a == 0 || b == 0 ? std::max(a, b) : std::min(a, b);
}

/// Which of its own events it is that tells of trouble. Events of others, at the same time, are
/// those of another release.
int64_t trouble_of(const Rollout& rollout, const DatabaseHistory& database) {
  for (const journal::Event* event : events_of(rollout, database.events)) {
    const bool others =
        std::any_of(database.rollouts.begin(), database.rollouts.end(), [&](const Rollout& other) {
          return other.release != rollout.release && other.release == event->subject;
        });
    if (!others && tells_of_trouble(*event) && event->at >= rollout.started_at) return event->at;
  }
  return 0;
}

void add(Whole& whole, const Rollout& rollout, const DatabaseHistory& database, bool first) {
  whole.started_at = earlier(whole.started_at, rollout.started_at);
  whole.live_at = first ? rollout.live_at
                  : whole.live_at == 0 || rollout.live_at == 0
                      ? 0
                      : std::max(whole.live_at, rollout.live_at);
  whole.ended_at = std::max(whole.ended_at, rollout.ended_at);
  whole.over = whole.over && rollout.is_over();
  whole.failed = whole.failed || has_failed(rollout);
  if (!has_failed(rollout)) return;
  whole.trouble_at = earlier(whole.trouble_at, trouble_of(rollout, database));
  if (rollout.state == RolloutState::rolled_back)
    whole.restored_at = std::max(whole.restored_at, rollout.ended_at);
}

std::vector<Whole> wholes_of(const std::vector<DatabaseHistory>& databases) {
  using Attempt = std::tuple<std::string, std::string, int>;  // environment, release, which
  std::map<Attempt, Whole> wholes;
  for (const DatabaseHistory& database : databases) {
    std::map<std::pair<std::string, std::string>, int> attempts;
    for (const Rollout& rollout : database.rollouts) {
      const int attempt = ++attempts[{rollout.environment, rollout.release}];
      const auto [at, first] = wholes.try_emplace({rollout.environment, rollout.release, attempt});
      at->second.release = rollout.release;
      at->second.environment = rollout.environment;
      add(at->second, rollout, database, first);
    }
  }
  std::vector<Whole> all;
  for (auto& [attempt, whole] : wholes)
    all.push_back(std::move(whole));
  return all;
}

std::optional<int64_t> median_of(std::vector<int64_t> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const size_t middle = values.size() / 2;
  if (values.size() % 2 != 0) return values[middle];
  return values[middle - 1] + (values[middle] - values[middle - 1]) / 2;
}

std::optional<int64_t> p90_of(std::vector<int64_t> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  return values[(values.size() * 9 + 9) / 10 - 1];
}

void count_lead_times(DeliveryFigures& figures, const std::vector<Whole>& all,
                      const Commits& commits) {
  std::vector<int64_t> times;
  for (const Whole& whole : all) {
    if (whole.live_at == 0 || !figures.window.holds(whole.live_at)) continue;
    ++figures.deployments;
    const auto commit = commits.find(whole.release);
    if (commit != commits.end()) ++figures.lead_times_from_commits;
    const int64_t begun = commit != commits.end() ? commit->second : whole.started_at;
    // The clocks of who commits and of the database may differ.
    times.push_back(std::max<int64_t>(whole.live_at - begun, 0));
  }
  figures.lead_time_median = median_of(times);
  figures.lead_time_p90 = p90_of(times);
}

/// When the environment was well again after a rollout's trouble; 0: not yet.
int64_t restored_at(const Whole& broken, const std::vector<Whole>& all) {
  int64_t restored = broken.restored_at > broken.trouble_at ? broken.restored_at : 0;
  for (const Whole& other : all)
    if (other.environment == broken.environment && other.live_at > broken.trouble_at)
      restored = earlier(restored, other.live_at);
  return restored;
}

void count_failures(DeliveryFigures& figures, const std::vector<Whole>& all) {
  std::vector<int64_t> times;
  for (const Whole& whole : all) {
    const int64_t settled = whole.settled_at();
    if (settled != 0 && figures.window.holds(settled)) {
      ++figures.judged;
      if (whole.failed) ++figures.failed;
    }
    if (!whole.failed || whole.trouble_at == 0 || !figures.window.holds(whole.trouble_at)) continue;
    if (const int64_t restored = restored_at(whole, all); restored != 0)
      times.push_back(restored - whole.trouble_at);
    else
      ++figures.not_restored;
  }
  figures.restored = static_cast<int64_t>(times.size());
  figures.time_to_restore_median = median_of(times);
}

}  // namespace

DeliveryFigures figures_of(const std::vector<DatabaseHistory>& databases, Window window,
                           const Commits& commits) {
  DeliveryFigures figures;
  figures.window = window;
  const std::vector<Whole> all = wholes_of(databases);
  count_lead_times(figures, all, commits);
  count_failures(figures, all);
  if (window.end > window.begin && !all.empty())
    figures.deployments_per_week = static_cast<double>(figures.deployments) / window.weeks();
  if (figures.judged > 0)
    figures.change_failure_rate =
        static_cast<double>(figures.failed) / static_cast<double>(figures.judged);
  return figures;
}

}  // namespace segue::report
