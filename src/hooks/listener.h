#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"

namespace segue::hooks {

struct Request {
  std::string method{};
  std::string path{};
  std::string body{};
};
struct Response {
  int status = 200;
  std::string type = "text/plain; charset=utf-8";
  std::string body{};
};
/// Called by several threads at the same time.
using Answering = std::function<Response(const Request&)>;

/// Answers HTTP for as long as it lives.
class Listener {
 public:
  virtual ~Listener() = default;
  /// The port that it listens on.
  virtual int port() const = 0;
};

/// Listens on "127.0.0.1:9187"; port 0 is any that is free. Whoever can reach the address is
/// answered: it is one of this machine unless it says otherwise. An error of the kind `usage` is an
/// address that is none, or that cannot be had.
Result<std::unique_ptr<Listener>> listen(std::string_view address, Answering answer);

}  // namespace segue::hooks
