#include "plan/stages.h"

#include <catch2/catch.hpp>

#include "catalog/apply.h"
#include "dialects/all.h"
#include "project/layout.h"
#include "project/script.h"

namespace segue::plan {
namespace {

const dialect::Dialect& dialect() {
  return *dialects::by_url_scheme("postgresql");
}

/// Scripts that are read once and simulated one after the other.
class Simulated {
 public:
  explicit Simulated(const std::string& given) {
    catalog_ = catalog::empty_catalog(semantics());
    (void)add(given);
    range_ = facts::Range(std::make_shared<const catalog::Catalog>(catalog_));
  }

  Script add(const std::string& sql) {
    const auto read = read_of(sql);
    auto made =
        script_of(sql, *read->source, read->script, statements_of(*read, project::Direction::up),
                  false, catalog_, semantics(), dialect().costs({}), facts::Depth::facts,
                  range_ ? &range_ : nullptr);
    REQUIRE(made);
    made->read = read;
    return std::move(*made);
  }
  /// A script as it would stand among others, not run.
  Run run(const std::string& name, const std::string& sql) {
    kept_.push_back(read_of(sql));
    Run made{.name = name};
    for (const auto& statement : kept_.back()->script.statements)
      made.statements.push_back(&statement.tree);
    return made;
  }
  const catalog::Catalog& catalog() const { return catalog_; }
  static const catalog::Semantics& semantics() { return dialect().semantics({}); }

 private:
  static std::shared_ptr<const project::ReadScript> read_of(const std::string& sql) {
    project::History history;
    history.dialect = &dialect();
    history.layout = project::find_layout("plain");
    return std::make_shared<const project::ReadScript>(
        project::read_text(history, "a.sql", sql, project::Direction::up));
  }

