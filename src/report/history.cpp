#include "report/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "base/moment.h"

namespace segue::report {
namespace {

using journal::Event;
using journal::Rollout;

/// The journal's words for a release that goes back, or of which a part does.
constexpr std::array<std::string_view, 4> going_back = {"rollback-begun", "release-rolled-back",
                                                        "release-aborted", "tripwire-undone"};

bool is_of(const Event& event, const Rollout& rollout) {
  if (event.subject == rollout.release) return true;
  const bool ended = rollout.ended_at != 0 && event.at > rollout.ended_at;
  return rollout.started_at != 0 && event.at >= rollout.started_at && !ended;
}

std::string who_of(const journal::Owner& owner) {
  if (owner.who.empty()) return owner.host;
  return owner.host.empty() ? owner.who : owner.who + " on " + owner.host;
}

/// The journal may tell of a moment itself, in the transaction that brought it.
bool is_told(const std::vector<Happening>& all, const std::string& subject, int64_t at) {
  return std::any_of(all.begin(), all.end(), [&](const Happening& each) {
    return each.subject == subject && std::abs(each.at - at) < 1000;
  });
}

void add_state(std::vector<Happening>& all, const Rollout& rollout, int64_t at,
               std::string_view state) {
  if (at != 0 && !is_told(all, rollout.release, at))
    all.push_back({at, std::string(state), rollout.release, "", ""});
}

}  // namespace

std::string moment(int64_t milliseconds) {
  return milliseconds == 0 ? "–" : utc_moment(milliseconds);
}

bool tells_of_trouble(const Event& event) {
  return event.kind.ends_with("failed") ||
         std::find(going_back.begin(), going_back.end(), event.kind) != going_back.end();
}

std::vector<const Event*> events_of(const Rollout& rollout, const std::vector<Event>& events) {
  std::vector<const Event*> own;
  for (const Event& event : events)
    if (is_of(event, rollout)) own.push_back(&event);
  return own;
}

std::vector<Happening> timeline_of(const Rollout& rollout, const std::vector<Event>& events,
                                   const std::vector<journal::Approval>& approvals) {
  std::vector<Happening> all;
  for (const Event* event : events_of(rollout, events))
    all.push_back({event->at, event->kind, event->subject, event->detail, who_of(event->owner)});
  for (const auto& approval : approvals)
    if (approval.release == rollout.release && !is_told(all, rollout.release, approval.at))
      all.push_back({approval.at, approval.phase + " approved", rollout.release, approval.comment,
                     approval.who});
  add_state(all, rollout, rollout.started_at, "rollout begun");
  add_state(all, rollout, rollout.expanded_at, "expand phase ended");
  add_state(all, rollout, rollout.live_at, "live");
  if (rollout.is_over()) add_state(all, rollout, rollout.ended_at, name_of(rollout.state));
  std::stable_sort(all.begin(), all.end(),
                   [](const Happening& a, const Happening& b) { return a.at < b.at; });
  return all;
}

int64_t first_broken(const std::vector<Event>& events) {
  const Event* before = nullptr;
  for (const Event& event : events) {
    if (event.hash != event.proper_hash()) return event.id;
    if (before != nullptr && event.previous != before->hash) return event.id;
    before = &event;
  }
  return 0;
}

}  // namespace segue::report
