#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace segue::test {

/// A port of the loopback address that nobody listens on at the moment.
int free_port();

/// A MySQL or MariaDB server that lives as long as this object, in a folder of its own, reachable
/// by a socket in that folder only. It ends what it started, and nothing else.
class ThrowawayServer {
 public:
  enum class Product { mariadb, mysql };

  /// The program: $SEGUE_MARIADBD or $SEGUE_MYSQLD, else what the system has, else what
  /// `support/fetch_mysql.sh` has fetched; empty where there is none.
  static std::string program(Product product);

  /// Makes a data folder and starts the server with these options besides; throws
  /// std::runtime_error, with what the server said, where that fails.
  ThrowawayServer(Product product, const std::string& program,
                  std::vector<std::string> options = {});
  ~ThrowawayServer();
  ThrowawayServer(const ThrowawayServer&) = delete;
  ThrowawayServer& operator=(const ThrowawayServer&) = delete;

  /// Ends it at once, as a crash does, and starts it again.
  void restart();
  /// Of the account root without a password.
  std::string socket() const { return (folder_ / "socket").string(); }
  Product product() const { return product_; }

 private:
  void initialise(const std::string& program);
  void start();
  void wait_until_ready();
  void stop();
  std::string log() const;

  Product product_;
  std::string program_;
  std::vector<std::string> options_;
  std::filesystem::path folder_;
  pid_t process_ = -1;
};

}  // namespace segue::test
