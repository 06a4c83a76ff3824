#include "run/settle.h"

#include "run/runner.h"
#include "run/sessions.h"
#include "run/task.h"

namespace segue::run {
namespace {

using journal::append;
using journal::State;

/// Where a statement stands, for people.
std::string place_of(const plan::Script& script, const plan::Statement& statement) {
  return script.file + ":" + std::to_string(statement.at.line) + ":" +
         std::to_string(statement.at.column);
}

}  // namespace

Result<Standing> standing_of(dialect::Connection& connection, const dialect::Dialect& dialect,
                             const catalog::Semantics& semantics, journal::Journal& journal,
                             const plan::Script& script, const journal::Migration& entry) {
  const auto steps = journal.steps(entry.id, entry.state == State::reverting ? "down" : "up");
  if (!steps) return steps.error();
  Standing standing;
  for (const Part& unit : parts_of(script, *steps)) {
    if (unit.kind == plan::Unit::Kind::session) continue;
    ++standing.units;
    const plan::Statement& first = unit.first();
    const journal::Step* kept = step_at(first, *steps);
    bool done = kept != nullptr && kept->state == journal::StepState::done;
    if (done && kept->checksum != unit.checksum())
      return Error{ErrorCode::step, place_of(script, first) + ": " + changed_since(*kept).message};
    if (kept != nullptr && !done) {
      const auto probed = probe_begun(connection, dialect, semantics, *kept, unit);
      if (!probed)
        return Error{probed.error().code, place_of(script, first) + ": " + probed.error().message,
                     probed.error().while_doing};
      done = probed->became == Became::done;
      standing.open = OpenStep{&first, *kept, *probed};
    }
    standing.done += done ? 1 : 0;
    if (!done && standing.next == nullptr) standing.next = &first;
  }
  return standing;
}

Result<bool> Runner::record(const Recording& what) {
  const auto failed = [&](const dialect::SqlError& error) {
    roll_back();
    (void)journal_->synchronise();
    return to_error(error, "writing the journal");
  };
  if (const auto trouble = begin()) {
    if (!trouble->fenced) return failed(trouble->error);
    return Error{ErrorCode::locked,
                 "another runner has taken over, since this one gave no sign of life"};
  }
  const auto written = what(*journal_);
  if (!written) return failed(written.error());
  const auto ended = work_->run("COMMIT");
  if (!ended) return failed(ended.error());
  return true;
}

Result<Standing> Runner::settle(const plan::Script& script, const journal::Migration& entry,
                                const catalog::Semantics& semantics) {
  const auto steps = journal_->steps(entry.id, entry.state == State::reverting ? "down" : "up");
  if (!steps) return steps.error();
  // What was sent last may still be at work in its session.
  for (const auto& step : *steps) {
    if (step.state == journal::StepState::done || step.session.empty()) continue;
    const auto gone = end_and_wait(engine_, *work_, step.session, std::chrono::minutes(1));
    if (!gone) return gone.error();
    if (!*gone)
      return Error{ErrorCode::step,
                   "session " + step.session + " still works on it and cannot be ended"};
  }
  auto standing = standing_of(*work_, dialect_, semantics, *journal_, script, entry);
  if (!standing) return standing;
  if (standing->open && standing->open->probed.became == Became::leftover) {
    const auto cleaned = ask(*work_, standing->open->probed.clean_up, {}, "dropping what was left");
    if (!cleaned) return cleaned.error();
  }
  const bool up = entry.state != State::reverting;
  auto recorded = record([&](journal::Journal& journal) {
    journal::Calls calls;
    std::string_view now;
    if (standing->finished()) {
      append(calls, journal.mark(entry.id, up ? State::applied : State::reverted));
      if (up) append(calls, journal.refresh(entry));
      append(calls, journal.drop_steps(entry.id, up ? "down" : "up"));
      now = up ? "applied" : "reverted";
    } else if (standing->untouched() && up) {
      append(calls, journal.forget(entry.id));
      now = "pending";
    } else if (standing->untouched()) {
      append(calls, journal.mark(entry.id, State::applied));
      append(calls, journal.drop_steps(entry.id, "down"));
      now = "applied";
    }
    if (!standing->untouched() && standing->open && standing->open->probed.became == Became::done)
      append(calls, journal.finish(standing->open->step));
    if (!now.empty()) append(calls, journal.note("repaired", entry.migration, now));
    return journal.write({calls});
  });
  if (!recorded) return recorded.error();
  return standing;
}

}  // namespace segue::run
