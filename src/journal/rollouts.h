#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "journal/entries.h"
#include "journal/tables.h"

namespace segue::journal {

/// How far a release has come in this database.
enum class RolloutState {
  expanding,    // its expand phase was begun
  expanded,     // … and ended: the release may be deployed
  live,         // it is deployed; backfills run, its contract waits
  contracting,  // what it removes is being made unusable, or removed
  done,         // nothing of it is left to do
  rolling_back,
  rolled_back,
  aborted  // nothing more is done for it
};
/// "expanding", "expanded", "live", "contracting", "done", "rolling-back", "rolled-back",
/// "aborted".
std::string_view name_of(RolloutState state);
std::optional<RolloutState> rollout_state_named(std::string_view word);

/// A release in an environment. Times are milliseconds since 1970 by the clock of the database; 0:
/// not yet.
struct Rollout {
  int64_t id = 0;             // in the order in which they were begun
  std::string release{};      // as the pipeline calls it
  std::string environment{};  // empty where none was named
  std::string replaces{};     // the release that was live before; empty: none, or not known
  std::string pattern{};      // "rolling", "blue-green" …
  RolloutState state = RolloutState::expanding;
  std::string plan_hash{};  // of the plan that was carried out last
  std::string authors{};    // who wrote what it brings, a line each: they cannot approve it
  /// The scripts that belong to it, a line each, with tabulators in between: migration, phase of
  /// its file, and the phase in which it takes away what releases before may use, or "never"; what
  /// an older program has written ends before that.
  std::string scripts{};
  std::string paused_by{};  // empty: it is not paused
  std::string problem{};    // why it went back, or was given up
  int64_t started_at = 0;
  int64_t expanded_at = 0;
  int64_t live_at = 0;
  int64_t ended_at = 0;  // done, rolled back or aborted

  /// Its release runs, or may run: it was deployed and not replaced by going back.
  bool may_run() const {
    return state == RolloutState::expanded || state == RolloutState::live ||
           state == RolloutState::contracting || state == RolloutState::done;
  }
  /// It ended without success: its release may be begun anew.
  bool was_given_up() const {
    return state == RolloutState::rolled_back || state == RolloutState::aborted;
  }
  bool is_over() const { return state == RolloutState::done || was_given_up(); }
};

/// What `Rollout::scripts` lists: by migration, tabulator and phase what stands behind them; empty
/// where an older program has written it.
std::map<std::string, std::string> listed_in(const std::string& scripts);

/// The last rollout of a release; null where there is none.
const Rollout* last_of(const std::vector<Rollout>& rollouts, std::string_view release);
/// … and where that one was given up.
const Rollout* standing_of(const std::vector<Rollout>& rollouts, std::string_view release);

struct Approval {
  std::string release{};
  std::string phase{};  // "expand", "contract"
  std::string plan_hash{};
  std::string who{};
  std::string comment{};
  int64_t at = 0;
};

/// Somebody's sign of life.
struct Heartbeat {
  std::string app{};
  std::string version{};
  std::string instance{};
  int64_t seen_at = 0;
};

/// Reads and writes what the journal holds of releases, over one session. It opens no transaction
/// of its own; whoever writes has the right to (`run::Runner::record`).
class Rollouts {
 public:
  Rollouts(dialect::Connection& connection, const dialect::Engine& engine)
      : tables_(connection, engine), engine_(engine) {}

  /// To be called before anything else.
  Result<bool> synchronise() { return tables_.find(); }
  /// Milliseconds since 1970, by the clock of the database.
  int64_t now() const { return tables_.now(); }

  /// In the order in which they were begun.
  Result<std::vector<Rollout>> all();
  /// Gives it its id.
  dialect::Answer begin(Rollout& rollout);
  /// Everything but id, release and environment.
  dialect::Answer keep(const Rollout& rollout);

  Result<std::vector<Approval>> approvals(const std::string& release);
  dialect::Answer approve(const Approval& approval);

  /// What a gate has noted for itself, such as since when it has held; empty text for nothing.
  Result<std::string> memory(const std::string& release, const std::string& gate);
  dialect::Answer remember(const std::string& release, const std::string& gate,
                           const std::string& text);
  dialect::Answer forget_memories(const std::string& release);

  Result<std::vector<Heartbeat>> heartbeats();

 private:
  Tables tables_;
  const dialect::Engine& engine_;
};

}  // namespace segue::journal
