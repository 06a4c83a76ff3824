#include "live_mysql/servers.h"

#include <dlfcn.h>

#include <catch2/catch.hpp>
#include <iostream>

namespace segue::test {
namespace {

using Product = ThrowawayServer::Product;

std::vector<std::unique_ptr<LiveServer>> started() {
  std::vector<std::unique_ptr<LiveServer>> servers;
  int missing = 0;
  for (const Product product : {Product::mariadb, Product::mysql}) {
    const std::string program = ThrowawayServer::program(product);
    const bool mariadb = product == Product::mariadb;
    if (program.empty()) {
      ++missing;
      std::cout << "NOT CHECKED: there is no " << (mariadb ? "MariaDB" : "MySQL")
                << (mariadb ? " (apt install mariadb-server, or SEGUE_MARIADBD)\n"
                            : " (tests/support/fetch_mysql.sh, or SEGUE_MYSQLD)\n");
      continue;
    }
    servers.push_back(std::make_unique<LiveServer>(product, program, free_port()));
  }
  std::cout << "servers: " << servers.size() << " started, " << missing << " missing\n";
  return servers;
}

}  // namespace

LiveServer::LiveServer(Product product, const std::string& program, int port)
    : server_(product, program,
              {"--port=" + std::to_string(port), "--character-set-server=utf8mb4",
               "--log-bin-trust-function-creators=1"}),
      port_(port) {
  const auto root = session(target());
  done(*root, "CREATE USER segue@'127.0.0.1' IDENTIFIED BY 'p@ss/w:rd'");
  done(*root, "GRANT ALL ON *.* TO segue@'127.0.0.1'");
}

dialect::Target LiveServer::target(const std::string& database) const {
  dialect::Target target;
  target.scheme = "mysql";
  target.user = "root";
  target.database = database;
  target.options["socket"] = server_.socket();
  target.options["defaults-file"] = "/dev/null";
  return target;
}

dialect::Target LiveServer::target_by_network(const std::string& database) const {
  dialect::Target target;
  target.scheme = "mysql";
  target.user = "segue";
  target.password = "p@ss/w:rd";
  target.host = "127.0.0.1";
  target.port = std::to_string(port_);
  target.database = database;
  target.options["defaults-file"] = "/dev/null";
  return target;
}

const std::vector<LiveServer*>& live_servers() {
  static const auto servers = started();
  static const auto list = [] {
    std::vector<LiveServer*> result;
    for (const auto& server : servers)
      result.push_back(server.get());
    return result;
  }();
  INFO("not even MariaDB is installed");
  REQUIRE_FALSE(list.empty());
  return list;
}

const dialect::Driver& mysql_driver() {
  static const dialect::Driver* driver = [] {
    void* library = ::dlopen(SEGUE_DRIVER, RTLD_NOW | RTLD_LOCAL);
    INFO(SEGUE_DRIVER << ": " << (library == nullptr ? ::dlerror() : ""));
    REQUIRE(library != nullptr);
    using Entry = const dialect::Driver& (*)();
    const auto entry = reinterpret_cast<Entry>(::dlsym(library, "segue_driver"));
    REQUIRE(entry != nullptr);
    return &entry();
  }();
  return *driver;
}

dialect::ConnectionPtr session(const dialect::Target& target) {
  auto opened = mysql_driver().connect(target);
  INFO((opened ? "" : opened.error().message));
  REQUIRE(opened);
  return std::move(*opened);
}

dialect::ConnectionPtr fresh_database(const LiveServer& server, const std::string& name) {
  const auto root = session(server.target());
  done(*root, "DROP DATABASE IF EXISTS " + name);
  done(*root, "CREATE DATABASE " + name);
  return session(server.target(name));
}

dialect::Rows done(dialect::Connection& connection, const std::string& statement,
                   const dialect::Values& values) {
  dialect::Answer answer = connection.run(statement, values);
  INFO(statement << ": " << (answer ? "" : answer.error().message));
  REQUIRE(answer);
  return std::move(*answer);
}

}  // namespace segue::test
