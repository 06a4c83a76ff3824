// The foreman of a process's workers: reads the signals of the server and what others have set,
// lets the workers rest or go on, ends batches that take too long, and tells how it stands.

#include <deque>
#include <set>
#include <thread>

#include "run/backfill_crew.h"

namespace segue::run {
namespace {

using journal::BackfillState;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

/// Why workers rest because of the server, and until when at least.
class Hold {
 public:
  explicit Hold(const BackfillSettings& settings) : settings_(settings), next_(settings.hold) {}

  /// What the signals say at this moment; why workers have to rest, empty where they need not.
  std::string after(const dialect::Signals& signals) {
    const auto now = Clock::now();
    std::string why;
    std::set<std::string> seen;
    for (const auto& signal : signals) {
      if (!signal.holds()) continue;
      seen.insert(signal.name);
      if (!signal.passing || seen_.contains(signal.name))
        why += (why.empty() ? "" : "; ") + signal.name + ": " + signal.reading;
    }
    seen_ = std::move(seen);
    if (!why.empty()) {
      if (why_.empty()) {
        // What comes back soon after it had passed is given more time.
        next_ = now - ended_ < settings_.hold ? std::min(next_ * 2, settings_.longest_hold)
                                              : settings_.hold;
        until_ = now + next_;
      }
      why_ = why;
      return why_;
    }
    if (!why_.empty() && now >= until_) {
      why_.clear();
      ended_ = now;
    }
    return why_;
  }

 private:
  const BackfillSettings& settings_;
  milliseconds next_;
  std::set<std::string> seen_{};  // beyond their limits at the last look
  std::string why_{};
  Clock::time_point until_{};
  Clock::time_point ended_{};
};

/// How fast it goes, from what was passed in the last minute.
class Rate {
 public:
  void passed(int64_t rows) {
    const auto now = Clock::now();
    seen_.emplace_back(now, rows);
    while (seen_.size() > 2 && now - seen_.front().first > std::chrono::minutes(1))
      seen_.pop_front();
  }
  double per_second() const {
    if (seen_.size() < 2) return 0;
    const std::chrono::duration<double> time = seen_.back().first - seen_.front().first;
    return static_cast<double>(seen_.back().second - seen_.front().second) /
           std::max(time.count(), 0.001);
  }

 private:
  std::deque<std::pair<Clock::time_point, int64_t>> seen_{};
};

/// Servers that are asked how far they are behind.
class Replicas {
 public:
  Replicas(const BackfillSettings& settings, const dialect::Dialect& dialect)
      : settings_(settings), dialect_(dialect), sessions_(settings.replicas.size()) {}

  void ask(dialect::Signals& signals) {
    if (settings_.limits.replica_lag.count() <= 0) return;
    for (size_t i = 0; i < sessions_.size(); ++i) {
      dialect::Signal signal = ask(i);
      signal.reading = "replica `" + settings_.replicas[i].name + "`: " + signal.reading;
      signals.push_back(std::move(signal));
    }
  }

 private:
  dialect::Signal ask(size_t i) {
    auto& session = sessions_[i];
    if (session.connection == nullptr) {
      auto opened = open_session(settings_.replicas[i].connect, dialect_.engine(), "segue foreman");
      if (!opened)
        return {.name = "replica-lag",
                .reading = opened.error().message,
                .state = dialect::Signal::State::unknown,
                .must_be_known = true};
      session = std::move(*opened);
    }
    auto signal = dialect_.backfilling().lag_of(*session.connection, settings_.limits.replica_lag);
    // It may be the connection that is gone: the next look opens another one.
    if (signal.state == dialect::Signal::State::unknown) session = {};
    return signal;
  }

  const BackfillSettings& settings_;
  const dialect::Dialect& dialect_;
  std::vector<Session> sessions_;
};

class Foreman {
 public:
  Foreman(const Job& job, Noticeboard& board, std::vector<std::unique_ptr<BackfillWorker>>& workers)
      : job_(job),
        board_(board),
        workers_(workers),
        hold_(job.settings),
        replicas_(job.settings, job.dialect) {}

  /// Until `over`.
  void watch(const std::atomic<int>& at_work) {
    constexpr milliseconds tick(50);
    Clock::time_point looked{};
    while (at_work > 0) {
      if (Clock::now() - looked >= job_.settings.look_every) {
        look();
        looked = Clock::now();
      }
      const auto limit = board_.orders().pace.sizes.target * job_.settings.overrun;
      for (const auto& worker : workers_)
        worker->interrupt_after(std::max<milliseconds>(limit, std::chrono::seconds(1)));
      std::this_thread::sleep_for(tick);
    }
  }

 private:
  /// Without a look at the database nothing is known: workers rest.
  void look() {
    if (!session_.connection) {
      auto session = open_session(job_.connect, job_.dialect.engine(), "segue foreman");
      if (session) session_ = std::move(*session);
    }
    const auto why = session_.connection ? read() : std::nullopt;
    if (!why) session_ = {};
    rest(why.value_or("the database does not answer"));
  }

