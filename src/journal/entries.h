#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace segue::journal {

/// Who changes the database: shown to whoever waits, and kept with every event.
struct Owner {
  std::string who{};  // account on the machine that runs
  std::string host{};
  int64_t process = 0;
  std::string tool{};  // "segue 0.1.0"
};

/// What stands of a migration in the database.
enum class State { running, applied, reverting, reverted };
/// "running", "applied", …: as the journal holds it.
std::string_view name_of(State state);
std::optional<State> state_named(std::string_view word);

/// A script of a migration that was run, or begun. Times are milliseconds since 1970 by the clock
/// of the database; 0: not yet.
struct Migration {
  int64_t id = 0;           // in the order in which they were begun
  std::string history{};    // the folder's name: several histories may share a database
  std::string migration{};  // as people call it
  std::string phase{};      // "none", "expand", "backfill", "contract"
  std::string version{};
  State state = State::running;
  std::string origin{};           // "run", "baseline", or the tool that it was adopted from
  std::string checksum{};         // SHA-256 of the script as it is
  std::string normal_checksum{};  // … of its statements as trees: comments and layout left out
  std::string file_checksum{};    // of the file that it came from, as a whole; empty: not known
  std::optional<std::string> down_sql{};
  std::optional<std::string> up_sql{};  // what ran, of a script that runs again when it has changed
  int64_t text_number = 0;     // … among those that have run one after the other; 0: none
  std::string text_release{};  // … and the release that it ran for
  std::string irreversible{};  // why there is no down
  std::string plan_hash{};
  std::string release{};
  int64_t started_at = 0;
  int64_t finished_at = 0;
};

/// What has run of a script that runs again whenever it has changed, for one release.
struct Text {
  int64_t number = 0;  // the first is 1
  std::string release{};
  std::string file_checksum{};
  std::string sql{};
};

enum class StepState { intended, done };
std::string_view name_of(StepState state);

/// A statement that cannot be part of a transaction with its own journal row: written before it
/// runs, and marked when it is done.
struct Step {
  int64_t migration = 0;
  std::string direction{};  // "up", "down"
  int64_t number = 0;       // of the statement in its script, from 1
  std::string statement{};
  std::string checksum{};
  StepState state = StepState::intended;
  std::string session{};  // of the server, in which it was sent
  int64_t fence = 0;
  int64_t started_at = 0;
  int64_t finished_at = 0;
  std::string problem{};  // what the server said, where it refused
};

/// Something that happened. Each one's hash covers the one before it, so that none can be taken out
/// or changed without a trace.
struct Event {
  int64_t id = 0;
  int64_t at = 0;
  std::string kind{};     // "applied", "reverted", "failed", "taken-over" …
  std::string subject{};  // the migration
  std::string detail{};
  Owner owner{};
  std::string previous{};
  std::string hash{};

  /// What the hash has to be.
  std::string proper_hash() const;
};

}  // namespace segue::journal
