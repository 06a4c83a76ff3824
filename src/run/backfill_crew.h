#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "run/backfill.h"

namespace segue::run {

/// What the workers of this process go by: the foreman writes it, they read it.
struct Orders {
  bool rest = false;
  bool end = false;
  BackfillPace pace{};
};

/// What workers and foreman tell one another.
class Noticeboard {
 public:
  explicit Noticeboard(const Orders& orders) : orders_(orders) {}

  void order(const std::function<void(Orders&)>& change);
  Orders orders() const;
  /// Waits so long, or until there is nothing more to do; false then.
  bool wait(std::chrono::microseconds time);
  /// Ends all of them: something failed that none can mend.
  void fail(Error error);
  std::optional<Error> failure() const;

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  Orders orders_;
  std::optional<Error> failure_{};
};

/// What is the same for all workers of a backfill in this process.
struct Job {
  const plan::Backfill& backfill;
  const journal::Backfill& entry;
  const BatchSql& sql;
  const Connect& connect;
  const dialect::Dialect& dialect;
  const journal::Owner& owner;
  const BackfillSettings& settings;
  BackfillProgress& progress;
  std::mutex& telling;  // held while progress is told
};

/// Opens a session that is ready to change rows beside others.
Result<Session> open_for_rows(const Connect& connect, const dialect::Dialect& dialect,
                              const plan::Backfill& backfill,
                              std::chrono::milliseconds lock_timeout);

/// Takes ranges and changes their rows batch by batch, until none is left or it is told to end.
class BackfillWorker {
 public:
  BackfillWorker(const Job& job, Noticeboard& board);

  void work();
  /// Ends a batch that has taken longer than this, or the multiple of it that it was given. To be
  /// called by another thread.
  void interrupt_after(std::chrono::milliseconds limit);
  int64_t batch() const { return batch_rows_; }

 private:
  using Clock = std::chrono::steady_clock;
  enum class Claim { got, wait, finished };
  struct Trouble {
    dialect::SqlError error{};
    bool of_rows = false;  // the statement itself was refused
  };
  using Happened = std::optional<Trouble>;
  /// Where the batch ends that comes next; no key where the range has no more rows than that.
  struct NextEnd {
    int64_t wanted = 0;  // rows
    std::optional<KeyValues> key{};
  };

  bool connect();
  bool recover();
  bool look_for_work();
  Result<Claim> claim();
  Result<bool> take_abandoned();
  bool is_abandoned(const journal::Range& range);
  Result<Claim> take_next();
  Happened take_next(journal::Range& range, Claim& claim);
  Happened change_batch();
  Happened read_end(const KeyRange& left);
  Happened send_batch(const KeyRange& batch);
  bool mend(const Trouble& trouble);
  bool mend_late(const dialect::SqlError& error);
  bool try_again(const dialect::SqlError& error, bool late = false);
  bool pause_and_go_on(const dialect::SqlError& error);
  std::string beyond_limit();
  bool isolate(const dialect::SqlError& error);
  bool skip_row(const std::string& problem);
  Happened write_skipped(const journal::BadRow& row, bool& allowed);
  void note_in_time(std::chrono::microseconds took);
  void rest_behind(std::chrono::microseconds took);
  void give_back();
  void stop(const std::string& problem);
  void roll_back() { (void)session_.connection->run("ROLLBACK"); }
  int64_t wanted_rows() const;
  KeyRange rest_of_range() const;

  const Job& job_;
  Noticeboard& board_;
  Servo servo_;
  Session session_{};
  std::optional<journal::Backfills> log_{};
  std::optional<journal::Range> range_{};
  std::optional<NextEnd> next_end_{};    // of the range at hand, where it is known already
  std::chrono::microseconds at_rows_{};  // the time that the last batch's statement took
  KeyValues end_{};                      // of the batch at hand
  int64_t rows_ = 0;                     // in it
  int64_t isolating_ = 0;  // at most so many rows, while a bad one is looked for; 0: none is
  int tries_ = 0;
  bool halved_ = false;  // since the batch before was late
  std::chrono::milliseconds pause_{};
  BatchSizes aimed_{};
  std::atomic<int64_t> batch_rows_ = 0;

  std::mutex running_;  // holds what follows and the session, while others may interrupt it
  std::optional<Clock::time_point> batch_since_{};
  bool ended_late_ = false;             // the batch at hand was ended since it took too long
  std::chrono::milliseconds limit_{0};  // that batches have, if they are not given more …
  int times_limit_ = 1;                 // … which is so many times that
};

}  // namespace segue::run
