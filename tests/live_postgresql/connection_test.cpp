// What a connection promises (dialect/connection.h), on a real server.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "live_postgresql/session.h"
#include "support/together.h"

namespace segue::test {
namespace {

using dialect::Failure;
using dialect::Value;

std::string process_of(dialect::Connection& connection) {
  return run(connection, "SELECT pg_backend_pid()").text(0, 0);
}

}  // namespace

TEST_CASE("values go to the server and come back as text") {
  if (!server()) return;
  const auto connection = connect();
  const auto rows =
      run(*connection, "SELECT ?::int + 1 AS sum, ? || 'b', ?::text, NULL, true, 'it''s ?'",
          {Value("41"), Value("ä"), std::nullopt});
  CHECK(rows.names ==
        std::vector<std::string>{"sum", "?column?", "text", "?column?", "?column?", "?column?"});
  REQUIRE(rows.rows.size() == 1);
  CHECK(rows.rows[0] == dialect::Values{Value("42"), Value("äb"), std::nullopt, std::nullopt,
                                        Value("t"), Value("it's ?")});
  CHECK(rows.number(0, 0) == 42);
  CHECK(rows.affected == 0);
}

TEST_CASE("a question mark in quotes or comments stands for itself") {
  if (!server()) return;
  const auto connection = connect();
  const auto rows = run(*connection,
                        "SELECT 'a?', E'b\\'?', $$c?$$, $t$d?$$$t$, \"?\" /* ? /* ? */ ? */ -- ?\n"
                        "FROM (SELECT ?::text) AS s(\"?\")",
                        {Value("e")});
  REQUIRE(rows.rows.size() == 1);
  CHECK(rows.rows[0] ==
        dialect::Values{Value("a?"), Value("b'?"), Value("c?"), Value("d?$$"), Value("e")});
}

TEST_CASE("without values the text is sent as it is") {
  if (!server()) return;
  const auto connection = connect();
  CHECK(run(*connection, R"(SELECT '{"a": 1}'::jsonb ? 'a')").text(0, 0) == "t");
}

TEST_CASE("a statement tells how many rows it met and what the server said") {
  if (!server()) return;
  const auto connection = connect();
  const auto made = run(*connection, "CREATE TEMPORARY TABLE IF NOT EXISTS met (a int)");
  CHECK(made.affected == 0);
  CHECK(made.notices.empty());
  const auto again = run(*connection, "CREATE TEMPORARY TABLE IF NOT EXISTS met (a int)");
  CHECK(again.notices == std::vector<std::string>{"relation \"met\" already exists, skipping"});
  CHECK(run(*connection, "INSERT INTO met VALUES (1), (2), (3)").affected == 3);
  CHECK(run(*connection, "UPDATE met SET a = a").affected == 3);
  CHECK(run(*connection, "DELETE FROM met WHERE a < ?::int", {Value("3")}).affected == 2);
  CHECK(run(*connection, "SELECT * FROM met").affected == 0);
}

TEST_CASE("several statements are sent together") {
  if (!server()) return;
  const auto connection = connect();
  check_together(*connection);
  run(*connection, "DROP TABLE together");
  run(*connection, "CREATE TEMP TABLE copied (a int)");
  auto answers = connection->run_together(
      {{"BEGIN"}, {"COMMIT"}, {"SELECT nothing FROM pg_class"}, {"SELECT 1"}});
  REQUIRE(answers.size() == 3);
  CHECK(answers[2].error().state == "42703");
  CHECK(answers[2].error().offset == 7);
  // COPY would have to be spoken with in between.
  answers = connection->run_together({{"SELECT 1"}, {"COPY copied FROM STDIN"}, {"SELECT 2"}});
  REQUIRE(answers.size() == 2);
  CHECK(answers[1].error().failure == Failure::lost);
  CHECK(connection->run("SELECT 1").error().failure == Failure::lost);
}

TEST_CASE("mistakes are pointed at") {
  if (!server()) return;
  const auto connection = connect();
  struct Mistake {
    std::string statement;
    std::string state;
    std::string at;  // what stands where the server points
  };
  const std::vector<Mistake> mistakes = {
      {"SELEC 1", "42601", "SELEC 1"},
      {"CREATE TABLE t (\n  a int,\n\tb nonsense\n)", "42704", "nonsense"},
      {"SELECT 'ä', missing FROM pg_class", "42703", "missing"},
      {"SELECT " + std::string(200, ' ') + "'äöü', gone, " + std::string(200, ' ') + "1", "42703",
       "gone"},
      {"SELECT *\nFROM nowhere", "42P01", "nowhere"},
      {"SELECT no_function(1)", "42883", "no_function"}};
  for (const auto& mistake : mistakes) {
    INFO(mistake.statement);
    const auto error = failure(*connection, mistake.statement);
    CHECK(error.failure == Failure::other);
    CHECK(error.state == mistake.state);
    REQUIRE(error.offset);
    CHECK(mistake.statement.substr(*error.offset).starts_with(mistake.at));
    CHECK(error.message.find("LINE") == std::string::npos);
    CHECK(error.message.find('\n') == std::string::npos);
  }
}

TEST_CASE("a place is that of the statement with its question marks") {
  if (!server()) return;
  const auto connection = connect();
  const std::string statement = "SELECT ?::int, ?::int, gone";
  const auto error = failure(*connection, statement, {Value("1"), Value("2")});
  REQUIRE(error.offset);
  CHECK(statement.substr(*error.offset) == "gone");
}

TEST_CASE("the words of the server come without the statement") {
  if (!server()) return;
  const auto connection = connect();
  run(*connection, "CREATE TEMPORARY TABLE once (a int PRIMARY KEY, b text)");
  run(*connection, "INSERT INTO once VALUES (1, 'x')");
  const auto twice = failure(*connection, "INSERT INTO once VALUES (1, 'secret')");
  CHECK(twice.state == "23505");
  CHECK(
      twice.message ==
      "duplicate key value violates unique constraint \"once_pkey\"; Key (a)=(1) already exists.");
  const auto inside = failure(
      *connection, "DO $$ BEGIN EXECUTE 'SELECT * FROM nowhere WHERE password = ''x'''; END $$");
  CHECK(inside.message == "relation \"nowhere\" does not exist");
}

TEST_CASE("a failed statement leaves the session as the server does") {
  if (!server()) return;
  const auto connection = connect();
  run(*connection, "BEGIN");
  failure(*connection, "SELECT 1/0");
  CHECK(failure(*connection, "SELECT 1").state == "25P02");
  run(*connection, "ROLLBACK");
  CHECK(run(*connection, "SELECT 1").text(0, 0) == "1");
}

TEST_CASE("who waits too long for a lock is told so") {
  if (!server()) return;
  const auto holder = connect(), waiter = connect();
  run(*holder, "CREATE TABLE locked (a int)");
  run(*holder, "BEGIN");
  run(*holder, "LOCK TABLE locked");
  for (const auto& statement : engine().wait_for_locks(std::chrono::milliseconds(50)))
    run(*waiter, statement);
  const auto error = failure(*waiter, "ALTER TABLE locked ADD b int");
  CHECK(error.failure == Failure::lock_timeout);
  CHECK(error.state == "55P03");
  run(*holder, "ROLLBACK");
  run(*waiter, "DROP TABLE locked");
}

TEST_CASE("a deadlock has a victim") {
  if (!server()) return;
  const auto one = connect(), other = connect();
  run(*one, "CREATE TABLE first (a int)");
  run(*one, "CREATE TABLE second (a int)");
  for (const auto* connection : {&one, &other}) {
    run(**connection, "SET deadlock_timeout = '100ms'");
    run(**connection, "BEGIN");
  }
  run(*one, "LOCK TABLE first");
  run(*other, "LOCK TABLE second");
  dialect::Answer blocked = dialect::SqlError{};
  std::thread thread([&] { blocked = one->run("LOCK TABLE second"); });
  const auto crossing = other->run("LOCK TABLE first");
  if (!crossing) run(*other, "ROLLBACK");
  thread.join();
  REQUIRE(bool(blocked) != bool(crossing));
  const auto& error = blocked ? crossing.error() : blocked.error();
  CHECK(error.failure == Failure::deadlock);
  run(*one, "ROLLBACK");
  if (crossing) run(*other, "ROLLBACK");
  run(*one, "DROP TABLE first, second");
}

TEST_CASE("a transaction that reads what others change is told so") {
  if (!server()) return;
  const auto one = connect(), other = connect();
  run(*one, "CREATE TABLE counted (a int)");
  run(*one, "INSERT INTO counted VALUES (1)");
  run(*one, "BEGIN ISOLATION LEVEL REPEATABLE READ");
  run(*one, "SELECT * FROM counted");
  run(*other, "UPDATE counted SET a = 2");
  CHECK(failure(*one, "UPDATE counted SET a = 3").failure == Failure::serialization);
  run(*one, "ROLLBACK");
  run(*one, "DROP TABLE counted");
}

TEST_CASE("another thread can end a statement") {
  if (!server()) return;
  const auto connection = connect(), watcher = connect();
  const std::string process = process_of(*connection);
  dialect::Answer answer = dialect::SqlError{};
  std::thread thread([&] { answer = connection->run("SELECT pg_sleep(60)"); });
  REQUIRE(comes_true([&] {
    return !run(*watcher, "SELECT FROM pg_stat_activity WHERE pid = " + process +
                              " AND wait_event = 'PgSleep'")
                .empty();
  }));
  CHECK(connection->interrupt());
  thread.join();
  REQUIRE(!answer);
  CHECK(answer.error().failure == Failure::cancelled);
  CHECK(run(*connection, "SELECT 1").text(0, 0) == "1");
}

TEST_CASE("a statement that takes too long is told apart from one that somebody ended") {
  if (!server()) return;
  const auto connection = connect();
  run(*connection, "SET statement_timeout = '50ms'");
  CHECK(failure(*connection, "SELECT pg_sleep(60)").failure == Failure::out_of_time);
}

TEST_CASE("a lost connection stays lost") {
  if (!server()) return;
  const auto connection = connect(), other = connect();
  run(*other, "SELECT pg_terminate_backend(" + process_of(*connection) + ")");
  for (int i = 0; i < 5; ++i) {
    const auto answer = connection->run("SELECT pg_advisory_lock(1)");
    REQUIRE(!answer);
    CHECK(answer.error().failure == Failure::lost);
  }
}

TEST_CASE("a connection that is lost while a statement runs is lost") {
  if (!server()) return;
  const auto connection = connect(), other = connect();
  const std::string process = process_of(*connection);
  dialect::Answer answer = dialect::SqlError{};
  std::thread thread([&] { answer = connection->run("SELECT pg_sleep(60)"); });
  REQUIRE(comes_true([&] {
    return !run(*other, "SELECT FROM pg_stat_activity WHERE pid = " + process +
                            " AND wait_event = 'PgSleep'")
                .empty();
  }));
  run(*other, "SELECT pg_terminate_backend(" + process + ")");
  thread.join();
  REQUIRE(!answer);
  CHECK(answer.error().failure == Failure::lost);
}

TEST_CASE("who may not is denied") {
  if (!server()) return;
  const auto owner = connect();
  run(*owner, "CREATE TABLE guarded (a int)");
  run(*owner, "CREATE ROLE guest LOGIN");
  auto as_guest = target();
  as_guest.user = "guest";
  const auto guest = connect(as_guest);
  CHECK(failure(*guest, "DROP TABLE guarded").failure == Failure::denied);
  run(*owner, "SET default_transaction_read_only = on");
  CHECK(failure(*owner, "DROP TABLE guarded").failure == Failure::denied);
  run(*owner, "SET default_transaction_read_only = off");
  run(*owner, "DROP TABLE guarded");
  run(*owner, "DROP ROLE guest");
}

TEST_CASE("a server that has no room left is full") {
  if (!server()) return;
  const auto connection = connect();
  run(*connection, "SET temp_file_limit = '1MB'");
  run(*connection, "SET work_mem = '64kB'");
  CHECK(failure(*connection,
                "SELECT count(*) FROM (SELECT g FROM generate_series(1, 1000000) g ORDER BY -g) s")
            .failure == Failure::full);
  // The classes that libpqxx has for these keep no state.
  for (const std::string state : {"53100", "53200"}) {
    const auto error =
        failure(*connection,
                "DO $$ BEGIN RAISE EXCEPTION 'none left' USING ERRCODE = '" + state + "'; END $$");
    CHECK(error.failure == Failure::full);
    CHECK(error.state == state);
  }
}

TEST_CASE("data behind a statement go with it") {
  if (!server()) return;
  const auto connection = connect();
  run(*connection, "CREATE TEMPORARY TABLE copied (a int, b text)");
  const auto done =
      connection->run_with_data("COPY copied FROM stdin", "1\tone\n2\t\\N\n3\tth\\tree\n");
  if (!done) FAIL(done.error().message);
  CHECK(done->affected == 3);
  CHECK(run(*connection, "SELECT b FROM copied ORDER BY a").rows ==
        std::vector<dialect::Values>{{Value("one")}, {std::nullopt}, {Value("th\tree")}});
  std::string much;
  for (int i = 0; i < 50'000; ++i)
    much += std::to_string(i) + ",\"a, b\"\n";
  const auto csv = connection->run_with_data("COPY copied FROM stdin WITH (FORMAT csv)", much);
  REQUIRE(csv);
  CHECK(csv->affected == 50'000);
  const auto bad = connection->run_with_data("COPY copied FROM stdin", "1\tone\nx\ttwo\n");
  REQUIRE(!bad);
  CHECK(bad.error().state == "22P02");
  CHECK(run(*connection, "SELECT count(*) FROM copied").text(0, 0) == "50003");
}

TEST_CASE("a statement that waits for data which nobody has fails and harms nothing") {
  if (!server()) return;
  const auto connection = connect();
  run(*connection, "CREATE TEMPORARY TABLE copied (a int)");
  CHECK(failure(*connection, "COPY copied FROM stdin").state == "57014");
  failure(*connection, "COPY copied TO stdout");
  CHECK(run(*connection, "SELECT count(*) FROM copied").text(0, 0) == "0");
  CHECK_FALSE(connection->run_with_data("SELECT 1", "1\n"));
}

TEST_CASE("zero bytes are refused before they are sent") {
  if (!server()) return;
  const auto connection = connect();
  failure(*connection, std::string("SELECT 1\0 2", 11));
  failure(*connection, "SELECT ?", {Value(std::string("a\0b", 3))});
}

TEST_CASE("a server that is not there or does not let us in says why") {
  if (!server()) return;
  auto elsewhere = target();
  elsewhere.host = "127.0.0.1";
  elsewhere.port = "1";
  elsewhere.password = "hunter2";
  const auto refused = driver().connect(elsewhere);
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::database);
  CHECK(refused.error().message.find("Connection refused") != std::string::npos);
  CHECK(refused.error().message.find("hunter2") == std::string::npos);

  auto nobody = target();
  nobody.user = "nobody_at_all";
  nobody.password = "hunter2";
  const auto unknown = driver().connect(nobody);
  REQUIRE(!unknown);
  CHECK(unknown.error().message.find("role \"nobody_at_all\" does not exist") != std::string::npos);
  CHECK(unknown.error().message.find("hunter2") == std::string::npos);

  const auto no_database = driver().connect(target("no_such_database"));
  REQUIRE(!no_database);
  CHECK(no_database.error().message.find("no_such_database") != std::string::npos);
}

TEST_CASE("options that the library does not know are settings of the session") {
  if (!server()) return;
  auto configured = target();
  configured.options = {{"search_path", "one, \"two words\""},
                        {"options", "-c lock_timeout=1234"},
                        {"application_name", "shop"}};
  const auto connection = connect(configured);
  const auto rows = run(*connection,
                        "SELECT current_setting('search_path'), current_setting('lock_timeout'), "
                        "current_setting('application_name')");
  CHECK(rows.text(0, 0) == "one, \"two words\"");
  CHECK(rows.text(0, 1) == "1234ms");
  CHECK(rows.text(0, 2) == "shop");
  CHECK(run(*connect(), "SELECT current_setting('application_name')").text(0, 0) == "segue");
  auto mistaken = target();
  mistaken.options = {{"no_such_setting", "1"}};
  const auto refused = driver().connect(mistaken);
  REQUIRE(!refused);
  CHECK(refused.error().message.find("no_such_setting") != std::string::npos);
}

TEST_CASE("a password can come from a file") {
  if (!server()) return;
  const auto owner = connect();
  run(*owner, "SET password_encryption = 'md5'");
  run(*owner, "CREATE ROLE keyed LOGIN PASSWORD 'from the file'");
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("segue-password-" + process_of(*owner));
  std::ofstream(file) << "from the file\n";
  auto keyed = target();
  keyed.user = "keyed";
  keyed.options["password_file"] = file.string();
  // The server asks nobody for a password; that the file is read shows when it is not there.
  CHECK(driver().connect(keyed));
  std::filesystem::remove(file);
  const auto missing = driver().connect(keyed);
  REQUIRE(!missing);
  CHECK(missing.error().message.find(file.string()) != std::string::npos);
  run(*owner, "DROP ROLE keyed");
}

}  // namespace segue::test
