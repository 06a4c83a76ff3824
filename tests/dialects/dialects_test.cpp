// tests/dialects/<dialect>/*.sql: SQL, the AST it becomes, and the SQL written back.

#include <catch2/catch.hpp>

#include "dialect/dialect.h"
#include "dialects/all.h"
#include "sql/print.h"
#include "support/fixture.h"
#include "support/round_trip.h"

namespace segue::test {
namespace {

std::string printed(const dialect::Script& script) {
  std::string text;
  for (const auto& statement : script.statements)
    text += sql::print(statement.tree);
  return text;
}

std::string written(const dialect::Dialect& dialect, const dialect::Script& script) {
  std::string text;
  for (const auto& statement : script.statements)
    if (statement.understood()) text += dialect.write(statement.tree) + ";\n";
  return text;
}

/// Every statement as it was cut, with the place of its first character.
std::string cut(const Source& source, const dialect::Script& script) {
  std::string text;
  for (const auto& statement : script.statements) {
    const Position at = source.position(statement.span.begin);
    text += std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
            std::string(source.text(statement.span)) + "\n";
  }
  return text;
}

std::string messages(const Source& source, const dialect::Script& script) {
  std::string text;
  const auto add = [&](Span span, std::string_view message) {
    const Position at = source.position(span.begin);
    text += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + std::string(message) +
            "\n";
  };
  for (const auto& finding : script.findings)
    add(finding.span, finding.rule + ": " + finding.message);
  for (const auto& statement : script.statements)
    if (statement.error) add(statement.error->span, statement.error->message);
  return text;
}

Marks found_in(const Source& source, const dialect::Script& script) {
  Marks marks;
  const auto add = [&](Span span, std::string severity, std::string rule) {
    marks.insert({"up", source.position(span.begin).line, std::move(severity), std::move(rule)});
  };
  for (const auto& finding : script.findings)
    add(finding.span, std::string(name_of(finding.severity)), finding.rule);
  for (const auto& statement : script.statements)
    if (statement.error) add(statement.error->span, "error", "syntax-error");
  return marks;
}

std::string listed(const Marks& marks) {
  std::string text;
  for (const Mark& mark : marks)
    text += "\n  line " + std::to_string(mark.line) + " " + mark.severity + ": " + mark.rule;
  return text.empty() ? " nothing" : text;
}

void check(const dialect::Dialect& dialect, Fixture& fixture, const Case& each) {
  const Source source(fixture.path().string(), each.text_of("up"));
  const dialect::Script script = dialect.parse(source);
  for (const std::string& problem : {
           fixture.difference(each, "ast", printed(script)),
           fixture.difference(each, "written", written(dialect, script)),
           fixture.difference(each, "statements", cut(source, script)),
           fixture.difference(each, "findings", messages(source, script)),
       })
    if (!problem.empty()) FAIL_CHECK(problem);

  const Marks found = found_in(source, script);
  const Marks marked = each.marks("up");
  if (found != marked && !each.section("findings"))
    FAIL_CHECK("marked:" << listed(marked) << "\nfound:" << listed(found) << "\n"
                         << messages(source, script));

  for (const auto& statement : script.statements) {
    if (!statement.understood()) continue;
    const std::string problem = round_trip_problem(dialect, statement.tree);
    if (!problem.empty()) FAIL_CHECK(source.text(statement.span) << "\n" << problem);
  }
}

}  // namespace

TEST_CASE("every dialect reads its fixtures, and writes what it has read") {
  for (const dialect::Dialect* dialect : dialects::all()) {
    for (const auto& path : fixtures("tests/dialects/" + std::string(dialect->name()))) {
      Fixture fixture(path);
      for (const Case& each : fixture.cases()) {
        INFO(path.string() << ":" << each.line << ": " << each.name);
        check(*dialect, fixture, each);
      }
      fixture.save();
    }
  }
}

}  // namespace segue::test
