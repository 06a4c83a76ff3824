#include <catch2/catch.hpp>

#include "project/layout.h"
#include "stand_ins.h"
#include "support/memory_tree.h"

using namespace segue;
using namespace segue::project;

namespace {

using Files = std::map<std::string, std::string>;

project::Project load(const Files& files, const Settings& settings = {}) {
  const test::MemoryTree tree(files);
  auto project = load_folder(tree, "", settings, test::stand_ins());
  REQUIRE(project);
  return *project;
}

/// "layout dialect: id id …" for each history, one a line.
std::string outline(const project::Project& project) {
  std::string result;
  for (const auto& history : project.histories) {
    result += std::string(history.layout->name) + " " + std::string(history.dialect->name()) + ":";
    for (const auto& migration : history.migrations)
      result += " " + migration.id + (migration.down.empty() ? "" : "~");
    result += "\n";
  }
  return result;
}

std::string found_rules(const project::Project& project) {
  std::string result;
  for (const auto& finding : project.findings)
    result += finding.rule + " " + finding.file + "\n";
  return result;
}

Files named(std::initializer_list<const char*> paths, const char* text = "x;") {
  Files files;
  for (const char* path : paths)
    files[path] = text;
  return files;
}

}  // namespace

TEST_CASE("golang-migrate orders by number and pairs up with down") {
  const auto project = load(named({"m/10_b.up.sql", "m/10_b.down.sql", "m/9_a.up.sql",
                                   "m/9_a.down.sql", "m/11_c.up.sql", "m/11_c.down.sql"}));
  CHECK(outline(project) == "golang-migrate red: 9_a~ 10_b~ 11_c~\n");
  CHECK(found_rules(project).empty());
}

TEST_CASE("what file names tell is found") {
  const auto project =
      load(named({"1_a.up.sql", "1_a.down.sql", "2_b.up.sql", "2_b.down.sql", "2_c.up.sql",
                  "2_c.down.sql", "3_d.up.sql", "5_e.up.sql", "5_e.down.sql", "6_f.down.sql",
                  "7_g.up.sql", "7_g.down.sql", "notes.sql"}));
  CHECK(found_rules(project) ==
        "duplicate-version 2_c.up.sql\n"
        "down-without-up 6_f.down.sql\n"
        "missing-down 3_d.up.sql\n"
        "unknown-file-in-migrations notes.sql\n");
}

TEST_CASE("a gap is noted where versions are counted") {
  const auto project = load(
      named({"1_a.up.sql", "2_b.up.sql", "3_c.up.sql", "4_d.up.sql", "6_e.up.sql", "7_f.up.sql"}));
  CHECK(found_rules(project) == "version-gap 6_e.up.sql\n");
  CHECK(found_rules(load(named({"20200101000000_a.up.sql", "20200105000000_b.up.sql"}))).empty());
}

TEST_CASE("a team that never writes downs is not told so for each migration") {
  CHECK(found_rules(load(named({"1_a.up.sql", "2_b.up.sql"}))).empty());
}

TEST_CASE("folders of dialects are histories of their own") {
  const auto project = load(named({"db/blue/V0001.Init.up.sql", "db/blue/V0001.Init.down.sql",
                                   "db/rouge/V0001.Init.up.sql", "db/cockroachdb/V0001.x.up.sql"}));
  CHECK(outline(project) ==
        "versioned-updown blue: V0001.Init~\n"
        "versioned-updown red: V0001.Init\n");
  CHECK(found_rules(project) == "other-database db/cockroachdb/V0001.x.up.sql\n");
}

TEST_CASE("marks tell dbmate, goose and sql-migrate") {
  CHECK(outline(load(named({"2_b.sql", "10_c.sql"}, "-- migrate:up\nx;\n"))) ==
        "dbmate red: 10_c 2_b\n");
  CHECK(outline(load(named({"2_b.sql", "10_c.sql"}, "-- +goose Up\nx;\n"))) ==
        "goose red: 2_b 10_c\n");
  CHECK(outline(load(named({"2-b.sql", "10-c.sql"}, "-- +migrate Up\nx;\n"))) ==
        "sql-migrate red: 2-b 10-c\n");
}

TEST_CASE("Flyway compares versions part by part and runs repeatable ones last") {
  const auto project =
      load(named({"db/migration/V1_10__c.sql", "db/migration/V1.9__b.sql", "db/migration/V1__a.sql",
                  "db/migration/R__view.sql", "db/migration/U1.9__b.sql",
                  "db/migration/beforeMigrate.sql", "db/migration/sub/V2__d.sql"}));
  CHECK(outline(project) == "flyway red: V1__a V1.9__b~ V1_10__c V2__d R__view\n");
}

