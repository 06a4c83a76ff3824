#pragma once

#include <libpq-fe.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dialect/connection.h"
#include "dialects/postgresql/connect_options.h"

namespace segue::postgresql {

/// A session as libpqxx runs it. All that differs between versions of libpqxx is behind this: it
/// takes one statement at a time, without a transaction of its own, and says in libpq's words what
/// went wrong.
class PqxxSession {
 public:
  /// What became of a statement.
  struct Outcome {
    bool done = false;
    bool lost = false;      // the connection is gone
    std::string message{};  // of a failure
    std::string state{};
    int position = 0;  // the character at which the failure is, from 1; 0 where it was not told
    dialect::Rows rows{};
  };

  /// Throws std::exception where the server is out of reach or refuses.
  explicit PqxxSession(const ConnectOptions& options);
  ~PqxxSession();

  Outcome run(const std::string& statement, const dialect::Values& values);
  /// Runs statements that are sent as one message, up to the first that fails; what became of each
  /// that ran. `position` counts from the beginning of the message.
  std::vector<Outcome> run_together(const std::string& message);
  /// A value as a constant; nothing where it is no text of the session's encoding.
  std::optional<std::string> literal(const std::string& value) const;
  /// Runs a statement that reads what the client sends.
  Outcome run_with_data(const std::string& statement, std::string_view data);
  /// Whether a pooler gives the server's session to others between two statements.
  bool is_shared(const ConnectOptions& options) const;
  /// Safe to call from another thread.
  bool cancel();
  std::string setting_of_server(const char* name) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace segue::postgresql
