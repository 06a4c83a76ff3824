// A pooler between us and the server: one that gives sessions away is refused, one that does not
// is none of our business.

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "live_postgresql/session.h"

namespace segue::test {
namespace {

/// pgbouncer in front of the server, as long as the object lives.
class Pooler {
 public:
  explicit Pooler(const std::string& mode)
      : folder_(std::filesystem::path(server()->folder()) / ("pool-" + mode)) {
    std::filesystem::create_directory(folder_);
    std::ofstream(folder_ / "users") << "\"postgres\" \"\"\n";
    std::ofstream(folder_ / "ini")
        << "[databases]\npostgres = host=" << server()->folder()
        << " user=postgres\n[pgbouncer]\npool_mode = " << mode
        << "\nlisten_port = 6432\nunix_socket_dir = " << folder_.string()
        << "\nauth_type = any\nauth_file = " << (folder_ / "users").string()
        << "\nlogfile = " << (folder_ / "log").string()
        << "\nignore_startup_parameters = extra_float_digits\n";
    start();
  }
  ~Pooler() {
    ::kill(process_, SIGINT);
    ::waitpid(process_, nullptr, 0);
    std::filesystem::remove_all(folder_);
  }
  Pooler(const Pooler&) = delete;
  Pooler& operator=(const Pooler&) = delete;

  static bool is_installed() {
    if (std::filesystem::exists(program)) return true;
    std::cerr << "PGBOUNCER IS NOT INSTALLED: no pooler was tried\n";
    return false;
  }

  dialect::Target target() const {
    auto through = test::target();
    through.host = folder_.string();
    through.port = "6432";
    return through;
  }

 private:
  static constexpr const char* program = "/usr/sbin/pgbouncer";

  void start() {
    // It refuses root.
    constexpr uid_t nobody = 65534;
    const bool root = ::getuid() == 0;
    if (root && ::chown(folder_.c_str(), nobody, nobody) != 0) FAIL("cannot chown");
    process_ = ::fork();
    if (process_ == 0) {
      if (root && (::setgid(nobody) != 0 || ::setuid(nobody) != 0)) ::_exit(126);
      const std::string ini = (folder_ / "ini").string();
      ::execl(program, program, "-q", ini.c_str(), nullptr);
      ::_exit(127);
    }
    REQUIRE(comes_true([&] { return std::filesystem::exists(folder_ / ".s.PGSQL.6432"); }));
  }

  std::filesystem::path folder_;
  pid_t process_ = -1;
};

}  // namespace

TEST_CASE("a pool in transaction mode is refused") {
  if (!server() || !Pooler::is_installed()) return;
  const Pooler pooler("transaction");
  const auto refused = driver().connect(pooler.target());
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::database);
  CHECK(refused.error().message.find("pool in session mode") != std::string::npos);
}

TEST_CASE("a pool in session mode is a server like any other") {
  if (!server() || !Pooler::is_installed()) return;
  const Pooler pooler("session");
  const auto connection = connect(pooler.target());
  const auto prepared = engine().prepare(*connection, "segue");
  if (!prepared) FAIL(prepared.error().message);
  CHECK(run(*connection, "SELECT 1").text(0, 0) == "1");
}

}  // namespace segue::test
