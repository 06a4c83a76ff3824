#include <nlohmann/json.hpp>
#include <utility>

#include "report/fingerprint.h"
#include "report/json_text.h"
#include "report/report.h"
#include "report/words.h"

namespace segue::report {
namespace {

using Json = nlohmann::ordered_json;

std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "info";
    case Severity::warning:
      return "minor";
    case Severity::error:
      return "critical";
  }
  return "info";
}

/// A code quality report: an array of findings, which a merge request compares by fingerprint.
class GitlabReport : public CheckReport {
 public:
  explicit GitlabReport(Sink sink) : sink_(std::move(sink)) {}

  void finding(const Located& located) override {
    const Finding& finding = located.finding;
    const RuleText rule = text_of_rule(finding.rule);
    std::string body = rule.title + ".";
    if (!rule.why.empty()) body += " " + rule.why;
    if (!finding.advice.empty()) body += "\n\n" + finding.advice;
    findings_.push_back({{"description", finding.message},
                         {"check_name", finding.rule},
                         {"fingerprint", fingerprints_.of(located)},
                         {"severity", severity_of(finding.severity)},
                         {"location",
                          {{"path", finding.file},
                           {"lines", {{"begin", located.begin.line}, {"end", located.end.line}}}}},
                         {"content", {{"body", std::move(body)}}}});
  }

  void end(const Summary& /*summary*/) override { sink_(json_text(findings_, 1) + "\n"); }

 private:
  Sink sink_;
  Fingerprints fingerprints_{};
  Json findings_ = Json::array();
};

}  // namespace

std::unique_ptr<CheckReport> make_gitlab(Sink sink, const Style& /*style*/) {
  return std::make_unique<GitlabReport>(std::move(sink));
}

}  // namespace segue::report
