#include <fmt/core.h>

#include <utility>

#include "report/report.h"

namespace segue::report {
namespace {

/// What a workflow command must not hold: `%` and line ends; in a property also what ends it.
std::string escaped_data(std::string_view text, bool property) {
  std::string result;
  for (const char c : text) {
    const bool special = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    if (special)
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      result += c;
  }
  return result;
}

std::string_view command_of(Severity severity) {
  return severity == Severity::note ? "notice" : name_of(severity);
}

/// Workflow commands, which a runner turns into annotations of the lines of a pull request.
class GithubReport : public CheckReport {
 public:
  explicit GithubReport(Sink sink) : sink_(std::move(sink)) {}

  void finding(const Located& located) override {
    const Finding& finding = located.finding;
    std::string text =
        fmt::format("::{} file={},line={},endLine={}", command_of(finding.severity),
                    escaped_data(finding.file, true), located.begin.line, located.end.line);
    // Columns are for places within one line.
    if (located.begin.line == located.end.line)
      text += fmt::format(",col={},endColumn={}", located.begin.column, located.end.column);
    text += fmt::format(",title={}::{}", escaped_data(finding.rule, true),
                        escaped_data(finding.message, false));
    if (!finding.advice.empty()) text += "%0A" + escaped_data(finding.advice, false);
    sink_(text + "\n");
  }

  void end(const Summary& /*summary*/) override {}

 private:
  Sink sink_;
};

}  // namespace

std::unique_ptr<CheckReport> make_github(Sink sink, const Style& /*style*/) {
  return std::make_unique<GithubReport>(std::move(sink));
}

}  // namespace segue::report
