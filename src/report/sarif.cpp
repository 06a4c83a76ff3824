#include <fmt/core.h>

#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "report/fingerprint.h"
#include "report/json_text.h"
#include "report/report.h"
#include "report/words.h"

namespace segue::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A path as a URI: relative ones are read from the root of the sources.
std::string uri_of(std::string_view path) {
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("/-._~").find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

Json text_as_json(std::string_view text) {
  return {{"text", text}};
}

Json rule_as_json(const std::string& id, Severity severity) {
  const RuleText text = text_of_rule(id);
  Json rule = {{"id", id}, {"shortDescription", text_as_json(text.title)}};
  if (!text.why.empty()) {
    rule["fullDescription"] = text_as_json(text.title + ". " + text.why);
    rule["help"] = {{"text", text.why + "\n\n" + text.instead},
                    {"markdown", text.why + "\n\n**Instead:** " + text.instead}};
  }
  rule["defaultConfiguration"] = {{"level", name_of(severity)}};
  return rule;
}

Json artifact_of(const std::string& file) {
  Json artifact = {{"uri", uri_of(file)}};
  if (!file.starts_with('/')) artifact["uriBaseId"] = "SRCROOT";
  return artifact;
}

Json region_of(Position begin, Position end) {
  return {{"startLine", begin.line},
          {"startColumn", begin.column},
          {"endLine", end.line},
          {"endColumn", end.column}};
}

/// A fix that needs other files cannot be said: replacements are made in files that are there.
Json fixes_of(const Located& located) {
  const OfferedFix& fix = *located.fix;
  Json replacement = {{"deletedRegion", region_of(fix.begin, fix.end)},
                      {"insertedContent", text_as_json(fix.text)}};
  Json change = {{"artifactLocation", artifact_of(located.finding.file)},
                 {"replacements", Json::array({std::move(replacement)})}};
  return Json::array({{{"description", text_as_json(fix.why)},
                       {"artifactChanges", Json::array({std::move(change)})}}});
}

Json place_of(const Located& located) {
  Json place = {{"artifactLocation", artifact_of(located.finding.file)},
                {"region", region_of(located.begin, located.end)}};
  if (!located.line.empty())
    place["contextRegion"] = {{"startLine", located.begin.line},
                              {"snippet", text_as_json(located.line)}};
  return {{"physicalLocation", std::move(place)}};
}

/// SARIF 2.1.0: one log of one run. Rules that found nothing are left out.
class SarifReport : public CheckReport {
 public:
  explicit SarifReport(Sink sink) : sink_(std::move(sink)) {}

  bool wants_fixes() const override { return true; }

  void finding(const Located& located) override {
    const Finding& finding = located.finding;
    const auto [rule, first] = rules_.emplace(finding.rule, rules_.size());
    if (first) rules_json_.push_back(rule_as_json(finding.rule, finding.severity));
    std::string message = finding.message;
    if (!finding.advice.empty()) message += "\n" + finding.advice;
    results_.push_back({{"ruleId", finding.rule},
                        {"ruleIndex", rule->second},
                        {"level", name_of(finding.severity)},
                        {"message", text_as_json(message)},
                        {"locations", Json::array({place_of(located)})},
                        {"partialFingerprints", {{"segue/v1", fingerprints_.of(located)}}}});
    if (located.fix && located.fix->files.empty()) results_.back()["fixes"] = fixes_of(located);
  }

  void end(const Summary& /*summary*/) override {
    Json driver = {
        {"name", "segue"}, {"semanticVersion", SEGUE_VERSION}, {"rules", std::move(rules_json_)}};
    Json run = {{"tool", {{"driver", std::move(driver)}}},
                {"columnKind", "unicodeCodePoints"},
                {"originalUriBaseIds",
                 {{"SRCROOT", {{"description", text_as_json("where segue was started")}}}}},
                {"invocations", Json::array({{{"executionSuccessful", true}}})},
                {"results", std::move(results_)}};
    const Json log = {
        {"$schema", schema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
    sink_(json_text(log, 1) + "\n");
  }

 private:
  Sink sink_;
  Fingerprints fingerprints_{};
  std::map<std::string, size_t> rules_{};
  Json rules_json_ = Json::array();
  Json results_ = Json::array();
};

}  // namespace

std::unique_ptr<CheckReport> make_sarif(Sink sink, const Style& /*style*/) {
  return std::make_unique<SarifReport>(std::move(sink));
}

}  // namespace segue::report
