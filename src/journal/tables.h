#pragma once

#include <string>
#include <string_view>

#include "dialect/connection.h"
#include "dialect/engine.h"

namespace segue::journal {

/// The journal's tables as one session reaches them, wherever a script has led it, with the clock
/// of the database.
class Tables {
 public:
  Tables(dialect::Connection& connection, const dialect::Engine& engine)
      : connection_(connection), engine_(engine) {}

  /// Asks the database for the time and for the schema that the tables are in. To be called before
  /// anything else.
  Result<bool> find();
  /// Milliseconds since 1970, by the clock of the database.
  int64_t now() const;

  /// A statement to be sent with others.
  dialect::Call call(std::string_view statement, const dialect::Values& values = {}) const;
  dialect::Answer write(std::string_view statement, const dialect::Values& values = {});
  Result<dialect::Rows> read(std::string_view statement, const dialect::Values& values = {});

 private:
  std::string at_home(std::string_view statement) const;

  dialect::Connection& connection_;
  const dialect::Engine& engine_;
  std::string home_{};       // the schema that holds the tables, as SQL names it
  int64_t clock_ahead_ = 0;  // of the database's clock, before ours
};

}  // namespace segue::journal
