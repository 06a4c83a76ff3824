// A runner that is killed at any moment: whoever comes next goes on to the same end.

#include <signal.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>
#include <map>
#include <thread>

#include "base/text.h"
#include "live_run/servers.h"

namespace segue::test {
namespace {

/// What a statement is called in the table: its first words.
std::string kind_of(std::string_view statement) {
  std::string kind;
  size_t words = 0;
  for (const auto line : text::split(statement, '\n'))
    for (const auto word : text::split(line, ' ')) {
      if (word.empty() || words == 3) continue;
      kind += (words++ == 0 ? "" : " ") + std::string(word.substr(0, 24));
    }
  return kind;
}

/// What is sent in the run of a history that nobody disturbs, one entry a statement.
std::vector<std::string> statements_sent(Rollout rollout, bool up = true) {
  std::vector<std::string> sent;
  rollout.fault = [&](bool after, std::string_view statement) {
    if (!after) sent.push_back(kind_of(statement));
  };
  CHECK((up ? apply_all(rollout) : revert_all(rollout)) == "");
  return sent;
}

/// How often a run was killed around a kind of statement, and how often the next went on.
struct Tally {
  int points = 0;
  int good = 0;
};
using Table = std::map<std::string, Tally>;

void print(const std::string& title, const Table& table) {
  Tally all;
  std::cout << title << '\n';
  for (const auto& [kind, tally] : table) {
    std::cout << "  " << kind << std::string(kind.size() < 60 ? 60 - kind.size() : 1, ' ')
              << tally.good << " of " << tally.points << '\n';
    all.points += tally.points;
    all.good += tally.good;
  }
  std::cout << "  all: " << all.good << " of " << all.points << " (" << 100 * all.good / all.points
            << " %)\n";
  std::cout.flush();
  CHECK(all.good == all.points);
}

/// Comes to the end of it, and looks whether nothing shows that it was disturbed.
bool goes_on(const LiveServer& server, const Rollout& rollout, const std::string& wanted,
             bool up = true) {
  const std::string problem = up ? apply_all(rollout) : revert_all(rollout);
  CHECK(problem == "");
  const std::string left = up ? server.all_of(rollout) : test::all_of(rollout, {});
  CHECK(left == wanted);
  const bool chained = is_chain(rollout);
  CHECK(chained);
  return problem.empty() && left == wanted && chained;
}

std::string undisturbed(const LiveServer& server) {
  const auto rollout = server.rollout("whole");
  REQUIRE(apply_all(rollout) == "");
  return server.all_of(rollout);
}

}  // namespace

TEST_CASE("a run that is killed before or after any statement goes on to the same end") {
  for (const LiveServer* server : live_servers()) {
    const std::string wanted = undisturbed(*server);
    // On a busy machine a statement may have been tried twice: the shorter of two runs counts.
    auto sent = statements_sent(server->rollout("killed"));
    const auto again = statements_sent(server->rollout("killed"));
    if (again.size() < sent.size()) sent = again;
    Table table;
    for (int n = 1; n <= 2 * static_cast<int>(sent.size()); n += stride()) {
      const auto rollout = server->rollout("killed");
      const bool before = n % 2 == 1;
      const std::string& kind = sent[static_cast<size_t>(n - 1) / 2];
      INFO(server->name() << ", killed " << (before ? "before" : "after") << " statement "
                          << (n + 1) / 2 << ": " << kind);
      CHECK_FALSE(survives_until(rollout, n));
      Tally& tally = table[kind];
      ++tally.points;
      tally.good += goes_on(*server, rollout, wanted);
    }
    print(server->name() + ": killed before and after each of " + std::to_string(sent.size()) +
              " statements; the next run came to the same schema, rows and journal",
          table);
  }
}

TEST_CASE("a way back that is killed before or after any statement goes on to the same end") {
  for (const LiveServer* server : live_servers()) {
    const auto undone = [&] {
      auto rollout = server->rollout("undone");
      REQUIRE(apply_all(rollout) == "");
      return rollout;
    };
    const auto whole = undone();
    const auto sent = statements_sent(whole, false);
    const std::string wanted = test::all_of(whole, {});
    Table table;
    for (int n = 1; n <= 2 * static_cast<int>(sent.size()); n += stride()) {
      const auto rollout = undone();
      const std::string& kind = sent[static_cast<size_t>(n - 1) / 2];
      INFO(server->name() << ", killed at moment " << n << ": " << kind);
      CHECK_FALSE(survives_until(rollout, n, false));
      Tally& tally = table[kind];
      ++tally.points;
      tally.good += goes_on(*server, rollout, wanted, false);
    }
    print(server->name() + ": the way back killed before and after each of " +
              std::to_string(sent.size()) + " statements",
          table);
  }
}

TEST_CASE("a run that is killed while the server works goes on to the same end") {
  using Clock = std::chrono::steady_clock;
  for (const LiveServer* server : live_servers()) {
    const std::string wanted = undisturbed(*server);
    const auto start = Clock::now();
    REQUIRE(apply_all(server->rollout("timed")) == "");
    const auto whole = Clock::now() - start;
    constexpr int moments = 30;
    Table table;
    for (int n = 1; n <= moments; ++n) {
      const auto rollout = server->rollout("timed");
      const pid_t child = in_child([&] { return apply_all(rollout).empty() ? 0 : 1; });
      std::this_thread::sleep_for(whole * n / moments);
      ::kill(child, SIGKILL);
      const int status = end_of(child);
      INFO(server->name() << ", killed after " << n << " of " << moments << " parts of its time");
      CHECK((status == 0 || status == 128 + SIGKILL));
      Tally& tally = table[status == 0 ? "was done before" : "was at work"];
      ++tally.points;
      tally.good += goes_on(*server, rollout, wanted);
    }
    print(server->name() + ": killed at moments spread over a run", table);
  }
}

}  // namespace segue::test
