// What a connection promises (src/dialect/connection.h), kept by the driver on real servers.

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "base/text.h"
#include "live_mysql/servers.h"
#include "support/together.h"

namespace segue::test {
namespace {

using dialect::Connection;
using dialect::Failure;
using dialect::Values;
using Clock = std::chrono::steady_clock;

dialect::SqlError failed(Connection& connection, const std::string& statement) {
  const dialect::Answer answer = connection.run(statement);
  INFO(statement);
  REQUIRE_FALSE(answer);
  return answer.error();
}

/// Waits until a session runs something: at most five seconds.
void wait_for_statement(Connection& watcher, const std::string& like) {
  for (int i = 0; i < 500; ++i) {
    const auto rows = done(watcher,
                           "SELECT COUNT(*) FROM information_schema.processlist"
                           " WHERE info LIKE ? AND id <> CONNECTION_ID()",
                           {like});
    if (rows.number(0, 0) > 0) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  FAIL("the statement did not start");
}

}  // namespace

TEST_CASE("values go in and come out as they are") {
  std::string all_bytes;
  for (int i = 0; i < 256; ++i)
    all_bytes += static_cast<char>(i);
  const Values values{"plain",
                      "",
                      std::nullopt,
                      "it's 100% \\ \"quoted\" `so`",
                      "naïve 🦊 ß",
                      all_bytes,
                      "line\nline\r\ttab",
                      std::string("nul\0nul", 7),
                      "-1",
                      "?"};
  for (const LiveServer* server : live_servers()) {
    const auto connection = session(server->target());
    for (const std::string mode : {"", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES"}) {
      done(*connection, "SET sql_mode = '" + mode + "'");
      for (const dialect::Value& value : values) {
        const auto rows = done(*connection, "SELECT ? AS '?', /* ? */ ? -- ?", {value, "x"});
        CHECK(rows.rows[0][0] == value);
        CHECK(rows.text(0, 1) == "x");
        CHECK(rows.names[0] == "?");
      }
    }
  }
}

TEST_CASE("values mean the same whatever character set the session speaks") {
  for (const LiveServer* server : live_servers()) {
    const auto connection = fresh_database(*server, "contract");
    done(*connection, "CREATE TABLE t (a varchar(50)) DEFAULT CHARSET utf8mb4");
    for (const std::string set : {"gbk", "sjis", "latin1", "utf8mb4"}) {
      done(*connection, "SET NAMES " + set);
      // The second byte of a character that is cut short must not swallow the quote.
      done(*connection, "INSERT INTO t VALUES (?)", {"\xE7\xB8\x97' OR 1 -- "});
    }
    done(*connection, "SET NAMES utf8mb4");
    const auto rows = done(*connection, "SELECT DISTINCT a FROM t");
    REQUIRE(rows.rows.size() == 1);
    CHECK(rows.text(0, 0) == "\xE7\xB8\x97' OR 1 -- ");
  }
}

TEST_CASE("a session that takes no two statements at once runs transactions together") {
  for (const LiveServer* server : live_servers()) {
    const auto connection = fresh_database(*server, "contract");
    done(*connection, "CREATE TABLE together (a INT PRIMARY KEY, b TEXT)");
    // MariaDB gets these as one block, which it does not know in the mode of another database.
    for (const std::string mode : {"", "ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "ORACLE"}) {
      INFO(mode);
      if (mode == "ORACLE" && !server->is_mariadb()) continue;
      done(*connection, "SET sql_mode = '" + mode + "'");
      done(*connection, "DELETE FROM together");
      auto answers = connection->run_together(
          {{"SET SESSION lock_wait_timeout = 7"},
           {"START TRANSACTION"},
           {"INSERT INTO together VALUES (1, ?), (2, '; ?')", {"it's; \\ ? END ä"}},
           {"UPDATE together SET b = b WHERE a > 0 -- found, not changed"},
           {"SELECT b, @@lock_wait_timeout FROM together ORDER BY a"},
           {"COMMIT"}});
      REQUIRE(answers.size() == 6);
      CHECK(answers[2]->affected == 2);
      CHECK(answers[3]->affected == 2);
      CHECK(answers[4]->text(0, 0) == "it's; \\ ? END ä");
      CHECK(answers[4]->text(0, 1) == "7");
      CHECK(answers[5]->empty());
      // What fails leaves what stands before it to whoever opened the transaction.
      answers = connection->run_together({{"START TRANSACTION"},
                                          {"UPDATE together SET b = 'x' WHERE a = 1"},
                                          {"INSERT INTO together VALUES (2, 'twice')"},
                                          {"COMMIT"}});
      REQUIRE(answers.size() == 3);
      CHECK(answers[1]->affected == 1);
      CHECK(answers[2].error().number == 1062);
      done(*connection, "ROLLBACK");
      CHECK(done(*connection, "SELECT b FROM together WHERE a = 1").text(0, 0) != "x");
    }
  }
}

TEST_CASE("every type comes as text") {
  for (const LiveServer* server : live_servers()) {
    const auto connection = fresh_database(*server, "contract");
    done(*connection,
         "CREATE TABLE t (i bigint unsigned, d decimal(20,5), f double, t datetime(6), b blob, j "
         "json,"
         " n int)");
    done(*connection,
         "INSERT INTO t VALUES (18446744073709551615, '1234567890.12345', 0.5,"
         " '2024-02-29 23:59:59.999999', X'00FF', '{\"a\": 1}', NULL)");
    const auto rows = done(*connection, "SELECT * FROM t");
    CHECK(rows.names == std::vector<std::string>{"i", "d", "f", "t", "b", "j", "n"});
    CHECK(rows.rows[0] == Values{"18446744073709551615", "1234567890.12345", "0.5",
                                 "2024-02-29 23:59:59.999999", std::string("\0\xFF", 2),
                                 "{\"a\": 1}", std::nullopt});
  }
}

TEST_CASE("affected rows are those that were met, and warnings are notices") {
  for (const LiveServer* server : live_servers()) {
    const auto connection = fresh_database(*server, "contract");
    done(*connection, "CREATE TABLE t (a int, b varchar(3))");
    CHECK(done(*connection, "INSERT INTO t VALUES (1, 'x'), (2, 'y')").affected == 2);
    CHECK(done(*connection, "UPDATE t SET a = 1").affected == 2);
    CHECK(done(*connection, "UPDATE t SET a = 1").affected == 2);
    CHECK(done(*connection, "DELETE FROM t WHERE b = ?", {"x"}).affected == 1);
    CHECK(done(*connection, "SELECT * FROM t").affected == 0);
    done(*connection, "SET sql_mode = ''");
    const auto rows = done(*connection, "INSERT INTO t VALUES (3, 'longer')");
    REQUIRE(rows.notices.size() == 1);
    CHECK(rows.notices[0].find("truncated") != std::string::npos);
    CHECK(done(*connection, "DROP TABLE IF EXISTS missing").notices.size() == 1);
  }
}

TEST_CASE("all results of a call are taken") {
  for (const LiveServer* server : live_servers()) {
    const auto connection = fresh_database(*server, "contract");
    done(*connection, "CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2 AS two; DO 3; END");
    CHECK(done(*connection, "CALL p()").text(0, 0) == "2");
    CHECK(done(*connection, "SELECT 4").text(0, 0) == "4");
    done(*connection,
         "CREATE PROCEDURE q() BEGIN SELECT 1; SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'; "
         "END");
    CHECK(failed(*connection, "CALL q()").message == "no");
    CHECK(done(*connection, "SELECT 5").text(0, 0) == "5");
    // Several statements in one text would be a way in for others'.
    CHECK(failed(*connection, "SELECT 1; SELECT 2").number == 1064);
  }
}

TEST_CASE("several statements are sent together") {
  for (const LiveServer* server : live_servers()) {
    for (const bool several : {false, true}) {
      fresh_database(*server, "contract");
      auto target = server->target("contract");
      target.several = several;
      const auto connection = session(target);
      check_together(*connection);
      // Each is counted, and the failure of one is its own.
      const auto answers = connection->run_together({{"INSERT INTO together VALUES (5, NULL)"},
                                                     {"INSERT INTO together VALUES (5, NULL)"},
                                                     {"INSERT INTO together VALUES (6, NULL)"}});
      REQUIRE(answers.size() == 2);
      CHECK(answers[0]->affected == 1);
      CHECK(answers[1].error().number == 1062);
      CHECK(done(*connection, "SELECT count(*) FROM together").text(0, 0) == "4");
      if (!several) CHECK(failed(*connection, "SELECT 1; SELECT 2").number == 1064);
    }
  }
}

TEST_CASE("errors say what they are") {
  for (const LiveServer* server : live_servers()) {
    const auto connection = fresh_database(*server, "contract");
    const auto missing = failed(*connection, "SELECT * FROM missing");
    CHECK(missing.failure == Failure::other);
    CHECK(missing.number == 1146);
    CHECK(missing.state == "42S02");

    const std::string text = "SELECT 1,\n  2 FORM t";
    const auto syntax = failed(*connection, text);
    CHECK(syntax.number == 1064);
    REQUIRE(syntax.offset);
    CHECK(*syntax.offset == text.find('t', text.find("FORM")));
    const auto secret = failed(*connection, "CREATE USER u IDENTIFIED BYE 'hidden'");
    CHECK(secret.message.find("hidden") == std::string::npos);
    CHECK(secret.message.find("`BYE`") != std::string::npos);

    const auto values = connection->run("SELECT ?", {"1", "2"});
    REQUIRE_FALSE(values);
    CHECK(values.error().message.find("1 places") != std::string::npos);

    done(*connection, "CREATE USER nobody@'127.0.0.1' IDENTIFIED BY 'n'");
    done(*connection, "GRANT SELECT ON contract.* TO nobody@'127.0.0.1'");
    auto target = server->target_by_network("contract");
    target.user = "nobody";
    target.password = "n";
    const auto reader = session(target);
    CHECK(failed(*reader, "CREATE TABLE t (a int)").failure == Failure::denied);
    CHECK(failed(*reader, "SET GLOBAL max_connections = 1").failure == Failure::denied);
    CHECK(failed(*reader, "USE mysql").failure == Failure::denied);
    done(*connection, "DROP USER nobody@'127.0.0.1'");
  }
}

TEST_CASE("maintenance that failed is an error, whatever rows it gives") {
  for (const LiveServer* server : live_servers()) {
    const auto connection = fresh_database(*server, "contract");
    done(*connection, "CREATE TABLE t (a int PRIMARY KEY)");
    for (const std::string work : {"ANALYZE", "OPTIMIZE", "CHECK"}) {
      CHECK(done(*connection, work + " TABLE t").text(0, 0) == "contract.t");
      const auto missing = failed(*connection, work + " TABLE t, nowhere");
      CHECK(missing.failure == Failure::other);
      CHECK(missing.message.find("nowhere' doesn't exist") != std::string::npos);
    }
    // Rows that only look like it.
    done(*connection, "SELECT 'a' `Table`, 'b' Op, 'error' Msg_type");
  }
}

TEST_CASE("locks of others end in lock_timeout or deadlock") {
  for (const LiveServer* server : live_servers()) {
    const auto holder = fresh_database(*server, "contract");
    const auto waiter = session(server->target("contract"));
    done(*holder, "CREATE TABLE t (a int PRIMARY KEY, b int)");
    done(*holder, "INSERT INTO t VALUES (1, 0), (2, 0)");
    done(*waiter, "SET lock_wait_timeout = 1, innodb_lock_wait_timeout = 1");
    done(*holder, "START TRANSACTION");
    done(*holder, "UPDATE t SET b = 1 WHERE a = 1");
    CHECK(failed(*waiter, "UPDATE t SET b = 2 WHERE a = 1").failure == Failure::lock_timeout);
    CHECK(failed(*waiter, "ALTER TABLE t ADD c int").failure == Failure::lock_timeout);

    done(*waiter, "SET innodb_lock_wait_timeout = 20");
    done(*waiter, "START TRANSACTION");
    done(*waiter, "UPDATE t SET b = 2 WHERE a = 2");
    std::thread other([&] { (void)holder->run("UPDATE t SET b = 1 WHERE a = 2"); });
    const auto watcher = session(server->target("contract"));
    wait_for_statement(*watcher, "UPDATE t SET b = 1 WHERE a = 2");
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    const dialect::Answer mine = waiter->run("UPDATE t SET b = 2 WHERE a = 1");
    if (mine) done(*waiter, "ROLLBACK");
    other.join();
    if (!mine) CHECK(mine.error().failure == Failure::deadlock);
    (void)holder->run("ROLLBACK");
  }
}

TEST_CASE("another thread interrupts a statement") {
  for (const LiveServer* server : live_servers()) {
    const auto connection = fresh_database(*server, "contract");
    const auto watcher = session(server->target());
    CHECK_FALSE(connection->interrupt());
    const std::string slow =
        "SELECT COUNT(*) FROM information_schema.collations a, information_schema.collations b,"
        " information_schema.collations c, information_schema.collations d";
    std::atomic<bool> asked = false;
    std::thread other([&] {
      wait_for_statement(*watcher, "SELECT COUNT(*) FROM information_schema.collations a%");
      asked = connection->interrupt();
    });
    const auto begun = Clock::now();
    CHECK(failed(*connection, slow).failure == Failure::cancelled);
    other.join();
    CHECK(asked);
    CHECK(Clock::now() - begun < std::chrono::seconds(20));
    CHECK(done(*connection, "SELECT 1").text(0, 0) == "1");
  }
}

TEST_CASE("a time limit of the server ends in out_of_time") {
  for (const LiveServer* server : live_servers()) {
    const auto connection = session(server->target());
    done(*connection,
         server->is_mariadb() ? "SET max_statement_time = 0.2" : "SET max_execution_time = 200");
    const auto error =
        failed(*connection,
               "SELECT COUNT(*) FROM information_schema.collations a, information_schema.collations"
               " b, information_schema.collations c, information_schema.collations d");
    CHECK(error.failure == Failure::out_of_time);
  }
}

TEST_CASE("a session that was ended is lost and stays so") {
  for (const LiveServer* server : live_servers()) {
    const auto connection = session(server->target());
    const auto other = session(server->target());
    const std::string id = done(*connection, "SELECT CONNECTION_ID()").text(0, 0);
    done(*other, "KILL " + id);
    CHECK(failed(*connection, "SELECT 1").failure == Failure::lost);
    CHECK(failed(*connection, "SELECT 1").failure == Failure::lost);
    CHECK_FALSE(connection->interrupt());
  }
}

TEST_CASE("who cannot connect is told why, without the password") {
  for (const LiveServer* server : live_servers()) {
    const auto refused = [&](const dialect::Target& target) {
      const auto result = mysql_driver().connect(target);
      REQUIRE_FALSE(result);
      CHECK(result.error().message.find("wr0ng") == std::string::npos);
      CHECK(result.error().code == ErrorCode::database);
      return result.error().message;
    };
    auto target = server->target_by_network();
    target.password = "wr0ng";
    CHECK(refused(target).find("Access denied") != std::string::npos);
    target = server->target_by_network("missing");
    CHECK(refused(target).find("missing") != std::string::npos);
    target = server->target_by_network();
    target.port = "1";
    CHECK_FALSE(refused(target).empty());
    target.host = "no-such-host.invalid";
    CHECK_FALSE(refused(target).empty());
  }
}

TEST_CASE("TLS is as the URL wants it") {
  for (const LiveServer* server : live_servers()) {
    INFO(server->name());
    const auto cipher = [](Connection& connection) {
      return done(connection, "SHOW SESSION STATUS LIKE 'Ssl_cipher'").text(0, 1);
    };
    auto target = server->target_by_network();
    // MySQL makes a certificate for itself, MariaDB 10.11 does not.
    CHECK(cipher(*session(target)).empty() == server->is_mariadb());
    target.options["ssl-mode"] = "DISABLED";
    CHECK(cipher(*session(target)).empty());
    target.options["ssl-mode"] = "required";
    if (server->is_mariadb()) {
      const auto result = mysql_driver().connect(target);
      REQUIRE_FALSE(result);
      CHECK(text::lower(result.error().message).find("ssl") != std::string::npos);
    } else {
      CHECK_FALSE(cipher(*session(target)).empty());
      // Nobody whom we trust has signed it.
      for (const std::string mode : {"verify-ca", "verify-full", "VERIFY_IDENTITY"}) {
        target.options["ssl-mode"] = mode;
        CHECK_FALSE(mysql_driver().connect(target));
      }
    }
    for (const std::string mode : {"sometimes", "requird"}) {
      target.options["ssl-mode"] = mode;
      const auto result = mysql_driver().connect(target);
      REQUIRE_FALSE(result);
      CHECK(result.error().code == ErrorCode::usage);
    }
  }
}

TEST_CASE("the server says who it is") {
  for (const LiveServer* server : live_servers()) {
    const std::string version = session(server->target())->server_version();
    CHECK((version.find("MariaDB") != std::string::npos) == server->is_mariadb());
    CHECK(std::isdigit(static_cast<unsigned char>(version[0])) != 0);
  }
}

}  // namespace segue::test
