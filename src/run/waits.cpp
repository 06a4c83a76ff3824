// How a statement is sent, and how it waits for locks that others hold: in short turns where the
// application would queue behind it, until patience is at its end.

#include <algorithm>
#include <thread>

#include "run/task.h"

namespace segue::run {
namespace {

using dialect::Failure;
using std::chrono::milliseconds;
using Clock = Watchdog::Clock;

constexpr milliseconds longest_guess(500);  // where nobody knows when others are done

/// Between half and all of it, so that runners that failed together do not meet again.
milliseconds with_jitter(milliseconds pause) {
  const auto now = Clock::now().time_since_epoch().count();
  return pause / 2 + milliseconds(now % std::max<int64_t>(pause.count() / 2, 1));
}

/// A place of the text that was sent, in the statement's own: clauses were put into it.
size_t place_in(const std::string& own, const std::string& sent, size_t offset) {
  const auto [same, differs] = std::mismatch(own.begin(), own.end(), sent.begin(), sent.end());
  const auto prefix = static_cast<size_t>(same - own.begin());
  const size_t added = sent.size() - own.size();
  return offset <= prefix ? offset : std::max(prefix, offset - std::min(offset, added));
}

}  // namespace

/// Nobody may wait for longer than for the shortest limit of what runs together: what a statement
/// has locked stays locked while the next one waits.
void Runner::limit_waits(const Task& task, const Part& unit) {
  using dialect::Queue;
  Queue queue = Queue::nobody;
  for (const auto& statement : unit.statements)
    for (const auto& step : statement.steps)
      if (const Queue one = engine_.queue_of(step.cost);
          queue != Queue::behind && one != Queue::nobody)
        queue = one;
  hurries_ = queue == Queue::behind;
  limit_ = queue == Queue::nobody  ? milliseconds(0)
           : queue == Queue::twice ? settings_.late_lock_timeout
                                   : settings_.lock_timeout;
  if (hurries_ && task.patient) limit_ = std::max(limit_, milliseconds(1000));
  waits_anew_ = limit_ != waits_;
}

/// The statement's own text, but for what keeps the server from taking a dearer way, and from
/// letting others wait.
std::string Runner::as_sent(Task& task, const plan::Statement& statement) const {
  std::string text = statement.text;
  const auto held = engine_.held_to(version_, text, statement.steps);
  task.held = held.has_value();
  if (held) text = *held;
  const auto hurried = hurries_ ? engine_.hurried(version_, text, limit_) : std::nullopt;
  task.hurried = hurried.has_value();
  return hurried ? *hurried : text;
}

Runner::Happened Runner::send(Task& task, const plan::Statement& statement) {
  const std::string text = as_sent(task, statement);
  const auto start = Clock::now();
  watchdog_->begin({.connection = work_.get(),
                    .session = session_,
                    .limit = limit_,
                    .interrupts = hurries_ && !task.hurried && engine_.wants_watchdog(version_),
                    .tell = [&](const dialect::Blockers& blockers) {
                      if (same_sessions(blockers, task.blockers)) return;
                      progress_.held_up(task.script, statement, blockers);
                    }});
  auto answer =
      statement.data.empty() ? work_->run(text) : work_->run_with_data(text, statement.data);
  auto seen = watchdog_->end();
  task.interrupted = seen.interrupted;
  if (!seen.blockers.empty()) task.blockers = std::move(seen.blockers);
  if (statement.sets) {
    task.said_in[statement.number] = session_;
    used_ = true;
  }
  if (answer) {
    // An interruption that came too late is not to hit the next statement.
    if (seen.interrupted) (void)work_->run("SELECT 1");
    progress_.statement_done(task.script, statement,
                             std::chrono::duration_cast<milliseconds>(Clock::now() - start));
    return std::nullopt;
  }
  dialect::SqlError error = answer.error();
  if (error.offset) error.offset = place_in(statement.text, text, *error.offset);
  if (seen.interrupted && error.failure == Failure::cancelled)
    error = {.failure = Failure::lock_timeout,
             .message =
                 "others hold the locks for longer than " + std::to_string(limit_.count()) + " ms"};
  return Trouble{.error = std::move(error), .at = &statement};
}

/// Waits for another try. Whoever is known to hold on is waited for, without a place in the queue;
/// of others it is tried soon again.
void Runner::pause_for(Task& task, const Trouble& trouble, Clock::time_point until) {
  const bool locked = trouble.error.failure == Failure::lock_timeout;
  if (locked && task.hurried) {
    // Every one of the tries is over at once: nobody waits because of them.
    if (task.refusals++ % 10 == 0) {
      auto suspects = watchdog_->suspects(session_);
      if (!suspects.empty() && !same_sessions(suspects, task.blockers) && trouble.at != nullptr)
        progress_.held_up(task.script, *trouble.at, suspects);
      const bool old = !suspects.empty() && suspects.front().age > milliseconds(1000);
      task.patient = task.refusals > 20 && !old;
      task.blockers = std::move(suspects);
    }
    std::this_thread::sleep_for(with_jitter(settings_.first_pause));
    return;
  }
  if (locked &&
      watchdog_->sit_out(task.blockers, std::min(until, Clock::now() + settings_.longest_pause)))
    return;
  task.pause = task.pause.count() == 0 ? settings_.first_pause : task.pause * 2;
  task.pause = std::min(task.pause, locked ? longest_guess : settings_.longest_pause);
  const auto pause = with_jitter(task.pause);
  constexpr std::chrono::seconds silence(5);
  if (Clock::now() - task.told_at > silence) {
    progress_.again(told(task, trouble).message, pause);
    task.told_at = Clock::now();
  }
  std::this_thread::sleep_for(pause);
}

/// What failed because of others, and may go well another time.
Result<bool> Runner::try_again(Task& task, const Trouble& trouble) {
  const auto now = Clock::now();
  if (trouble.at != task.stuck_at) {
    task.stuck_at = trouble.at;
    task.stuck_since = now;
    task.pause = {};
    task.refusals = 0;
    task.patient = false;
  }
  if (now - task.stuck_since > settings_.patience) return give_up(task, trouble);
  roll_back();
  pause_for(task, trouble, task.stuck_since + settings_.patience);
  return journal_->synchronise();
}

}  // namespace segue::run