  catalog::Catalog catalog_{};
  std::optional<facts::Range> range_{};
  std::vector<std::shared_ptr<const project::ReadScript>> kept_{};
};

const std::string given = "CREATE TABLE users (id int PRIMARY KEY, name text, mail text);";

facts::Phase phase_of(const std::string& sql, facts::Phase declared = facts::Phase::none) {
  return placing_of(Simulated(given).add(sql), declared).phase;
}

}  // namespace

TEST_CASE("a script runs in the phase that its actions belong to") {
  using facts::Phase;
  CHECK(phase_of("ALTER TABLE users ADD COLUMN age int") == Phase::expand);
  CHECK(phase_of("CREATE INDEX CONCURRENTLY i ON users (name)") == Phase::expand);
  CHECK(phase_of("UPDATE users SET name = lower(name)") == Phase::backfill);
  CHECK(phase_of("ALTER TABLE users DROP COLUMN mail") == Phase::contract);
  CHECK(phase_of("ALTER TABLE users ALTER COLUMN mail SET NOT NULL") == Phase::contract);
  CHECK(phase_of("ALTER TABLE users RENAME COLUMN mail TO email") == Phase::none);
  CHECK(phase_of("DO $$ BEGIN EXECUTE 'x'; END $$") == Phase::none);
}

TEST_CASE("rows that go into a table of the same release belong to the table") {
  CHECK(phase_of("CREATE TABLE ages (id int); INSERT INTO ages VALUES (1)") ==
        facts::Phase::expand);
  CHECK(phase_of("CREATE TABLE ages (id int); UPDATE ages SET id = 1") == facts::Phase::expand);
  CHECK(phase_of("INSERT INTO users VALUES (1)") == facts::Phase::backfill);
  CHECK(phase_of("CREATE TABLE ages (id int); INSERT INTO users SELECT id FROM ages") ==
        facts::Phase::none);
}

TEST_CASE("what one transaction drops and makes again is told by what has become of it") {
  using facts::Phase;
  const std::string objects =
      given +
      "CREATE VIEW names AS SELECT id, name FROM users;"
      "CREATE VIEW ids AS SELECT id FROM names;"
      "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"
      "CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2';"
      "CREATE TRIGGER stamped BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION stamp();"
      "CREATE UNIQUE INDEX mails ON users (mail);"
      "CREATE POLICY own ON users USING (name = current_user);";
  const auto of = [&](const std::string& sql) {
    return placing_of(Simulated(objects).add(sql), Phase::none).phase;
  };
  const std::string ids = "CREATE VIEW ids AS SELECT id FROM names;";
  // As it was; more; less; other columns; and a view that went along and does not come back.
  CHECK(of("DROP VIEW ids; " + ids) == Phase::expand);
  CHECK(of("DROP VIEW names CASCADE; CREATE VIEW names AS SELECT id, name, mail FROM users; " +
           ids) == Phase::expand);
  CHECK(of("DROP VIEW names CASCADE; CREATE VIEW names AS SELECT id FROM users; " + ids) ==
        Phase::contract);
  CHECK(of("DROP VIEW names CASCADE; CREATE VIEW names AS SELECT id, mail FROM users; " + ids) ==
        Phase::none);
  CHECK(of("DROP VIEW names CASCADE; CREATE VIEW names AS SELECT id, name FROM users;") ==
        Phase::none);
  CHECK(of("DROP VIEW ids") == Phase::contract);
  // What it does cannot be told where it is another one.
  CHECK(of("DROP FUNCTION twice(int); "
           "CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2'") ==
        Phase::expand);
  CHECK(of("DROP FUNCTION twice(int); "
           "CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 3'") ==
        Phase::none);
  CHECK(of("DROP TRIGGER stamped ON users; CREATE TRIGGER stamped BEFORE INSERT ON users "
           "FOR EACH ROW EXECUTE FUNCTION stamp()") == Phase::expand);
  CHECK(of("DROP TRIGGER stamped ON users; CREATE TRIGGER stamped AFTER INSERT ON users "
           "FOR EACH ROW EXECUTE FUNCTION stamp()") == Phase::none);
  // Keys and rows that somebody may see.
  CHECK(of("DROP INDEX mails; CREATE UNIQUE INDEX mails ON users (mail)") == Phase::expand);
  CHECK(of("DROP POLICY own ON users; CREATE POLICY own ON users USING (name = current_user)") ==
        Phase::expand);
  CHECK(of("DROP POLICY own ON users; CREATE POLICY own ON users USING (true)") == Phase::contract);
}

TEST_CASE("what belongs before the deploy and after it is no script of one phase") {
  const auto placing = placing_of(
      Simulated(given).add("ALTER TABLE users ADD COLUMN age int;\nALTER TABLE users DROP mail"),
      facts::Phase::none);
  CHECK(placing.phase == facts::Phase::none);
  CHECK(placing.at.line == 2);
  CHECK(placing.reason.find("before the deploy and after it") != std::string::npos);
}

TEST_CASE("what a script declares is believed, and held against it") {
  Simulated schema(given);
  const Script script = schema.add("ALTER TABLE users DROP COLUMN mail");
  CHECK(placing_of(script, facts::Phase::expand).phase == facts::Phase::expand);
  REQUIRE(breach_of(script, facts::Phase::expand));
  CHECK(breach_of(script, facts::Phase::expand)->phase == facts::Phase::contract);
  CHECK_FALSE(breach_of(script, facts::Phase::contract));
}

TEST_CASE("scripts may swap where both orders make the same schema") {
  Simulated schema(given);
  const Run drop = schema.run("drop", "ALTER TABLE users DROP COLUMN mail");
  const Run add = schema.run("add", "ALTER TABLE users ADD COLUMN age int");
  const Run anew = schema.run("anew", "ALTER TABLE users ADD COLUMN mail int");
  const Run index = schema.run("index", "CREATE INDEX i ON users (age)");
  const auto conflict = [&](const Runs& written, const Runs& wanted) {
    return conflict_of(schema.catalog(), written, wanted, Simulated::semantics());
  };
  CHECK(conflict({drop, add}, {add, drop}).empty());
  CHECK(conflict({drop, anew}, {anew, drop}).find("`anew` cannot run before") == 0);
  CHECK(conflict({add, index}, {index, add}).find("`index` cannot run before") == 0);
}

}  // namespace segue::plan
