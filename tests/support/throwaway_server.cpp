#include "support/throwaway_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace segue::test {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

std::string in_path(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::stringstream folders(std::string(path ? path : "") + ":/usr/sbin:/usr/local/sbin");
  for (std::string folder; std::getline(folders, folder, ':');)
    if (!folder.empty() && ::access((folder + '/' + name).c_str(), X_OK) == 0)
      return folder + '/' + name;
  return {};
}

/// Where `fetch_mysql.sh` puts what it fetches.
fs::path cache_folder() {
  if (::geteuid() == 0) return "/var/cache";
  if (const char* told = std::getenv("XDG_CACHE_HOME")) return told;
  const char* home = std::getenv("HOME");
  return fs::path(home != nullptr ? home : "/tmp") / ".cache";
}

/// Starts a program with its output in a file.
pid_t spawn(const Words& words, const std::string& output) {
  std::vector<char*> arguments;
  for (const std::string& word : words)
    arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const pid_t process = ::fork();
  if (process != 0) return process;
  const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  ::dup2(file, 1);
  ::dup2(file, 2);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

bool succeeds(pid_t process) {
  int status = 0;
  return process > 0 && ::waitpid(process, &status, 0) == process && WIFEXITED(status) &&
         WEXITSTATUS(status) == 0;
}

/// Servers refuse to run as root: they are told to change to this account.
Words account_options() {
  if (::geteuid() != 0) return {};
  return {std::string("--user=") + (::getpwnam("mysql") ? "mysql" : "nobody")};
}

void give_away(const fs::path& folder) {
  if (::geteuid() != 0) return;
  const passwd* account = ::getpwnam("mysql");
  if (account == nullptr) account = ::getpwnam("nobody");
  if (account == nullptr || ::chown(folder.c_str(), account->pw_uid, account->pw_gid) != 0)
    throw std::runtime_error("no account to run the server as");
}

/// A server that was unpacked elsewhere finds its messages and character sets beside itself.
Words places_of(const fs::path& program) {
  const fs::path base = program.parent_path().parent_path();
  if (!fs::exists(base / "share/mysql/charsets") || base == "/usr") return {};
  return {"--basedir=" + base.string(), "--lc-messages-dir=" + (base / "share/mysql").string(),
          "--character-sets-dir=" + (base / "share/mysql/charsets").string(),
          "--plugin-dir=" + (base / "lib/mysql/plugin").string()};
}

Words joined(Words a, const Words& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

}  // namespace

int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof(address);
  int port = 0;
  if (::bind(socket, reinterpret_cast<sockaddr*>(&address), length) == 0 &&
      ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) == 0)
    port = ntohs(address.sin_port);
  ::close(socket);
  return port;
}

std::string ThrowawayServer::program(Product product) {
  const char* named = std::getenv(product == Product::mariadb ? "SEGUE_MARIADBD" : "SEGUE_MYSQLD");
  if (named != nullptr) return named;
  if (product == Product::mariadb) return in_path("mariadbd");
  // Where MariaDB is installed, mysqld is another name of it.
  const std::string found = in_path("mysqld");
  if (!found.empty() && fs::canonical(found).filename() != "mariadbd") return found;
  const fs::path fetched = cache_folder() / "segue/mysql";
  const bool complete = fs::exists(fetched / "complete");
  return complete ? (fetched / "usr/sbin/mysqld").string() : "";
}

ThrowawayServer::ThrowawayServer(Product product, const std::string& program,
                                 std::vector<std::string> options)
    : product_(product), program_(program), options_(std::move(options)) {
  std::string pattern = fs::exists("/dev/shm") ? "/dev/shm/segue.XXXXXX" : "/tmp/segue.XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = pattern;
  give_away(folder_);
  fs::create_directory(folder_ / "tmp");
  give_away(folder_ / "tmp");
  try {
    initialise(program);
    start();
    wait_until_ready();
  } catch (...) {
    stop();
    throw;
  }
}

ThrowawayServer::~ThrowawayServer() {
  stop();
}

void ThrowawayServer::restart() {
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  fs::remove(folder_ / "log");
  fs::remove(socket());
  start();
  wait_until_ready();
}

void ThrowawayServer::stop() {
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void ThrowawayServer::initialise(const std::string& program) {
  const std::string data = "--datadir=" + (folder_ / "data").string();
  // A server that starts removes what others of its kind keep in a folder for temporary tables.
  const std::string temporary = "--tmpdir=" + (folder_ / "tmp").string();
  Words words;
  if (product_ == Product::mariadb) {
    words = joined({in_path("mariadb-install-db"), "--no-defaults", data, temporary,
                    "--skip-test-db", "--auth-root-authentication-method=normal"},
                   account_options());
  } else {
    words = joined(joined({program, "--no-defaults", "--initialize-insecure", data, temporary},
                          places_of(program)),
                   account_options());
  }
  if (words.front().empty()) throw std::runtime_error("mariadb-install-db is not installed");
  if (!succeeds(spawn(words, (folder_ / "log").string())))
    throw std::runtime_error("no data folder could be made: " + log());
}

void ThrowawayServer::start() {
  Words words = {program_,
                 "--no-defaults",
                 "--datadir=" + (folder_ / "data").string(),
                 "--tmpdir=" + (folder_ / "tmp").string(),
                 "--socket=" + socket(),
                 "--pid-file=" + (folder_ / "data/pid").string(),
                 "--innodb-buffer-pool-size=64M",
                 "--innodb-flush-log-at-trx-commit=0",
                 "--innodb-doublewrite=0",
                 "--secure-file-priv="};
  words = joined(joined(std::move(words), places_of(program_)), account_options());
  if (product_ == Product::mysql) words = joined(std::move(words), {"--mysqlx=OFF"});
  const bool listens = std::any_of(options_.begin(), options_.end(), [](const std::string& option) {
    return option.starts_with("--port=");
  });
  words.push_back(listens ? "--bind-address=127.0.0.1" : "--skip-networking");
  words = joined(std::move(words), options_);
  process_ = spawn(words, (folder_ / "log").string());
}

void ThrowawayServer::wait_until_ready() {
  for (int i = 0; i < 1200; ++i) {
    if (log().find("ready for connections") != std::string::npos && fs::exists(socket())) return;
    if (::waitpid(process_, nullptr, WNOHANG) == process_) {
      process_ = -1;
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  throw std::runtime_error("the server did not start: " + log());
}

std::string ThrowawayServer::log() const {
  std::ifstream in(folder_ / "log");
  std::stringstream text;
  text << in.rdbuf();
  const std::string whole = text.str();
  return whole.size() > 4000 ? whole.substr(whole.size() - 4000) : whole;
}

}  // namespace segue::test
