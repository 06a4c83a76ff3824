// tests/rules/<rule>.sql: a schema, a migration, and on its lines exactly what the rules find.
// Every rule has a case in which it fires and one in which it is silent; both are its
// documentation.

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

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

/// Kebab case, and named after what is found: it reads
/// well after "ignore".
bool is_lawful(std::string_view id) {
  if (id.empty() || id.front() == '-' || id.back() == '-' || id.find("--") != id.npos) return false;
  if (id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != id.npos) return false;
  for (const std::string_view order : {"require-", "no-", "ban-", "prefer-", "avoid-", "disallow-",
                                       "check-for-", "use-", "always-", "never-", "must-"})
    if (id.starts_with(order)) return false;
  return true;
}

/// A sentence, or several; the last one may end with a directive.
bool is_prose(std::string_view text) {
  return !text.empty() && text.find("  ") == text.npos &&
         (text.front() < 'a' || text.front() > 'z') && (text.back() == '.' || text.back() == '"');
}

/// The databases of the cases of a rule's fixture in which it finds something, and of those in
/// which it does not.
struct Cases {
  std::set<std::string> firing{};
  std::set<std::string> silent{};
};

bool fires_in(const Case& each, std::string_view rule) {
  for (const std::string section : {"given", "up", "down"})
    for (const Mark& mark : each.marks(section))
      if (mark.rule == rule) return true;
  return false;
}

Cases cases_of(const rules::Rule& rule) {
  Cases cases;
  for (const auto& path : fixtures("tests/rules")) {
    if (path.stem() != file_of(rule)) continue;
    const Fixture fixture(path);
    for (const Case& each : fixture.cases()) {
      auto& databases = fires_in(each, rule.id) ? cases.firing : cases.silent;
      if (each.targets.empty()) databases.insert({"postgresql", "mysql", "mariadb", "sqlite"});
      for (const Target& target : each.targets)
        databases.insert(target.dialect);
    }
  }
  return cases;
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

TEST_CASE("every rule fires in a case and is silent in another, on each of its databases") {
  for (const rules::Rule* rule : rules::all()) {
    const Cases cases = cases_of(*rule);
    INFO(rule->id);
    // What needs a server or the queries has no case: a fixture has neither.
    CHECK(cases.firing.empty() == (rule->needs != rules::Needs::nothing));
    for (const std::string& database : cases.firing) {
      INFO(database);
      CHECK(cases.silent.contains(database));
    }
  }
}

TEST_CASE("every fixture of a rule is named after it") {
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(SEGUE_SOURCE_DIR) / "tests/rules")) {
    if (entry.path().extension() != ".sql") continue;
    INFO(entry.path().string());
    std::string id = entry.path().stem().string();
    std::replace(id.begin(), id.end(), '_', '-');
    CHECK(rules::find(id) != nullptr);
  }
}

TEST_CASE("every rule explains itself and has a lawful name") {
  for (const rules::Rule* rule : rules::all()) {
    INFO(rule->id);
    CHECK(is_prose(rule->what));
    CHECK(is_prose(rule->why));
    CHECK(is_prose(rule->instead));
    CHECK(is_lawful(rule->id));
    CHECK(rules::find(rule->id) == rule);
    CHECK((rule->needs != rules::Needs::nothing ||
           !std::holds_alternative<std::monostate>(rule->check)));
  }
}

}  // namespace segue::test
