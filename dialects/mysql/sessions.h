#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "dialect/connection.h"

namespace segue::mysql {

/// The parts of a session's name, "42@1764171234-8c1f03aa/deploy". The server gives the number of a
/// session again after a restart: what stands behind the @ tells which server it was, and since
/// when it ran. The account is there because an account without PROCESS sees its own sessions only.
struct SessionName {
  std::string number{};
  std::string server{};
  std::string user{};

  std::string text() const { return number + '@' + server + '/' + user; }
};

/// Empty parts where the text is no name of a session.
SessionName read_session_name(std::string_view text);

Result<SessionName> session_name(dialect::Connection& connection);
/// True also where the account may not see sessions of that other account: it may well exist.
Result<bool> session_exists(dialect::Connection& connection, std::string_view session);
Result<bool> end_session(dialect::Connection& connection, std::string_view session);
Result<bool> is_waiting_for_lock(dialect::Connection& watcher, std::string_view session);

/// Sets what scripts rely on and refuses what is no session, as `dialect::Engine::prepare` says.
Result<bool> prepare_session(dialect::Connection& connection, std::string_view name);

/// Locks of the server that are named, die with the session and are seen by all databases of it:
/// the name that is used holds the database's, and is a hash since the server takes 64 characters.
Result<bool> try_named_lock(dialect::Connection& connection, std::string_view name);
Result<bool> release_named_lock(dialect::Connection& connection, std::string_view name);
/// The session that has it; empty where none has, or it is not seen.
Result<std::string> holder_of_named_lock(dialect::Connection& connection, std::string_view name);

}  // namespace segue::mysql
