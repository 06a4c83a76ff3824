#include "live_rollout/application.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "live_run/servers.h"

namespace segue::test {
namespace {

using dialect::Failure;
using std::chrono::milliseconds;

constexpr int most_tries = 20;
constexpr size_t troubles_told = 5;
/// MySQL and MariaDB: the table was changed since the snapshot of the transaction was taken.
constexpr int definition_has_changed = 1412;

/// Why a normal application would begin an operation anew; empty where it would not.
std::string retry_reason(const dialect::SqlError& error) {
  if (error.failure == Failure::deadlock) return "deadlock";
  if (error.failure == Failure::serialization) return "serialization";
  if (error.failure == Failure::lock_timeout) return "lock timeout";
  return error.number == definition_has_changed ? "definition changed" : "";
}

}  // namespace

void Application::start(int workers) {
  ends_ = false;
  const auto in_session = [this](auto does) {
    threads_.emplace_back(
        [does, connection = stage_.session("shop@" + version_)] { does(*connection); });
  };
  for (int i = 0; i < workers; ++i) {
    auto& begun = *begun_.emplace_back(std::make_unique<std::atomic<int64_t>>(0));
    in_session(
        [this, &begun, seed = seed_ += 7919](auto& connection) { work(connection, begun, seed); });
  }
  // A session of its own, so that an application whose workers wait does not look dead.
  in_session([this](auto& connection) { beat(connection); });
}

void Application::stop() {
  ends_ = true;
  for (auto& thread : threads_)
    thread.join();
  threads_.clear();
  begun_.clear();
}

void Application::go_on(int operations) {
  const int64_t until = deeds().operations + operations;
  const auto before = begun();
  const auto is_over = [&] {
    const auto after = begun();
    for (size_t i = 0; i < before.size(); ++i)
      if (after[i] == before[i]) return false;
    return deeds().operations >= until;
  };
  for (int i = 0; i < 12000 && !is_over(); ++i)
    pause(5);
  if (!is_over()) throw std::runtime_error(version_ + " does not get on");
}

std::vector<int64_t> Application::begun() const {
  std::vector<int64_t> counts;
  for (const auto& each : begun_)
    counts.push_back(*each);
  return counts;
}

void Application::fill(int rows) {
  const auto connection = stage_.session("shop@" + version_);
  std::mt19937 chance(seed_);
  done(*connection, stage_.tongue().begin);
  for (int i = 0; i < rows; ++i) {
    Filling filling(stage_.numbers, chance);
    for (const auto& sent : operations_.front().statements) {
      const auto answer = connection->run(sent.sql, filling.of(sent));
      INFO(sent.sql << ": " << (answer ? "" : answer.error().message));
      REQUIRE(answer);
    }
  }
  done(*connection, "COMMIT");
}

Deeds Application::deeds() const {
  const std::lock_guard lock(mutex_);
  return deeds_;
}

void Application::work(dialect::Connection& connection, std::atomic<int64_t>& begun,
                       unsigned seed) {
  std::mt19937 chance(seed);
  while (!ends_) {
    ++begun;
    const Operation& operation = any_of(operations_, chance);
    Filling filling(stage_.numbers, chance);
    int tries = 1;
    while (!done_once(connection, operation, filling)) {
      if (++tries > most_tries) trouble(operation, "", "it was begun anew too often");
      if (tries > most_tries) break;
      pause(1 + chance() % 20);
    }
    {
      const std::lock_guard lock(mutex_);
      ++deeds_.operations;
    }
    pause(chance() % 3);
  }
}

void Application::beat(dialect::Connection& connection) {
  while (!ends_) {
    // Before the first phase there is nowhere to tell it.
    (void)connection.run(stage_.tongue().heartbeat, {"shop", version_, "one"});
    pause(100);
  }
}

bool Application::done_once(dialect::Connection& connection, const Operation& operation,
                            Filling& filling) {
  const bool together = operation.statements.size() > 1;
  const auto& tongue = stage_.tongue();
  const auto sent_off = [&](const Sent& sent) {
    auto answer = connection.run(sent.sql, filling.of(sent));
    const std::lock_guard lock(mutex_);
    ++deeds_.statements;
    return answer;
  };
  const auto over = [&](const Sent& sent, const dialect::SqlError& error) {
    if (together) (void)connection.run("ROLLBACK");
    return failed(operation, sent, error);
  };
  const Sent begin{.sql = tongue.begin}, commit{.sql = "COMMIT"};
  if (together)
    if (const auto answer = sent_off(begin); !answer)
      return failed(operation, begin, answer.error());
  uint64_t met = 0;
  for (const auto& sent : operation.statements) {
    // A row that came only after the statement that should have met it says nothing.
    if (sent.finds_nothing && met == 0) continue;
    const auto answer = sent_off(sent);
    if (!answer) return over(sent, answer.error());
    if (sent.finds_nothing && !answer->empty())
      trouble(operation, sent.sql, "a row reads otherwise than it was written");
    if (sent.is_condition && answer->empty()) break;
    if (!sent.finds_nothing) met = answer->affected;
  }
  if (together)
    if (const auto answer = sent_off(commit); !answer) return over(commit, answer.error());
  return true;
}

bool Application::failed(const Operation& operation, const Sent& sent,
                         const dialect::SqlError& error) {
  const std::string reason = retry_reason(error);
  if (reason.empty()) {
    trouble(operation, sent.sql, error.message);
    return true;
  }
  const std::lock_guard lock(mutex_);
  ++deeds_.retries[reason];
  return false;
}

void Application::trouble(const Operation& operation, const std::string& statement,
                          const std::string& words) {
  const std::string moment = stage_.moment();
  const std::lock_guard lock(mutex_);
  if (deeds_.troubles.size() < troubles_told)
    deeds_.troubles.push_back({moment, version_ + ": " + operation.name, statement, words});
}

void Application::pause(unsigned milliseconds) {
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

}  // namespace segue::test
