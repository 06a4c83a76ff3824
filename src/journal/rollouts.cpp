#include "journal/rollouts.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace segue::journal {
namespace {

using dialect::Answer;
using dialect::Rows;

constexpr std::array<std::string_view, 8> states = {"expanding",   "expanded", "live",
                                                    "contracting", "done",     "rolling-back",
                                                    "rolled-back", "aborted"};

std::string number(int64_t value) {
  return std::to_string(value);
}

Rollout rollout_in(const Rows& rows, size_t row) {
  return {.id = rows.number(row, 0),
          .release = rows.text(row, 1),
          .environment = rows.text(row, 2),
          .replaces = rows.text(row, 3),
          .pattern = rows.text(row, 4),
          .state = rollout_state_named(rows.text(row, 5)).value_or(RolloutState::aborted),
          .plan_hash = rows.text(row, 6),
          .authors = rows.text(row, 7),
          .scripts = rows.text(row, 8),
          .paused_by = rows.text(row, 9),
          .problem = rows.text(row, 10),
          .started_at = rows.number(row, 11),
          .expanded_at = rows.number(row, 12),
          .live_at = rows.number(row, 13),
          .ended_at = rows.number(row, 14)};
}

/// Everything of a result, row by row.
template <class Made, class Make>
Result<std::vector<Made>> all_of(Result<Rows> rows, Make make) {
  if (!rows) return rows.error();
  std::vector<Made> found;
  for (size_t row = 0; row < rows->rows.size(); ++row)
    found.push_back(make(*rows, row));
  return found;
}

}  // namespace

std::string_view name_of(RolloutState state) {
  return states[static_cast<size_t>(state)];
}

std::optional<RolloutState> rollout_state_named(std::string_view word) {
  const auto* found = std::find(states.begin(), states.end(), word);
  if (found == states.end()) return std::nullopt;
  return static_cast<RolloutState>(found - states.begin());
}

std::map<std::string, std::string> listed_in(const std::string& scripts) {
  std::map<std::string, std::string> listed;
  for (const auto line : text::split(scripts, '\n')) {
    if (line.empty()) continue;
    const size_t key = line.find('\t', line.find('\t') + 1);
    const bool is_whole = key != std::string_view::npos;
    listed.emplace(line.substr(0, key), is_whole ? line.substr(key + 1) : std::string_view());
  }
  return listed;
}

const Rollout* last_of(const std::vector<Rollout>& rollouts, std::string_view release) {
  const auto found = std::find_if(rollouts.rbegin(), rollouts.rend(),
                                  [&](const Rollout& each) { return each.release == release; });
  return found == rollouts.rend() ? nullptr : &*found;
}

const Rollout* standing_of(const std::vector<Rollout>& rollouts, std::string_view release) {
  const Rollout* last = last_of(rollouts, release);
  return last == nullptr || last->was_given_up() ? nullptr : last;
}

Result<std::vector<Rollout>> Rollouts::all() {
  return all_of<Rollout>(
      tables_.read("SELECT id, name, environment, replaces, pattern, state, plan_hash, authors, "
                   "scripts, paused_by, problem, started_at, expanded_at, live_at, ended_at "
                   "FROM segue_releases ORDER BY id"),
      rollout_in);
}

Answer Rollouts::begin(Rollout& rollout) {
  const auto newest = tables_.write("SELECT coalesce(max(id), 0) FROM segue_releases");
  if (!newest) return newest;
  rollout.id = newest->number(0, 0) + 1;
  rollout.started_at = now();
  return tables_.write(
      "INSERT INTO segue_releases (id, name, environment, replaces, pattern, state, plan_hash, "
      "authors, scripts, paused_by, problem, started_at, expanded_at, live_at, ended_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {number(rollout.id), rollout.release, rollout.environment, rollout.replaces, rollout.pattern,
       std::string(name_of(rollout.state)), rollout.plan_hash, rollout.authors, rollout.scripts,
       rollout.paused_by, rollout.problem, number(rollout.started_at), number(rollout.expanded_at),
       number(rollout.live_at), number(rollout.ended_at)});
}

Answer Rollouts::keep(const Rollout& rollout) {
  return tables_.write(
      "UPDATE segue_releases SET replaces = ?, pattern = ?, state = ?, plan_hash = ?, authors = ?, "
      "scripts = ?, paused_by = ?, problem = ?, started_at = ?, expanded_at = ?, live_at = ?, "
      "ended_at = ? "
      "WHERE id = ?",
      {rollout.replaces, rollout.pattern, std::string(name_of(rollout.state)), rollout.plan_hash,
       rollout.authors, rollout.scripts, rollout.paused_by, rollout.problem,
       number(rollout.started_at), number(rollout.expanded_at), number(rollout.live_at),
       number(rollout.ended_at), number(rollout.id)});
}

Result<std::vector<Approval>> Rollouts::approvals(const std::string& release) {
  return all_of<Approval>(
      tables_.read("SELECT phase, plan_hash, who, remark, at FROM segue_approvals "
                   "WHERE release_name = ? ORDER BY id",
                   {release}),
      [&](const Rows& rows, size_t row) {
        return Approval{.release = release,
                        .phase = rows.text(row, 0),
                        .plan_hash = rows.text(row, 1),
                        .who = rows.text(row, 2),
                        .comment = rows.text(row, 3),
                        .at = rows.number(row, 4)};
      });
}

Answer Rollouts::approve(const Approval& approval) {
  const auto newest = tables_.write("SELECT coalesce(max(id), 0) FROM segue_approvals");
  if (!newest) return newest;
  return tables_.write(
      "INSERT INTO segue_approvals (id, release_name, phase, plan_hash, who, remark, at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)",
      {number(newest->number(0, 0) + 1), approval.release, approval.phase, approval.plan_hash,
       approval.who, approval.comment, number(now())});
}

Result<std::string> Rollouts::memory(const std::string& release, const std::string& gate) {
  const auto rows = tables_.read(
      "SELECT memory FROM segue_gates WHERE release_name = ? AND gate = ?", {release, gate});
  if (!rows) return rows.error();
  return rows->empty() ? std::string() : rows->text(0, 0);
}

Answer Rollouts::remember(const std::string& release, const std::string& gate,
                          const std::string& text) {
  const auto gone =
      tables_.write("DELETE FROM segue_gates WHERE release_name = ? AND gate = ?", {release, gate});
  if (!gone) return gone;
  return tables_.write(
      "INSERT INTO segue_gates (release_name, gate, memory, at) VALUES (?, ?, ?, ?)",
      {release, gate, text, number(now())});
}

Answer Rollouts::forget_memories(const std::string& release) {
  return tables_.write("DELETE FROM segue_gates WHERE release_name = ?", {release});
}

Result<std::vector<Heartbeat>> Rollouts::heartbeats() {
  return all_of<Heartbeat>(tables_.read("SELECT app, version, instance, seen_at "
                                        "FROM segue_app_versions ORDER BY app, version, instance"),
                           [](const Rows& rows, size_t row) {
                             return Heartbeat{.app = rows.text(row, 0),
                                              .version = rows.text(row, 1),
                                              .instance = rows.text(row, 2),
                                              .seen_at = rows.number(row, 3)};
                           });
}

}  // namespace segue::journal
