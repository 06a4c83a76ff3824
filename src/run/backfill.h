#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dialect/backfilling.h"
#include "dialect/dialect.h"
#include "journal/backfills.h"
#include "plan/backfill.h"
#include "run/batch_sql.h"
#include "run/servo.h"
#include "run/sessions.h"

namespace segue::run {

/// What can be changed while a backfill runs.
struct BackfillPace {
  BatchSizes sizes{};
  std::optional<int64_t> fixed_batch{};  // rows; nothing: as many as the target's time allows
  int pause = 0;                         // percent of a batch's time to rest behind it
  int64_t skip = 0;  // so many rows that cannot be changed are left out, and no more
};
/// Takes over what "batch=1000 target=100ms pause=25% skip=10" says, each word if it is there. An
/// error names the word that is wrong.
Result<bool> set_pace(BackfillPace& pace, std::string_view words);

/// A server that follows the one whose rows are changed, and must not fall behind.
struct Replica {
  std::string name{};
  Connect connect{};
};

struct BackfillSettings {
  BackfillPace pace{};
  dialect::SignalLimits limits{};
  std::vector<Replica> replicas{};  // that are asked themselves
  int workers = 1;
  /// Without a sign of life for so long, another worker takes a range over.
  std::chrono::milliseconds life{std::chrono::seconds(30)};
  std::chrono::milliseconds look_every{1000};  // at signals and at what others have set
  std::chrono::milliseconds hold{std::chrono::seconds(10)};  // at least; doubled if it comes back
  std::chrono::milliseconds longest_hold{std::chrono::minutes(10)};
  std::chrono::milliseconds lock_timeout{1000};  // for rows that others have locked
  std::chrono::milliseconds first_pause{250};
  std::chrono::milliseconds longest_pause{std::chrono::seconds(30)};
  int tries = 10;           // of one batch, one after the other
  int range_batches = 128;  // that a worker takes at a time: taking them costs as much as five …
  int64_t range_rows = 50'000;  // … of no more rows, which are counted while others wait for theirs
  int overrun = 20;             // times the target: a batch that takes longer is ended
  std::chrono::milliseconds patience{std::chrono::hours(1)};  // for transactions that are older
};

/// How a backfill stands.
struct BackfillReport {
  const plan::Backfill* backfill = nullptr;
  journal::Backfill entry{};
  journal::Tally tally{};
  double rate = 0;                                  // rows a second, over the last minute
  std::optional<std::chrono::seconds> time_left{};  // nothing where it cannot be told
  int64_t batch = 0;                                // rows, at present
  int workers = 0;                                  // of this process
  std::string rests{};                              // why; empty: it works
  dialect::Signals signals{};
};

/// Told to whoever watches.
class BackfillProgress {
 public:
  virtual ~BackfillProgress() = default;
  /// About once a second.
  virtual void stands(const BackfillReport& /*report*/) {}
  /// It rests for this reason, or goes on where there is none.
  virtual void rests(const std::string& /*why*/) {}
  virtual void waits_for(const std::string& /*what*/) {}
  virtual void again(const std::string& /*why*/, std::chrono::milliseconds /*pause*/) {}
  virtual void skipped(const std::string& /*row*/, const std::string& /*why*/) {}
  /// Part of a verification is done.
  virtual void verified(int64_t /*rows*/, int64_t /*mismatches*/) {}
};

/// Which statement of which migration a backfill is.
struct BackfillName {
  std::string history{};
  std::string migration{};
  std::string phase{};
};

/// Whether an entry of the journal is that statement's.
bool is_entry_of(const journal::Backfill& entry, const BackfillName& name,
                 const plan::Backfill& backfill);

struct Verification {
  std::string impossible{};            // why it cannot be told; empty where it can
  int64_t mismatches = 0;              // rows that the statement would still change
  int64_t behind = 0;                  // … of them behind the last one that it began with
  std::vector<std::string> samples{};  // their keys, in words
};

/// Carries out backfills on one database, beside whatever else changes it, and beside other
/// processes that carry out the same.
class Backfiller {
 public:
  Backfiller(Connect connect, const dialect::Dialect& dialect, journal::Owner owner,
             BackfillSettings settings, BackfillProgress& progress);
  ~Backfiller();

  /// Enters it into the journal, once what began before has ended, or finds it there. `again`: one
  /// that is done, or was cancelled, starts anew.
  Result<journal::Backfill> enter(const plan::Backfill& backfill, const BackfillName& name,
                                  bool again = false);
  /// Works until nothing is left to do for anybody, or it was cancelled. An error is why it failed.
  Result<journal::Backfill> work(const plan::Backfill& backfill, const journal::Backfill& entry);
  /// Counts the rows that it would still change, and keeps the number in the journal. Also those
  /// that were written behind the last one that was there when it began: nobody has changed them.
  Result<Verification> verify(const plan::Backfill& backfill, const journal::Backfill& entry);

 private:
  Result<Session> open() const;
  Result<bool> wait_for_writers(dialect::Connection& connection);
  Result<bool> look_at_table(dialect::Connection& connection, const sql::ObjectName& table) const;
  Result<bool> find_bounds(dialect::Connection& connection, const plan::Backfill& backfill,
                           journal::Backfill& entry);
  Result<journal::Backfill> whole(const plan::Backfill& backfill, const journal::Backfill& entry);
  Result<bool> count(dialect::Connection& connection, const BatchSql& sql, KeyRange left,
                     Verification& result) const;
  Result<journal::Backfill> finish(const plan::Backfill& backfill, const journal::Backfill& entry);

  Connect connect_;
  const dialect::Dialect& dialect_;
  journal::Owner owner_;
  BackfillSettings settings_;
  BackfillProgress& progress_;
};

}  // namespace segue::run
