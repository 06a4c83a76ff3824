// A worker: takes a range, changes it batch by batch, and leaves a checkpoint in the transaction of
// each batch.

#include <algorithm>
#include <utility>

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
    note_in_time(took);
    if (isolating_ > 0)
      isolating_ = isolating_ * 2 >= servo_.rows() ? 0 : isolating_ * 2;
    else
      servo_.took(rows_, at_rows_, took - at_rows_);
    rest_behind(took);
  }
  give_back();
}

/// Where a batch needs far less than the limit, no other one needs more.
void BackfillWorker::note_in_time(microseconds took) {
  halved_ = false;
  const std::lock_guard lock(running_);
  if (took * 2 < limit_) times_limit_ = 1;
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

/// Where the next batch ends, as it was read with the batch before it, or asked now.
BackfillWorker::Happened BackfillWorker::read_end(const KeyRange& left) {
  auto found = std::exchange(next_end_, std::nullopt);
  if (!found) {
    found = NextEnd{.wanted = wanted_rows()};
    const auto answer = session_.connection->run(job_.sql.end_of_batch(left, found->wanted));
    if (!answer) return Trouble{.error = answer.error()};
    if (!answer->empty()) found->key = job_.sql.key_in(*answer);
  }
  if (found->key) {
    end_ = std::move(*found->key);
    rows_ = found->wanted;
    return std::nullopt;
  }
  const auto counted = session_.connection->run(job_.sql.count(left));
  if (!counted) return Trouble{.error = counted.error()};
  end_ = left.high;
  rows_ = counted->number(0, 0);
  return std::nullopt;
}

/// Rows and checkpoint come into being together, or neither does. Whoever has lost the range to
/// another worker finds its fence moved before anything is kept, and from then on holds it.
BackfillWorker::Happened BackfillWorker::send_batch(const KeyRange& batch) {
  const auto start = Clock::now();
  const auto changed =
      session_.connection->run_together({{std::string(job_.dialect.engine().begin())},
                                         log_->hold(*range_),
                                         {job_.sql.change(batch)}});
  at_rows_ = std::chrono::duration_cast<microseconds>(Clock::now() - start);
  if (!changed.back())
    return Trouble{.error = changed.back().error(), .of_rows = changed.size() == 3};
  if (changed[1]->empty()) {
    roll_back();
    range_.reset();
    return std::nullopt;
  }
  Range next = *range_;
  next.at = batch.high;
  next.rows += rows_;
  next.changed += static_cast<int64_t>(changed.back()->affected);
  next.done = batch.high == range_->high;
  std::vector<dialect::Call> calls{log_->advance(next, job_.settings.life), {"COMMIT"}};
  const int64_t wanted = wanted_rows();
  if (!next.done) calls.push_back({job_.sql.end_of_batch({next.at, next.high}, wanted)});
  const auto kept = session_.connection->run_together(calls);
  if (kept.size() < 2 || !kept[1]) return Trouble{.error = kept.back().error()};
  range_ = next.done ? std::nullopt : std::optional(std::move(next));
  if (kept.size() < 3) return std::nullopt;
  if (!kept[2]) return Trouble{.error = kept[2].error()};
  next_end_ = NextEnd{.wanted = wanted};
  if (!kept[2]->empty()) next_end_->key = job_.sql.key_in(*kept[2]);
  return std::nullopt;
}

BackfillWorker::Happened BackfillWorker::change_batch() {
  {
    const std::lock_guard lock(running_);
    batch_since_ = Clock::now();
    ended_late_ = false;
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
  limit_ = limit;
  if (!batch_since_ || !session_.connection) return;
  if (Clock::now() - *batch_since_ < limit * times_limit_) return;
  (void)session_.connection->interrupt();
  batch_since_ = Clock::now();
  ended_late_ = true;
}

/// The range is anybody's again.
void BackfillWorker::give_back() {
  next_end_.reset();
  if (!range_ || !session_.connection) return;
  (void)log_->release(*range_);
  range_.reset();
}

/// The backfill stops, here and elsewhere.
void BackfillWorker::stop(const std::string& problem) {
  (void)log_->change_state(job_.entry.id, {BackfillState::running}, BackfillState::failed, problem);
  board_.fail({ErrorCode::step, problem});
}

}  // namespace segue::run
