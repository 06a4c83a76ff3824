// A worker: takes a range, changes it batch by batch, and leaves a checkpoint in the transaction of
// each batch.

#include <algorithm>

#include "run/backfill_crew.h"

namespace segue::run {
namespace {

using journal::BackfillState;
using journal::Range;
using std::chrono::microseconds;
using std::chrono::milliseconds;

bool same(const BatchSizes& a, const BatchSizes& b) {
  return a.target == b.target && a.first == b.first && a.least == b.least && a.most == b.most;
}

}  // namespace

#define SEGUE_TRY(answer)                                                            \
  do {                                                                               \
    if (const auto tried = (answer); !tried) return Trouble{.error = tried.error()}; \
  } while (false)

BackfillWorker::BackfillWorker(const Job& job, Noticeboard& board)
    : job_(job), board_(board), servo_(job.settings.pace.sizes), aimed_(job.settings.pace.sizes) {}

int64_t BackfillWorker::wanted_rows() const {
  const auto fixed = board_.orders().pace.fixed_batch;
  const int64_t rows = fixed.value_or(servo_.rows());
  return isolating_ > 0 ? std::min(isolating_, rows) : rows;
}

KeyRange BackfillWorker::rest_of_range() const {
  return {range_->at ? range_->at : range_->low, range_->high};
}

void BackfillWorker::work() {
  if (!connect()) return;
  while (true) {
    const Orders orders = board_.orders();
    if (orders.end) break;
    if (!same(orders.pace.sizes, aimed_)) servo_.aim(aimed_ = orders.pace.sizes);
    if (orders.rest) {
      give_back();
      if (!board_.wait(milliseconds(200))) break;
      continue;
    }
    if (!range_) {
      if (!look_for_work()) break;
      continue;
    }
    const auto start = Clock::now();
    const auto trouble = change_batch();
    const auto took = std::chrono::duration_cast<microseconds>(Clock::now() - start);
    if (trouble) {
      if (!mend(*trouble)) break;
      continue;
    }
    tries_ = 0;
    pause_ = {};
    if (isolating_ > 0)
      isolating_ = isolating_ * 2 >= servo_.rows() ? 0 : isolating_ * 2;
    else
      servo_.took(rows_, took);
    rest_behind(took);
  }
  give_back();
}

/// Whoever writes next to it gets its turn.
void BackfillWorker::rest_behind(microseconds took) {
  const auto share = took * board_.orders().pace.pause / 100;
  const auto pause = std::max<microseconds>(share, job_.dialect.backfilling().least_pause());
  if (pause.count() > 0) (void)board_.wait(pause);
}

/// False where there is nothing to do any more.
bool BackfillWorker::look_for_work() {
  const auto claimed = claim();
  if (!claimed) {
    // What was lost is looked for again; anything else none of us can mend.
    const bool again =
        claimed.error().code == ErrorCode::database && ++tries_ <= job_.settings.tries;
    if (again && connect()) return true;
    board_.fail(claimed.error());
    return false;
  }
  tries_ = 0;
  if (*claimed == Claim::finished) return false;
  return *claimed == Claim::got || board_.wait(milliseconds(200));
}

/// The rows of the next batch, and its end.
BackfillWorker::Happened BackfillWorker::read_end(const KeyRange& left) {
  const int64_t wanted = wanted_rows();
  const auto found = session_.connection->run(job_.sql.end_of_batch(left, wanted));
  if (!found) return Trouble{.error = found.error()};
  if (!found->empty()) {
    end_ = job_.sql.key_in(*found);
    rows_ = wanted;
    return std::nullopt;
  }
  const auto counted = session_.connection->run(job_.sql.count(left));
  if (!counted) return Trouble{.error = counted.error()};
  end_ = left.high;
  rows_ = counted->number(0, 0);
  return std::nullopt;
}

/// Rows and checkpoint come into being together, or neither does. Whoever has lost the range to
/// another worker has changed nothing.
BackfillWorker::Happened BackfillWorker::send_batch(const KeyRange& batch) {
  SEGUE_TRY(session_.connection->run(job_.dialect.engine().begin()));
  const auto changed = session_.connection->run(job_.sql.change(batch));
  if (!changed) return Trouble{.error = changed.error(), .of_rows = true};
  Range next = *range_;
  next.at = batch.high;
  next.rows += rows_;
  next.changed += static_cast<int64_t>(changed->affected);
  next.done = batch.high == range_->high;
  const auto kept = log_->advance(next, job_.settings.life);
  if (!kept) return Trouble{.error = kept.error()};
  if (kept->affected != 1) {
    roll_back();
    range_.reset();
    return std::nullopt;
  }
  SEGUE_TRY(session_.connection->run("COMMIT"));
  range_ = next.done ? std::nullopt : std::optional(std::move(next));
  return std::nullopt;
}

BackfillWorker::Happened BackfillWorker::change_batch() {
  {
    const std::lock_guard lock(running_);
    batch_since_ = Clock::now();
  }
  const KeyRange left = rest_of_range();
  auto trouble = read_end(left);
  batch_rows_ = rows_;
  if (!trouble) trouble = send_batch({left.low, end_});
  const std::lock_guard lock(running_);
  batch_since_.reset();
  return trouble;
}

void BackfillWorker::interrupt_after(milliseconds limit) {
  const std::lock_guard lock(running_);
  if (!batch_since_ || !session_.connection || Clock::now() - *batch_since_ < limit) return;
  (void)session_.connection->interrupt();
  batch_since_ = Clock::now();
}

/// The range is anybody's again.
void BackfillWorker::give_back() {
  if (!range_ || !session_.connection) return;
  (void)log_->release(*range_);
  range_.reset();
}

/// The backfill stops, here and elsewhere.
void BackfillWorker::stop(const std::string& problem) {
  (void)log_->change_state(job_.entry.id, {BackfillState::running}, BackfillState::failed, problem);
  board_.fail({ErrorCode::step, problem});
}

#undef SEGUE_TRY

}  // namespace segue::run
