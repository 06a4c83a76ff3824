// The server ends without a word, and comes back.

#include <catch2/catch.hpp>
#include <iostream>

#include "live_run/servers.h"

namespace segue::test {
namespace {

/// Keeps why it was tried again.
class Reasons : public run::Progress {
 public:
  void again(const std::string& why, std::chrono::milliseconds) override { all += why + "\n"; }
  std::string all;
};

}  // namespace

TEST_CASE("a run outlives a server that is started again in its middle") {
  for (LiveServer* server : live_servers()) {
    const auto whole = server->rollout("whole");
    REQUIRE(apply_all(whole) == "");
    const std::string wanted = server->all_of(whole);
    int restarts = 0;
    // Before and after statements of the journal and of migrations alike.
    for (int n = 107; n < 232; n += 31) {
      Rollout rollout = server->rollout("restarted");
      rollout.settings.first_pause = std::chrono::milliseconds(100);
      int left = n;
      rollout.fault = [&](bool, std::string_view) {
        if (--left == 0) server->restart();
      };
      Reasons reasons;
      const std::string problem = apply_all(rollout, reasons);
      INFO(server->name() << ", started again at moment " << n << ", tried again because of:\n"
                          << reasons.all);
      CHECK(problem == "");
      rollout.fault = {};
      CHECK(server->all_of(rollout) == wanted);
      CHECK(is_chain(rollout));
      restarts += left <= 0;
    }
    CHECK(restarts > 2);
    std::cout << server->name() << ": ended and started again at " << restarts
              << " moments of a run, which went on by itself\n";
  }
}

}  // namespace segue::test
