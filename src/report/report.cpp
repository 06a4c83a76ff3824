#include "report/report.h"

#include <utility>

namespace segue::report {

#define SEGUE_FORMAT(name) std::unique_ptr<CheckReport> make_##name(Sink sink, const Style& style);
#include "report/formats.def"
#undef SEGUE_FORMAT

const std::vector<Format>& formats() {
  static const std::vector<Format> all = {
#define SEGUE_FORMAT(name) {#name, make_##name},
#include "report/formats.def"
#undef SEGUE_FORMAT
  };
  return all;
}

Located locate(Finding finding, const Source& source) {
  Located located;
  located.begin = source.position(finding.span.begin);
  located.end = source.position(finding.span.end);
  located.line = source.line(located.begin.line);
  located.finding = std::move(finding);
  if (located.finding.file.empty()) located.finding.file = source.path();
  return located;
}

}  // namespace segue::report
