// What may be cut into ranges, by which key, and how it is sent; and what is refused, with what
// words. The cases are data: cut/<database>.sql.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/files.h"
#include "dialects/all.h"
#include "run/batch_sql.h"
#include "support/backfills.h"

namespace segue::test {
namespace {

/// A case: a heading, and sections `given`, `backfill` (with words of the directive behind it) and
/// `expected`.
struct Case {
  std::string name{};
  std::string given{};
  std::string said{};
  std::string statement{};
  std::string expected{};
};

std::vector<Case> cases_in(const std::string& text) {
  std::vector<Case> cases;
  std::string* into = nullptr;
  std::string given;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("--- case: ")) {
      cases.push_back({.name = line.substr(10), .given = given});
      into = nullptr;
    } else if (line == "--- given") {
      into = cases.empty() ? &given : &cases.back().given;
      into->clear();
    } else if (line.starts_with("--- backfill")) {
      cases.back().said = line.substr(12);
      into = &cases.back().statement;
    } else if (line == "--- expected") {
      into = &cases.back().expected;
    } else if (into != nullptr && !line.empty()) {
      *into += line + "\n";
    }
  }
  return cases;
}

std::string in_words(const dialect::Dialect& dialect, const Case& one) {
  const auto backfill = read_backfill(dialect, one.given, one.statement, one.said);
  if (!backfill) return backfill.error().message + "\n";
  std::string words = "key";
  for (const auto& column : backfill->key)
    words += " " + column.name;
  words += backfill->repeatable ? "; may run twice" : "; must not run twice";
  words +=
      backfill->unverifiable.empty() ? "\n" : "; not verified: " + backfill->unverifiable + "\n";
  for (const auto& remark : backfill->remarks)
    words += "remark: " + remark + "\n";
  const run::BatchSql sql(*backfill, dialect);
  if (backfill->key.empty()) return words + sql.whole() + "\n";
  run::KeyRange range;
  for (size_t i = 0; i < backfill->key.size(); ++i)
    range.high.push_back("9");
  words += sql.last_key() + "\n" + sql.end_of_batch(range, 100) + "\n";
  range.low = run::KeyValues(backfill->key.size(), "1");
  words += sql.change(range) + "\n";
  if (backfill->unverifiable.empty()) words += sql.count_left(range) + "\n";
  // What is sent is understood where it comes from.
  for (const auto& text : {sql.last_key(), sql.end_of_batch(range, 100), sql.change(range)}) {
    const auto parsed = dialect.parse(Source("", text));
    CHECK(parsed.statements.size() == 1);
    CHECK(parsed.statements.at(0).understood());
  }
  return words;
}

}  // namespace

TEST_CASE("statements are cut into ranges where that changes nothing") {
  for (const std::string name : {"postgresql", "mysql", "sqlite"}) {
    const std::string path = SEGUE_SOURCE_DIR "/tests/backfill/cut/" + name + ".sql";
    const auto text = DiskTree().read(path);
    REQUIRE(text);
    const auto& dialect = *dialects::by_name(name);
    std::string fresh = text->substr(0, text->find("--- case: "));
    for (const Case& one : cases_in(*text)) {
      INFO(name << ": " << one.name);
      const std::string words = in_words(dialect, one);
      fresh += "--- case: " + one.name + "\n";
      if (text->find("--- case: " + one.name + "\n--- given") != std::string::npos)
        fresh += "--- given\n" + one.given;
      fresh += "--- backfill" + one.said + "\n" + one.statement + "--- expected\n" + words + "\n";
      if (std::getenv("UPDATE_EXPECTED") == nullptr) CHECK(words == one.expected);
    }
    if (std::getenv("UPDATE_EXPECTED") != nullptr) std::ofstream(path) << fresh;
  }
}

}  // namespace segue::test
