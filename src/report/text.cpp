#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "report/report.h"
#include "report/words.h"

namespace segue::report {
namespace {

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// The byte at which code point `number` (from 0) begins.
size_t offset_of(std::string_view text, size_t number) {
  size_t at = 0;
  while (at < text.size() && (continues(text[at]) || number > 0)) {
    if (!continues(text[at])) --number;
    ++at;
  }
  while (at < text.size() && continues(text[at]))
    ++at;
  return at;
}

size_t code_points(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

/// The piece of a source line that is shown, and the columns (from 0) to underline in it.
struct Excerpt {
  std::string text;
  size_t from = 0;
  size_t count = 1;
};

Excerpt excerpt_of(const Located& located) {
  const size_t length = code_points(located.line);
  const size_t from = std::min<size_t>(located.begin.column - located.first_column, length);
  const bool same_line = located.end.line == located.begin.line;
  const size_t to =
      same_line ? std::min<size_t>(located.end.column - located.first_column, length) : length;
  Excerpt excerpt{located.line, from, to > from ? to - from : 1};
  if (located.first_column > 1) {
    excerpt.text = "…" + excerpt.text;
    ++excerpt.from;
  }
  if (located.cut_after) excerpt.text += "…";
  // What a terminal would obey, it must not see.
  for (char& c : excerpt.text) {
    if ((c >= 0 && c < ' ' && c != '\t') || c == 0x7F) c = '?';
  }
  return excerpt;
}

class TextReport : public CheckReport {
 public:
  TextReport(Sink sink, const Style& style) : sink_(std::move(sink)), style_(style) {}

  void finding(const Located& located) override {
    const Finding& finding = located.finding;
    if (style_.quiet && finding.severity == Severity::note) return;
    std::string text;
    bold(text, place_of(located));
    text += ": ";
    coloured(text, finding.severity, name_of(finding.severity));
    text += ": ";
    bold(text, finding.message);
    text.append(" [").append(finding.rule).append("]\n");
    if (!located.line.empty()) add_excerpt(located, text);
    if (!finding.advice.empty()) text.append("  help: ").append(finding.advice).append("\n");
    sink_(text);
  }

  void end(const Summary& summary) override {
    if (style_.quiet) return;
    std::string text;
    if (summary.found_errors + summary.found_warnings + summary.found_notes > 0) text += "\n";
    add_histories(summary, text);
    fmt::format_to(
        std::back_inserter(text), "{}, {}{}; {}, {}, {}; {}\n",
        in_words(summary.files, "file", "files"),
        in_words(summary.statements, "statement", "statements"),
        summary.statements == 0 ? "" : ", " + share(summary.understood, summary.statements),
        in_words(summary.found_errors, "error", "errors"),
        in_words(summary.found_warnings, "warning", "warnings"),
        in_words(summary.found_notes, "note", "notes"), time(summary.seconds));
    sink_(text);
  }

 private:
  static std::string place_of(const Located& located) {
    return fmt::format("{}:{}:{}", located.finding.file, located.begin.line, located.begin.column);
  }

  static std::string time(double seconds) {
    return seconds < 1 ? fmt::format("{:.0f} ms", std::max(1.0, seconds * 1000))
                       : fmt::format("{:.2f} s", seconds);
  }

  void add_histories(const Summary& summary, std::string& text) const {
    constexpr size_t most = 12;
    for (size_t i = 0; i < summary.histories.size() && i < most; ++i) {
      const auto& history = summary.histories[i];
      fmt::format_to(std::back_inserter(text), "{}: {} ({}, told by {}), {}\n",
                     history.folder.empty() ? "." : history.folder, history.layout, history.dialect,
                     history.dialect_by, in_words(history.migrations, "migration", "migrations"));
    }
    if (summary.histories.size() > most)
      fmt::format_to(std::back_inserter(text), "… and {} more\n", summary.histories.size() - most);
  }

  void add_excerpt(const Located& located, std::string& text) const {
    const Excerpt excerpt = excerpt_of(located);
    const std::string number = std::to_string(located.begin.line);
    text += ' ';
    faint(text, number);
    text += ' ';
    faint(text, "|");
    text.append(" ").append(excerpt.text).append("\n ").append(number.size(), ' ').append(" ");
    faint(text, "|");
    text += ' ';
    // Tabs are repeated, so that the mark stands under what it marks.
    const size_t lead = offset_of(excerpt.text, excerpt.from);
    for (size_t at = 0; at < lead && at < excerpt.text.size(); ++at) {
      if (!continues(excerpt.text[at])) text += excerpt.text[at] == '\t' ? '\t' : ' ';
    }
    coloured(text, located.finding.severity, std::string(excerpt.count, '^'));
    text += '\n';
  }

  void wrapped(std::string& to, std::string_view code, std::string_view words) const {
    if (!style_.colour)
      to += words;
    else
      to.append("\x1b[").append(code).append("m").append(words).append("\x1b[0m");
  }
  void bold(std::string& to, std::string_view words) const { wrapped(to, "1", words); }
  void faint(std::string& to, std::string_view words) const { wrapped(to, "2", words); }
  void coloured(std::string& to, Severity severity, std::string_view words) const {
    wrapped(to,
            severity == Severity::error     ? "1;31"
            : severity == Severity::warning ? "1;33"
                                            : "1;36",
            words);
  }

  Sink sink_;
  Style style_;
};

}  // namespace

std::unique_ptr<CheckReport> make_text(Sink sink, const Style& style) {
  return std::make_unique<TextReport>(std::move(sink), style);
}

}  // namespace segue::report
