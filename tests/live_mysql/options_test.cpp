// What is done before the client library is asked: options, values, and what errors mean. No server
// is needed.

#include <stdlib.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "dialect/target.h"
#include "dialects/mysql/client_options.h"
#include "dialects/mysql/option_file.h"
#include "dialects/mysql/server_error.h"
#include "dialects/mysql/values.h"

namespace segue::test {
namespace {

using dialect::Failure;
using mysql::Tls;

Result<mysql::ClientOptions> options_of(const std::string& url) {
  const auto target = dialect::read_url(url);
  REQUIRE(target);
  return mysql::client_options(*target);
}

/// A file that is gone with the test.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text) {
    const int file = ::mkstemp(name_.data());
    REQUIRE(file >= 0);
    ::close(file);
    std::ofstream(name_) << text;
  }
  ~TemporaryFile() { ::unlink(name_.c_str()); }
  const std::string& name() const { return name_; }

 private:
  std::string name_ = "/tmp/segue-test.XXXXXX";
};

}  // namespace

TEST_CASE("a URL says where and how to connect") {
  const auto plain =
      options_of("mysql://app:s%40cret@db.example:3307/shop?defaults-file=/dev/null");
  REQUIRE(plain);
  CHECK(plain->host == "db.example");
  CHECK(plain->port == 3307);
  CHECK(plain->user == "app");
  CHECK(plain->password == "s@cret");
  CHECK(plain->database == "shop");
  CHECK(plain->tls == Tls::preferred);
  CHECK(plain->connect_timeout == 10);
  CHECK(plain->character_set == "utf8mb4");

  const auto more = options_of(
      "mariadb://app@h/d?defaults-file=/dev/null&sslMode=VERIFY_IDENTITY&ssl_ca=/dev/null"
      "&connectTimeout=3&charset=latin1,utf8&application_name=deploy&parseTime=true");
  REQUIRE(more);
  CHECK(more->tls == Tls::verified_host);
  CHECK(more->authorities == "/dev/null");
  CHECK(more->connect_timeout == 3);
  CHECK(more->character_set == "latin1");
  CHECK(more->program == "deploy");

  const auto socket = options_of("mysql://h/d?socket=/run/other.sock&defaults-file=/dev/null");
  REQUIRE(socket);
  CHECK(socket->host.empty());
  CHECK(socket->socket == "/run/other.sock");
  CHECK(socket->tls == Tls::off);
}

TEST_CASE("what a URL must not say") {
  for (const std::string option :
       {"ssl-mode=perhaps", "ssl-mod=required", "tls-version=1.0", "connect_timeout=soon",
        "ssl-mode=verify-full&ssl-ca=/missing/ca.pem", "password_file=/missing",
        "defaults-file=/missing"}) {
    INFO(option);
    CHECK_FALSE(options_of("mysql://u@h/?" + option));
  }
  CHECK_FALSE(options_of("mysql://u@h:99999/"));
}

TEST_CASE("passwords come from the URL, a file, the environment, an option file: in this order") {
  const TemporaryFile secret("from file\nsecond line\n"), empty(""),
      files("[client]\nuser = app\npassword = \"from # options\"\n");
  const std::string defaults = "&defaults-file=" + files.name();
  const auto password = [&](const std::string& url) {
    const auto options = options_of(url);
    REQUIRE(options);
    return options->password;
  };
  ::setenv("MYSQL_PWD", "from environment", 1);
  CHECK(password("mysql://app:from%20url@h/?password_file=" + secret.name() + defaults) ==
        "from url");
  CHECK(password("mysql://app@h/?password_file=" + secret.name() + defaults) == "from file");
  CHECK(password("mysql://app@h/?" + defaults) == "from environment");
  ::unsetenv("MYSQL_PWD");
  CHECK(password("mysql://app@h/?" + defaults) == "from # options");
  CHECK(password("mysql://h/?" + defaults) == "from # options");
  CHECK(password("mysql://other@h/?" + defaults) == "");
  CHECK(password("mysql://app@h/?defaults-file=" + empty.name()) == "");
}

TEST_CASE("option files are read as clients read them") {
  const auto options = mysql::options_for_clients(
      "port = 1\n[mysqld]\nsocket=/server\n[client]\n# comment\n; another\n!include other\n"
      "user=app # who\npassword='it\\'s \\s\\\\'\nssl_ca = /ca.pem\nskip-column-names\n"
      "[client-mariadb]\r\nhost = db\r\n[mysql]\nuser = nobody\n");
  const std::map<std::string, std::string> expected{
      {"user", "app"}, {"password", "it's  \\"}, {"ssl-ca", "/ca.pem"}, {"host", "db"}};
  CHECK(options == expected);
}

TEST_CASE("values stand where the places are") {
  const auto text = [](std::string_view statement, const dialect::Values& values) {
    const auto result = mysql::with_values(statement, values);
    return result ? *result : result.error().message;
  };
  CHECK(text("SELECT ?, ?", {"a", std::nullopt}) == "SELECT 'a', NULL");
  CHECK(text("SELECT '?', \"?\", `?`, '\\'?', 'a''?' -- ?\n, /* ? */ ? # ?", {"x"}) ==
        "SELECT '?', \"?\", `?`, '\\'?', 'a''?' -- ?\n, /* ? */ 'x' # ?");
  CHECK(text("SELECT 1--?", {"2"}) == "SELECT 1--'2'");
  CHECK(text("?", {"it's"}) == "'it''s'");
  CHECK(text("?", {"back\\slash"}) == "_utf8mb4 X'6261636B5C736C617368'");
  CHECK(text("?", {"ß"}) == "_utf8mb4 X'C39F'");
  CHECK(text("?", {"\xFF"}) == "X'FF'");
  CHECK(text("?", {}) == "a statement with 1 places was given 0 values");
}

TEST_CASE("numbers of errors mean what to do next") {
  const auto failure = [](int number, std::string_view message) {
    return mysql::server_error(number, "HY000", message, "").failure;
  };
  CHECK(failure(2013, "Lost connection") == Failure::lost);
  CHECK(failure(1205, "Lock wait timeout exceeded") == Failure::lock_timeout);
  CHECK(failure(1213, "Deadlock found") == Failure::deadlock);
  CHECK(failure(1290, "running with the --read-only option") == Failure::denied);
  CHECK(failure(1114, "The table 't' is full") == Failure::full);
  CHECK(failure(1030, "Got error 28 \"No space left on device\" from storage engine InnoDB") ==
        Failure::full);
  CHECK(failure(1030, "Got error 168 from storage engine") == Failure::other);
  CHECK(failure(3, "Error writing file './t.frm' (Errcode: 28 \"No space left on device\")") ==
        Failure::full);
  CHECK(failure(1020, "Record has changed since last read") == Failure::serialization);
  CHECK(failure(1146, "Table 't' doesn't exist") == Failure::other);

  const std::string statement = "ALTER TABLE t\nADD COLUM 'secret' int,\nADD b int";
  const auto syntax = mysql::server_error(
      1064, "42000",
      "You have an error in your SQL syntax; check the manual for the right syntax to use near "
      "''secret' int,\nADD b int' at line 2",
      statement);
  CHECK(syntax.offset == statement.find("'secret'"));
  CHECK(syntax.message.find("secret") == std::string::npos);
  CHECK(syntax.message.ends_with("near `'` at line 2"));
  const auto at_end =
      mysql::server_error(1064, "42000", "syntax to use near '' at line 1", "SELECT 1 +");
  CHECK(at_end.offset == size_t{10});
  CHECK(at_end.message == "syntax to use near the end at line 1");
}

}  // namespace segue::test
