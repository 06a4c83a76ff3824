#include "run/runner.h"

#include <algorithm>
#include <thread>

#include "run/task.h"

namespace segue::run {
namespace {

using dialect::Failure;
using journal::State;
using std::chrono::milliseconds;

/// Where in a file a byte of a statement stands.
Position place_of(const plan::Statement& statement, size_t offset) {
  const Position inside = Source("", statement.shown).position(static_cast<uint32_t>(offset));
  if (inside.line > 1) return {statement.at.line + inside.line - 1, inside.column};
  return {statement.at.line, statement.at.column + inside.column - 1};
}

Error overtaken(const std::string& migration) {
  return {ErrorCode::locked,
          "another runner has taken over, since this one gave no sign of life",
          {"working on `" + migration + "`"}};
}

}  // namespace

Runner::Runner(Connect connect, const dialect::Dialect& dialect, journal::Owner owner,
               Settings settings, Progress& progress)
    : open_session_(std::move(connect)),
      dialect_(dialect),
      engine_(dialect.engine()),
      owner_(std::move(owner)),
      settings_(settings),
      progress_(progress),
      watchdog_(std::make_unique<Watchdog>(open_session_, engine_)) {}

Runner::~Runner() = default;

Result<bool> Runner::connect() {
  journal_.reset();
  work_.reset();
  waits_ = milliseconds(-1);
  used_ = false;
  auto opened = open_session(open_session_, engine_, "segue");
  if (!opened) return opened.error();
  work_ = std::move(opened->connection);
  session_ = std::move(opened->name);
  auto version = engine_.version_of(*work_);
  if (!version) return version.error();
  version_ = std::move(*version);
  auto ended = end_own_sessions();
  if (!ended) return ended;
  // It gives back what it holds, and would wait for a transaction that is still open over there.
  lease_.reset();
  own_sessions_ = {session_};
  journal_ = std::make_unique<journal::Journal>(*work_, dialect_, owner_);
  return true;
}

/// A server that has not heard that a connection is lost goes on with what it was sent there, and
/// keeps what is locked there.
Result<bool> Runner::end_own_sessions() {
  for (const std::string& session : own_sessions_) {
    if (session.empty() || session == session_) continue;
    const auto gone = end_and_wait(engine_, *work_, session, settings_.lease.wait);
    if (!gone) return gone.error();
    if (!*gone)
      return Error{ErrorCode::locked,
                   "session " + session + ", whose connection was lost, cannot be ended"};
  }
  return true;
}

/// Makes the journal, and waits for the right to change the database.
Result<bool> Runner::take_over() {
  auto made = journal_->bring_up_to_date();
  if (!made) return made;
  auto watch = open_session(open_session_, engine_, "segue lock");
  if (!watch) return watch.error();
  for (const auto& setting : engine_.wait_for_locks(std::chrono::seconds(5)))
    if (const auto set = watch->connection->run(setting); !set)
      return to_error(set.error(), "preparing the session");
  own_sessions_.push_back(watch->name);
  auto lease =
      Lease::take(std::move(watch->connection), dialect_, owner_, own_sessions_, settings_.lease,
                  [&](const std::string& holder) { progress_.waiting_for_runner(holder); });
  if (!lease) return lease.error();
  lease_ = std::move(*lease);
  return journal_->synchronise();
}

Result<bool> Runner::look() {
  if (auto connected = connect(); !connected) return connected;
  // Whoever cannot read it meets the same error again when it is opened.
  const auto version = journal_->version();
  return version && *version == journal::newest_version;
}

Result<bool> Runner::open() {
  auto connected = work_ ? Result<bool>(true) : connect();
  if (!connected) return connected;
  auto opened = take_over();
  // A connection may have been lost on the way: whoever was let in once is let in again.
  if (!opened && opened.error().code == ErrorCode::database) opened = reopen();
  return opened;
}

Result<bool> Runner::reopen() {
  auto connected = connect();
  return connected ? take_over() : connected;
}

/// A server that restarts is away for a while.
Result<bool> Runner::reconnect() {
  const int64_t fence = lease_ ? lease_->fence() : 0;
  Result<bool> opened = reopen();
  for (int i = 1; !opened && opened.error().code == ErrorCode::database && i < settings_.reconnects;
       ++i) {
    std::this_thread::sleep_for(
        std::min(settings_.first_pause * (1 << std::min(i, 8)), settings_.longest_pause));
    opened = reopen();
  }
  outrun_ = true;
  if (opened && fence != 0) overtaken_ |= lease_->fence() != fence + 1;
  return opened;
}

Error Runner::told(const Task& task, const Trouble& trouble) const {
  Error error = trouble.verdict.value_or(Error{ErrorCode::step, trouble.error.message});
  std::string code = trouble.error.state;
  if (trouble.error.number != 0)
    code += (code.empty() ? "" : ", ") + std::to_string(trouble.error.number);
  if (!trouble.verdict && !code.empty()) error.message += " (" + code + ")";
  if (trouble.at != nullptr) {
    const Position at = place_of(*trouble.at, trouble.error.offset.value_or(0));
    error.message = task.script.file + ":" + std::to_string(at.line) + ":" +
                    std::to_string(at.column) + ": " + error.message;
  }
  if (trouble.error.failure == Failure::lock_timeout && !task.blockers.empty())
    error.message += "; held up by " + in_words(task.blockers);
  // What the standard calls a feature that is not supported.
  if (task.held && trouble.error.state == "0A000")
    error.message +=
        "; it was sent with the way that it was judged by: state another one in the statement, if "
        "it may take that";
  error.while_doing.push_back((task.up ? "applying `" : "reverting `") + task.entry.migration +
                              "`");
  return error;
}

Result<bool> Runner::give_up(Task& task, const Trouble& trouble) {
  const Error error = told(task, trouble);
  if (trouble.error.failure != Failure::lost && !trouble.fenced) {
    roll_back();
    if (journal_->synchronise() &&
        (begin() || commit(journal_->note("failed", task.entry.migration, error.message)))) {
      roll_back();
      (void)journal_->synchronise();
    }
  }
  return error;
}

/// True where another attempt makes sense.
Result<bool> Runner::handle(Task& task, const Trouble& trouble) {
  if (trouble.fenced) return overtaken(task.entry.migration);
  // What was asked of the database in between may have met the loss first.
  const bool lost = trouble.verdict ? trouble.verdict->code == ErrorCode::database
                                    : trouble.error.failure == Failure::lost;
  if (!lost && !trouble.verdict && may_pass_by_itself(trouble.error.failure))
    return try_again(task, trouble);
  if (!lost || ++task.reconnects > settings_.reconnects) return give_up(task, trouble);
  progress_.again(trouble.verdict ? trouble.verdict->message : trouble.error.message,
                  settings_.first_pause);
  return reconnect();
}

/// A script starts in a session as the server gives them, whatever others have set before it: the
/// same whether a run was broken off between them or not.
Result<bool> Runner::refresh_session() {
  if (!used_) return true;
  auto fresh = open_session(open_session_, engine_, "segue");
  if (!fresh) return fresh.error();
  const auto moved = lease_->work_in(fresh->name);
  if (!moved) return moved;
  std::replace(own_sessions_.begin(), own_sessions_.end(), session_, fresh->name);
  session_ = std::move(fresh->name);
  work_ = std::move(fresh->connection);
  waits_ = milliseconds(-1);
  used_ = false;
  journal_ = std::make_unique<journal::Journal>(*work_, dialect_, owner_);
  return journal_->synchronise();
}

Result<bool> Runner::carry_out(Task& task) {
  if (auto fresh = refresh_session(); !fresh) {
    if (fresh.error().code != ErrorCode::database) return fresh;
    progress_.again(fresh.error().message, settings_.first_pause);
    if (auto back = reconnect(); !back) return back;
  }
  if (outrun_) {
    auto at_end = find_again(task);
    if (!at_end || *at_end) return at_end;
  }
  while (true) {
    auto trouble = attempt(task);
    if (!trouble) return true;
    auto again = handle(task, *trouble);
    if (!again) return again;
    auto at_end = find_again(task);
    if (!at_end || *at_end) return at_end;
  }
}

/// What the server made of the last words before a connection was lost stands in the journal. True
/// where the script has come to its end.
Result<bool> Runner::find_again(Task& task) {
  const State end = task.up ? State::applied : State::reverted;
  const auto entries = journal_->migrations();
  if (!entries) return entries.error();
  task.begun = task.fresh = false;
  // An id that went with its transaction may have become another's.
  if (task.up) task.entry.id = 0;
  for (const auto& entry : *entries) {
    if (entry.history != task.entry.history || entry.migration != task.entry.migration ||
        entry.phase != task.entry.phase)
      continue;
    // What runs again is there already, as it ran before.
    if (entry.state == end && (!task.up || entry.checksum == task.entry.checksum)) return true;
    task.begun = entry.state == (task.up ? State::running : State::reverting);
    task.entry.id = entry.id;
  }
  if (overtaken_) return overtaken(task.entry.migration);
  return false;
}

Result<bool> Runner::apply(const plan::Script& script, journal::Migration entry,
                           const catalog::Semantics& semantics) {
  Task task{.script = script, .entry = std::move(entry), .semantics = semantics};
  task.begun = task.entry.id != 0 && task.entry.state == State::running;
  return carry_out(task);
}

Result<bool> Runner::revert(const plan::Script& script, const journal::Migration& entry,
                            const catalog::Semantics& semantics) {
  Task task{.script = script, .entry = entry, .semantics = semantics, .up = false};
  task.begun = entry.state == State::reverting;
  return carry_out(task);
}

}  // namespace segue::run
