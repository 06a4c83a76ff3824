// The database clients are there, link together in one program, and fail as they should where no
// server answers.

#include <cppconn/connection.h>
#include <cppconn/driver.h>
#include <cppconn/exception.h>
#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <memory>
#include <pqxx/pqxx>

TEST_CASE("libpqxx reports a server that is not there") {
  CHECK_THROWS_AS(pqxx::connection("host=127.0.0.1 port=1 connect_timeout=2"),
                  pqxx::broken_connection);
}

TEST_CASE("MySQL Connector/C++ reports a server that is not there") {
  sql::Driver* driver = get_driver_instance();
  sql::ConnectOptionsMap options;
  options["hostName"] = sql::SQLString("tcp://127.0.0.1:1");
  options["userName"] = sql::SQLString("nobody");
  options["password"] = sql::SQLString("");
  options["OPT_CONNECT_TIMEOUT"] = 2;
  CHECK_THROWS_AS(std::unique_ptr<sql::Connection>(driver->connect(options)), sql::SQLException);
}

TEST_CASE("SQLite opens a database in memory") {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(":memory:", &database) == SQLITE_OK);
  CHECK(sqlite3_exec(database, "CREATE TABLE t (a)", nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}
