#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "report/fingerprint.h"
#include "report/judged.h"
#include "report/markup.h"
#include "report/several.h"
#include "report/words.h"

using namespace segue;
using namespace segue::report;

namespace {

const std::string script_text =
    "-- a file\n"
    "ALTER TABLE \"a|b\" DROP COLUMN c;\n"
    "UPDATE t SET x = 'a < b & c';\n";

Finding finding_at(uint32_t begin, uint32_t end, Severity severity, std::string message) {
  Finding finding;
  finding.rule = severity == Severity::note ? "no-such-rule" : "drop-column";
  finding.severity = severity;
  finding.span = {begin, end};
  finding.message = std::move(message);
  return finding;
}

JudgedStatement statement_at(const Source& source, Span span, std::string kind) {
  JudgedStatement statement;
  statement.span = span;
  statement.begin = source.position(span.begin);
  statement.end = source.position(span.end);
  statement.kind = std::move(kind);
  return statement;
}

JudgedScript small_script(const Source& source) {
  JudgedScript script{.source = source, .migration = "2_b"};
  JudgedStatement drop = statement_at(source, {10, 40}, "ALTER TABLE");
  drop.compat = {facts::Class::contract, {.old_reads = true}, "what reads `c` fails"};
  drop.cost.locks = {{"a|b", "EXCLUSIVE", true, true}};
  JudgedStatement update = statement_at(source, {42, 70}, "UPDATE");
  update.index = 1;
  update.compat = {facts::Class::data, {}, "rows change"};
  update.cost.locks = {{"t", "ROW", false, true}};
  update.cost.scans = {"t"};
  update.cost.duration = facts::Duration::rows;
  script.statements = {drop, update};
  script.changes = {{catalog::ChangeKind::removed, "column", "a|b.c", {}},
                    {catalog::ChangeKind::added, "table", "new", {}},
                    {catalog::ChangeKind::added, "column", "new.x", {}},
                    {catalog::ChangeKind::changed, "column", "t.x", {{"type", "int", "bigint"}}}};
  return script;
}

Summary summary_of_all() {
  Summary summary;
  summary.files = 2;
  summary.statements = 3;
  summary.understood = 3;
  summary.seconds = 0.0125;
  summary.histories.push_back({"goose", "red", "the folder's name", "db", 2});
  summary.found_errors = 1;
  summary.found_warnings = 1;
  summary.found_notes = 1;
  return summary;
}

/// Two files, the second with a finding of each severity.
void tell_all(CheckReport& report) {
  const Source source("db/2, b.sql", script_text);
  report.file("db/1_a.sql");
  report.file(source.path());
  if (report.wants_scripts()) report.script(small_script(source));
  Finding error = finding_at(37, 38, Severity::error, "`c` is 100 % gone: a|b, a < b");
  error.advice = "Keep `c`.\nDrop it later.";
  error.statement = 0;
  report.finding(locate(error, source));
  report.finding(locate(finding_at(42, 72, Severity::warning, "rows"), source));
  report.finding(locate(finding_at(0, 0, Severity::note, "a note"), source));
  report.end(summary_of_all());
}

std::string told(std::string_view format, const Style& style = {}) {
  std::string text;
  for (const auto& each : formats()) {
    if (each.name != format) continue;
    const auto report = each.make([&](std::string_view piece) { text += piece; }, style);
    tell_all(*report);
  }
  return text;
}

std::string read(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("every format tells what it is expected to tell") {
  for (const auto& format : formats()) {
    INFO(format.name);
    const std::string path =
        std::string(SEGUE_SOURCE_DIR "/tests/report/expected/") + std::string(format.name);
    const std::string text = told(format.name, {.statements = true});
    if (std::getenv("UPDATE_EXPECTED") != nullptr) std::ofstream(path) << text;
    CHECK(text == read(path));
  }
}

TEST_CASE("only what fails is a failure for JUnit") {
  CHECK(told("junit", {.failing = Severity::note}).find("tests=\"4\" failures=\"3\"") !=
        std::string::npos);
  CHECK(told("junit", {.failing = std::nullopt}).find("tests=\"4\" failures=\"0\"") !=
        std::string::npos);
}

TEST_CASE("several reports are told the same, without notes where they are not wanted") {
  std::string text;
  std::string json;
  Several several(true);
  for (const auto& format : formats()) {
    if (format.name == "github")
      several.add(format.make([&](std::string_view piece) { text += piece; }, {}));
    if (format.name == "json")
      several.add(format.make([&](std::string_view piece) { json += piece; }, {}));
  }
  CHECK_FALSE(several.wants_scripts());
  tell_all(several);
  CHECK(text.find("::error ") == 0);
  CHECK(text.find("::notice") == std::string::npos);
  CHECK(nlohmann::json::parse(json)["findings"].size() == 2);
}

TEST_CASE("a fingerprint outlives lines above it, and is no other's") {
  const auto fingerprints = [](const std::string& text, std::vector<uint32_t> places) {
    Fingerprints prints;
    std::vector<std::string> all;
    for (const uint32_t place : places)
      all.push_back(prints.of(
          locate(finding_at(place, place + 1, Severity::error, "x"), Source("a.sql", text))));
    return all;
  };
  const auto before = fingerprints("DROP TABLE a;\nDROP TABLE a;\n", {0, 14});
  CHECK(before[0] != before[1]);
  CHECK(before[0].size() == 32);
  CHECK(fingerprints("\n\n  DROP  TABLE a;\nDROP TABLE a;", {4, 19}) == before);
  CHECK(fingerprints("DROP TABLE b;", {0})[0] != before[0]);
}

TEST_CASE("markup holds nothing that XML forbids") {
  CHECK(escaped("<a b=\"c\" d='e'>&") == "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
  CHECK(escaped("grün 😀\t\r\n") == "grün 😀\t\n");
  CHECK(escaped("\x01|\xFF|\xC3|\xED\xA0\x80|\xEF\xBF\xBF|\xF5") ==
        "\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD|"
        "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD|\xEF\xBF\xBD");
  CHECK(with_code("`a<b` and `c") == "<code>a&lt;b</code> and `c");
}

TEST_CASE("costs of actions that run together are joined") {
  facts::Cost weak;
  weak.locks = {{"a", "SHARE", false, true}};
  weak.algorithm = "INSTANT";
  facts::Cost strong;
  strong.locks = {{"a", "EXCLUSIVE", true, true}, {"b", "SHARE", false, true}};
  strong.duration = facts::Duration::rows;
  strong.algorithm = "COPY";
  strong.scans = {"a"};
  for (const auto& cost : {joined(weak, strong), joined(strong, weak)}) {
    REQUIRE(cost.locks.size() == 2);
    CHECK(cost.locks[0].mode == "EXCLUSIVE");
    CHECK(cost.duration == facts::Duration::rows);
    CHECK(cost.algorithm == "COPY");
    CHECK(cost.scans == std::vector<std::string>{"a"});
  }
}

TEST_CASE("the way of the costliest action is shown, also where all take as long") {
  facts::Cost free;
  free.algorithm = "INPLACE";
  free.lock = "NONE";
  facts::Cost shared = free;
  shared.lock = "SHARED";
  facts::Cost instant;
  instant.algorithm = "INSTANT";
  instant.lock = "EXCLUSIVE";
  for (const auto& cost : {joined(free, shared), joined(shared, free), joined(instant, shared),
                           joined(shared, instant), joined(facts::Cost{}, shared)}) {
    CHECK(cost.algorithm == "INPLACE");
    CHECK(cost.lock == "SHARED");
  }
}

TEST_CASE("the shares of what is understood are never rounded up to all") {
  CHECK(share(9999, 10000) == "99.9 % understood");
  CHECK(share(3, 3) == "all understood");
}
