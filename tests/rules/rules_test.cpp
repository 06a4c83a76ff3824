// tests/rules/<rule>.sql: a schema, a migration, and on its lines exactly what the rules find.
// Every rule has a case in which it fires and one in which it is silent; both are its
// documentation.

#include <catch2/catch.hpp>

#include "catalog/apply.h"
#include "dialects/all.h"
#include "rules/judged_case.h"
#include "rules/rule.h"
#include "support/fixture.h"

namespace segue::test {
namespace {

std::string listed(const Marks& marks) {
  std::string text;
  for (const Mark& mark : marks)
    text += "\n  " + mark.section + " line " + std::to_string(mark.line) + ' ' + mark.severity +
            ": " + mark.rule;
  return text.empty() ? " nothing" : text;
}

std::string file_of(const rules::Rule& rule) {
  std::string name(rule.id);
  for (char& c : name)
    if (c == '-') c = '_';
  return name;
}

/// The marks of all cases of the rule's fixture, and how many cases have none of it.
struct Cases {
  size_t firing = 0;
  size_t silent = 0;
};

Cases cases_of(const rules::Rule& rule) {
  Cases count;
  for (const auto& path : fixtures("tests/rules")) {
    if (path.stem() != file_of(rule)) continue;
    const Fixture fixture(path);
    for (const Case& each : fixture.cases()) {
      bool fires = false;
      for (const std::string section : {"given", "up", "down"})
        for (const Mark& mark : each.marks(section))
          fires |= mark.rule == rule.id;
      ++(fires ? count.firing : count.silent);
    }
  }
  return count;
}

}  // namespace

TEST_CASE("every rule finds just what its fixture marks") {
  for (const auto& path : fixtures("tests/rules")) {
    const Fixture fixture(path);
    for (const Case& each : fixture.cases()) {
      for (const JudgedCase& judged : judged_by_every_dialect(each, path.stem().string())) {
        INFO(path.string() << ": " << each.name << " (" << judged.server << ")");
        INFO("found:" << listed(judged.found));
        CHECK(judged.found == judged.marked);
      }
    }
  }
}

TEST_CASE("every rule fires in a case and is silent in another") {
  for (const rules::Rule* rule : rules::all()) {
    if (rule->needs != rules::Needs::nothing) continue;
    INFO(rule->id);
    const Cases count = cases_of(*rule);
    CHECK(count.firing > 0);
    CHECK(count.silent > 0);
  }
}

TEST_CASE("every rule explains itself and has a lawful name") {
  for (const rules::Rule* rule : rules::all()) {
    INFO(rule->id);
    CHECK_FALSE(rule->what.empty());
    CHECK_FALSE(rule->why.empty());
    CHECK_FALSE(rule->instead.empty());
    CHECK(rule->id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    CHECK_FALSE(rule->id.starts_with("require-"));
    CHECK_FALSE(rule->id.starts_with("no-"));
    CHECK(rules::find(rule->id) == rule);
    CHECK((rule->needs != rules::Needs::nothing ||
           !std::holds_alternative<std::monostate>(rule->check)));
  }
}

}  // namespace segue::test
