#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "dialect/engine.h"
#include "journal/entries.h"

namespace segue::run {

/// Opens a fresh session.
using Connect = std::function<Result<dialect::ConnectionPtr>()>;

/// A session that was opened, and how others call it.
struct Session {
  dialect::ConnectionPtr connection{};
  std::string name{};
};
/// Opens one and makes it ready for work. `name` is what it calls itself.
Result<Session> open_session(const Connect& connect, const dialect::Engine& engine,
                             std::string_view name);

/// What failed because of others, and may go well another time.
bool may_pass_by_itself(dialect::Failure failure);

/// On this machine it can be seen whether a process lives; of others nothing is known.
bool is_dead_here(const std::string& host, int64_t process, const journal::Owner& here);

/// Ends another session and waits until the server has none of that name any more. False where it
/// is still there when the patience is over.
Result<bool> end_and_wait(const dialect::Engine& engine, dialect::Connection& connection,
                          std::string_view session, std::chrono::milliseconds patience);

}  // namespace segue::run