TEST_CASE("refinery's U is a migration, not an undo") {
  CHECK(outline(load(named({"migrations/V1__a.sql", "migrations/U2__b.sql"}))) ==
        "refinery red: V1__a U2__b\n");
}

TEST_CASE("pop names the dialect in the file") {
  const auto project =
      load(named({"20200101000000_a.red.up.sql", "20200101000000_a.up.sql",
                  "20200101000000_a.down.sql", "20200102000000_b.blue.up.sql",
                  "20200102000000_b.red.up.sql", "20200102000000_b.cockroach.up.sql"}));
  CHECK(outline(project) ==
        "pop red: 20200101000000_a~ 20200102000000_b\n"
        "pop blue: 20200101000000_a~ 20200102000000_b\n");
}

TEST_CASE("diesel drops the dashes of a stamp before it compares") {
  const auto project =
      load(named({"m/2025-08-01-000039_late/up.sql", "m/2025-08-01-000039_late/down.sql",
                  "m/20250801000001_early/up.sql", "m/20250801000001_early/down.sql",
                  "m/2025-09-15-090401-0000_last/up.sql"}));
  CHECK(outline(project) ==
        "diesel red: 20250801000001_early~ 2025-08-01-000039_late~ 2025-09-15-090401-0000_last\n");
  CHECK(found_rules(project) == "missing-down m/2025-09-15-090401-0000_last/up.sql\n");
}

TEST_CASE("Prisma's lock file names the database") {
  Files files = named(
      {"prisma/migrations/20200102_b/migration.sql", "prisma/migrations/20200101_a/migration.sql"});
  files["prisma/migrations/migration_lock.toml"] = "provider = \"bleu\"\n";
  CHECK(outline(load(files)) == "prisma blue: 20200101_a 20200102_b\n");
}

TEST_CASE("Drizzle's journal gives order and dialect") {
  Files files = named({"drizzle/0000_x.sql", "drizzle/0001_y.sql", "drizzle/0002_lost.sql"});
  files["drizzle/meta/_journal.json"] =
      R"({"dialect": "redsql", "entries": [{"idx": 1, "tag": "0000_x"}, {"idx": 0, "tag": "0001_y"},
          {"idx": 2, "tag": "0009_gone"}]})";
  const auto project = load(files);
  CHECK(outline(project) == "drizzle red: 0001_y 0000_x\n");
  CHECK(found_rules(project) ==
        "missing-file drizzle/meta/_journal.json\n"
        "unknown-file-in-migrations drizzle/0002_lost.sql\n");
}

TEST_CASE("Sqitch's plan gives the order, and where reworked changes keep their scripts") {
  Files files =
      named({"deploy/users.sql", "deploy/users@v1.sql", "deploy/a/b.sql", "deploy/stray.sql",
             "revert/users.sql", "revert/users@v1.sql", "verify/users.sql"});
  files["sqitch.conf"] = "[core]\n\tengine = blue\n";
  files["sqitch.plan"] =
      "%syntax-version=1.0.0\n%project=x\n\n"
      "users 2020-01-01T00:00:00Z A <a@b> # note\n@v1 2020-01-01T00:00:00Z A <a@b>\n"
      "a/b [users nobody] 2020-01-01T00:00:00Z A <a@b>\n"
      "users [users@v1] 2020-01-01T00:00:00Z A <a@b>\n";
  const auto project = load(files);
  CHECK(outline(project) == "sqitch blue: users@v1~ a/b users~\n");
  CHECK(found_rules(project) ==
        "missing-dependency sqitch.plan\n"
        "missing-down deploy/a/b.sql\n"
        "unknown-file-in-migrations deploy/stray.sql\n");
}

TEST_CASE("Segue's own forms stand side by side") {
  const auto project =
      load(named({"m/1_a.up.sql", "m/1_a.down.sql", "m/2_b/expand.up.sql", "m/2_b/expand.down.sql",
                  "m/2_b/backfill.sql", "m/2_b/contract.up.sql"}));
  CHECK(outline(project) == "segue red: 1_a~ 2_b~\n");
  CHECK(found_rules(project) == "missing-down m/2_b/contract.up.sql\n");
  const auto& phased = project.histories.front().migrations.back();
  REQUIRE(phased.up.size() == 3);
  CHECK(phased.up[1].phase == Phase::backfill);
}

