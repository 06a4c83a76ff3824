// Several runners on one database.

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>

#include "live_run/servers.h"

namespace segue::test {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Tells whether it had to wait, and whether it did anything.
class Counting : public run::Progress {
 public:
  void waiting_for_runner(const std::string&) override { waited = true; }
  void statement_done(const plan::Script&, const plan::Statement&, milliseconds) override {
    worked = true;
  }
  bool waited = false, worked = false;
};

constexpr int failed = 1, worked = 16, waited = 32;

/// A run in words that fit an exit status.
int told(const Rollout& rollout) {
  Counting counting;
  if (!apply_all(rollout, counting).empty()) return failed;
  return (counting.worked ? worked : 0) | (counting.waited ? waited : 0);
}

/// The same run, whose process does this to itself when it is at its n-th statement.
Rollout stopped_at(Rollout rollout, int n, int signal) {
  auto left = std::make_shared<int>(n);
  rollout.fault = [left, signal](bool, std::string_view) {
    if (--*left == 0) ::kill(::getpid(), signal);
  };
  return rollout;
}

std::string alone(const LiveServer& server) {
  const auto rollout = server.rollout("alone");
  REQUIRE(apply_all(rollout) == "");
  return server.all_of(rollout);
}

/// The right to run is free, and nobody's session is left.
void check_nothing_is_held(const LiveServer& server, const Rollout& rollout) {
  const auto connection = session(rollout.target);
  const auto row = done(*connection, "SELECT who FROM segue_runner WHERE name = 'runner'");
  CHECK(row.text(0, 0) == "");
  const auto& engine = server.dialect().engine();
  const auto locked = engine.try_lock(*connection, "segue");
  REQUIRE(locked);
  CHECK(*locked);
}

milliseconds since(Clock::time_point start) {
  return std::chrono::duration_cast<milliseconds>(Clock::now() - start);
}

}  // namespace

TEST_CASE("of eight runners at once one works and seven wait and have nothing to do") {
  for (const LiveServer* server : live_servers()) {
    INFO(server->name());
    const std::string wanted = alone(*server);
    auto rollout = server->rollout("eight");
    // Slow enough for all to come while the first is at work.
    rollout.fault = [](bool, std::string_view) { ::usleep(5000); };
    std::vector<pid_t> runners;
    for (int i = 0; i < 8; ++i)
      runners.push_back(in_child([&] { return told(rollout); }));
    int workers = 0, waiters = 0;
    for (const pid_t runner : runners) {
      const int status = end_of(runner);
      CHECK((status & ~(worked | waited)) == 0);
      workers += (status & worked) != 0;
      waiters += (status & waited) != 0;
    }
    CHECK(workers == 1);
    CHECK(server->all_of(rollout) == wanted);
    CHECK(is_chain(rollout));
    check_nothing_is_held(*server, rollout);
    std::cout << server->name() << ": of 8 runners at once " << workers << " worked, " << waiters
              << " waited, all ended with status 0\n";
  }
}

TEST_CASE("when the owner is killed the next goes on within seconds") {
  for (const LiveServer* server : live_servers()) {
    INFO(server->name());
    const std::string wanted = alone(*server);
    const auto rollout = server->rollout("orphaned");
    // It stops in the middle of its work, as if the machine was busy, and is killed there.
    const pid_t owner = in_child([&] { return told(stopped_at(rollout, 100, SIGSTOP)); });
    int status = 0;
    REQUIRE(::waitpid(owner, &status, WUNTRACED) == owner);
    REQUIRE(WIFSTOPPED(status));
    const pid_t next = in_child([&] { return told(rollout); });
    ::usleep(500'000);
    const auto killed = Clock::now();
    ::kill(owner, SIGKILL);
    CHECK(end_of(owner) == 128 + SIGKILL);
    CHECK(end_of(next) == (worked | waited));
    const auto took = since(killed);
    CHECK(server->all_of(rollout) == wanted);
    CHECK(is_chain(rollout));
    check_nothing_is_held(*server, rollout);
    std::cout << server->name() << ": the owner was killed, and the next was done " << took.count()
              << " ms later\n";
  }
}

TEST_CASE("an owner that sleeps past its lease is fenced off and applies nothing") {
  for (const LiveServer* server : live_servers()) {
    INFO(server->name());
    const std::string wanted = alone(*server);
    int fenced = 0, ended_well = 0;
    // Wherever it sleeps: while it takes the lock, in a transaction, beside a statement of its own.
    for (int n = 80; n < 180; n += 7) {
      auto rollout = server->rollout("asleep");
      rollout.settings.lease.life = milliseconds(600);
      const pid_t owner = in_child([&] { return told(stopped_at(rollout, n, SIGSTOP)); });
      int status = 0;
      REQUIRE(::waitpid(owner, &status, WUNTRACED) == owner);
      if (!WIFSTOPPED(status)) break;
      CHECK(told(rollout) == (worked | waited));
      const std::string left = server->all_of(rollout);
      CHECK(left == wanted);
      ::kill(owner, SIGCONT);
      const int end = end_of(owner);
      INFO("asleep at moment " << n << ", ended with " << end);
      CHECK((end == failed || (end & ~(worked | waited)) == 0));
      CHECK(server->all_of(rollout) == wanted);
      CHECK(is_chain(rollout));
      check_nothing_is_held(*server, rollout);
      ++fenced;
      ended_well += end != failed;
    }
    CHECK(fenced > 5);
    std::cout << server->name() << ": stopped past its lease at " << fenced
              << " moments and continued: it applied nothing each time; " << ended_well
              << " saw that all was done, the others that they were fenced off\n";
  }
}

}  // namespace segue::test
