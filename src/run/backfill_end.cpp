// How a backfill ends: all of it at once, range by range, and what is looked at afterwards.

#include <algorithm>
#include <thread>

#include "run/backfill_crew.h"

namespace segue::run {
namespace {

using journal::BackfillState;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

}  // namespace

/// On request: one statement, one transaction, with its journal row.
Result<journal::Backfill> Backfiller::whole(const plan::Backfill& backfill,
                                            const journal::Backfill& entry) {
  auto session = open_for_rows(connect_, dialect_, backfill, settings_.lock_timeout);
  if (!session) return session.error();
  auto& connection = *session->connection;
  journal::Backfills log(connection, dialect_.engine(), owner_);
  if (const auto ready = log.synchronise(); !ready) return ready.error();
  const BatchSql sql(backfill, dialect_);
  milliseconds pause = settings_.first_pause;
  for (int i = 0;; ++i) {
    auto answer = connection.run(dialect_.engine().begin());
    if (answer) answer = log.change_state(entry.id, {BackfillState::running}, BackfillState::done);
    const bool ours = answer && answer->affected == 1;
    if (ours) answer = connection.run(sql.whole());
    const auto ended = connection.run(answer && ours ? "COMMIT" : "ROLLBACK");
    if (answer && ended) {
      const auto now = log.find(entry.id);
      if (!now) return now.error();
      return **now;
    }
    const auto& error = answer ? ended.error() : answer.error();
    if (!may_pass_by_itself(error.failure) || i == settings_.tries)
      return Error{ErrorCode::step, backfill.file + ":" + std::to_string(backfill.at.line) + ":" +
                                        std::to_string(backfill.at.column) + ": " + error.message};
    progress_.again(error.message, pause);
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, settings_.longest_pause);
  }
}

/// Nothing is left to give out, and nobody works any more.
Result<journal::Backfill> Backfiller::finish(const plan::Backfill& backfill,
                                             const journal::Backfill& entry) {
  auto session = open_for_rows(connect_, dialect_, backfill, std::chrono::seconds(5));
  if (!session) return session.error();
  journal::Backfills log(*session->connection, dialect_.engine(), owner_);
  if (const auto ready = log.synchronise(); !ready) return ready.error();
  const auto tally = log.tally(entry.id);
  if (!tally) return tally.error();
  auto now = log.find(entry.id);
  if (!now) return now.error();
  if (!*now) return Error{ErrorCode::database, "the backfill is not in the journal any more"};
  if (!(*now)->is_given_out() || tally->open_ranges > 0) return std::move(**now);
  const auto marked = log.change_state(entry.id, {BackfillState::running}, BackfillState::done);
  if (!marked) return to_error(marked.error(), "ending the backfill");
  // Another process may have been faster.
  now = log.find(entry.id);
  if (!now) return now.error();
  return std::move(**now);
}

/// Counts what is left in a range, batch by batch.
Result<bool> Backfiller::count(dialect::Connection& connection, const BatchSql& sql, KeyRange left,
                               Verification& result) const {
  constexpr int samples = 5;
  Servo servo({.target = milliseconds(500), .first = 5000, .least = 100, .most = 1'000'000});
  for (bool at_end = false; !at_end;) {
    const auto start = Clock::now();
    const auto end = ask(connection, sql.end_of_batch(left, servo.rows()), {}, "verifying");
    if (!end) return end.error();
    at_end = end->empty();
    const KeyRange batch{left.low, at_end ? left.high : sql.key_in(*end)};
    const auto count = connection.run(sql.count_left(batch));
    if (!count) {
      result.impossible = "the database cannot compare the values: " + count.error().message;
      return false;
    }
    const int64_t found = count->number(0, 0);
    result.mismatches += found;
    const auto missing = samples - static_cast<int>(result.samples.size());
    if (found > 0 && missing > 0) {
      const auto keys = ask(connection, sql.keys_left(batch, missing), {}, "verifying");
      if (!keys) return keys.error();
      for (size_t row = 0; row < keys->rows.size(); ++row)
        result.samples.push_back(sql.in_words(sql.key_in(*keys, row)));
    }
    servo.took(servo.rows(),
               std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start));
    left.low = batch.high;
    std::this_thread::sleep_for(dialect_.backfilling().least_pause());
  }
  return true;
}

Result<Verification> Backfiller::verify(const plan::Backfill& backfill,
                                        const journal::Backfill& entry) {
  Verification result{.impossible = backfill.unverifiable};
  if (!result.impossible.empty() || backfill.key.empty()) return result;
  auto session = open_for_rows(connect_, dialect_, backfill, std::chrono::seconds(5));
  if (!session) return session.error();
  auto& connection = *session->connection;
  const BatchSql sql(backfill, dialect_);
  // Where it was cut by another key, nobody knows any more what was behind its last row.
  const auto old_last = entry.key == backfill.key_names() ? entry.last : std::nullopt;
  if (old_last) {
    const auto counted = count(connection, sql, {{}, *old_last}, result);
    if (!counted) return counted.error();
    if (!*counted) return result;
  }
  const int64_t of_its_own = result.mismatches;
  const auto last = ask(connection, sql.last_key(), {}, "looking for the last key");
  if (!last) return last.error();
  if (!last->empty() && old_last != sql.key_in(*last)) {
    const auto counted = count(connection, sql, {old_last, sql.key_in(*last)}, result);
    if (!counted) return counted.error();
    if (!*counted) return result;
  }
  result.behind = old_last || !entry.last ? result.mismatches - of_its_own : 0;
  journal::Backfills log(connection, dialect_.engine(), owner_);
  if (const auto ready = log.synchronise(); !ready) return ready.error();
  const auto kept = log.keep_verified(entry.id, result.mismatches);
  if (!kept) return to_error(kept.error(), "keeping what was verified");
  return result;
}

}  // namespace segue::run
