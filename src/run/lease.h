#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "dialect/connection.h"
#include "dialect/engine.h"
#include "journal/journal.h"

namespace segue::run {

/// How long a runner waits for another one, and how it shows that it lives.
struct LeaseTimes {
  std::chrono::milliseconds wait{std::chrono::minutes(5)};
  std::chrono::milliseconds poll{500};
  /// Without a sign of life for so long, another runner takes over. A sign is given every third of
  /// it.
  std::chrono::milliseconds life{std::chrono::seconds(30)};
};

/// Told to whoever watches while another runner is at work: "segue of ann on build-3, for 12 s".
using Waiting = std::function<void(const std::string& holder)>;

/// The right to change the database: one runner at a time has it. It stands on a lock of the server
/// that dies with its session, where there is one, and on a row of the journal that says who has
/// it, until when, and with which fence: a number that grows with every holder. Whoever takes over
/// from a holder that gives no sign of life ends its sessions first, so that nothing it has sent
/// goes on.
class Lease {
 public:
  /// Waits for it. `sessions` are all that are going to work; the last of them is the one that this
  /// takes along for signs of life.
  static Result<std::unique_ptr<Lease>> take(dialect::ConnectionPtr watch,
                                             const dialect::Dialect& dialect,
                                             const journal::Owner& owner,
                                             const std::vector<std::string>& sessions,
                                             const LeaseTimes& times, const Waiting& waiting);
  ~Lease();
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  int64_t fence() const { return fence_; }
  /// Another session is going to work from now on, beside the one for signs of life.
  Result<bool> work_in(const std::string& session);
  /// Another runner has taken over.
  bool taken_over() const { return taken_over_; }
  /// The session that holds it was lost: another runner may have taken over.
  bool cut_off() const { return cut_off_; }

 private:
  struct Row;
  Lease(dialect::ConnectionPtr watch, const dialect::Engine& engine, const LeaseTimes& times);

  Result<Row> read() const;
  Result<bool> attempt(const journal::Owner& owner, const std::string& sessions,
                       std::string& holder);
  Result<bool> write(const journal::Owner& owner, const std::string& sessions, int64_t old_fence);
  Result<bool> end_sessions(const std::string& sessions, std::string& holder) const;
  bool is_silent(const std::string& session);
  Result<bool> keeps_lock(const Row& row) const;
  bool gives_signs(const Row& row, const journal::Owner& owner) const;
  void give_signs();

  dialect::ConnectionPtr watch_;
  const dialect::Engine& engine_;
  LeaseTimes times_;
  int64_t fence_ = 0;
  std::string own_session_{};
  bool held_ = false;
  std::string silent_{};  // has the lock, and no row says for whom
  std::chrono::steady_clock::time_point silent_since_{};
  std::atomic<bool> taken_over_ = false;
  std::atomic<bool> cut_off_ = false;
  std::thread signs_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool over_ = false;
};

}  // namespace segue::run
