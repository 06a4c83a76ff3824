#pragma once

#include <functional>
#include <mutex>
#include <vector>

#include "base/outside.h"

namespace segue::test {

/// A world that notes what it is asked and answers as the test says.
class FakeOutside : public Outside {
 public:
  std::function<Result<HttpAnswer>(const HttpRequest&)> answering = [](const HttpRequest&) {
    return HttpAnswer{200, "ok"};
  };
  std::function<Result<CommandEnd>(const Command&)> running = [](const Command&) {
    return CommandEnd{};
  };

  Result<HttpAnswer> http(const HttpRequest& request) override {
    {
      const std::lock_guard lock(mutex_);
      requests_.push_back(request);
    }
    return answering(request);
  }
  Result<CommandEnd> run(const Command& command) override {
    commands.push_back(command);
    return running(command);
  }
  int64_t wall() override { return 0; }
  int64_t steady() override { return 0; }
  std::string boot() override { return "boot"; }
  void sleep(std::chrono::milliseconds) override {}

  std::vector<HttpRequest> requests() {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

  std::vector<Command> commands{};

 private:
  std::mutex mutex_{};
  std::vector<HttpRequest> requests_{};
};

}  // namespace segue::test
