#include "report/html_code.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "report/markup.h"

namespace segue::report::html {
namespace {

/// Lines at the beginning of a statement that are shown in any case, and around each mark.
constexpr size_t first_lines = 12;
constexpr size_t around = 2;
/// Bytes of a line beyond these are left out.
constexpr size_t widest = 400;

struct Line {
  size_t begin = 0;
  size_t end = 0;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (size_t begin = 0;;) {
    const size_t end = text.find('\n', begin);
    lines.push_back({begin, end == text.npos ? text.size() : end});
    if (end == text.npos) return lines;
    begin = end + 1;
  }
}

struct Mark {
  size_t begin = 0;
  size_t end = 0;
  Severity severity = Severity::note;
};

/// Where findings point at less than all of it. Marks do not overlap: the first wins.
std::vector<Mark> marks_of(const Code& code, const std::vector<Located>& findings) {
  std::vector<Mark> marks;
  for (const Located& located : findings) {
    const Span span = located.finding.span;
    const size_t begin = span.begin - code.offset;
    const size_t end = std::min(code.text.size(), begin + std::max<size_t>(span.length(), 1));
    const bool all_of_it = begin == 0 && end == code.text.size();
    if (begin < end && !all_of_it) marks.push_back({begin, end, located.finding.severity});
  }
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  size_t last = 0;
  std::erase_if(marks, [&](const Mark& mark) {
    if (mark.begin < last) return true;
    last = mark.end;
    return false;
  });
  return marks;
}

std::set<size_t> shown_lines(const std::vector<Line>& lines, const std::vector<Mark>& marks) {
  std::set<size_t> shown;
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool marked = std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
      return mark.begin >= lines[i].begin && mark.begin <= lines[i].end;
    });
    for (size_t j = i > around ? i - around : 0; marked && j <= i + around && j < lines.size(); ++j)
      shown.insert(j);
    if (i < first_lines) shown.insert(i);
  }
  return shown;
}

/// Where to cut so that no character is divided.
size_t cut(std::string_view text, size_t begin, size_t end) {
  if (end - begin <= widest) return end;
  end = begin + widest;
  while (end > begin && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return end;
}

/// A line, in which the parts that marks cover are marked.
std::string marked_line(std::string_view text, Line line, const std::vector<Mark>& marks) {
  const size_t end = cut(text, line.begin, line.end);
  std::string result;
  size_t at = line.begin;
  for (const Mark& mark : marks) {
    const size_t from = std::max(mark.begin, at);
    const size_t to = std::min(mark.end, end);
    if (from >= to) continue;
    result += escaped(text.substr(at, from - at));
    result += fmt::format("<mark class=\"{}\">{}</mark>", name_of(mark.severity),
                          escaped(text.substr(from, to - from)));
    at = to;
  }
  result += escaped(text.substr(at, end - at));
  return end < line.end ? result + "…" : result;
}

}  // namespace

std::string code_as_html(const Code& code, const std::vector<Located>& findings) {
  const std::string_view text = code.text;
  const auto lines = lines_of(text);
  const auto marks = marks_of(code, findings);
  std::string result = "<pre class=\"code\">";
  size_t next = 0;
  for (const size_t i : shown_lines(lines, marks)) {
    if (i > next) result += "<span class=\"gap\">⋯</span>\n";
    result += fmt::format("<span class=\"no\">{}</span>{}\n", code.line + i,
                          marked_line(text, lines[i], marks));
    next = i + 1;
  }
  if (next < lines.size()) result += "<span class=\"gap\">⋯</span>\n";
  return result + "</pre>\n";
}

}  // namespace segue::report::html