TEST_CASE("dumps, upgrades and loose files are kept apart") {
  const auto project = load(named({"s/schema.red.sql", "s/1.0_to_1.1_schema.red.sql",
                                   "s/1.1_to_1.2_schema.red.sql", "s/loose.sql"}));
  CHECK(outline(project) ==
        "schema-dump red: schema.red.sql\n"
        "version-to-version red: 1.0_to_1.1_schema 1.1_to_1.2_schema\n"
        "plain red: loose\n");
  CHECK_FALSE(project.histories[1].from_nothing);
}

TEST_CASE("the dialect is told by names, then by text, then by the rest of the project") {
  Files files = named({"one/001_a.sql", "two/001_a.sql"});
  files["one/002_b.sql"] = "AUTO_INCREMENT;";
  CHECK(outline(load(files)) == "plain blue: 001_a 002_b\nplain blue: 001_a\n");
  CHECK(outline(load(named({"Shop_Red.sql", "Shop_Blue.sql"}))) ==
        "plain red: Shop_Red\nplain blue: Shop_Blue\n");
  CHECK(outline(load(named({"001_red.sql", "002_blue.sql"}))) == "plain red: 001_red 002_blue\n");
}

TEST_CASE("the folder that we stand in may name the dialect") {
  const Settings inside{.here = "/home/jo/shop/blue"};
  CHECK(outline(load(named({"001_a.sql"}), inside)) == "plain blue: 001_a\n");
  const Settings beside{.here = "/home/jo/blue-shop/db"};
  CHECK(outline(load(named({"001_a.sql"}), beside)) == "plain red: 001_a\n");
}

TEST_CASE("what is asked for wins over what text looks like, not over what names say") {
  const Settings blue{.dialect = test::stand_ins()[1]};
  CHECK(outline(load(named({"001_a.sql"}, "SERIAL;"), blue)) == "plain blue: 001_a\n");
  CHECK(outline(load(named({"red/001_a.sql", "blue/001_a.sql"}), blue)) == "plain blue: 001_a\n");
}

TEST_CASE("hidden folders and packages of others are left alone") {
  CHECK(outline(load(named({".git/1_a.up.sql", "node_modules/x/1_a.up.sql", "m/1_a.up.sql"}))) ==
        "golang-migrate red: 1_a\n");
}

TEST_CASE("one file is a history of its own") {
  const test::MemoryTree tree(named({"x/1_a.down.sql"}));
  auto project = load_file(tree, "x/1_a.down.sql", {}, test::stand_ins());
  REQUIRE(project);
  CHECK(project->histories.front().migrations.front().up.empty());
  CHECK_FALSE(load_file(tree, "x/none.sql", {}, test::stand_ins()));
}

TEST_CASE("a changelog in JSON gives the order of what it includes") {
  const std::string text = "--liquibase formatted sql\n--changeset a:1\nx;\n";
  const auto project =
      load({{"db/changelog-master.json",
             R"({"databaseChangeLog": [
                                {"include": {"file": "db/sub/z.sql"}},
                                {"include": {"file": "sub/more.json",
                                             "relativeToChangelogFile": true}},
                                {"includeAll": {"path": "db/all"}},
                                {"include": {"file": "db/gone.sql"}}]})"},
            {"db/sub/more.json", R"({"databaseChangeLog": [{"include": {"file": "sub/a.sql"}}]})"},
            {"db/sub/z.sql", text},
            {"db/sub/a.sql", text},
            {"db/all/2.sql", text},
            {"db/all/10.sql", text},
            {"db/all/deep/1.sql", text}});
  CHECK(outline(project) == "liquibase red: z.sql a.sql 10.sql 2.sql 1.sql\n");
  CHECK(found_rules(project) == "missing-file db/changelog-master.json\n");
}

TEST_CASE("changelogs in other formats are noted, and what they include goes by name") {
  const std::string text = "--liquibase formatted sql\n--changeset a:1\nx;\n";
  const auto project =
      load({{"changelog-master.xml", "<databaseChangeLog><include file=\"b.sql\"/>"},
            {"b.sql", text},
            {"a.sql", text}});
  CHECK(outline(project) == "liquibase red: a.sql b.sql\n");
  CHECK(found_rules(project) == "unread-changelog changelog-master.xml\n");
}

TEST_CASE("a team that never marks a way back is not told so for each file") {
  CHECK_FALSE(load({{"1_a.sql", "-- +goose Up\nx;"}}).histories.front().has_downs);
  CHECK(load({{"1_a.sql", "-- +goose Up\nx;\n-- +goose Down\ny;"}}).histories.front().has_downs);
}
