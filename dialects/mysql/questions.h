#pragma once

#include <string>
#include <string_view>

#include "dialect/connection.h"
#include "dialects/mysql/ask.h"
#include "dialects/mysql/engine.h"

namespace segue::mysql {

/// A server that is asked, while others work, how it fares.
class Questions {
 public:
  explicit Questions(dialect::Connection& connection)
      : connection_(connection), version_(engine().version_of(connection.server_version())) {}

  bool mariadb() const { return mysql::is_mariadb(version_); }
  bool at_least(int major, int minor, int patch) const {
    return version_.at_least(major, minor, patch);
  }

  dialect::Answer run(std::string_view statement) const { return connection_.run(statement); }
  /// `SELECT` and this, for two seconds at most.
  dialect::Answer select(std::string_view what, const dialect::Values& values = {}) const {
    const std::string limited = mariadb() ? "SET STATEMENT max_statement_time = 2 FOR SELECT "
                                          : "SELECT /*+ MAX_EXECUTION_TIME(2000) */ ";
    return connection_.run(limited + std::string(what), values);
  }

 private:
  dialect::Connection& connection_;
  dialect::Version version_;
};

}  // namespace segue::mysql
