// How a worker comes to a range: the rest of one whose worker is gone, or the next one.

#include <algorithm>

#include "run/backfill_crew.h"

namespace segue::run {
namespace {

using dialect::Failure;
using journal::BackfillState;
using journal::Range;
using std::chrono::milliseconds;

constexpr milliseconds to_end(5000);  // what is large takes its time to be taken back

Error failed(const dialect::SqlError& error) {
  return to_error(error, "taking a range of the backfill");
}

}  // namespace

#define SEGUE_TRY(answer)                                                            \
  do {                                                                               \
    if (const auto tried = (answer); !tried) return Trouble{.error = tried.error()}; \
  } while (false)

Result<BackfillWorker::Claim> BackfillWorker::claim() {
  const auto abandoned = take_abandoned();
  if (!abandoned) return abandoned.error();
  return *abandoned ? Result<Claim>(Claim::got) : take_next();
}

/// Nobody works on it, as far as can be told from here.
bool BackfillWorker::is_abandoned(const Range& range) {
  if (range.owner.who.empty() || range.expired ||
      is_dead_here(range.owner.host, range.owner.process, job_.owner))
    return true;
  if (range.session.empty()) return false;
  const auto there = job_.dialect.engine().session_exists(*session_.connection, range.session);
  return there && !*there;
}

Result<bool> BackfillWorker::take_abandoned() {
  const auto open = log_->open_ranges(job_.entry.id);
  if (!open) return open.error();
  for (Range range : *open) {
    if (range.session == session_.name && !range.session.empty()) continue;
    if (!is_abandoned(range)) continue;
    // What its session may still be at holds the rows, and must not be waited for.
    if (!range.session.empty()) {
      const auto gone =
          end_and_wait(job_.dialect.engine(), *session_.connection, range.session, to_end);
      if (!gone) return gone.error();
    }
    const auto taken = log_->take(range, session_.name, job_.settings.life);
    if (!taken && taken.error().failure == Failure::lock_timeout) continue;
    if (!taken) return failed(taken.error());
    if (taken->affected != 1) continue;
    range_ = std::move(range);
    // Its last checkpoint may have come after it had been read.
    if (recover()) return range_.has_value();
    range_.reset();
    return Error{ErrorCode::database, "the connection was lost"};
  }
  return false;
}

BackfillWorker::Happened BackfillWorker::take_next(Range& range, Claim& claim) {
  auto& connection = *session_.connection;
  SEGUE_TRY(connection.run(job_.dialect.engine().begin()));
  SEGUE_TRY(log_->lock(job_.entry.id));
  const auto entry = log_->find(job_.entry.id);
  if (!entry) return Trouble{.error = {.message = entry.error().message}};
  claim = Claim::finished;
  if (!*entry || (*entry)->state == BackfillState::cancelled ||
      (*entry)->state == BackfillState::done || (*entry)->state == BackfillState::failed)
    return std::nullopt;
  claim = Claim::wait;
  if ((*entry)->state == BackfillState::paused) return std::nullopt;
  if ((*entry)->is_given_out()) {
    const auto tally = log_->tally(job_.entry.id);
    if (!tally) return Trouble{.error = {.message = tally.error().message}};
    if (tally->open_ranges == 0) claim = Claim::finished;
    return std::nullopt;
  }
  const KeyRange left{(*entry)->frontier, *(*entry)->last};
  const int64_t batch = wanted_rows();
  const int64_t rows = std::min(batch * std::max(job_.settings.range_batches, 1),
                                std::max(batch, job_.settings.range_rows));
  const auto end = connection.run(job_.sql.end_of_batch(left, rows));
  if (!end) return Trouble{.error = end.error()};
  const auto number = log_->next_number(job_.entry.id);
  if (!number) return Trouble{.error = {.message = number.error().message}};
  range = {.backfill = job_.entry.id,
           .number = *number,
           .low = left.low,
           .high = end->empty() ? left.high : job_.sql.key_in(*end),
           .fence = 1,
           .owner = job_.owner,
           .session = session_.name};
  SEGUE_TRY(log_->add(range, job_.settings.life));
  SEGUE_TRY(log_->move_frontier(job_.entry.id, range.high));
  claim = Claim::got;
  return std::nullopt;
}

Result<BackfillWorker::Claim> BackfillWorker::take_next() {
  Range range;
  Claim claim = Claim::wait;
  auto trouble = take_next(range, claim);
  if (!trouble && claim == Claim::got) {
    const auto ended = session_.connection->run("COMMIT");
    if (!ended) return failed(ended.error());
    range_ = std::move(range);
    return claim;
  }
  roll_back();
  if (!trouble) return claim;
  // Others take theirs at this moment.
  if (may_pass_by_itself(trouble->error.failure)) return Claim::wait;
  return failed(trouble->error);
}

#undef SEGUE_TRY

}  // namespace segue::run
