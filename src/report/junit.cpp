#include <fmt/format.h>

#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "report/markup.h"
#include "report/report.h"

namespace segue::report {
namespace {

/// JUnit XML: a suite per file, in it a case per finding, or one for the file where there is none.
/// What makes the check fail is a failure; other findings are the output of a case that passes.
class JunitReport : public CheckReport {
 public:
  JunitReport(Sink sink, std::optional<Severity> failing)
      : sink_(std::move(sink)), failing_(failing) {}

  void file(const std::string& path) override { suite_of(path); }

  void finding(const Located& located) override {
    const Finding& finding = located.finding;
    Suite& suite = suite_of(finding.file);
    const bool failure = failing_ && finding.severity >= *failing_;
    const std::string place =
        fmt::format("{}:{}:{}", finding.file, located.begin.line, located.begin.column);
    std::string text = fmt::format("{}: {}: {}", place, name_of(finding.severity), finding.message);
    if (!located.line.empty()) text += "\n" + located.line;
    if (!finding.advice.empty()) text += "\n" + finding.advice;
    add_case(suite,
             fmt::format("{} at {}:{}", finding.rule, located.begin.line, located.begin.column),
             located.begin.line,
             failure ? fmt::format("\n   <failure type=\"{}\" message=\"{}\">{}</failure>\n  ",
                                   escaped(finding.rule), escaped(finding.message), escaped(text))
                     : fmt::format("\n   <system-out>{}</system-out>\n  ", escaped(text)));
    suite.failures += failure ? 1 : 0;
  }

  void end(const Summary& summary) override {
    size_t tests = 0;
    size_t failures = 0;
    std::string suites;
    for (Suite& suite : suites_) {
      if (suite.tests == 0) add_case(suite, "nothing found", 1, "");
      tests += suite.tests;
      failures += suite.failures;
      fmt::format_to(std::back_inserter(suites),
                     " <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" "
                     "time=\"0\">\n{} </testsuite>\n",
                     escaped(suite.path), suite.tests, suite.failures, suite.cases);
    }
    sink_(
        fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<testsuites name=\"segue\" tests=\"{}\" failures=\"{}\" errors=\"0\" "
                    "time=\"{:.3f}\">\n{}</testsuites>\n",
                    tests, failures, summary.seconds, suites));
  }

 private:
  struct Suite {
    std::string path{};
    std::string cases{};
    size_t tests = 0;
    size_t failures = 0;
  };

  Suite& suite_of(const std::string& path) {
    const auto [known, first] = index_of_.emplace(path, suites_.size());
    if (first) suites_.push_back({.path = path});
    return suites_[known->second];
  }

  static void add_case(Suite& suite, std::string_view name, uint32_t line,
                       std::string_view content) {
    fmt::format_to(std::back_inserter(suite.cases),
                   "  <testcase name=\"{}\" classname=\"{}\" file=\"{}\" line=\"{}\" "
                   "time=\"0\">{}</testcase>\n",
                   escaped(name), escaped(suite.path), escaped(suite.path), line, content);
    ++suite.tests;
  }

  Sink sink_;
  std::optional<Severity> failing_;
  std::vector<Suite> suites_{};
  std::map<std::string, size_t> index_of_{};
};

}  // namespace

std::unique_ptr<CheckReport> make_junit(Sink sink, const Style& style) {
  return std::make_unique<JunitReport>(std::move(sink), style.failing);
}

}  // namespace segue::report
