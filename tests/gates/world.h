#pragma once

#include <catch2/catch.hpp>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gates/gate.h"

namespace segue::test {

/// The world outside, as a test wants it. Its clocks go on when something sleeps.
struct FakeOutside : Outside {
  std::function<Result<HttpAnswer>(const HttpRequest&)> answer{};
  std::function<Result<CommandEnd>(const Command&)> end{};
  std::function<void(int64_t)> slept{};  // milliseconds
  std::vector<HttpRequest> requests{};
  std::vector<Command> commands{};
  int64_t wall_time = 0;
  int64_t steady_time = 1'000'000;
  std::string boot_name = "boot 1";

  Result<HttpAnswer> http(const HttpRequest& request) override;
  Result<CommandEnd> run(const Command& command) override;
  int64_t wall() override { return wall_time; }
  int64_t steady() override { return steady_time; }
  std::string boot() override { return boot_name; }
  void sleep(std::chrono::milliseconds time) override;
};

/// What a server would tell of those who use it. Of several sights each is seen once, the last one
/// from then on.
struct FakePresence : dialect::Presence {
  std::deque<Result<std::vector<dialect::SeenSession>>> sights{};
  Result<dialect::SeenQueries> seen = dialect::SeenQueries{};

  Result<std::vector<dialect::SeenSession>> sessions(dialect::Connection&) const override;
  Result<dialect::SeenQueries> queries(dialect::Connection&) const override { return seen; }
  std::string_view heartbeat() const override { return {}; }

 private:
  mutable size_t next_ = 0;
};

/// A release in a database of its own, with a journal, and clocks that the test sets. All begin at
/// the same moment.
class World {
 public:
  /// Statements are read as this dialect reads them; the database is a file in memory anyhow.
  explicit World(std::string_view dialect = "sqlite");
  ~World();

  gates::Reading ask(const gates::Spec& spec);
  /// The verdict, as a word.
  std::string verdict(const gates::Spec& spec) {
    return std::string(gates::name_of(ask(spec).verdict));
  }
  /// All clocks go on.
  void pass(std::chrono::milliseconds time);
  void beat(const std::string& version, std::chrono::milliseconds ago = {},
            const std::string& app = "shop");
  void approve(const std::string& who, const std::string& phase = "contract",
               const std::string& plan = "plan 1");
  void run(const std::string& sql);
  /// A catalog of these statements.
  void make_schema(const std::string& sql);
  std::string memory(const std::string& gate);

  FakeOutside outside{};
  FakePresence presence{};
  int64_t database_time = 0;
  journal::Rollout rollout{};
  std::vector<journal::Rollout> rollouts{};
  std::string moment = "contract";
  std::string plan = "plan 1";
  std::string application = "shop";
  std::vector<std::string> ignored{};
  std::vector<plan::Doomed> doomed{};
  std::vector<std::string> backfills{};
  std::map<std::string, std::string> variables{};
  std::optional<Error> cannot_remember{};
  std::function<Result<std::string>(const std::string&, const std::string&)> elsewhere{};

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// A gate of that kind, called like it.
gates::Spec gate(std::string kind, gates::Options options = {});

}  // namespace segue::test
