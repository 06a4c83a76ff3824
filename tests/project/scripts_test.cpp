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
