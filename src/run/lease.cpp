#include "run/lease.h"

#include "base/text.h"
#include "run/sessions.h"

namespace segue::run {
namespace {

using dialect::Answer;
using dialect::Failure;
using std::chrono::milliseconds;

constexpr std::string_view lock_name = "segue";

Error failure(const Answer& answer) {
  return to_error(answer.error(), "taking the lock of runners");
}

std::string in_words(const std::string& who, const std::string& host, int64_t process,
                     int64_t since) {
  return who + " on " + host + " (process " + std::to_string(process) + "), for " +
         std::to_string(since / 1000) + " s";
}

}  // namespace

/// What the journal says of the present holder.
struct Lease::Row {
  int64_t fence = 0;
  std::string who{};
  std::string host{};
  int64_t process = 0;
  std::string sessions{};
  int64_t held_for = 0;  // milliseconds
  bool alive = false;    // the last sign of life is not too old
  bool taken() const { return !who.empty(); }
};

Lease::Lease(dialect::ConnectionPtr watch, const dialect::Engine& engine, const LeaseTimes& times)
    : watch_(std::move(watch)), engine_(engine), times_(times) {}

Result<Lease::Row> Lease::read() const {
  const std::string now(engine_.now());
  const auto answer = watch_->run(
      "SELECT r.fence, r.who, r.host, r.process, r.sessions, " + now + " - r.taken_at, " +
      "CASE WHEN p.expires_at > " + now + " THEN 1 ELSE 0 END " +
      "FROM segue_runner r, segue_runner p WHERE r.name = 'runner' AND p.name = 'pulse'");
  if (!answer) return failure(answer);
  if (answer->empty())
    return Error{ErrorCode::database, "the journal has no row `runner`: it was changed by hand"};
  Row row;
  row.fence = answer->number(0, 0);
  row.who = answer->text(0, 1);
  row.host = answer->text(0, 2);
  row.process = answer->number(0, 3);
  row.sessions = answer->text(0, 4);
  row.held_for = answer->number(0, 5);
  row.alive = answer->number(0, 6) != 0;
  return row;
}

bool Lease::gives_signs(const Row& row, const journal::Owner& owner) const {
  return row.taken() && row.alive && !is_dead_here(row.host, row.process, owner);
}

/// Whether the session is there that would hold the lock: the last of its sessions.
Result<bool> Lease::keeps_lock(const Row& row) const {
  const auto sessions = text::split(row.sessions, ' ');
  if (sessions.back().empty()) return true;
  return engine_.session_exists(*watch_, sessions.back());
}

/// Whether a session has had the lock for long, and has not said who it is.
bool Lease::is_silent(const std::string& session) {
  const auto now = std::chrono::steady_clock::now();
  if (session != silent_) silent_since_ = now;
  silent_ = session;
  return now - silent_since_ > times_.life;
}

/// Sessions of a runner that is gone may still work on what it sent them last. What is large takes
/// its time to be taken back. Of one that is still there the holder is told.
Result<bool> Lease::end_sessions(const std::string& sessions, std::string& holder) const {
  for (const auto session : text::split(sessions, ' ')) {
    if (session.empty()) continue;
    const auto gone = end_and_wait(engine_, *watch_, session, std::chrono::seconds(10));
    if (!gone) return gone.error();
    if (*gone) continue;
    holder += ", which is gone; its session " + std::string(session) +
              " is still there, and does not end or cannot be ended";
    return false;
  }
  return true;
}

Result<bool> Lease::write(const journal::Owner& owner, const std::string& sessions,
                          int64_t old_fence) {
  const std::string now(engine_.now());
  const auto begun = watch_->run(engine_.begin());
  if (!begun) return failure(begun);
  const auto taken = watch_->run(
      "UPDATE segue_runner SET fence = fence + 1, who = ?, host = ?, process = ?, sessions = ?, "
      "taken_at = " +
          now + " WHERE name = 'runner' AND fence = ?",
      {owner.who, owner.host, std::to_string(owner.process), sessions, std::to_string(old_fence)});
  const bool ours = taken && taken->affected == 1;
  const auto sign =
      ours ? watch_->run("UPDATE segue_runner SET fence = ?, expires_at = " + now + " + " +
                             std::to_string(times_.life.count()) + " WHERE name = 'pulse'",
                         {std::to_string(old_fence + 1)})
           : Answer(dialect::Rows{});
  const auto ended = watch_->run(ours && sign ? "COMMIT" : "ROLLBACK");
  if (!taken) return failure(taken);
  if (!sign) return failure(sign);
  if (!ended) return failure(ended);
  if (ours) fence_ = old_fence + 1;
  return ours;
}

Result<bool> Lease::attempt(const journal::Owner& owner, const std::string& sessions,
                            std::string& holder) {
  const auto locked = engine_.try_lock(*watch_, lock_name);
  if (!locked) return locked.error();
  const auto row = read();
  if (!row) return row.error();
  const bool alive = gives_signs(*row, owner);
  holder = row->taken() ? in_words(row->who, row->host, row->process, row->held_for)
                        : std::string("a session that has not said who it is");
  if (!*locked) {
    const auto keeper = engine_.lock_holder(*watch_, lock_name);
    if (!keeper) return keeper.error();
    // The holder's session lives but the holder does not: ending it sets the lock free.
    const bool named = keeper->empty() ||
                       (' ' + row->sessions + ' ').find(' ' + *keeper + ' ') != std::string::npos;
    const bool gone = named ? row->taken() && !alive : is_silent(*keeper);
    const auto ended = gone ? end_sessions(named ? row->sessions : *keeper, holder) : Result(true);
    return ended ? Result(false) : ended;
  }
  // Where the server's lock dies with its session, having it is proof enough that the session is
  // gone; a server may have no such locks.
  const auto there = alive ? keeps_lock(*row) : Result(false);
  if (!there || *there) return there ? Result(false) : there;
  const auto ended = end_sessions(row->sessions, holder);
  if (!ended || !*ended) return ended;
  return write(owner, sessions, row->fence);
}

Result<std::unique_ptr<Lease>> Lease::take(dialect::ConnectionPtr watch,
                                           const dialect::Dialect& dialect,
                                           const journal::Owner& owner,
                                           const std::vector<std::string>& sessions,
                                           const LeaseTimes& times, const Waiting& waiting) {
  std::unique_ptr<Lease> lease(new Lease(std::move(watch), dialect.engine(), times));
  // A database without a server has no names for sessions.
  const std::string names(text::trimmed(text::joined(sessions, " ")));
  const auto until = std::chrono::steady_clock::now() + times.wait;
  std::string told;
  while (true) {
    std::string holder;
    auto taken = lease->attempt(owner, names, holder);
    if (!taken) return taken.error();
    if (*taken) break;
    if (waiting && holder != told) waiting(told = holder);
    if (std::chrono::steady_clock::now() >= until)
      return Error{ErrorCode::locked, "another runner is at work: " + holder};
    std::this_thread::sleep_for(times.poll);
  }
  lease->held_ = true;
  if (!sessions.empty()) lease->own_session_ = sessions.back();
  lease->signs_ = std::thread([raw = lease.get()] { raw->give_signs(); });
  return lease;
}

Result<bool> Lease::work_in(const std::string& session) {
  if (session.empty()) return true;
  const std::lock_guard lock(mutex_);
  const auto written =
      watch_->run("UPDATE segue_runner SET sessions = ? WHERE name = 'runner' AND fence = ?",
                  {session + ' ' + own_session_, std::to_string(fence_)});
  if (!written) return failure(written);
  if (written->affected != 1) taken_over_ = true;
  return true;
}

/// While a transaction of this runner holds the only lock of the database, no sign can be given and
/// nobody else can take over either.
void Lease::give_signs() {
  std::unique_lock lock(mutex_);
  const auto pause = times_.life / 3;
  while (!ended_.wait_for(lock, pause, [&] { return over_; })) {
    const auto given =
        watch_->run("UPDATE segue_runner SET expires_at = " + std::string(engine_.now()) + " + " +
                        std::to_string(times_.life.count()) + " WHERE name = 'pulse' AND fence = ?",
                    {std::to_string(fence_)});
    // Without a sign for long enough another runner ends this session, which is seen here, too.
    if (!given) cut_off_ = cut_off_ || given.error().failure == Failure::lost;
    if (given && given->affected != 1) taken_over_ = true;
  }
}

Lease::~Lease() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  ended_.notify_all();
  if (signs_.joinable()) signs_.join();
  if (!held_) return;
  // What fails here is mended by whoever takes over.
  (void)watch_->run(
      "UPDATE segue_runner SET who = '', host = '', process = 0, sessions = '' WHERE name = "
      "'runner' AND fence = ?",
      {std::to_string(fence_)});
  (void)engine_.unlock(*watch_, lock_name);
}

}  // namespace segue::run
