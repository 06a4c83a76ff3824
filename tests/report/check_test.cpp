#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "report/report.h"

using namespace segue;
using namespace segue::report;

namespace {

/// What a format makes of one finding, without and with the closing lines.
std::string told(std::string_view format, const Style& style, const Source& source, Finding finding,
                 const Summary* summary = nullptr) {
  std::string text;
  const auto sink = [&](std::string_view piece) { text += piece; };
  for (const auto& each : formats()) {
    if (each.name != format) continue;
    const auto report = each.make(sink, style);
    report->finding(locate(std::move(finding), source));
    if (summary != nullptr) report->end(*summary);
  }
  return text;
}

Finding at(uint32_t begin, uint32_t end) {
  return {.rule = "no-such-table",
          .severity = Severity::error,
          .span = {begin, end},
          .message = "table `a` does not exist"};
}

/// The lines below the first.
std::string excerpt(const std::string& line, uint32_t begin, uint32_t end) {
  const std::string text = told("text", {}, Source("x.sql", line), at(begin, end));
  return text.substr(text.find('\n') + 1);
}

Summary small_summary() {
  Summary summary;
  summary.files = 1;
  summary.statements = 3;
  summary.understood = 2;
  summary.errors = 1;
  summary.seconds = 0.0123;
  summary.histories.push_back({"goose", "red", "the folder's name", "db", 1});
  summary.found_errors = 1;
  return summary;
}

}  // namespace

TEST_CASE("a finding has its place, its line and a mark") {
  Finding finding = at(11, 12);
  finding.advice = "check the name";
  CHECK(told("text", {}, Source("x.sql", "\nDROP TABLE a;\n"), finding) ==
        "x.sql:2:11: error: table `a` does not exist [no-such-table]\n"
        " 2 | DROP TABLE a;\n"
        "   |           ^\n"
        "  help: check the name\n");
}

TEST_CASE("the mark stands under what it marks") {
  CHECK(excerpt("\tDROP\tTABLE a;", 12, 13) ==
        " 1 | \tDROP\tTABLE a;\n"
        "   | \t    \t      ^\n");
  CHECK(excerpt("SELECT 'grün 😀', abc;", 21, 24) ==
        " 1 | SELECT 'grün 😀', abc;\n"
        "   |                  ^^^\n");
}

TEST_CASE("a mark ends with its line") {
  CHECK(excerpt("SELECT 'a\nb'", 7, 12) ==
        " 1 | SELECT 'a\n"
        "   |        ^^\n");
}

TEST_CASE("what is empty is marked with one caret, at the end of a line, too") {
  CHECK(excerpt("SELECT\n", 6, 6) ==
        " 1 | SELECT\n"
        "   |       ^\n");
  CHECK(excerpt("", 0, 0).empty());
}

TEST_CASE("a terminal sees no control characters") {
  CHECK(excerpt("a\x1b[31mb\r\nc", 0, 1) ==
        " 1 | a?[31mb\n"
        "   | ^\n");
}

TEST_CASE("of a long line the part around the place is shown") {
  const std::string line = std::string(300, 'x') + "öyz" + std::string(300, 'x');
  const std::string sixty(60, 'x');
  CHECK(excerpt(line, 302, 304) == " 1 | …" + std::string(59, 'x') + "öyz" + std::string(58, 'x') +
                                       "…\n   | " + std::string(61, ' ') + "^^\n");
  CHECK(excerpt(line, 0, 1000) ==
        " 1 | " + sixty + sixty + "…\n   | " + std::string(120, '^') + "\n");
  CHECK(excerpt(std::string(120, 'x'), 119, 120) ==
        " 1 | " + sixty + sixty + "\n   | " + std::string(119, ' ') + "^\n");
}

TEST_CASE("the closing lines say what was read") {
  const Summary summary = small_summary();
  const std::string text = told("text", {}, Source("x.sql", "a"), at(0, 1), &summary);
  CHECK(text.substr(text.find("\n\n")) ==
        "\n\ndb: goose (red, told by the folder's name), 1 migration\n"
        "1 file, 3 statements, 66.7 % understood; 1 error, 0 warnings, 0 notes; 12 ms\n");
}

TEST_CASE("quiet leaves out notes and the closing lines") {
  const Summary summary = small_summary();
  Finding note = at(0, 1);
  note.severity = Severity::note;
  CHECK(told("text", {.quiet = true}, Source("x.sql", "a"), note, &summary).empty());
  CHECK(told("text", {.quiet = true}, Source("x.sql", "a"), at(0, 1), &summary) ==
        "x.sql:1:1: error: table `a` does not exist [no-such-table]\n 1 | a\n   | ^\n");
}

TEST_CASE("colour is for the severity, the place and the mark") {
  CHECK(told("text", {.colour = true}, Source("x.sql", "a"), at(0, 1)) ==
        "\x1b[1mx.sql:1:1\x1b[0m: \x1b[1;31merror\x1b[0m: \x1b[1mtable `a` does not exist\x1b[0m "
        "[no-such-table]\n"
        " \x1b[2m1\x1b[0m \x1b[2m|\x1b[0m a\n"
        "   \x1b[2m|\x1b[0m \x1b[1;31m^\x1b[0m\n");
}

TEST_CASE("JSON has all fields that others rely on") {
  const Summary summary = small_summary();
  Finding finding = at(8, 15);
  finding.statement = 0;
  const auto json = nlohmann::json::parse(
      told("json", {}, Source("x.sql", "SELECT\nöa\nbcde;"), finding, &summary));
  CHECK(json["version"] == 1);
  CHECK(json["summary"] ==
        nlohmann::json::parse(R"({"files": 1, "statements": 3, "understood": 2, "opaque": 0,
          "errors": 1, "seconds": 0.0123, "histories": [
            {"folder": "db", "layout": "goose", "dialect": "red", "migrations": 1}]})"));
  REQUIRE(json["findings"].size() == 1);
  CHECK(json["findings"][0] == nlohmann::json::parse(R"({"rule": "no-such-table",
          "severity": "error", "file": "x.sql", "line": 2, "column": 2, "end_line": 3,
          "end_column": 5, "statement": 0, "message": "table `a` does not exist", "advice": null,
          "fix": null})"));
}

TEST_CASE("JSON says null where there is nothing to say, and takes any bytes") {
  const auto json = nlohmann::json::parse([] {
    const Summary summary;
    Finding finding = at(0, 0);
    finding.message = "bad \xFF byte";
    finding.advice = "do";
    return told("json", {}, Source("x.sql", ""), finding, &summary);
  }());
  CHECK(json["findings"][0]["statement"].is_null());
  CHECK(json["findings"][0]["advice"] == "do");
  CHECK(json["findings"][0]["message"] == "bad \xEF\xBF\xBD byte");
}
