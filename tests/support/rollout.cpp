#include "support/rollout.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "catalog/apply.h"
#include "catalog/print.h"
#include "dialects/drivers.h"
#include "plan/script.h"

namespace segue::test {
namespace {

run::Connect connect_to(const dialect::Target& target, const Fault& fault) {
  return [target, fault]() -> Result<dialect::ConnectionPtr> {
    auto connection = dialects::connect(target);
    if (!connection || !fault) return connection;
    return dialect::ConnectionPtr(
        std::make_unique<FaultyConnection>(std::move(*connection), fault));
  };
}

dialect::ConnectionPtr opened(const Rollout& rollout) {
  auto connection = dialects::connect(rollout.target);
  INFO((connection ? "" : connection.error().message));
  REQUIRE(connection);
  return std::move(*connection);
}

void add_rows(dialect::Connection& connection, const std::string& query, std::string& text) {
  const auto rows = connection.run(query);
  INFO(query << ": " << (rows ? "" : rows.error().message));
  REQUIRE(rows);
  for (const auto& row : rows->rows) {
    for (const auto& cell : row)
      text += cell.value_or("NULL") + "|";
    text += "\n";
  }
}

const journal::Migration* entry_of(const std::vector<journal::Migration>& entries,
                                   const std::string& id) {
  for (const auto& each : entries)
    if (each.migration == id) return &each;
  return nullptr;
}

Result<plan::Script> script_of(const Rollout& rollout, const Source& source,
                               const dialect::Script& parsed, catalog::Catalog& catalog,
                               const dialect::Version& version) {
  plan::Chosen chosen;
  for (size_t i = 0; i < parsed.statements.size(); ++i)
    chosen.push_back(i);
  return plan::script_of(source.text(), source, parsed, chosen, false, catalog,
                         rollout.dialect.semantics(version), rollout.dialect.costs(version));
}

}  // namespace

journal::Owner runner_here() {
  return {.who = "test", .host = "here", .process = ::getpid(), .tool = "test"};
}

std::string apply_all(const Rollout& rollout, run::Progress& progress) {
  run::Runner runner(connect_to(rollout.target, rollout.fault), rollout.dialect, runner_here(),
                     rollout.settings, progress);
  const auto opened = runner.open();
  if (!opened) return opened.error().message;
  const auto entries = runner.journal().migrations();
  if (!entries) return entries.error().message;
  const auto& semantics = rollout.dialect.semantics(runner.server());
  catalog::Catalog catalog = catalog::empty_catalog(semantics);
  for (const Migration& migration : rollout.history) {
    const Source source(migration.id + ".sql", migration.sql);
    const dialect::Script parsed = rollout.dialect.parse(source);
    const auto script = script_of(rollout, source, parsed, catalog, runner.server());
    if (!script) return script.error().message;
    journal::Migration entry{.history = "test", .migration = migration.id, .phase = "none"};
    if (const auto* known = entry_of(*entries, migration.id)) entry = *known;
    if (entry.id != 0 && entry.state == journal::State::applied) continue;
    entry.checksum = script->checksum;
    const auto done = runner.apply(*script, entry, semantics);
    if (!done) return done.error().message;
  }
  return "";
}

std::string apply_all(const Rollout& rollout) {
  run::Progress silent;
  return apply_all(rollout, silent);
}

std::string revert_all(const Rollout& rollout) {
  run::Progress silent;
  run::Runner runner(connect_to(rollout.target, rollout.fault), rollout.dialect, runner_here(),
                     rollout.settings, silent);
  const auto opened = runner.open();
  if (!opened) return opened.error().message;
  const auto entries = runner.journal().migrations();
  if (!entries) return entries.error().message;
  const auto& semantics = rollout.dialect.semantics(runner.server());
  for (size_t i = rollout.history.size(); i-- > 0;) {
    const Migration& migration = rollout.history[i];
    const auto* entry = entry_of(*entries, migration.id);
    if (entry == nullptr || entry->state == journal::State::reverted) continue;
    catalog::Catalog catalog = catalog::empty_catalog(semantics);
    for (size_t k = 0; k <= i; ++k) {
      const Source up("", rollout.history[k].sql);
      for (const auto& statement : rollout.dialect.parse(up).statements)
        catalog::apply(catalog, statement.tree, semantics);
    }
    const Source source(migration.id + ".down.sql", migration.down);
    const dialect::Script parsed = rollout.dialect.parse(source);
    const auto script = script_of(rollout, source, parsed, catalog, runner.server());
    if (!script) return script.error().message;
    const auto done = runner.revert(*script, *entry, semantics);
    if (!done) return done.error().message;
  }
  return "";
}

std::string all_of(const Rollout& rollout, const std::vector<std::string>& queries) {
  const auto connection = opened(rollout);
  const auto& engine = rollout.dialect.engine();
  const auto live = engine.introspect(*connection);
  INFO((live ? "" : live.error().message));
  REQUIRE(live);
  const auto version = engine.version_of(connection->server_version());
  std::string text = catalog::print(*live, rollout.dialect.semantics(version));
  for (const std::string& query : queries)
    add_rows(*connection, query, text);
  for (const std::string query :
       {"SELECT id, migration, state, checksum FROM segue_migrations ORDER BY id",
        "SELECT migration_id, direction, number, statement, state, problem FROM segue_steps ORDER "
        "BY 1, 2, 3",
        "SELECT kind, subject, detail FROM segue_events ORDER BY id",
        "SELECT name, who, sessions FROM segue_runner ORDER BY name"})
    add_rows(*connection, query, text);
  return text;
}

bool is_chain(const Rollout& rollout) {
  const auto connection = opened(rollout);
  journal::Journal journal(*connection, rollout.dialect, runner_here());
  const auto events = journal.events();
  REQUIRE(events);
  std::string previous;
  for (const auto& event : *events) {
    if (event.previous != previous || event.hash != event.proper_hash()) return false;
    previous = event.hash;
  }
  return !events->empty();
}

pid_t in_child(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  return child;
}

int end_of(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool survives_until(const Rollout& rollout, int n, bool up) {
  const pid_t child = in_child([&] {
    int left = n;
    Rollout killed = rollout;
    killed.fault = [&left](bool, std::string_view) {
      if (--left == 0) ::kill(::getpid(), SIGKILL);
    };
    return (up ? apply_all(killed) : revert_all(killed)).empty() ? 0 : 1;
  });
  const int status = end_of(child);
  if (status != 128 + SIGKILL) REQUIRE(status == 0);
  return status == 0;
}

}  // namespace segue::test
