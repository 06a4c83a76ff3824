#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace segue::test {

/// A server of this machine that gets bytes and answers bytes, one connection after the other: what
/// no polite HTTP library sends can be tried with it, and seen what was sent to it.
class RawServer {
 public:
  using Answering = std::function<std::string(const std::string& request)>;

  explicit RawServer(Answering answer);
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;
  ~RawServer();

  /// "127.0.0.1:34567".
  const std::string& address() const { return address_; }
  /// Heads and bodies, in order.
  std::vector<std::string> requests();

 private:
  void serve();
  void answer_one(int connection);

  Answering answer_;
  std::string address_{};  // known once it listens
  int listener_ = -1;
  std::mutex mutex_{};
  std::vector<std::string> requests_{};
  std::thread thread_{};
};

/// A port of this machine on which nobody answers.
std::string address_of_nobody();

}  // namespace segue::test
