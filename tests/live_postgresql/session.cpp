#include "live_postgresql/session.h"

#include <dlfcn.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>
#include <thread>

#include "dialects/postgresql/engine.h"

namespace segue::test {

const dialect::Driver& driver() {
  static const dialect::Driver* const loaded = [] {
    void* library = ::dlopen(SEGUE_DRIVER, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) FAIL(::dlerror());
    using Entry = const dialect::Driver& (*)();
    return &reinterpret_cast<Entry>(::dlsym(library, "segue_driver"))();
  }();
  return *loaded;
}

const dialect::Engine& engine() {
  return postgresql::engine();
}

const PostgresqlServer* server() {
  static const std::unique_ptr<PostgresqlServer> started = [] {
    const auto programs = postgresql_servers();
    if (programs.empty()) {
      std::cerr << "NO POSTGRESQL SERVER IS INSTALLED: nothing was tried on one\n";
      return std::unique_ptr<PostgresqlServer>();
    }
    return std::make_unique<PostgresqlServer>(programs.back());
  }();
  return started.get();
}

dialect::Target target(const std::string& database) {
  dialect::Target target;
  target.scheme = "postgresql";
  target.host = server()->folder();
  target.user = "postgres";
  target.database = database;
  return target;
}

dialect::ConnectionPtr connect(const dialect::Target& target) {
  auto opened = driver().connect(target);
  if (!opened) FAIL(opened.error().message);
  return std::move(*opened);
}

dialect::ConnectionPtr connect(const std::string& database) {
  return connect(target(database));
}

dialect::Rows run(dialect::Connection& connection, const std::string& statement,
                  const dialect::Values& values) {
  auto answer = connection.run(statement, values);
  if (!answer) FAIL(statement + ": " + answer.error().message);
  return std::move(*answer);
}

dialect::SqlError failure(dialect::Connection& connection, const std::string& statement,
                          const dialect::Values& values) {
  const auto answer = connection.run(statement, values);
  if (answer) FAIL("this was to fail: " + statement);
  return answer.error();
}

bool comes_true(const std::function<bool()>& asked) {
  for (int i = 0; i < 1000; ++i) {
    if (asked()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace segue::test
