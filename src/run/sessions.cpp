#include "run/sessions.h"

#include <signal.h>

#include <cerrno>
#include <thread>
#include <utility>

namespace segue::run {

Result<Session> open_session(const Connect& connect, const dialect::Engine& engine,
                             std::string_view name) {
  auto connection = connect();
  if (!connection) return connection.error();
  const auto prepared = engine.prepare(**connection, name);
  if (!prepared) return prepared.error();
  auto called = engine.session_of(**connection);
  if (!called) return called.error();
  return Session{std::move(*connection), std::move(*called)};
}

bool may_pass_by_itself(dialect::Failure failure) {
  using dialect::Failure;
  return failure == Failure::lock_timeout || failure == Failure::deadlock ||
         failure == Failure::serialization;
}

bool is_dead_here(const std::string& host, int64_t process, const journal::Owner& here) {
  return !host.empty() && host == here.host && process > 0 &&
         ::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH;
}

/// It is asked to end once a second: what it works on may have to be taken back first.
Result<bool> end_and_wait(const dialect::Engine& engine, dialect::Connection& connection,
                          std::string_view session, std::chrono::milliseconds patience) {
  constexpr std::chrono::milliseconds pause(100);
  for (int i = 0; pause * i <= patience; ++i) {
    const auto there = engine.session_exists(connection, session);
    if (!there) return there.error();
    if (!*there) return true;
    if (i % 10 == 0) (void)engine.end_session(connection, session);
    std::this_thread::sleep_for(pause);
  }
  return false;
}

}  // namespace segue::run
