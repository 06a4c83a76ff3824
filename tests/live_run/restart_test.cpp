// The server ends without a word, and comes back.

#include <catch2/catch.hpp>
#include <iostream>

#include "live_run/servers.h"

namespace segue::test {

TEST_CASE("a run outlives a server that is started again in its middle") {
  for (LiveServer* server : live_servers()) {
    const auto whole = server->rollout("whole");
    REQUIRE(apply_all(whole) == "");
    const std::string wanted = server->all_of(whole);
    int restarts = 0;
    // Before and after statements of the journal and of migrations alike.
    for (int n = 75; n < 200; n += 31) {
      Rollout rollout = server->rollout("restarted");
      rollout.settings.first_pause = std::chrono::milliseconds(100);
      int left = n;
      rollout.fault = [&](bool, std::string_view) {
        if (--left == 0) server->restart();
      };
      INFO(server->name() << ", started again at moment " << n);
      CHECK(apply_all(rollout) == "");
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
