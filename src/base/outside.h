#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"

// What is asked of the world outside of the database: processes, other servers, clocks. Whoever
// asks knows this interface; `hooks/` carries it out.

namespace segue {

struct HttpRequest {
  std::string method = "GET";
  std::string url{};
  std::map<std::string, std::string> headers{};
  std::string body{};
  std::chrono::milliseconds timeout{std::chrono::seconds(10)};
};
struct HttpAnswer {
  int status = 0;
  std::string body{};  // at most a megabyte of it
};

struct Command {
  std::vector<std::string> words{};                  // the program and its arguments; no shell
  std::map<std::string, std::string> environment{};  // besides our own
  std::string input{};                               // on its standard input
  std::chrono::milliseconds timeout{std::chrono::minutes(1)};
};
struct CommandEnd {
  int status = 0;          // its exit status; 128 and the signal's number where one ended it
  bool timed_out = false;  // … which we did, with all that it had started
  std::string output{};    // the last 64 KiB of both its outputs
};

class Outside {
 public:
  virtual ~Outside() = default;

  /// An error (`ErrorCode::gate`) is a server that gave no answer in time. Any status is an answer.
  /// The message never holds what stands before `@` in the URL, nor a header.
  virtual Result<HttpAnswer> http(const HttpRequest& request) = 0;
  /// An error (`ErrorCode::usage`) is a program that could not be started.
  virtual Result<CommandEnd> run(const Command& command) = 0;
  /// Milliseconds since 1970, by the clock of this machine, which may jump.
  virtual int64_t wall() = 0;
  /// Milliseconds that never jump, for as long as the machine runs (sleep included) …
  virtual int64_t steady() = 0;
  /// … and the name of that time: another one after the machine has started anew, or elsewhere.
  virtual std::string boot() = 0;
  virtual void sleep(std::chrono::milliseconds time) = 0;
};

}  // namespace segue