  /// Why workers have to rest, empty where they need not; nothing where the connection was lost.
  std::optional<std::string> read() {
    journal::Backfills log(*session_.connection, job_.dialect.engine(), job_.owner);
    if (!log.synchronise()) return std::nullopt;
    const auto entry = log.find(job_.entry.id);
    const auto tally = log.tally(job_.entry.id);
    if (!entry || !tally) return std::nullopt;
    if (!*entry || (*entry)->state == BackfillState::cancelled ||
        (*entry)->state == BackfillState::failed || (*entry)->state == BackfillState::done) {
      board_.order([](Orders& orders) { orders.end = true; });
      return std::string();
    }
    BackfillPace pace = job_.settings.pace;
    // What was set by others has been looked through by them.
    if (!set_pace(pace, (*entry)->settings)) pace = job_.settings.pace;
    board_.order([&](Orders& orders) { orders.pace = pace; });
    const auto& table = std::get<sql::NamedTable>(job_.backfill.table.form).name;
    auto signals =
        job_.dialect.backfilling().signals(*session_.connection, table, job_.settings.limits);
    replicas_.ask(signals);
    std::string why = hold_.after(signals);
    if ((*entry)->state == BackfillState::paused) why = "paused by " + (*entry)->changed_by;
    tell(**entry, *tally, std::move(signals), why);
    return why;
  }

  void rest(const std::string& why) {
    board_.order([&](Orders& orders) { orders.rest = !why.empty(); });
    if (why == why_) return;
    // Readings change all the time: what is told is that it rests, and when it goes on.
    const bool turned = why.empty() != why_.empty();
    why_ = why;
    if (!turned) return;
    const std::lock_guard lock(job_.telling);
    job_.progress.rests(why);
  }

  void tell(const journal::Backfill& entry, const journal::Tally& tally, dialect::Signals signals,
            const std::string& why) {
    rate_.passed(tally.rows);
    BackfillReport report{.backfill = &job_.backfill,
                          .entry = entry,
                          .tally = tally,
                          .rate = rate_.per_second(),
                          .workers = static_cast<int>(workers_.size()),
                          .rests = why,
                          .signals = std::move(signals)};
    for (const auto& worker : workers_)
      report.batch = std::max(report.batch, worker->batch());
    if (report.rate > 0 && entry.estimated_rows > tally.rows)
      report.time_left = std::chrono::seconds(static_cast<int64_t>(
          static_cast<double>(entry.estimated_rows - tally.rows) / report.rate));
    const std::lock_guard lock(job_.telling);
    job_.progress.stands(report);
  }

  const Job& job_;
  Noticeboard& board_;
  std::vector<std::unique_ptr<BackfillWorker>>& workers_;
  Hold hold_;
  Replicas replicas_;
  Rate rate_{};
  Session session_{};
  std::string why_{};
};

}  // namespace

void Noticeboard::order(const std::function<void(Orders&)>& change) {
  {
    const std::lock_guard lock(mutex_);
    const bool ended = orders_.end;
    change(orders_);
    orders_.end |= ended;
  }
  changed_.notify_all();
}

Orders Noticeboard::orders() const {
  const std::lock_guard lock(mutex_);
  return orders_;
}

bool Noticeboard::wait(std::chrono::microseconds time) {
  std::unique_lock lock(mutex_);
  return !changed_.wait_for(lock, time, [&] { return orders_.end; });
}

void Noticeboard::fail(Error error) {
  {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(error);
    orders_.end = true;
  }
  changed_.notify_all();
}

std::optional<Error> Noticeboard::failure() const {
  const std::lock_guard lock(mutex_);
  return failure_;
}

Result<journal::Backfill> Backfiller::work(const plan::Backfill& backfill,
                                           const journal::Backfill& entry) {
  if (entry.state == BackfillState::done || entry.state == BackfillState::cancelled) return entry;
  if (backfill.key.empty()) return whole(backfill, entry);
  const BatchSql sql(backfill, dialect_);
  std::mutex telling;
  const Job job{backfill, entry, sql, connect_, dialect_, owner_, settings_, progress_, telling};
  BackfillPace pace = settings_.pace;
  if (const auto set = set_pace(pace, entry.settings); !set) return set.error();
  // Workers begin once the foreman has looked.
  Noticeboard board({.rest = true, .pace = pace});
  std::vector<std::unique_ptr<BackfillWorker>> workers;
  for (int i = 0; i < std::max(settings_.workers, 1); ++i)
    workers.push_back(std::make_unique<BackfillWorker>(job, board));
  std::atomic<int> at_work = static_cast<int>(workers.size());
  std::vector<std::thread> threads;
  for (auto& worker : workers)
    threads.emplace_back([&worker, &at_work] {
      worker->work();
      --at_work;
    });
  Foreman(job, board, workers).watch(at_work);
  for (auto& thread : threads)
    thread.join();
  if (const auto failure = board.failure()) {
    Error error = *failure;
    error.while_doing.push_back("running the backfill of `" + entry.migration + "`");
    return error;
  }
  return finish(backfill, entry);
}

}  // namespace segue::run
