#include <catch2/catch.hpp>

#include "project/script.h"
#include "stand_ins.h"

using namespace segue;
using namespace segue::project;

namespace {

ReadScript read(const Layout& layout, std::string text) {
  History history;
  history.layout = &layout;
  history.dialect = test::stand_ins().front();
  return read_text(history, "x.sql", std::move(text), Direction::up);
}

/// The statements with their direction: "+ a", "- b", and what rollback comments hold: "~ c".
std::string outline(const ReadScript& read) {
  std::string result;
  for (size_t i = 0; i < read.script.statements.size(); ++i) {
    const auto& section = read.section(i);
    result += section.direction == Direction::up ? "+ " : "- ";
    result += std::string(read.source->text(read.script.statements[i].span));
    if (!section.id.empty()) result += " (" + section.id + ")";
    if (section.elsewhere) result += " elsewhere";
    if (section.no_transaction) result += " alone";
    result += "\n";
  }
  for (const auto& statement : read.undo.statements)
    result += "~ " + std::string(read.source->text(statement.span)) + "\n";
  return result;
}

}  // namespace

TEST_CASE("a file without sections goes one way") {
  CHECK(outline(read(layout::plain, "a; b;")) == "+ a\n+ b\n");
}

TEST_CASE("dbmate's sections") {
  CHECK(outline(
            read(layout::dbmate, "-- migrate:up transaction:false\na; b\n-- migrate:down\nc;\n")) ==
        "+ a alone\n+ b alone\n- c\n");
}

TEST_CASE("goose says once for a file that no transaction is wanted") {
  CHECK(outline(read(layout::goose,
                     "-- +goose NO TRANSACTION\n-- +goose Up\na;\n-- +goose Down\n"
                     "b;\n")) == "+ a alone\n- b alone\n");
}

TEST_CASE("placeholders keep their length and are read as names") {
  const auto script = read(layout::goose, "-- +goose Up\nCREATE TABLE ${REGION}x;\n");
  CHECK(outline(script) == "+ CREATE TABLE ${REGION}x\n");
}

TEST_CASE("changesets have ids, attributes and rollbacks") {
  const auto script = read(layout::liquibase,
                           "--liquibase formatted sql\n"
                           "--changeset Jo Doe:1 dbms:rouge runInTransaction:false\na;\n"
                           "--rollback undo a;\n"
                           "--changeset jo:2 dbms:blue\nb\n"
                           "--rollback empty\n"
                           "--changeset jo:3 dbms:!blue\nc\n");
  CHECK(outline(script) == "+ a (Jo Doe:1) alone\n+ b (jo:2) elsewhere\n+ c (jo:3)\n~ undo a\n");
  REQUIRE(script.findings.size() == 1);
  CHECK(script.findings.front().rule == "missing-down");
}

TEST_CASE("a file without a mark cannot run") {
  const auto script = read(layout::dbmate, "a;\n");
  REQUIRE(script.findings.size() == 1);
  CHECK(script.findings.front().rule == "missing-section");
}

namespace {

/// "rule: message" of each finding.
std::string complaints(const ReadScript& read) {
  std::string result;
  for (const auto& finding : read.findings)
    result += finding.rule + ": " + finding.message + "\n";
  return result;
}

std::string complaints(const Layout& layout, std::string text) {
  return complaints(read(layout, std::move(text)));
}

}  // namespace

TEST_CASE("a delimiter of its own ends a changeset's statements") {
  const auto script = read(layout::liquibase,
                           "--liquibase formatted sql\n"
                           "--changeset jo:1 endDelimiter:@@ \na @@\nb\n@@\n--rollback c @@\n"
                           "--changeset jo:2 endDelimiter:/\nd / e\n/\nf\n--rollback empty\n"
                           "--changeset jo:3 splitStatements:false endDelimiter:/\ng\n/\nh\n"
                           "--rollback empty\n"
                           "--changeset jo:4 endDelimiter:\"\\n/\\s*\\n|\\n/\\s*$\"\ni\n/\nj\n"
                           "--rollback empty\n");
  CHECK(outline(script) ==
        "+ a (jo:1)\n+ b (jo:1)\n+ d / e (jo:2)\n+ f (jo:2)\n+ g\n/\nh (jo:3)\n+ i (jo:4)\n"
        "+ j (jo:4)\n~ c\n");
  CHECK(complaints(script).empty());
}

