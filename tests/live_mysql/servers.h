#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dialect/connection.h"
#include "dialect/target.h"
#include "support/throwaway_server.h"

namespace segue::test {

/// A server that the tests of this program share: started when it is first asked for, ended with
/// the program.
class LiveServer {
 public:
  LiveServer(ThrowawayServer::Product product, const std::string& program, int port);

  bool is_mariadb() const { return server_.product() == ThrowawayServer::Product::mariadb; }
  std::string name() const { return is_mariadb() ? "MariaDB" : "MySQL"; }
  /// The account root by the socket.
  dialect::Target target(const std::string& database = "") const;
  /// … and by the loopback address, where other accounts can come from, too.
  dialect::Target target_by_network(const std::string& database = "") const;

 private:
  ThrowawayServer server_;
  int port_;
};

/// All that can be had: at least MariaDB. A missing one is said aloud and counted in the output.
const std::vector<LiveServer*>& live_servers();

/// Opens a session by the driver, as the program does; fails the test where that fails.
dialect::ConnectionPtr session(const dialect::Target& target);
/// … of a fresh database with that name.
dialect::ConnectionPtr fresh_database(const LiveServer& server, const std::string& name);
/// The driver itself.
const dialect::Driver& mysql_driver();
/// Runs what must succeed.
dialect::Rows done(dialect::Connection& connection, const std::string& statement,
                   const dialect::Values& values = {});

}  // namespace segue::test
