#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journal/entries.h"
#include "journal/tables.h"

namespace segue::journal {

/// The values of a key's columns, in the order of the key, as text.
using KeyValues = std::vector<std::string>;
/// As the journal holds them; empty text for none. Reading gives back what was written.
std::string text_of(const KeyValues& key);
KeyValues key_values(const std::string& text);

enum class BackfillState { running, paused, cancelled, failed, done };
std::string_view name_of(BackfillState state);

/// A backfill as it stands in the database.
struct Backfill {
  int64_t id = 0;
  std::string history{};
  std::string migration{};
  std::string phase{};
  int64_t number = 0;  // of the statement in its script
  std::string statement{};
  std::string checksum{};
  std::string table{};
  std::string key{};  // columns, with commas between them
  BackfillState state = BackfillState::running;
  std::string settings{};               // "batch=… target=…": what was set while it runs
  std::optional<KeyValues> frontier{};  // up to here ranges have been given out; nothing: none yet
  std::optional<KeyValues> last{};      // of all ranges; nothing: the table has no rows
  int64_t estimated_rows = 0;           // 0: not known
  std::string problem{};                // why it failed
  std::string changed_by{};             // who has paused, cancelled or set it last
  int64_t started_at = 0;
  int64_t finished_at = 0;
  int64_t verified_at = 0;  // 0: it was not
  int64_t mismatches = -1;  // rows that it would still change, when that was last counted

  /// All of its ranges have been given out.
  bool is_given_out() const { return !last || (frontier && *frontier == *last); }
};

/// A part of a backfill that one worker has at a time.
struct Range {
  int64_t backfill = 0;
  int64_t number = 0;
  std::optional<KeyValues> low{};  // the rows behind it …
  KeyValues high{};                // … up to this one
  std::optional<KeyValues> at{};   // what lies before and on it is done
  bool done = false;
  int64_t fence = 0;  // grows with every worker that has it
  Owner owner{};      // who has it; nobody where `who` is empty
  std::string session{};
  bool expired = false;  // its worker gives no sign of life
  int64_t rows = 0;      // passed
  int64_t changed = 0;   // of those, changed
};

/// How far a backfill has come.
struct Tally {
  int64_t rows = 0;
  int64_t changed = 0;
  int64_t open_ranges = 0;  // given out and not done
  int64_t skipped = 0;      // rows that could not be changed
};

/// A row that could not be changed.
struct BadRow {
  std::string key{};
  std::string problem{};
};

/// Reads and writes what the journal holds of backfills, over one session. It opens no transaction
/// of its own.
class Backfills {
 public:
  Backfills(dialect::Connection& connection, const dialect::Engine& engine, Owner owner)
      : tables_(connection, engine), engine_(engine), owner_(std::move(owner)) {}

  /// To be called before anything else.
  Result<bool> synchronise() { return tables_.find(); }

  Result<std::vector<Backfill>> all();
  Result<std::optional<Backfill>> find(int64_t id);
  Result<Tally> tally(int64_t id);
  Result<std::vector<BadRow>> bad_rows(int64_t id, int most);

  /// Gives the entry its id.
  dialect::Answer begin(Backfill& backfill);
  /// Of what was done nothing is left but the entry: it starts again, with other bounds.
  dialect::Answer begin_again(const Backfill& backfill);
  /// Locks the entry until the end of the transaction: ranges are given out by one at a time.
  dialect::Answer lock(int64_t id);
  dialect::Answer move_frontier(int64_t id, const KeyValues& frontier);
  /// Where it is in one of the states `from`.
  dialect::Answer change_state(int64_t id, const std::vector<BackfillState>& from, BackfillState to,
                               std::string_view problem = {});
  dialect::Answer change_settings(int64_t id, std::string_view settings);
  dialect::Answer keep_verified(int64_t id, int64_t mismatches);

  /// A range that was given out, is not done and that nobody works on any more, as far as the
  /// journal knows, or whose worker's session is one of these.
  Result<std::vector<Range>> open_ranges(int64_t id);
  /// The number of the next range, from 1.
  Result<int64_t> next_number(int64_t id);
  dialect::Answer add(const Range& range, std::chrono::milliseconds life);
  /// The range is this worker's from now on, if nobody else has taken it since it was read.
  dialect::Answer take(Range& range, const std::string& session, std::chrono::milliseconds life);
  /// To be sent in a transaction: from then on no other worker can take the range over. No row
  /// where one has done so before.
  dialect::Call hold(const Range& range) const;
  /// To be sent: up to `at` is done. No row is met where another worker has taken the range over.
  dialect::Call advance(const Range& range, std::chrono::milliseconds life) const;
  /// Nobody works on it any more.
  dialect::Answer release(const Range& range);
  dialect::Answer add_bad_row(int64_t id, const BadRow& row);

 private:
  std::string who() const { return owner_.who + " on " + owner_.host; }

  Tables tables_;
  const dialect::Engine& engine_;
  Owner owner_;
};

}  // namespace segue::journal
