// Every hazard that we know of is found by something, on every database that it is known of.

#include "rules/hazards.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

#include "base/rules.h"
#include "rules/rule.h"
#include "support/fixture.h"

namespace segue::test {
namespace fs = std::filesystem;
namespace {

const std::vector<std::string> every_database = {"postgresql", "mysql", "mariadb", "sqlite"};

using Found = std::set<std::pair<std::string, std::string>>;  // id, database

void take_marks(const Case& each, const std::vector<std::string>& databases, Found& found) {
  std::vector<std::string> of = databases;
  if (!each.targets.empty()) {
    of.clear();
    for (const Target& target : each.targets)
      of.push_back(target.dialect);
  }
  for (const Section& section : each.sections)
    for (const Mark& mark : each.marks(section.kind))
      for (const std::string& database : of)
        found.emplace(mark.rule, database);
}

/// What fixtures announce, and so what their tests demand.
Found found_in_fixtures() {
  Found found;
  for (const auto& path : fixtures("tests/rules")) {
    const Fixture fixture(path);
    for (const Case& each : fixture.cases())
      take_marks(each, every_database, found);
  }
  for (const std::string dialect : {"postgresql", "mysql", "sqlite"})
    for (const auto& path : fixtures("tests/catalog/" + dialect)) {
      const Fixture fixture(path);
      for (const Case& each : fixture.cases())
        take_marks(each, {dialect}, found);
    }
  return found;
}

/// Whether a command prints a finding of the id in tests/cli.
bool is_printed(const std::string& id) {
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(SEGUE_SOURCE_DIR) / "tests/cli")) {
    if (entry.path().filename() != "out.expected") continue;
    std::ifstream in(entry.path());
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (text.find('[' + id + ']') != std::string::npos) return true;
  }
  return false;
}

/// The finding needs nothing but the migrations.
bool is_decidable(const Hazard& hazard) {
  return hazard.kind == "rule" || hazard.kind == "catalog" || hazard.kind == "files";
}

bool any_needs(const Hazard& hazard, rules::Needs need) {
  return std::any_of(hazard.findings.begin(), hazard.findings.end(), [&](const std::string& id) {
    const rules::Rule* rule = rules::find(id);
    return rule != nullptr && rule->needs == need;
  });
}

}  // namespace

TEST_CASE("every hazard names findings that there are") {
  std::set<std::string> seen;
  for (const Hazard& hazard : mapped_hazards()) {
    INFO(hazard.place << ": " << hazard.id);
    CHECK(seen.insert(hazard.id).second);
    const bool nothing_says_so = hazard.kind == "later" || hazard.kind == "past";
    CHECK(hazard.findings.empty() == nothing_says_so);
    if (nothing_says_so) CHECK_FALSE(hazard.remark.empty());
    for (const std::string& id : hazard.findings) {
      INFO(id);
      CHECK((rules::find(id) != nullptr || is_rule(id)));
    }
  }
}

TEST_CASE("every hazard says what it takes to see it") {
  const std::set<std::string> kinds = {"rule",    "catalog", "files", "live",
                                       "queries", "past",    "later"};
  for (const Hazard& hazard : mapped_hazards()) {
    INFO(hazard.place << ": " << hazard.id << ", " << hazard.kind);
    CHECK(kinds.contains(hazard.kind));
    if (hazard.kind == "rule") CHECK(any_needs(hazard, rules::Needs::nothing));
    if (hazard.kind == "live") CHECK(any_needs(hazard, rules::Needs::live_server));
    if (hazard.kind == "queries") CHECK(any_needs(hazard, rules::Needs::queries));
    if (hazard.kind == "catalog" || hazard.kind == "files")
      CHECK(std::any_of(hazard.findings.begin(), hazard.findings.end(), is_rule));
  }
}

TEST_CASE("every hazard of the list is mapped, for the databases that it names") {
  const auto listed = listed_hazards();
  if (listed.empty()) return;
  std::map<std::string, Hazard> mapped;
  for (Hazard& hazard : mapped_hazards())
    mapped.emplace(hazard.id, hazard);
  CHECK(mapped.size() == listed.size());
  for (const ListedHazard& each : listed) {
    INFO(each.id);
    const auto found = mapped.find(each.id);
    REQUIRE(found != mapped.end());
    CHECK(found->second.dialects == each.dialects);
  }
}

TEST_CASE("every hazard that is decidable fires on each of its databases") {
  const Found found = found_in_fixtures();
  std::map<std::string, int> kinds;
  int cells = 0, absent = 0;
  for (const Hazard& hazard : mapped_hazards()) {
    ++kinds[hazard.kind];
    if (!is_decidable(hazard)) continue;
    INFO(hazard.place << ": " << hazard.id);
    for (const std::string& database : hazard.dialects) {
      INFO(database);
      ++cells;
      const bool fires =
          std::any_of(hazard.findings.begin(), hazard.findings.end(), [&](const std::string& id) {
            return hazard.kind == "files" ? is_printed(id) : found.contains({id, database});
          });
      // A reason counts only where nothing fires: what can be shown needs no excuse.
      CHECK(fires != hazard.absent.contains(database));
      absent += !fires;
    }
    for (const auto& [database, why] : hazard.absent)
      CHECK(hazard.dialects.contains(database));
  }
  std::cout << "hazards:";
  for (const auto& [kind, count] : kinds)
    std::cout << ' ' << kind << ' ' << count;
  std::cout << "; of the decidable " << cells << " hazards × databases, " << cells - absent
            << " fire, " << absent << " cannot happen\n";
}

}  // namespace segue::test
