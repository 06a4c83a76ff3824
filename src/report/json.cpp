#include <nlohmann/json.hpp>
#include <utility>

#include "report/json_text.h"
#include "report/report.h"

namespace segue::report {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Located& located) {
  const Finding& finding = located.finding;
  Json json = {{"rule", finding.rule},
               {"severity", name_of(finding.severity)},
               {"file", finding.file},
               {"line", located.begin.line},
               {"column", located.begin.column},
               {"end_line", located.end.line},
               {"end_column", located.end.column}};
  json["statement"] = finding.statement < 0 ? Json() : Json(finding.statement);
  json["message"] = finding.message;
  json["advice"] = finding.advice.empty() ? Json() : Json(finding.advice);
  json["fix"] = nullptr;
  return json;
}

Json json_of(const Summary& summary) {
  Json histories = Json::array();
  for (const auto& history : summary.histories) {
    histories.push_back({{"folder", history.folder.empty() ? "." : history.folder},
                         {"layout", history.layout},
                         {"dialect", history.dialect},
                         {"migrations", history.migrations}});
  }
  return {{"files", summary.files},           {"statements", summary.statements},
          {"understood", summary.understood}, {"opaque", summary.opaque},
          {"errors", summary.errors},         {"seconds", summary.seconds},
          {"histories", std::move(histories)}};
}

/// One document; the summary stands first, so the findings wait for it.
class JsonReport : public CheckReport {
 public:
  explicit JsonReport(Sink sink) : sink_(std::move(sink)) {}

  void finding(const Located& located) override { findings_.push_back(json_of(located)); }

  void end(const Summary& summary) override {
    const Json document = {
        {"version", 1}, {"summary", json_of(summary)}, {"findings", std::move(findings_)}};
    sink_(json_text(document, 1) + "\n");
  }

 private:
  Sink sink_;
  Json findings_ = Json::array();
};

}  // namespace

std::unique_ptr<CheckReport> make_json(Sink sink, const Style& /*style*/) {
  return std::make_unique<JsonReport>(std::move(sink));
}

}  // namespace segue::report
