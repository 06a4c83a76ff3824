#pragma once

#include <functional>
#include <string>

#include "dialect/connection.h"
#include "dialect/engine.h"
#include "dialect/target.h"
#include "support/postgresql_server.h"

namespace segue::test {

/// The driver as it is built, loaded as the program loads it.
const dialect::Driver& driver();

const dialect::Engine& engine();

/// A throw-away server for the whole program, of the newest version that is installed; null, which
/// is said aloud, where there is none.
const PostgresqlServer* server();

/// Where a database of the server is.
dialect::Target target(const std::string& database = "postgres");

/// A session. Fails the test where there is none.
dialect::ConnectionPtr connect(const dialect::Target& target);
dialect::ConnectionPtr connect(const std::string& database = "postgres");

/// Runs a statement that must succeed.
dialect::Rows run(dialect::Connection& connection, const std::string& statement,
                  const dialect::Values& values = {});
/// Runs a statement that must fail.
dialect::SqlError failure(dialect::Connection& connection, const std::string& statement,
                          const dialect::Values& values = {});

/// Asks until it is so; false after ten seconds.
bool comes_true(const std::function<bool()>& asked);

}  // namespace segue::test
