#include "run/watchdog.h"

#include <algorithm>

namespace segue::run {
namespace {

using dialect::Blocker;
using dialect::Blockers;
using std::chrono::milliseconds;

/// Until the next look: often while a short wait runs out, seldom later.
milliseconds pause_of(const Watch& watch, milliseconds running, bool first) {
  if (watch.limit.count() == 0) return milliseconds(first ? 500 : 1000);
  if (running > milliseconds(1000)) return milliseconds(500);
  if (first) return watch.limit / 2;
  return milliseconds(watch.interrupts ? 25 : 50);
}

}  // namespace

bool same_sessions(const Blockers& a, const Blockers& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
    return one.session == other.session && one.who == other.who;
  });
}

Watchdog::Watchdog(Connect connect, const dialect::Engine& engine)
    : connect_(std::move(connect)), engine_(engine) {}

Watchdog::~Watchdog() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Watchdog::begin(Watch watch) {
  {
    const std::lock_guard lock(mutex_);
    watch_ = std::move(watch);
    ++number_;
    begun_ = Clock::now();
    waiting_since_.reset();
    seen_ = {};
  }
  if (!thread_.joinable()) thread_ = std::thread([this] { keep_watch(); });
  changed_.notify_all();
}

Watchdog::Seen Watchdog::end() {
  const std::lock_guard lock(mutex_);
  watch_.reset();
  changed_.notify_all();
  return std::move(seen_);
}

void Watchdog::keep_watch() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return over_ || watch_; });
    if (over_) return;
    const uint64_t number = number_;
    for (bool first = true;; first = false) {
      const auto running = std::chrono::duration_cast<milliseconds>(Clock::now() - begun_);
      const auto pause = pause_of(*watch_, running, first);
      const bool ended =
          changed_.wait_for(lock, pause, [&] { return over_ || !watch_ || number_ != number; });
      if (ended || !look(lock, number)) break;
    }
  }
}

/// Asks the server, without the lock: the statement may end meanwhile. False where it has.
bool Watchdog::look(std::unique_lock<std::mutex>& lock, uint64_t number) {
  const std::string session = watch_->session;
  lock.unlock();
  Blockers found;
  bool waits = false;
  {
    const std::lock_guard asking(asking_);
    if (auto* connection = own()) {
      const auto asked = engine_.is_waiting_for_lock(*connection, session);
      waits = asked && *asked;
      auto blockers = waits ? engine_.blockers(*connection, session) : Result(Blockers());
      if (blockers) found = std::move(*blockers);
    }
  }
  lock.lock();
  if (over_ || !watch_ || number_ != number) return false;
  if (!waits) {
    waiting_since_.reset();
    return true;
  }
  if (!waiting_since_) waiting_since_ = Clock::now();
  if (!found.empty()) {
    if (watch_->tell && !same_sessions(found, seen_.blockers)) watch_->tell(found);
    seen_.blockers = std::move(found);
  }
  interrupt_late_wait(*watch_);
  return true;
}

/// The lock is held meanwhile, so that it is this statement that is hit and not a later one.
void Watchdog::interrupt_late_wait(const Watch& watch) {
  // What is seen for the first time has waited for about half of its limit.
  const bool late = Clock::now() - *waiting_since_ >= watch.limit / 2;
  if (watch.interrupts && late && !seen_.interrupted)
    seen_.interrupted = watch.connection->interrupt();
}

/// A session of its own; null where there is none to be had.
dialect::Connection* Watchdog::own() {
  if (own_ && !own_->run("SELECT 1")) own_.reset();
  if (own_) return own_.get();
  auto opened = connect_();
  if (!opened || !engine_.prepare(**opened, "segue watchdog")) return nullptr;
  own_ = std::move(*opened);
  return own_.get();
}

Blockers Watchdog::suspects(std::string_view session) {
  const std::lock_guard asking(asking_);
  auto* connection = own();
  if (connection == nullptr) return {};
  auto found = engine_.suspects(*connection, session);
  return found ? std::move(*found) : Blockers();
}

/// Whether it is still in the transaction that it was in when it was seen: an older one than then.
bool Watchdog::holds_on(const Blocker& blocker) {
  const std::lock_guard asking(asking_);
  auto* connection = own();
  if (connection == nullptr) return false;
  const auto age = engine_.transaction_age(*connection, blocker.session);
  return age && *age && **age >= blocker.age;
}

bool Watchdog::sit_out(const Blockers& blockers, Clock::time_point until) {
  bool known = false;
  for (const Blocker& blocker : blockers) {
    if (blocker.session.empty()) continue;
    while (Clock::now() < until && holds_on(blocker)) {
      known = true;
      std::this_thread::sleep_for(milliseconds(100));
    }
  }
  return known;
}

std::string in_words(const Blocker& blocker) {
  std::string words = blocker.who;
  if (!blocker.session.empty()) words += " (session " + blocker.session + ")";
  words += blocker.idle ? ", idle in a transaction for " : ", in a transaction for ";
  const auto age = blocker.age.count();
  words += age < 10000 ? std::to_string(age) + " ms" : std::to_string(age / 1000) + " s";
  if (!blocker.statement.empty())
    words += (blocker.idle ? ", last `" : ", runs `") + blocker.statement + "`";
  return words;
}

std::string in_words(const Blockers& blockers) {
  constexpr size_t most = 5;
  std::string words;
  for (size_t i = 0; i < std::min(blockers.size(), most); ++i)
    words += (i == 0 ? "" : "; ") + in_words(blockers[i]);
  if (blockers.size() > most) words += "; and " + std::to_string(blockers.size() - most) + " more";
  return words;
}

}  // namespace segue::run
