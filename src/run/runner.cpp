#include "run/runner.h"

#include <algorithm>
#include <thread>

#include "run/task.h"

namespace segue::run {
namespace {

using dialect::Failure;
using journal::State;
using std::chrono::milliseconds;

bool may_pass_by_itself(Failure failure) {
  return failure == Failure::lock_timeout || failure == Failure::deadlock ||
         failure == Failure::serialization;
}

/// Where in a file a byte of a statement stands.
Position place_of(const plan::Statement& statement, size_t offset) {
  const Position inside = Source("", statement.shown).position(static_cast<uint32_t>(offset));
  if (inside.line > 1) return {statement.at.line + inside.line - 1, inside.column};
  return {statement.at.line, statement.at.column + inside.column - 1};
}

/// Between half and all of it, so that runners that failed together do not meet again.
milliseconds with_jitter(milliseconds pause) {
  const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  return pause / 2 + milliseconds(now % std::max<int64_t>(pause.count() / 2, 1));
}

}  // namespace

Runner::Runner(Connect connect, const dialect::Dialect& dialect, journal::Owner owner,
               Settings settings, Progress& progress)
    : open_session_(std::move(connect)),
      dialect_(dialect),
      engine_(dialect.engine()),
      owner_(std::move(owner)),
      settings_(settings),
      progress_(progress) {}

Runner::~Runner() = default;

Result<bool> Runner::connect() {
  lease_.reset();
  journal_.reset();
  work_.reset();
  waits_ = milliseconds(-1);
  auto work = open_session_();
  if (!work) return work.error();
  work_ = std::move(*work);
  auto prepared = engine_.prepare(*work_, "segue");
  if (!prepared) return prepared;
  version_ = engine_.version_of(work_->server_version());
  const auto session = engine_.session_of(*work_);
  if (!session) return session.error();
  session_ = *session;
  journal_ = std::make_unique<journal::Journal>(*work_, dialect_, owner_);
  return true;
}

Result<bool> Runner::open() {
  auto connected = connect();
  if (!connected) return connected;
  auto made = journal_->bring_up_to_date();
  if (!made) return made;
  auto watch = open_session_();
  if (!watch) return watch.error();
  auto prepared = engine_.prepare(**watch, "segue lock");
  if (!prepared) return prepared;
  auto lease =
      Lease::take(std::move(*watch), dialect_, owner_, session_, settings_.lease,
                  [&](const std::string& holder) { progress_.waiting_for_runner(holder); });
  if (!lease) return lease.error();
  lease_ = std::move(*lease);
  return journal_->synchronise();
}

/// A server that restarts is away for a while.
Result<bool> Runner::reconnect() {
  Result<bool> opened = open();
  for (int i = 1; !opened && opened.error().code == ErrorCode::database && i < settings_.reconnects;
       ++i) {
    std::this_thread::sleep_for(
        std::min(settings_.first_pause * (1 << std::min(i, 8)), settings_.longest_pause));
    opened = open();
  }
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
  error.while_doing.push_back((task.up ? "applying `" : "reverting `") + task.entry.migration +
                              "`");
  return error;
}

Result<bool> Runner::give_up(Task& task, const Trouble& trouble) {
  const Error error = told(task, trouble);
  if (trouble.error.failure != Failure::lost && !trouble.fenced) {
    (void)work_->run("ROLLBACK");
    if (journal_->synchronise())
      (void)journal_->note("failed", task.entry.migration, error.message);
  }
  return error;
}

/// True where another attempt makes sense.
Result<bool> Runner::handle(Task& task, const Trouble& trouble) {
  if (trouble.fenced)
    return Error{ErrorCode::locked,
                 "another runner has taken over, since this one gave no sign of life",
                 {"working on `" + task.entry.migration + "`"}};
  if (trouble.verdict) return give_up(task, trouble);
  if (trouble.error.failure == Failure::lost) {
    if (++task.reconnects > settings_.reconnects) return give_up(task, trouble);
    progress_.again(trouble.error.message, settings_.first_pause);
    auto opened = reconnect();
    if (!opened) return opened;
  } else if (may_pass_by_itself(trouble.error.failure)) {
    const auto now = std::chrono::steady_clock::now();
    if (trouble.at != task.stuck_at) {
      task.stuck_at = trouble.at;
      task.stuck_since = now;
      task.pause = {};
    }
    if (now - task.stuck_since > settings_.patience) return give_up(task, trouble);
    (void)work_->run("ROLLBACK");
    task.pause = task.pause.count() == 0 ? settings_.first_pause
                                         : std::min(task.pause * 2, settings_.longest_pause);
    const auto pause = with_jitter(task.pause);
    progress_.again(told(task, trouble).message, pause);
    std::this_thread::sleep_for(pause);
    auto synchronised = journal_->synchronise();
    if (!synchronised) return synchronised;
  } else {
    return give_up(task, trouble);
  }
  return true;
}

Result<bool> Runner::carry_out(Task& task) {
  const State end = task.up ? State::applied : State::reverted;
  while (true) {
    auto trouble = attempt(task);
    if (!trouble) return true;
    auto again = handle(task, *trouble);
    if (!again) return again;
    // What the server made of the last words before a connection was lost stands in the journal.
    const auto entries = journal_->migrations();
    if (!entries) return entries.error();
    task.begun = false;
    // An id that went with its transaction may have become another's.
    if (task.up) task.entry.id = 0;
    for (const auto& entry : *entries) {
      if (entry.history != task.entry.history || entry.migration != task.entry.migration ||
          entry.phase != task.entry.phase)
        continue;
      if (entry.state == end) return true;
      task.begun = entry.state == (task.up ? State::running : State::reverting);
      task.entry.id = entry.id;
    }
  }
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
