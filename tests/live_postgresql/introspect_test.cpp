// What is read from a live schema besides what statements make (dialects/postgresql/introspect.h).

#include <catch2/catch.hpp>
#include <chrono>
#include <ctime>
#include <iostream>

#include "catalog/print.h"
#include "dialects/postgresql/dialect.h"
#include "live_postgresql/session.h"

namespace segue::test {
namespace {

/// A database of its own, empty at first.
dialect::ConnectionPtr fresh(const std::string& name) {
  run(*connect(), "CREATE DATABASE " + name);
  return connect(name);
}

catalog::Catalog introspected(dialect::Connection& connection) {
  auto catalog = engine().introspect(connection);
  if (!catalog) FAIL(catalog.error().message);
  return std::move(*catalog);
}

std::string printed(const catalog::Catalog& catalog) {
  return catalog::print(catalog, postgresql::dialect().semantics({}));
}

}  // namespace

TEST_CASE("an index whose concurrent build failed is read as broken") {
  if (!server()) return;
  const auto connection = fresh("broken_index");
  run(*connection, "CREATE TABLE t (a integer)");
  run(*connection, "INSERT INTO t VALUES (1), (1)");
  failure(*connection, "CREATE UNIQUE INDEX CONCURRENTLY once ON t (a)");
  run(*connection, "CREATE INDEX whole ON t (a)");
  const auto catalog = introspected(*connection);
  const auto* table = catalog.relation({"public", "t"});
  REQUIRE(table != nullptr);
  REQUIRE(catalog::find_index(*table, "once") != nullptr);
  CHECK(catalog::find_index(*table, "once")->settings.contains("invalid"));
  REQUIRE(catalog::find_index(*table, "whole") != nullptr);
  CHECK_FALSE(catalog::find_index(*table, "whole")->settings.contains("invalid"));
}

TEST_CASE("the journal and what extensions bring along are left out") {
  if (!server()) return;
  const auto connection = fresh("left_out");
  run(*connection, "CREATE TABLE segue_step (id serial PRIMARY KEY, what text CHECK (what <> ''))");
  run(*connection, "CREATE INDEX ON segue_step (what)");
  run(*connection, "COMMENT ON TABLE segue_step IS 'ours'");
  run(*connection, "COMMENT ON COLUMN segue_step.what IS 'ours'");
  run(*connection, "CREATE EXTENSION hstore");
  run(*connection, "CREATE TEMPORARY TABLE passing (a integer)");
  CHECK(printed(introspected(*connection)).find("segue_") == std::string::npos);
  CHECK(printed(introspected(*connection)).find("passing") == std::string::npos);
  CHECK(introspected(*connection).routines.empty());
  CHECK(introspected(*connection).types.empty());
}

TEST_CASE("names come out the same whatever the session searches, and it goes on searching there") {
  if (!server()) return;
  const auto connection = fresh("searched");
  run(*connection, "CREATE SCHEMA one");
  run(*connection, "CREATE TYPE one.mood AS ENUM ('a')");
  run(*connection, "CREATE TABLE one.t (a one.mood DEFAULT 'a')");
  run(*connection, "CREATE VIEW one.v AS SELECT a FROM one.t");
  const std::string before = printed(introspected(*connection));
  run(*connection, "SET search_path = one, \"$user\"");
  CHECK(printed(introspected(*connection)) == before);
  CHECK(run(*connection, "SHOW search_path").text(0, 0) == "one, \"$user\"");
}

TEST_CASE("what depends on what is known of a live schema") {
  if (!server()) return;
  const auto connection = fresh("dependent");
  run(*connection, "CREATE TABLE t (a integer PRIMARY KEY, b text)");
  run(*connection, "CREATE TABLE u (a integer REFERENCES t)");
  run(*connection, "CREATE VIEW late AS SELECT 1 AS a");
  run(*connection, "CREATE VIEW v AS SELECT b FROM t");
  run(*connection, "CREATE OR REPLACE VIEW late AS SELECT length(b) AS a FROM v");
  const auto catalog = introspected(*connection);
  const auto dependents = catalog.dependents_of({catalog::ObjectClass::relation, {"public", "t"}});
  CHECK(dependents.size() == 2);
  CHECK(catalog.dependents_of({catalog::ObjectClass::relation, {"public", "v"}}).size() == 1);
}

TEST_CASE("three hundred tables are read in a moment") {
  if (!server()) return;
  const auto connection = fresh("many_tables");
  run(*connection, R"(DO $$ BEGIN
  FOR i IN 1..300 LOOP
    EXECUTE format('CREATE TABLE t%s (id bigserial PRIMARY KEY, a text NOT NULL DEFAULT ''x'',
      b integer CHECK (b > 0), c timestamptz DEFAULT now(), d jsonb, e varchar(20) UNIQUE,
      f bigint REFERENCES t%s)', i, greatest(i - 1, 1));
    EXECUTE format('CREATE INDEX ON t%s (a, lower(e))', i);
  END LOOP; END $$)");
  const auto begin = std::chrono::steady_clock::now();
  const std::clock_t used = std::clock();
  CHECK(introspected(*connection).relations.size() == 300);
  const auto took = std::chrono::steady_clock::now() - begin;
  std::cout << "300 tables: " << std::chrono::duration_cast<std::chrono::milliseconds>(took).count()
            << " ms, of which our own work " << (std::clock() - used) * 1000 / CLOCKS_PER_SEC
            << " ms\n";
}

}  // namespace segue::test
