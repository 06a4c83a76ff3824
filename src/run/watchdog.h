#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "run/sessions.h"

namespace segue::run {

/// A statement that is looked after while it runs.
struct Watch {
  dialect::Connection* connection = nullptr;  // that runs it
  std::string session{};                      // as others call that connection
  /// How long it may wait for locks; zero: as long as it takes.
  std::chrono::milliseconds limit{0};
  bool interrupts = false;  // the server does not keep to the limit
  /// Called with what holds it up, when that changes.
  std::function<void(const dialect::Blockers&)> tell{};
};

/// Looks after what runs in another session: who holds it up, and that it does not wait for longer
/// than it may. Its thread and its own session exist from the first statement on that takes time.
class Watchdog {
 public:
  using Clock = std::chrono::steady_clock;
  struct Seen {
    dialect::Blockers blockers{};  // the last that were seen
    bool interrupted = false;      // its wait was ended from here
  };

  Watchdog(Connect connect, const dialect::Engine& engine);
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  /// Before a statement is sent, and after it has ended: nothing is interrupted any more then.
  void begin(Watch watch);
  Seen end();

  /// Who may hold what the session was refused at once.
  dialect::Blockers suspects(std::string_view session);
  /// Waits until none of them is in the transaction any more that it was seen in, at most until
  /// then. False where that is not known of any.
  bool sit_out(const dialect::Blockers& blockers, Clock::time_point until);

 private:
  void keep_watch();
  bool look(std::unique_lock<std::mutex>& lock, uint64_t number);
  void interrupt_late_wait(const Watch& watch);
  bool holds_on(const dialect::Blocker& blocker);
  dialect::Connection* own();

  Connect connect_;
  const dialect::Engine& engine_;
  std::mutex asking_;  // holds `own_`
  dialect::ConnectionPtr own_{};

  std::mutex mutex_;  // holds all below
  std::condition_variable changed_;
  std::optional<Watch> watch_{};
  uint64_t number_ = 0;  // of the statement that runs
  Clock::time_point begun_{};
  std::optional<Clock::time_point> waiting_since_{};
  Seen seen_{};
  bool over_ = false;
  std::thread thread_{};
};

/// Whether it is the same sessions, whatever they do by now.
bool same_sessions(const dialect::Blockers& a, const dialect::Blockers& b);

/// A session that holds others up, for people: "ann, psql, process 4711 (session 4711@…), idle in a
/// transaction for 12 s, last `SELECT …`".
std::string in_words(const dialect::Blocker& blocker);
/// Several, in one line.
std::string in_words(const dialect::Blockers& blockers);

}  // namespace segue::run
