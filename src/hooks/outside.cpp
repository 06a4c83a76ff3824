#include "hooks/outside.h"

#include <time.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <thread>

#include "base/text.h"
#include "hooks/http_client.h"
#include "hooks/process.h"

namespace segue::hooks {
namespace {

std::string name_of_host() {
  std::array<char, 256> name{};
  ::gethostname(name.data(), name.size() - 1);
  return name.data();
}

std::string name_of_boot() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::string id;
  std::getline(file, id);
  return id;
}

class RealOutside : public Outside {
 public:
  Result<HttpAnswer> http(const HttpRequest& request) override { return fetch(request); }
  Result<CommandEnd> run(const Command& command) override { return run_command(command); }

  int64_t wall() override {
    using std::chrono::system_clock;
    return std::chrono::floor<std::chrono::milliseconds>(system_clock::now().time_since_epoch())
        .count();
  }
  int64_t steady() override {
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return int64_t(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
  }
  /// Containers share the time of their machine and are told apart all the same: one that moves to
  /// another machine has another name.
  std::string boot() override { return name_of_boot() + " " + name_of_host(); }
  void sleep(std::chrono::milliseconds time) override { std::this_thread::sleep_for(time); }
};

}  // namespace

std::unique_ptr<Outside> make_outside() {
  return std::make_unique<RealOutside>();
}

}  // namespace segue::hooks
