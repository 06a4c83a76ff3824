#include <nlohmann/json.hpp>
#include <utility>

#include "report/cost_json.h"
#include "report/json_text.h"
#include "report/judged.h"
#include "report/report.h"

namespace segue::report {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const OfferedFix& fix) {
  Json files = Json::array();
  for (const FixedFile& file : fix.files)
    files.push_back({{"file", file.path}, {"text", file.text}});
  return {{"why", fix.why},
          {"offset", fix.span.begin},
          {"length", fix.span.length()},
          {"line", fix.begin.line},
          {"column", fix.begin.column},
          {"end_line", fix.end.line},
          {"end_column", fix.end.column},
          {"text", fix.text},
          {"files", std::move(files)}};
}

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
  json["fix"] = located.fix ? json_of(*located.fix) : Json();
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

Json json_of(const std::string& file, const JudgedStatement& statement) {
  Json json = {{"file", file},
               {"index", statement.index},
               {"line", statement.begin.line},
               {"column", statement.begin.column},
               {"end_line", statement.end.line},
               {"end_column", statement.end.column},
               {"kind", statement.kind},
               {"class", facts::name_of(statement.compat.kind)},
               {"phase", facts::name_of(facts::phase_of(statement.compat.kind))},
               {"breaks", names_of(statement.compat.breaks)},
               {"reason", statement.compat.reason},
               {"refused", statement.refused}};
  // What is not understood may cost anything.
  if (statement.compat.kind != facts::Class::unknown) json.update(cost_as_json(statement.cost));
  return json;
}

/// One document; the summary stands first, so the findings wait for it.
class JsonReport : public CheckReport {
 public:
  JsonReport(Sink sink, bool statements) : sink_(std::move(sink)), with_statements_(statements) {}

  bool wants_scripts() const override { return with_statements_; }
  bool wants_fixes() const override { return true; }

  void script(const JudgedScript& script) override {
    for (const auto& statement : script.statements)
      statements_.push_back(json_of(script.source.path(), statement));
  }

  void finding(const Located& located) override { findings_.push_back(json_of(located)); }

  void end(const Summary& summary) override {
    Json document = {
        {"version", 1}, {"summary", json_of(summary)}, {"findings", std::move(findings_)}};
    if (with_statements_) document["statements"] = std::move(statements_);
    sink_(json_text(document, 1) + "\n");
  }

 private:
  Sink sink_;
  bool with_statements_;
  Json findings_ = Json::array();
  Json statements_ = Json::array();
};

}  // namespace

std::unique_ptr<CheckReport> make_json(Sink sink, const Style& style) {
  return std::make_unique<JsonReport>(std::move(sink), style.statements);
}

}  // namespace segue::report
