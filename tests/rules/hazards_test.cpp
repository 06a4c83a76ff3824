// tests/rules/hazards/<group>.csv: what we know to go wrong, and which of our findings says so.
// A line is `hazard id,dialects,our ids,kind,remark`; in each of the dialects a fixture shows the
// hazard, where a rule that is on finds it. `kind` says what the finding needs: rule,
// catalog, live (a server), queries (of the application), or later (nothing says so yet).

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/rules.h"
#include "base/text.h"
#include "rules/rule.h"
#include "support/fixture.h"

namespace segue::test {
namespace fs = std::filesystem;
namespace {

struct Hazard {
  std::string place{};  // "A.csv:3"
  std::string id{};
  std::vector<std::string> dialects{};
  std::vector<std::string> findings{};
  std::string kind{};
};

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : text::split(text, ' '))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

/// The fields of a line; one that holds a comma stands in double quotes.
std::vector<std::string> fields_in(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      fields.emplace_back();
    else
      fields.back() += c;
  }
  return fields;
}

/// "pg", "mysql9", "all": the names that fixtures use, whatever the version.
std::vector<std::string> dialects_in(std::string_view words) {
  const std::vector<std::string> all = {"postgresql", "mysql", "mariadb", "sqlite"};
  std::vector<std::string> names;
  for (std::string word : words_in(words)) {
    while (!word.empty() && word.back() >= '0' && word.back() <= '9')
      word.pop_back();
    if (word == "all") return all;
    names.push_back(word == "pg" ? "postgresql" : word);
  }
  return names;
}

std::vector<Hazard> hazards_in(const fs::path& path) {
  std::vector<Hazard> hazards;
  std::ifstream in(path);
  size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line.starts_with("hazard id,")) continue;
    const auto fields = fields_in(line);
    const std::string place = path.filename().string() + ':' + std::to_string(number);
    INFO(place << ": " << line);
    REQUIRE(fields.size() >= 4);
    hazards.push_back({place, fields[0], dialects_in(fields[1]), words_in(fields[2]), fields[3]});
  }
  return hazards;
}

std::vector<Hazard> all_hazards() {
  std::vector<fs::path> paths;
  for (const auto& entry :
       fs::directory_iterator(fs::path(SEGUE_SOURCE_DIR) / "tests/rules/hazards"))
    if (entry.path().extension() == ".csv") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<Hazard> hazards;
  for (const auto& path : paths)
    for (Hazard& hazard : hazards_in(path))
      hazards.push_back(std::move(hazard));
  return hazards;
}

/// What the simulation finds in some fixture.
std::set<std::string> findings_of_the_catalog() {
  std::set<std::string> ids;
  for (const auto& path : fixtures("tests/catalog")) {
    const Fixture fixture(path);
    for (const Case& each : fixture.cases())
      for (const Section& section : each.sections)
        for (const Mark& mark : each.marks(section.kind))
          ids.insert(mark.rule);
  }
  return ids;
}

/// "postgresql drop-column" for each dialect in which a case announces the finding.
std::set<std::string> shown_by_fixtures() {
  std::set<std::string> shown;
  for (const auto& path : fixtures("tests/rules")) {
    const Fixture fixture(path);
    for (const Case& each : fixture.cases())
      for (const Section& section : each.sections)
        for (const Mark& mark : each.marks(section.kind))
          for (const std::string dialect : {"postgresql", "mysql", "mariadb", "sqlite"})
            if (each.is_for(dialect)) shown.insert(dialect + ' ' + mark.rule);
  }
  return shown;
}

/// Whether all that finds the hazard are rules of which one at least is on.
bool is_found_by_rules(const Hazard& hazard) {
  const auto rule = [](const std::string& id) { return rules::find(id); };
  return hazard.kind == "rule" &&
         std::all_of(hazard.findings.begin(), hazard.findings.end(), rule) &&
         std::any_of(hazard.findings.begin(), hazard.findings.end(),
                     [&](const std::string& id) { return rule(id)->on; });
}

bool needs(const rules::Rule* rule, rules::Needs need) {
  return rule != nullptr && rule->needs == need;
}

}  // namespace

TEST_CASE("every hazard names findings that there are") {
  const auto catalog = findings_of_the_catalog();
  std::set<std::string> seen;
  for (const Hazard& hazard : all_hazards()) {
    INFO(hazard.place << ": " << hazard.id);
    CHECK(seen.insert(hazard.id).second);
    CHECK(hazard.findings.empty() == (hazard.kind == "later"));
    for (const std::string& id : hazard.findings) {
      INFO(id);
      CHECK((rules::find(id) != nullptr || catalog.contains(id) || is_rule(id)));
    }
  }
}

TEST_CASE("every hazard is shown in each of its dialects") {
  const auto shown = shown_by_fixtures();
  for (const Hazard& hazard : all_hazards()) {
    if (!is_found_by_rules(hazard)) continue;
    for (const std::string& dialect : hazard.dialects) {
      INFO(hazard.place << ": " << hazard.id << ", " << dialect);
      CHECK(std::any_of(hazard.findings.begin(), hazard.findings.end(),
                        [&](const std::string& id) { return shown.contains(dialect + ' ' + id); }));
    }
  }
}

TEST_CASE("every hazard says what it takes to see it") {
  for (const Hazard& hazard : all_hazards()) {
    INFO(hazard.place << ": " << hazard.id << ", " << hazard.kind);
    const auto any = [&](auto&& holds) {
      return std::any_of(hazard.findings.begin(), hazard.findings.end(), holds);
    };
    const auto found_with = [&](rules::Needs need) {
      return any([&](const auto& id) { return needs(rules::find(id), need); });
    };
    const std::set<std::string> kinds = {"rule", "catalog", "live", "queries", "later"};
    CHECK(kinds.contains(hazard.kind));
    if (hazard.kind == "rule") CHECK(found_with(rules::Needs::nothing));
    if (hazard.kind == "live") CHECK(found_with(rules::Needs::live_server));
    if (hazard.kind == "queries") CHECK(found_with(rules::Needs::queries));
    if (hazard.kind == "catalog")
      CHECK(any([](const auto& id) { return rules::find(id) == nullptr; }));
  }
}

}  // namespace segue::test
