#pragma once

#include <string>
#include <vector>

namespace segue::test {

/// The folders with the programs of PostgreSQL servers: those that SEGUE_POSTGRESQL lists, with
/// colons between them, or all that the system has installed.
std::vector<std::string> postgresql_servers();

/// A server that lives as long as the object, on a unix socket in a folder of its own.
class PostgresqlServer {
 public:
  /// Throws std::runtime_error where it does not start.
  explicit PostgresqlServer(std::string programs);
  ~PostgresqlServer();
  PostgresqlServer(const PostgresqlServer&) = delete;
  PostgresqlServer& operator=(const PostgresqlServer&) = delete;

  /// Ends it at once, as a crash does, and starts it again.
  void restart();
  /// Starts a streaming replica, which ends with the server; where its socket is.
  std::string start_replica();
  /// Where its socket is.
  const std::string& folder() const { return folder_; }
  /// What libpq connects with.
  std::string connection() const { return "host=" + folder_ + " user=postgres dbname=postgres"; }

 private:
  std::string programs_;
  std::string folder_;
};

}  // namespace segue::test
