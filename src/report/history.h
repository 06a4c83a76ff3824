#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "journal/entries.h"
#include "journal/rollouts.h"

/// What the journal tells of rollouts, read by several reports.
namespace segue::report {

/// "2026-11-27T03:00:00Z" of milliseconds since 1970; "–" for 0, which is "not yet".
std::string moment(int64_t milliseconds);

/// Whether an event says that something went wrong, or that a release goes back.
bool tells_of_trouble(const journal::Event& event);

/// The events of a rollout, in order: those of its release, and those that happened while it was
/// under way. `events` are all of the journal.
std::vector<const journal::Event*> events_of(const journal::Rollout& rollout,
                                             const std::vector<journal::Event>& events);

/// One line of a timeline.
struct Happening {
  int64_t at = 0;
  std::string what{};     // "applied", "live"
  std::string subject{};  // a migration, or a release
  std::string detail{};
  std::string who{};
};

/// What happened in a rollout, in the order of time: its events, the moments at which it came from
/// one state to the next, and who approved it.
std::vector<Happening> timeline_of(const journal::Rollout& rollout,
                                   const std::vector<journal::Event>& events,
                                   const std::vector<journal::Approval>& approvals);

/// Whether each event is what its hash says and follows the one before it. `events` are all of the
/// journal; the id of the first one that is or does not, 0 where there is none.
int64_t first_broken(const std::vector<journal::Event>& events);

}  // namespace segue::report
