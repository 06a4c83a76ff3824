#include <algorithm>

#include "run/probe.h"
#include "run/sessions.h"
#include "run/task.h"

namespace segue::run {
namespace {

using journal::append;
using journal::Calls;
using journal::State;
using plan::Unit;

Calls word(std::string_view statement) {
  return {{.statement = std::string(statement)}};
}

State end_of(bool up) {
  return up ? State::applied : State::reverted;
}

}  // namespace

// A journal's statement that fails, as trouble of the attempt.
#define SEGUE_TRY(answer)                                                             \
  do {                                                                                \
    if (const auto& tried = (answer); !tried) return Trouble{.error = tried.error()}; \
  } while (false)
#define SEGUE_PASS(happened)                     \
  do {                                           \
    if (auto passed = (happened)) return passed; \
  } while (false)

/// Begins a transaction that goes on where the right to run is still ours.
Runner::Happened Runner::begin() {
  return begin_confirmed_by(journal_->confirm(lease_->fence()));
}

/// … which the last of what is written tells: it has met a row then. How long to wait for locks is
/// said on the way.
Runner::Happened Runner::begin_confirmed_by(const Calls& written) {
  Calls waits;
  if (waits_anew_)
    for (const auto& setting : engine_.wait_for_locks(limit_))
      waits.push_back({.statement = setting});
  const auto confirmed = journal_->write({waits, word(engine_.begin()), written});
  SEGUE_TRY(confirmed);
  if (waits_anew_) waits_ = limit_;
  waits_anew_ = false;
  if (confirmed->affected == 1) return std::nullopt;
  roll_back();
  return Trouble{.fenced = true};
}

/// What was set in it may be as it was before.
void Runner::roll_back() {
  (void)work_->run("ROLLBACK");
  waits_ = std::chrono::milliseconds(-1);
}

/// Ends the transaction with what is left to be written.
Runner::Happened Runner::commit(const Calls& written) {
  SEGUE_TRY(journal_->write({written, word("COMMIT")}));
  return std::nullopt;
}

/// The statements of a transaction. Rows that lose what they refer to on the way, where the
/// database does not see to it itself, are a failure of the last one.
Runner::Happened Runner::send_all(Task& task, const Part& unit) {
  const bool changes =
      std::any_of(unit.statements.begin(), unit.statements.end(),
                  [](const auto& statement) { return statement.changes_references(); });
  const auto before = changes ? engine_.broken_references(*work_) : Result<size_t>(0);
  if (!before) return Trouble{.verdict = before.error()};
  for (const auto& statement : unit.statements)
    SEGUE_PASS(send(task, statement));
  const auto after = changes ? engine_.broken_references(*work_) : Result<size_t>(0);
  if (!after) return Trouble{.verdict = after.error()};
  if (*after <= *before) return std::nullopt;
  return Trouble{.at = &unit.statements.back(),
                 .verdict = Error{ErrorCode::step,
                                  std::to_string(*after - *before) +
                                      " rows would refer to rows that are not there any more"}};
}

Runner::Happened Runner::attempt(Task& task) {
  if (lease_->taken_over()) return Trouble{.fenced = true};
  if (lease_->cut_off())
    return Trouble{.error = {.failure = dialect::Failure::lost,
                             .message = "the session that holds the right to run was lost"}};
  return task.script.is_one_transaction() && !task.begun ? in_one(task) : step_by_step(task);
}

/// Begins a transaction that puts a state into the journal first. A migration that was applied and
/// reverted before makes room for its new row.
Runner::Happened Runner::begin_with(Task& task, State state) {
  task.entry.state = state;
  if (task.up && task.entry.id == 0)
    return begin_confirmed_by(journal_->begin_confirmed(task.entry, lease_->fence()));
  SEGUE_PASS(begin());
  if (!task.up) {
    SEGUE_TRY(journal_->write({journal_->mark(task.entry.id, state)}));
    return std::nullopt;
  }
  SEGUE_TRY(journal_->write({journal_->begin(task.entry)}));
  return std::nullopt;
}

/// The journal's row is written first; it and the statements come into being together.
Runner::Happened Runner::in_one(Task& task) {
  for (const Part& unit : parts_of(task.script, {})) {
    if (unit.kind == Unit::Kind::session) {
      SEGUE_PASS(send(task, unit.first()));
      continue;
    }
    limit_waits(task, unit);
    SEGUE_PASS(begin_with(task, end_of(task.up)));
    SEGUE_PASS(send_all(task, unit));
    // The journal is not the role's that the script may have taken, nor is the next script.
    Calls end = engine_.own_role().empty() ? Calls{} : word(engine_.own_role());
    if (task.up) append(end, journal_->keep_text(task.entry));
    append(end, journal_->note(journal::name_of(task.entry.state), task.entry.migration, ""));
    SEGUE_PASS(commit(end));
  }
  return std::nullopt;
}

/// Begins a transaction which says that the script is begun, where the journal does not say so
/// already; what is left to be written for that is added.
Runner::Happened Runner::open_entry(Task& task, Calls& left) {
  if (task.begun) return begin();
  SEGUE_PASS(begin_with(task, task.up ? State::running : State::reverting));
  append(left, journal_->note("begun", task.entry.migration, task.direction()));
  task.fresh = task.up;
  return std::nullopt;
}

/// In the transaction that is open, which it commits with what is left to be written.
Runner::Happened Runner::close_entry(Task& task, Calls left) {
  const State state = end_of(task.up);
  append(left, journal_->mark(task.entry.id, state));
  if (task.fresh) {
    append(left, journal_->keep_text(task.entry));
  } else {
    // The script may have been mended since it was begun.
    if (task.up) append(left, journal_->refresh(task.entry));
    append(left, journal_->drop_steps(task.entry.id, task.up ? "down" : "up"));
  }
  append(left, journal_->note(journal::name_of(state), task.entry.migration, ""));
  return commit(left);
}

journal::Step Runner::step_of(const Task& task, const Part& unit) const {
  return {.migration = task.entry.id,
          .direction = std::string(task.direction()),
          .number = static_cast<int64_t>(unit.first().number),
          .statement = unit.first().shown,
          .checksum = unit.checksum(),
          .session = session_,
          .fence = lease_->fence()};
}

Runner::Happened Runner::begin_entry(Task& task) {
  if (task.begun) return std::nullopt;
  Calls left;
  SEGUE_PASS(open_entry(task, left));
  SEGUE_PASS(commit(left));
  task.begun = true;
  return std::nullopt;
}

Runner::Happened Runner::step_by_step(Task& task) {
  std::vector<journal::Step> begun;
  if (task.begun || !task.up) {
    auto kept = journal_->steps(task.entry.id, task.direction());
    if (!kept) return Trouble{.verdict = kept.error()};
    begun = std::move(*kept);
  }
  const std::vector<Part> parts = parts_of(task.script, begun);
  for (const Part& unit : parts) {
    const plan::Statement& first = unit.first();
    // The first intent is written with the entry, the last result with its end.
    if (unit.kind != Unit::Kind::alone) SEGUE_PASS(begin_entry(task));
    const journal::Step* step = step_at(first, begun);
    if (unit.kind != Unit::Kind::session && step != nullptr) {
      bool done = step->state == journal::StepState::done;
      if (done && step->checksum != unit.checksum())
        return Trouble{.at = &first, .verdict = changed_since(*step)};
      if (!done && task.untouched != first.number) SEGUE_PASS(settle(task, unit, *step, done));
      if (done) {
        SEGUE_PASS(set_again(task, unit));
        continue;
      }
    }
    if (unit.kind == Unit::Kind::session) {
      SEGUE_PASS(send(task, first));
    } else if (unit.kind == Unit::Kind::transaction) {
      SEGUE_PASS(run_transaction(task, unit, step != nullptr));
    } else {
      SEGUE_PASS(run_alone(task, unit, step != nullptr));
      const Calls result = journal_->finish(step_of(task, unit));
      if (&unit == &parts.back()) return close_entry(task, result);
      SEGUE_PASS(commit(result));
    }
  }
  SEGUE_PASS(begin_entry(task));
  SEGUE_PASS(begin());
  return close_entry(task, {});
}

/// What later statements rely on went with the session in which it was said.
Runner::Happened Runner::set_again(Task& task, const Part& unit) {
  for (const auto& statement : unit.statements) {
    const auto said = task.said_in.find(statement.number);
    if (statement.sets && (said == task.said_in.end() || said->second != session_))
      SEGUE_PASS(send(task, statement));
  }
  return std::nullopt;
}

/// The intent may be there already: of what was mended since, or has ended the transaction itself.
Runner::Happened Runner::run_transaction(Task& task, const Part& unit, bool intended) {
  limit_waits(task, unit);
  SEGUE_PASS(begin());
  const journal::Step step = step_of(task, unit);
  SEGUE_TRY(journal_->write({intended ? journal_->intend_again(step) : journal_->intend(step)}));
  SEGUE_PASS(send_all(task, unit));
  return commit(journal_->finish(step));
}

/// The intent is there already where an earlier try has left it. The transaction for the result is
/// left open.
Runner::Happened Runner::run_alone(Task& task, const Part& unit, bool intended) {
  const plan::Statement& statement = unit.statements.front();
  limit_waits(task, unit);
  Calls left;
  SEGUE_PASS(open_entry(task, left));
  const journal::Step step = step_of(task, unit);
  append(left, intended ? journal_->intend_again(step) : journal_->intend(step));
  SEGUE_PASS(commit(left));
  task.begun = true;

  task.untouched.reset();
  if (auto trouble = send(task, statement)) {
    using dialect::Failure;
    const Failure failure = trouble->error.failure;
    // Who did not get its locks has not begun; what needs them twice may have, and what was
    // interrupted from here.
    if (failure == Failure::lock_timeout && hurries_ && !task.interrupted)
      task.untouched = statement.number;
    // What is kept of it is for people: the next attempt looks into the database.
    if (failure != Failure::lost && failure != Failure::lock_timeout)
      (void)keep_failure(step, trouble->error.message);
    return trouble;
  }
  return begin();
}

Runner::Happened Runner::keep_failure(const journal::Step& step, const std::string& message) {
  SEGUE_PASS(begin());
  return commit(journal_->fail(step, message));
}

/// Asks the database what became of a statement of which only the intent is known.
Runner::Happened Runner::settle(Task& task, const Part& unit, const journal::Step& intent,
                                bool& done) {
  const plan::Statement& statement = unit.first();
  // It may still be at work in the session that sent it.
  if (!intent.session.empty() && intent.session != session_) {
    const auto gone = end_and_wait(engine_, *work_, intent.session, std::chrono::minutes(1));
    if (!gone) return Trouble{.verdict = gone.error()};
    if (!*gone)
      return Trouble{
          .at = &statement,
          .verdict = Error{ErrorCode::step,
                           "session " + intent.session + " still works on it and cannot be ended"}};
  }
  const auto look = [&] { return probe_begun(*work_, dialect_, task.semantics, intent, unit); };
  constexpr int most = 100;
  int dropped = 0;
  auto probed = look();
  for (; probed && probed->became == Became::leftover && dropped < most; ++dropped) {
    progress_.resumed(statement, "it left " + probed->leftover + ", which is dropped");
    const auto cleaned = work_->run(probed->clean_up);
    if (!cleaned) return Trouble{.error = cleaned.error(), .at = &statement};
    probed = look();
  }
  if (!probed) return Trouble{.at = &statement, .verdict = probed.error()};
  done = probed->became == Became::done;
  if (done) {
    progress_.resumed(statement, "it took effect");
    SEGUE_PASS(begin());
    SEGUE_PASS(commit(journal_->finish(intent)));
  } else if (dropped == 0) {
    progress_.resumed(statement, "it had no effect");
  }
  return std::nullopt;
}

#undef SEGUE_TRY
#undef SEGUE_PASS

}  // namespace segue::run
