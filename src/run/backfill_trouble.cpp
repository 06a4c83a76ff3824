// What a worker does where a batch fails: wait and try again, connect again, make it smaller, or
// find the row that cannot be changed.

#include <algorithm>
#include <thread>
#include <utility>

#include "run/backfill_crew.h"

namespace segue::run {
namespace {

using dialect::Failure;
using dialect::SqlError;
using journal::Range;
using std::chrono::milliseconds;

std::string in_words(const SqlError& error) {
  return error.state.empty() ? error.message : error.message + " (" + error.state + ")";
}

}  // namespace

Result<Session> open_for_rows(const Connect& connect, const dialect::Dialect& dialect,
                              const plan::Backfill& backfill, milliseconds lock_timeout) {
  auto session = open_session(connect, dialect.engine(), "segue backfill");
  if (!session) return session;
  const auto version = dialect.engine().version_of(session->connection->server_version());
  std::vector<std::string> statements =
      dialect.backfilling().prepare(version, backfill.key_types());
  for (auto& setting : dialect.engine().wait_for_locks(lock_timeout))
    statements.push_back(std::move(setting));
  statements.insert(statements.end(), backfill.settings.begin(), backfill.settings.end());
  for (const auto& statement : statements)
    if (const auto set = session->connection->run(statement); !set)
      return to_error(set.error(), "preparing the session");
  return session;
}

/// A server that restarts is away for a while. False where it does not come back, or there is
/// nothing to do any more.
bool BackfillWorker::connect() {
  const std::string lost = session_.name;
  milliseconds pause = job_.settings.first_pause;
  Error last;
  for (int i = 0; i < job_.settings.tries; ++i) {
    auto session =
        open_for_rows(job_.connect, job_.dialect, job_.backfill, job_.settings.lock_timeout);
    if (session) {
      {
        const std::lock_guard lock(running_);
        session_ = std::move(*session);
        batch_since_.reset();
      }
      log_.emplace(*session_.connection, job_.dialect.engine(), job_.owner);
      const auto ready = log_->synchronise();
      if (ready) {
        // A server that has not heard of the loss goes on with what it was sent there.
        if (!lost.empty())
          (void)end_and_wait(job_.dialect.engine(), *session_.connection, lost, pause);
        return true;
      }
      last = ready.error();
    } else {
      last = session.error();
      // What is wrong with the address or the account does not get better.
      if (last.code != ErrorCode::database) break;
    }
    {
      const std::lock_guard lock(job_.telling);
      job_.progress.again(last.message, pause);
    }
    if (!board_.wait(pause)) return false;
    pause = std::min(pause * 2, job_.settings.longest_pause);
  }
  board_.fail(last);
  return false;
}

/// Reads how far the range has come: what was sent last may or may not have taken effect. It is
/// taken once more before, so that nothing that was sent earlier can take effect behind it.
bool BackfillWorker::recover() {
  if (!range_) return true;
  const auto taken = log_->take(*range_, session_.name, job_.settings.life);
  if (!taken) return false;
  if (taken->affected != 1) {
    range_.reset();
    return true;
  }
  const auto open = log_->open_ranges(job_.entry.id);
  if (!open) return false;
  const auto found = std::find_if(open->begin(), open->end(),
                                  [&](const Range& each) { return each.number == range_->number; });
  if (found == open->end())
    range_.reset();
  else
    range_ = *found;
  return true;
}

/// True where it makes sense to go on.
bool BackfillWorker::mend(const Trouble& trouble) {
  next_end_.reset();
  const SqlError& error = trouble.error;
  if (error.failure == Failure::lost) {
    if (++tries_ > job_.settings.tries) {
      stop("the connection is lost again and again: " + in_words(error));
      return false;
    }
    while (!(connect() && recover()))
      if (board_.orders().end || ++tries_ > job_.settings.tries) return false;
    return true;
  }
  roll_back();
  if (may_pass_by_itself(error.failure)) return try_again(error);
  if (error.failure == Failure::cancelled || error.failure == Failure::out_of_time)
    return mend_late(error);
  if (trouble.of_rows && error.failure == Failure::other) return isolate(error);
  stop(in_words(error));
  return false;
}

/// Fewer rows take less time as a rule. Where they do not, since a batch costs so much whatever it
/// holds, or where they cannot be fewer, it is given more.
bool BackfillWorker::mend_late(const SqlError& error) {
  constexpr int most = 1024;
  const bool can_shrink = rows_ > aimed_.least && !board_.orders().pace.fixed_batch;
  std::unique_lock lock(running_);
  const bool by_us = std::exchange(ended_late_, false);
  const bool shrinks = !by_us || (can_shrink && !std::exchange(halved_, true));
  const bool grows = !shrinks && times_limit_ < most;
  if (grows) times_limit_ *= 2;
  lock.unlock();
  if (shrinks) servo_.overran();
  if (!shrinks && !grows) return try_again(error, true);
  if (!by_us) return try_again(error);
  if (grows) halved_ = false;
  return pause_and_go_on(error);
}

std::string BackfillWorker::beyond_limit() {
  const std::lock_guard lock(running_);
  return "; a batch was given up to " + std::to_string((limit_ * times_limit_).count() / 1000) +
         " s: a longer target=, of which it may take " + std::to_string(job_.settings.overrun) +
         " times as long, gives it more";
}

/// What failed because of others, and may go well another time.
bool BackfillWorker::try_again(const SqlError& error, bool late) {
  if (++tries_ > job_.settings.tries) {
    if (rows_ > aimed_.least && !late) {
      // Fewer rows are less likely to be in the way of others.
      servo_.overran();
      tries_ = 1;
    } else {
      stop("rows from " + job_.sql.in_words(end_) + " on cannot be had: " + in_words(error) +
           (late ? beyond_limit() : ""));
      return false;
    }
  }
  return pause_and_go_on(error);
}

bool BackfillWorker::pause_and_go_on(const SqlError& error) {
  pause_ = pause_.count() == 0 ? job_.settings.first_pause : pause_ * 2;
  pause_ = std::min(pause_, job_.settings.longest_pause);
  const auto jitter = Clock::now().time_since_epoch().count() % (pause_.count() / 2 + 1);
  const auto pause = pause_ / 2 + milliseconds(jitter);
  {
    const std::lock_guard lock(job_.telling);
    job_.progress.again(in_words(error), pause);
  }
  (void)board_.wait(pause);
  return !board_.orders().end;
}

/// Halves until one row is left.
bool BackfillWorker::isolate(const SqlError& error) {
  if (rows_ > 1) {
    isolating_ = rows_ / 2;
    return true;
  }
  // A range whose rows are gone has none that could be bad: the statement itself is wrong.
  if (rows_ == 0) {
    stop(in_words(error));
    return false;
  }
  return skip_row(in_words(error));
}

BackfillWorker::Happened BackfillWorker::write_skipped(const journal::BadRow& row, bool& allowed) {
  auto& connection = *session_.connection;
  const auto step = [](const dialect::Answer& answer) -> Happened {
    if (answer) return std::nullopt;
    return Trouble{.error = answer.error()};
  };
  if (auto failed = step(connection.run(job_.dialect.engine().begin()))) return failed;
  if (auto failed = step(log_->lock(job_.entry.id))) return failed;
  const auto tally = log_->tally(job_.entry.id);
  if (!tally) return Trouble{.error = {.message = tally.error().message}};
  allowed = tally->skipped < board_.orders().pace.skip;
  if (allowed) {
    if (auto failed = step(log_->add_bad_row(job_.entry.id, row))) return failed;
    Range next = *range_;
    next.at = end_;
    next.rows += 1;
    next.done = end_ == range_->high;
    const auto call = log_->advance(next, job_.settings.life);
    const auto kept = connection.run(call.statement, call.values);
    if (auto failed = step(kept)) return failed;
    if (kept->affected != 1) return Trouble{.error = {.failure = Failure::serialization}};
    if (auto failed = step(connection.run("COMMIT"))) return failed;
    range_ = next.done ? std::nullopt : std::optional(std::move(next));
    return std::nullopt;
  }
  return step(connection.run("ROLLBACK"));
}

/// Leaves a row out where so many may be; stops the backfill otherwise.
bool BackfillWorker::skip_row(const std::string& problem) {
  const journal::BadRow row{job_.sql.in_words(end_), problem};
  bool allowed = false;
  if (const auto trouble = write_skipped(row, allowed)) {
    if (trouble->error.failure == Failure::serialization) {
      roll_back();
      range_.reset();
      return true;
    }
    return mend(*trouble);
  }
  if (!allowed) {
    stop("the row " + row.key + " cannot be changed: " + problem);
    return false;
  }
  const std::lock_guard lock(job_.telling);
  job_.progress.skipped(row.key, problem);
  return true;
}

}  // namespace segue::run
