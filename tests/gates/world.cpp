#include "gates/world.h"

#include "catalog/apply.h"
#include "dialect/target.h"
#include "dialects/all.h"
#include "dialects/drivers.h"
#include "journal/journal.h"

namespace segue::test {
namespace {

/// A dialect with another presence.
class Dialect : public dialect::Dialect {
 public:
  Dialect(const dialect::Dialect& real, const dialect::Presence& presence)
      : real_(real), presence_(presence) {}

  std::string_view name() const override { return real_.name(); }
  dialect::Script parse(const Source& source, const dialect::ReadOptions& options) const override {
    return real_.parse(source, options);
  }
  std::string write(const sql::Statement& statement) const override {
    return real_.write(statement);
  }
  std::string write(const sql::Expression& expression) const override {
    return real_.write(expression);
  }
  const catalog::Semantics& semantics(const dialect::Version& version) const override {
    return real_.semantics(version);
  }
  const facts::CostModel& costs(const dialect::Version& version) const override {
    return real_.costs(version);
  }
  const dialect::Engine& engine() const override { return dialects::by_name("sqlite")->engine(); }
  const dialect::Backfilling& backfilling() const override { return real_.backfilling(); }
  const dialect::Presence& presence() const override { return presence_; }

 private:
  const dialect::Dialect& real_;
  const dialect::Presence& presence_;
};

/// A session whose database has the clock of the test.
class Clocked : public dialect::Connection {
 public:
  Clocked(dialect::ConnectionPtr real, const int64_t& time) : real_(std::move(real)), time_(time) {}

  dialect::Answer run(std::string_view statement, const dialect::Values& values) override {
    std::string text(statement);
    const std::string now(dialects::by_name("sqlite")->engine().now());
    for (size_t at = 0; (at = text.find(now, at)) != std::string::npos;)
      text.replace(at, now.size(), std::to_string(time_));
    return real_->run(text, values);
  }
  bool interrupt() override { return false; }
  std::string server_version() override { return real_->server_version(); }

 private:
  dialect::ConnectionPtr real_;
  const int64_t& time_;
};

dialect::ConnectionPtr opened() {
  auto connection = dialects::connect({.scheme = "sqlite", .database = ":memory:"});
  INFO((connection ? "" : connection.error().message));
  REQUIRE(connection);
  return std::move(*connection);
}

template <class Answer>
void must(const Answer& answer) {
  INFO((answer ? "" : answer.error().message));
  REQUIRE(answer);
}

}  // namespace

Result<HttpAnswer> FakeOutside::http(const HttpRequest& request) {
  requests.push_back(request);
  return answer ? answer(request) : Error{ErrorCode::gate, "no answer"};
}

Result<CommandEnd> FakeOutside::run(const Command& command) {
  commands.push_back(command);
  return end ? end(command) : Error{ErrorCode::usage, "no such program"};
}

void FakeOutside::sleep(std::chrono::milliseconds time) {
  if (slept) slept(time.count());
}

Result<std::vector<dialect::SeenSession>> FakePresence::sessions(dialect::Connection&) const {
  if (sights.empty()) return std::vector<dialect::SeenSession>();
  return sights[std::min(next_++, sights.size() - 1)];
}

struct World::Inside {
  Inside(World& world, std::string_view name)
      : connection(opened(), world.database_time),
        dialect(*dialects::by_name(name), world.presence),
        journal(connection, dialect.engine()) {}

  Clocked connection;
  Dialect dialect;
  journal::Rollouts journal;
  std::optional<catalog::Catalog> schema{};
};

World::World(std::string_view dialect) {
  constexpr int64_t start = 1'764'240'000'000;  // 2025-11-27 10:40 UTC, a Thursday
  outside.wall_time = database_time = start;
  outside.slept = [this](int64_t ms) { pass(std::chrono::milliseconds(ms)); };
  inside_ = std::make_unique<Inside>(*this, dialect);
  journal::Journal journal(inside_->connection, *dialects::by_name("sqlite"), {});
  must(journal.bring_up_to_date());
  must(inside_->journal.synchronise());
  rollout = {.id = 2,
             .release = "v2",
             .environment = "production",
             .replaces = "v1",
             .state = journal::RolloutState::live,
             .plan_hash = "plan 1",
             .expanded_at = start - 60'000,
             .live_at = start};
  rollouts = {{.id = 1, .release = "v1"}, rollout};
}

World::~World() = default;

gates::Reading World::ask(const gates::Spec& spec) {
  const gates::Question question{
      .gate = spec,
      .rollout = rollout,
      .rollouts = rollouts,
      .moment = moment,
      .plan_hash = plan,
      .application = application,
      .ignored_programs = ignored,
      .doomed = doomed,
      .backfills = backfills,
      .connection = inside_->connection,
      .dialect = inside_->dialect,
      .schema = inside_->schema ? &*inside_->schema : nullptr,
      .journal = inside_->journal,
      .outside = outside,
      .remember = [&](const std::string& text) -> Result<bool> {
        if (cannot_remember) return *cannot_remember;
        must(inside_->journal.remember(rollout.release, spec.name, text));
        return true;
      },
      .variable = [&](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
      },
      .state_elsewhere = elsewhere};
  CHECK(gates::problem_of(spec) == "");
  return gates::ask(question);
}

void World::pass(std::chrono::milliseconds time) {
  outside.wall_time += time.count();
  outside.steady_time += time.count();
  database_time += time.count();
}

void World::beat(const std::string& version, std::chrono::milliseconds ago,
                 const std::string& app) {
  must(inside_->connection.run("INSERT OR REPLACE INTO segue_app_versions VALUES (?, ?, 'one', ?)",
                               {app, version, std::to_string(database_time - ago.count())}));
}

void World::approve(const std::string& who, const std::string& phase, const std::string& plan) {
  must(inside_->journal.approve({.release = "v2", .phase = phase, .plan_hash = plan, .who = who}));
}

void World::run(const std::string& sql) {
  must(inside_->connection.run(sql, {}));
}

void World::make_schema(const std::string& sql) {
  const Source source("", sql);
  const auto& semantics = inside_->dialect.semantics({});
  inside_->schema = catalog::empty_catalog(semantics);
  for (const auto& statement : inside_->dialect.dialect::Dialect::parse(source).statements)
    REQUIRE(catalog::apply(*inside_->schema, statement.tree, semantics).applied);
}

std::string World::memory(const std::string& gate) {
  const auto text = inside_->journal.memory(rollout.release, gate);
  must(text);
  return *text;
}

gates::Spec gate(std::string kind, gates::Options options) {
  return {.name = kind, .kind = kind, .before = {"expand", "contract"}, .options = options};
}

}  // namespace segue::test
