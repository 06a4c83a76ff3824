#include "run/sessions.h"

#include <thread>

namespace segue::run {

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
