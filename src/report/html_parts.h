#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/judged.h"

/// The pieces of the HTML page. Each returns markup that needs nothing from anywhere else.
namespace segue::report::html {

/// A statement with its text, so that its file can be forgotten.
struct Statement {
  JudgedStatement judged{};
  std::string text{};
  std::vector<Located> findings{};

  bool holds(Span span) const {
    return judged.span.begin <= span.begin && span.begin <= judged.span.end;
  }
};

/// A file: its statements if it runs when its migration is applied, and what lies outside of them.
struct File {
  std::string path{};
  std::vector<Statement> statements{};
  std::vector<Located> findings{};

  bool silent() const;
  size_t count(Severity severity) const;
};

/// What one script did to the schema.
struct Event {
  std::string migration{};
  size_t history = 0;
  std::vector<catalog::ObjectChange> changes{};
};

/// What is known of a statement, as a line of small labels: class, phase, locks, duration.
std::string labels_of(const JudgedStatement& statement);
std::string finding_as_html(const Located& located);

/// A file with findings: every statement that has some in full, the others in a line each.
std::string file_as_html(const File& file, size_t number);
/// A file without findings, folded.
std::string quiet_file_as_html(const File& file);
std::string timeline(const std::vector<Event>& events, const std::vector<HistoryLine>& histories);

}  // namespace segue::report::html
