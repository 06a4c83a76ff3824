#include "report/report.h"

#include <algorithm>
#include <utility>

namespace segue::report {
namespace {

/// Lines of more code points than this are shown in part.
constexpr size_t widest = 120;

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// The byte after `count` code points, counted from byte `from`.
size_t after(std::string_view text, size_t from, size_t count) {
  size_t at = from;
  for (; at < text.size() && (count > 0 || continues(text[at])); ++at) {
    if (!continues(text[at])) --count;
  }
  return at;
}

/// Fills in the part of `line` that shows byte `at` of it. Lines may be as long as files, so no
/// more than the part is looked at.
void cut(std::string_view line, size_t at, Located& located) {
  at = std::min(at, line.size());
  size_t begin = 0;
  if (after(line, 0, widest) < line.size()) {
    size_t before = 0;
    for (begin = at; begin > 0 && before < widest / 2; --begin)
      before += !continues(line[begin - 1]);
    located.first_column = located.begin.column - static_cast<uint32_t>(before);
  }
  const size_t end = after(line, begin, widest);
  located.line = line.substr(begin, end - begin);
  located.cut_after = end < line.size();
}

}  // namespace

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
  const std::string_view line = source.line(located.begin.line);
  const size_t line_begin =
      line.data() == nullptr ? 0 : static_cast<size_t>(line.data() - source.text().data());
  cut(line, finding.span.begin - std::min<size_t>(line_begin, finding.span.begin), located);
  located.finding = std::move(finding);
  if (located.finding.file.empty()) located.finding.file = source.path();
  return located;
}

}  // namespace segue::report
