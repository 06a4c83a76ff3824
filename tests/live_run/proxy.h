#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace segue::test {

/// The length of the message that a stream begins with; 0 where it has not come in full.
using MessageLength = std::function<size_t(std::string_view)>;
/// A type and four bytes of length, which count themselves.
size_t postgresql_message(std::string_view stream);
/// Three bytes of length, the lowest first, and a number.
size_t mysql_message(std::string_view stream);

/// Stands between a client and a server, on a socket in a folder of its own. It counts what the
/// server says, whatever the connection, and takes the n-th message and its connection away from
/// the client. The server is not told at once: it works on what it was sent.
class Proxy {
 public:
  /// What the server gets to know when a client is cut off.
  enum class Server { hears_of_it, hears_nothing };

  Proxy(std::string server_socket, const std::string& socket_name, MessageLength length);
  /// On a port of 127.0.0.1: it hands on everything.
  explicit Proxy(std::string server_socket);
  ~Proxy();
  Proxy(const Proxy&) = delete;
  Proxy& operator=(const Proxy&) = delete;

  const std::string& folder() const { return folder_; }
  int port() const { return port_; }
  /// Counts from the start again. 0: none is taken away.
  void cut_at(int message, Server server);
  int counted() const { return counted_; }
  /// Whether the message was met.
  bool has_cut() const { return cut_ != 0 && counted_ >= cut_; }

 private:
  void accept_all();
  void serve(int client);
  /// Hands on what is complete. False where the connection is to be cut.
  bool hand_on(std::string& pending, int client);

  std::string server_socket_;
  std::string folder_;
  MessageLength length_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> over_ = false;
  std::atomic<int> cut_ = 0;
  std::atomic<int> counted_ = 0;
  std::atomic<bool> server_hears_ = true;
  std::mutex mutex_;
  std::vector<std::thread> threads_;
  std::vector<int> left_open_;
  std::thread accepting_;
};

}  // namespace segue::test