TEST_CASE("placeholders stay in place in rollbacks, too") {
  const auto script = read(layout::liquibase,
                           "--liquibase formatted sql\n--changeset jo:1\na ${x};\n"
                           "--rollback undo ${x.y};\n");
  CHECK(outline(script) == "+ a ${x} (jo:1)\n~ undo ${x.y}\n");
}

TEST_CASE("what the marks of changesets get wrong is found") {
  CHECK(complaints(layout::liquibase,
                   "--liquibase formatted sql\n"
                   "--changeset jo:1 runOnChange:true endDelimeter:@@ context:\"a or endDelim:x\"\n"
                   "a\n"
                   "--changeset jo:1 unheard-of:1 stripcomments:false\nb\n") ==
        "unknown-attribute: there is no attribute `endDelimeter`, did you mean `endDelimiter`?\n"
        "condition-not-evaluated: `context:a or endDelim:x` is not evaluated: the changeset runs "
        "everywhere\n"
        "duplicate-changeset: changeset `jo:1` stands in this file twice\n");
}

TEST_CASE("that a condition of a changeset is not evaluated is said") {
  CHECK(
      complaints(layout::liquibase,
                 "--liquibase formatted sql\n"
                 "--changeset jo:1 labels:old\na\n"
                 "--changeset jo:2\n-- preconditions onFail:MARK_RAN\n"
                 "--precondition-sql-check expectedResult:0 select 1\nb -- precondition\n") ==
      "condition-not-evaluated: `labels:old` is not evaluated: the changeset runs everywhere\n"
      "condition-not-evaluated: a precondition is not evaluated: the changeset runs everywhere\n");
}

TEST_CASE("a changeset that is ignored does not run") {
  CHECK(outline(read(layout::liquibase,
                     "--liquibase formatted sql\n--changeset jo:1 ignore:true\na\n")) ==
        "+ a (jo:1) elsewhere\n");
}

TEST_CASE("rollbacks hold SQL, decline, or are empty") {
  CHECK(complaints(layout::liquibase,
                   "--liquibase formatted sql\n"
                   "--changeset jo:1\na\n--rollback b\n"
                   "--changeset jo:2\na\n--rollback\n"
                   "--changeset jo:3\na\n--rollback not required\n"
                   "--changeset jo:4\na\n--rollback -- later\n"
                   "--changeset jo:5\n-- segue: irreversible reason=\"gone\"\na\n"
                   "--changeset jo:6\na\n") ==
        "empty-down: changeset `jo:2` has a rollback without a statement\n"
        "empty-down: changeset `jo:4` has a rollback without a statement\n"
        "missing-down: changeset `jo:6` has no rollback\n");
}

TEST_CASE("sections that undo nothing, or are missing, are found") {
  CHECK(complaints(layout::dbmate, "-- migrate:up\na;\n-- migrate:down\n-- nothing\n") ==
        "empty-down: this section holds no statement: nothing is undone\n");
  CHECK(complaints(layout::goose, "-- +goose Up\na;\n") ==
        "missing-down: there is no `-- +goose Down` in this file\n");
  CHECK(complaints(layout::goose, "-- +goose Up\n-- segue: irreversible reason='gone'\na;\n")
            .empty());
  CHECK(complaints(layout::dbmate,
                   "-- migrate:up\na;\n-- migrate:down\n"
                   "-- segue: irreversible reason=\"gone\"\n")
            .empty());
}

TEST_CASE("a reason is not optional, and directives are spelled right") {
  CHECK(complaints(layout::plain, "-- segue: irreversible\na;\n") ==
        "missing-reason: `irreversible` needs a reason\n");
  CHECK(complaints(layout::plain, "-- segue: irreversible reason=\"\"\na;\n") ==
        "missing-reason: `irreversible` needs a reason\n");
  CHECK(complaints(layout::plain, "-- segue: irreversable reason=\"x\"\na;\n") ==
        "unknown-directive: there is no directive `irreversable`, did you mean `irreversible`?\n");
  CHECK(read(layout::plain, "a;\n-- segue: irreversible reason=\"x\"\n").irreversible);
}

TEST_CASE("a down script without a statement is found") {
  History history;
  history.layout = &layout::golang_migrate;
  history.dialect = test::stand_ins().front();
  CHECK(complaints(read_text(history, "1.down.sql", "-- nothing\n", Direction::down)) ==
        "empty-down: this down script holds no statement\n");
  CHECK(complaints(read_text(history, "1.down.sql", "a;", Direction::down)).empty());
}
