// The reply of the server is lost, whichever it is: the runner does not know what became of what it
// sent, and goes on all the same.

#include <catch2/catch.hpp>
#include <iostream>

#include "live_run/proxy.h"
#include "live_run/servers.h"

namespace segue::test {
namespace {

/// What became of the runs whose n-th reply was lost.
struct Outcomes {
  int points = 0;
  int by_itself = 0;  // the same run went on
  int by_next = 0;    // it said what was wrong, and the next run went on
};

void lose_every_reply(const LiveServer& server, Proxy::Server hears, Outcomes& outcomes) {
  const auto direct = server.rollout("replies");
  REQUIRE(apply_all(direct) == "");
  const std::string wanted = server.all_of(direct);
  Proxy proxy(server.socket_folder() + '/' + server.socket_name(), server.socket_name(),
              server.dialect().name() == "postgresql" ? postgresql_message : mysql_message);
  for (int n = 1;; n += stride()) {
    Rollout rollout = server.rollout("replies");
    // The next run is one of the same process: its owner seems to live.
    rollout.settings.lease.life = std::chrono::milliseconds(1000);
    const auto target = rollout.target;
    rollout.target = server.target_by(proxy.folder(), "replies");
    proxy.cut_at(n, hears);
    std::string problem = apply_all(rollout);
    if (!proxy.has_cut()) break;
    INFO(server.name() << ", reply " << n << " lost: " << problem);
    rollout.target = target;
    ++outcomes.points;
    const bool by_itself = problem.empty();
    if (!by_itself) problem = apply_all(rollout);
    CHECK(problem == "");
    const std::string left = server.all_of(rollout);
    CHECK(left == wanted);
    CHECK(is_chain(rollout));
    const bool good = problem.empty() && left == wanted;
    (by_itself ? outcomes.by_itself : outcomes.by_next) += good;
  }
}

}  // namespace

TEST_CASE("whichever reply is lost, the run comes to the same end", "[.replies]") {
  for (const LiveServer* server : live_servers()) {
    for (const auto hears : {Proxy::Server::hears_nothing, Proxy::Server::hears_of_it}) {
      Outcomes outcomes;
      lose_every_reply(*server, hears, outcomes);
      std::cout << server->name() << ", reply lost, the server "
                << (hears == Proxy::Server::hears_of_it ? "hears of it" : "hears nothing") << ": "
                << outcomes.by_itself + outcomes.by_next << " of " << outcomes.points
                << " came to the same end, " << outcomes.by_itself << " by themselves\n";
      CHECK(outcomes.by_itself + outcomes.by_next == outcomes.points);
      CHECK(outcomes.points * stride() > 100);
    }
  }
}

}  // namespace segue::test
