#include "support/backfills.h"

#include <unistd.h>

#include <catch2/catch.hpp>

#include "catalog/apply.h"
#include "dialects/drivers.h"
#include "journal/journal.h"
#include "plan/script.h"

namespace segue::test {
namespace {

journal::Owner owner_here() {
  return {.who = "test", .host = "here", .process = ::getpid(), .tool = "test"};
}

/// A condition, read as a part of a statement.
std::optional<sql::Expression> condition(const dialect::Dialect& dialect, std::string_view text) {
  const auto script = dialect.parse(Source("", "SELECT 1 FROM t WHERE " + std::string(text)));
  const auto* query = std::get_if<sql::Query>(&script.statements.at(0).tree);
  const auto* select = query ? std::get_if<sql::Select>(&query->body) : nullptr;
  return select && select->where ? std::optional(*select->where) : std::nullopt;
}

}  // namespace

Result<plan::Backfill> read_backfill(const dialect::Dialect& dialect, const std::string& given,
                                     const std::string& statement, const std::string& said) {
  const auto& semantics = dialect.semantics({});
  catalog::Catalog catalog = catalog::empty_catalog(semantics);
  for (const auto& each : dialect.parse(Source("given.sql", given)).statements) {
    const catalog::State before = catalog;
    catalog::apply(catalog, each.tree, semantics);
    catalog.sync(before);
  }
  const Source source("backfill.sql", statement);
  const auto script = dialect.parse(source);
  REQUIRE(script.statements.size() == 1);
  const auto read = plan::script_of(source.text(), source, script, {0}, false, catalog, semantics,
                                    dialect.costs({}));
  INFO((read ? "" : read.error().message));
  REQUIRE(read);
  const auto wish = plan::read_wish(said);
  if (!wish) return wish.error();
  const auto& room = dialect.backfilling();
  return plan::backfill_of(
      read->units.at(0).statements.at(0), script.statements.at(0).tree, source.path(), *wish,
      semantics,
      {.unfit = [&](const sql::TypeName* type) { return room.unfit_key(type); },
       .hidden = room.hidden_key(),
       .hidden_lasts = room.hidden_key_lasts()},
      [&](std::string_view text) { return condition(dialect, text); });
}

void make_journal(const dialect::Target& target, const dialect::Dialect& dialect) {
  auto connection = dialects::connect(target);
  INFO((connection ? "" : connection.error().message));
  REQUIRE(connection);
  REQUIRE(dialect.engine().prepare(**connection, "test"));
  journal::Journal journal(**connection, dialect, owner_here());
  const auto made = journal.bring_up_to_date();
  INFO((made ? "" : made.error().message));
  REQUIRE(made);
}

std::string run_backfill(const dialect::Target& target, const dialect::Dialect& dialect,
                         const plan::Backfill& backfill, const run::BackfillSettings& settings,
                         run::BackfillProgress& progress) {
  run::Backfiller backfiller([&] { return dialects::connect(target); }, dialect, owner_here(),
                             settings, progress);
  const auto entry = backfiller.enter(backfill, {"test", "1", "backfill"});
  if (!entry) return entry.error().message;
  const auto done = backfiller.work(backfill, *entry);
  if (!done) return done.error().message;
  return done->state == journal::BackfillState::done
             ? ""
             : "it is " + std::string(journal::name_of(done->state));
}

std::string run_backfill(const dialect::Target& target, const dialect::Dialect& dialect,
                         const plan::Backfill& backfill, const run::BackfillSettings& settings) {
  run::BackfillProgress silent;
  return run_backfill(target, dialect, backfill, settings, silent);
}

}  // namespace segue::test
