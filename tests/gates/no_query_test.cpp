// Whether what is going to be removed is still used, as far as the server's statistics tell.

#include "dialects/mysql/presence.h"
#include "gates/world.h"

namespace segue::test {
namespace {

using namespace std::chrono_literals;

/// A server that has met these statements.
struct Server : World {
  explicit Server(std::string_view dialect = "postgresql") : World(dialect) {
    make_schema(
        "CREATE TABLE users (id int PRIMARY KEY, email text, name text);"
        "CREATE TABLE orders (id int PRIMARY KEY, email text);"
        "CREATE VIEW people AS SELECT id, email FROM users;");
    doomed = {{.kind = "column", .schema = schema(dialect), .table = "users", .column = "email"}};
    presence.seen = dialect::SeenQueries{.since = "monday"};
  }
  static std::string schema(std::string_view dialect) {
    return dialect == "postgresql" ? "public" : "";
  }
  dialect::SeenQueries& seen() { return *presence.seen; }
  void send(const std::string& text) {
    for (auto& query : seen().list)
      if (query.text == text) {
        ++query.calls;
        return;
      }
    seen().list.push_back({.id = std::to_string(seen().list.size()), .text = text, .calls = 1});
  }
};

const gates::Spec unused = gate("no-query");

/// Whether the statement counts as using it: sent twice, with a question before each.
bool uses(Server& server, const std::string& text) {
  const auto spec = gate("no-query", {{"for", {"0s"}}});
  server.send(text);
  server.ask(spec);
  server.send(text);
  return server.verdict(spec) == "waits";
}
bool uses(const std::string& text) {
  Server server;
  return uses(server, text);
}

}  // namespace

TEST_CASE("it holds when nothing was sent for its time") {
  Server server;
  server.send("SELECT email FROM users WHERE id = $1");
  server.send("SELECT name FROM users");
  CHECK(server.ask(unused).words == "counting what uses `users.email` from now on");
  server.pass(9min);
  server.send("SELECT name FROM users");
  CHECK(server.verdict(unused) == "waits");
  server.pass(2min);
  CHECK(server.ask(unused).words == "nothing that uses `users.email` was sent for 11 min");
}

TEST_CASE("a statement that is sent again, or for the first time, starts it again") {
  Server server;
  server.send("SELECT email FROM users WHERE id = $1");
  server.ask(unused);
  server.pass(9min);
  server.send("SELECT email FROM users WHERE id = $1");
  CHECK(server.ask(unused).words == "it was used since: `SELECT email FROM users WHERE id = $1`");
  server.pass(9min);
  server.send("UPDATE users SET email = $1");
  CHECK(server.ask(unused).words == "it was used since: `UPDATE users SET email = $1`");
  server.pass(9min);
  CHECK(server.verdict(unused) == "waits");
  server.pass(1min);
  CHECK(server.verdict(unused) == "holds");
}

TEST_CASE("statistics that began anew are no evidence of what was before") {
  Server server;
  server.send("SELECT email FROM users");
  server.ask(unused);
  server.pass(20min);
  server.seen() = {.since = "tuesday"};
  CHECK(server.verdict(unused) == "waits");

  Server evicted;
  evicted.send("SELECT email FROM users");
  evicted.ask(unused);
  evicted.pass(20min);
  evicted.seen().list.clear();
  CHECK(evicted.verdict(unused) == "waits");

  Server fewer;
  fewer.send("SELECT email FROM users");
  fewer.send("SELECT email FROM users");
  fewer.ask(unused);
  fewer.pass(20min);
  fewer.seen().list[0].calls = 1;
  CHECK(fewer.verdict(unused) == "waits");
}

TEST_CASE("what the server does not show, or not wholly, tells nothing") {
  Server server;
  server.ask(unused);
  server.pass(20min);
  server.seen().complete = false;
  CHECK(server.verdict(unused) == "unknown");
  server.presence.seen = Error{ErrorCode::gate, "the server keeps no statements"};
  CHECK(server.ask(unused).words == "the server keeps no statements");
  CHECK(server.verdict(unused) == "unknown");
}

TEST_CASE("a clock that jumps starts it again") {
  Server server;
  server.ask(unused);
  server.database_time += 3'600'000;
  CHECK(server.verdict(unused) == "waits");
  server.cannot_remember = Error{ErrorCode::database, "full"};
  CHECK(server.verdict(unused) == "unknown");
}

TEST_CASE("a column is used where it is read or written, by whatever name") {
  CHECK(uses("SELECT email FROM users"));
  CHECK(uses("SELECT u.email FROM public.users u"));
  CHECK(uses("SELECT name FROM users WHERE email = $1"));
  CHECK(uses("SELECT * FROM users"));
  CHECK(uses("SELECT u.* FROM users u JOIN orders o ON o.id = u.id"));
  CHECK(uses("SELECT row_to_json(u) FROM users u"));
  CHECK(uses("INSERT INTO users (id, email) VALUES ($1, $2)"));
  CHECK(uses("INSERT INTO users VALUES ($1, $2, $3)"));
  CHECK(uses("WITH x AS (INSERT INTO users VALUES ($1, $2, $3) RETURNING id) SELECT id FROM x"));
  CHECK(uses("UPDATE users SET email = $1 WHERE id = $2"));
  CHECK(uses("DELETE FROM users WHERE email = $1"));
  CHECK(uses("DELETE FROM users RETURNING *"));
  CHECK(uses("WITH x AS (SELECT email AS mail FROM users) SELECT mail FROM x"));
  CHECK(uses("SELECT email FROM people"));
  CHECK(uses("COPY users (email) TO STDOUT"));
  CHECK(uses("SELECT 1 FROM orders NATURAL JOIN users"));
}

TEST_CASE("other columns of the table, and its namesakes, are no use") {
  CHECK_FALSE(uses("SELECT id, name FROM users"));
  CHECK_FALSE(uses("INSERT INTO users (id, name) VALUES ($1, $2)"));
  CHECK_FALSE(uses("INSERT INTO orders SELECT id, name FROM users"));
  CHECK_FALSE(uses("INSERT INTO orders (id, email) SELECT id, name FROM users"));
  CHECK_FALSE(uses("INSERT INTO users DEFAULT VALUES"));
  CHECK_FALSE(uses("UPDATE users SET name = $1 WHERE id = $2"));
  CHECK_FALSE(uses("DELETE FROM users WHERE id = $1"));
  CHECK_FALSE(uses("SELECT email FROM orders"));
  CHECK_FALSE(uses("SELECT o.email FROM orders o JOIN users u ON u.id = o.id"));
  CHECK_FALSE(uses("SELECT count(*) FROM users"));
  CHECK_FALSE(uses("SELECT pg_stat_reset()"));
  CHECK_FALSE(uses("BEGIN"));
  CHECK_FALSE(uses("ALTER TABLE users DROP COLUMN email"));
}

TEST_CASE("what cannot be understood counts where it names it") {
  CHECK(uses("SELECT name, email FROM users WHERE a = ..."));
  CHECK(uses("FETCH SOMETHING users"));
  CHECK(uses("SELECT EMAIL FROM elsewhere.users"));
  CHECK(uses("PREPARE p AS SELECT email FROM users"));
  CHECK_FALSE(uses("SELECT emails FROM my_users WHERE ..."));
  CHECK_FALSE(uses("FETCH SOMETHING ELSE"));
}

TEST_CASE("a table is used wherever it is named") {
  Server server;
  server.doomed = {{.kind = "table", .schema = "public", .table = "users"}};
  CHECK(uses(server, "SELECT id FROM users"));
  CHECK(uses(server, "TRUNCATE users"));
  CHECK(uses(server, "SELECT 1 FROM people"));
  CHECK_FALSE(uses(server, "SELECT email FROM orders"));
}

TEST_CASE("code that the server does not show is read for it") {
  Server server;
  server.make_schema(
      "CREATE TABLE users (id int, email text);"
      "CREATE FUNCTION mail_of(n int) RETURNS text LANGUAGE sql AS 'SELECT email FROM users';"
      "CREATE FUNCTION other() RETURNS int LANGUAGE sql AS 'SELECT 1';");
  CHECK(uses(server, "SELECT mail_of($1)"));
  CHECK_FALSE(uses(server, "SELECT other()"));
}

TEST_CASE("constraints are not named by statements") {
  Server server;
  server.doomed = {{.kind = "constraint", .schema = "public", .table = "users"}};
  CHECK(server.verdict(unused) == "holds");
}

TEST_CASE("digests are read as statements") {
  CHECK(mysql::statement_of_digest("SELECT COUNT ( * ) FROM `users` WHERE `id` IN (...)") ==
        "SELECT COUNT( * ) FROM `users` WHERE `id` IN(?)");
  CHECK(mysql::statement_of_digest("EXECUTE SELECT `email` FROM `users`") ==
        "SELECT `email` FROM `users`");
  CHECK(mysql::statement_of_digest("EXECUTE `s` USING @?") == "EXECUTE `s` USING @?");
  CHECK(mysql::statement_of_digest("SELECT `a` + ...") == "SELECT `a` + ...");

  Server server("mysql");
  const auto digest = [&](std::string_view text) {
    return uses(server, mysql::statement_of_digest(text));
  };
  CHECK(digest("SELECT `email` FROM `users` WHERE `id` IN (...)"));
  CHECK(digest("INSERT INTO `users` VALUES (...) /* , ... */"));
  CHECK(digest("EXECUTE SELECT `u` . `email` FROM `users` `u` LIMIT ?"));
  CHECK(
      digest("INSERT INTO `users` ( `id` , `email` ) VALUES (...) ON DUPLICATE KEY UPDATE "
             "`name` = VALUES ( `name` )"));
  CHECK_FALSE(digest("SELECT COUNT ( * ) , `name` FROM `users` WHERE `id` = ? GROUP BY `name`"));
  CHECK_FALSE(digest("INSERT INTO `users` ( `id` , `name` ) VALUES (...) /* , ... */"));
  CHECK_FALSE(digest("UPDATE `users` SET `name` = ? WHERE `id` = ?"));
  CHECK_FALSE(digest("SET NAMES ?"));
}

}  // namespace segue::test
