#include "report/several.h"

#include <algorithm>

namespace segue::report {

bool Several::wants_scripts() const {
  return std::any_of(reports_.begin(), reports_.end(),
                     [](const auto& report) { return report->wants_scripts(); });
}

bool Several::wants_fixes() const {
  return std::any_of(reports_.begin(), reports_.end(),
                     [](const auto& report) { return report->wants_fixes(); });
}

void Several::file(const std::string& path) {
  for (const auto& report : reports_)
    report->file(path);
}

void Several::script(const JudgedScript& script) {
  for (const auto& report : reports_) {
    if (report->wants_scripts()) report->script(script);
  }
}

void Several::finding(const Located& located) {
  if (without_notes_ && located.finding.severity == Severity::note) return;
  for (const auto& report : reports_)
    report->finding(located);
}

void Several::end(const Summary& summary) {
  for (const auto& report : reports_)
    report->end(summary);
}

}  // namespace segue::report
