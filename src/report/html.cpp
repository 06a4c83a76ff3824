#include <fmt/core.h>

#include <map>
#include <utility>

#include "report/html_code.h"
#include "report/html_parts.h"
#include "report/markup.h"
#include "report/report.h"
#include "report/words.h"

namespace segue::report {
namespace {

using html::Event;
using html::File;
using html::Statement;

/// One page that needs nothing else: no script, no font, no picture.
class HtmlReport : public CheckReport {
 public:
  explicit HtmlReport(Sink sink) : sink_(std::move(sink)) {}

  bool wants_scripts() const override { return true; }

  void file(const std::string& path) override { file_of(path); }

  void script(const JudgedScript& script) override {
    File& file = file_of(script.source.path());
    for (const auto& judged : script.statements)
      file.statements.push_back({judged, std::string(script.source.text(judged.span))});
    events_.push_back({script.migration, script.history, script.changes});
  }

  void finding(const Located& located) override {
    File& file = file_of(located.finding.file);
    for (Statement& statement : file.statements) {
      if (!statement.holds(located.finding.span)) continue;
      statement.findings.push_back(located);
      return;
    }
    file.findings.push_back(located);
  }

  void end(const Summary& summary) override {
    sink_(
        fmt::format("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<title>Migrations: {}</title>\n<link rel=\"icon\" href=\"data:,\">\n"
                    "<style>{}</style>\n</head>\n<body>\n<main>\n",
                    verdict(summary), html::style_sheet()));
    sink_(heading(summary));
    sink_(files_with_findings());
    sink_("<section id=\"timeline\">\n<h2>What becomes of the schema</h2>\n" +
          html::timeline(events_, summary.histories) + "</section>\n");
    sink_(other_files());
    sink_("<footer>segue " SEGUE_VERSION "</footer>\n</main>\n</body>\n</html>\n");
  }

 private:
  /// What comes late (it shows when the history has been read) still goes to its file.
  File& file_of(const std::string& path) {
    const auto [known, first] = index_of_.emplace(path, files_.size());
    if (first) files_.push_back({.path = path});
    return files_[known->second];
  }

  std::string heading(const Summary& summary) const {
    std::string text = fmt::format(
        "<header>\n<p class=\"brand\">Segue</p>\n<h1>{}</h1>\n<p>{}, {}{}</p>\n",
        capitalised(verdict(summary)), in_words(summary.files, "file", "files"),
        in_words(summary.statements, "statement", "statements"),
        summary.statements == 0 ? "" : ", " + share(summary.understood, summary.statements));
    for (const auto& history : summary.histories)
      text += fmt::format("<p class=\"faint\"><code>{}</code> {}, {}, {}</p>\n",
                          escaped(history.folder.empty() ? "." : history.folder),
                          escaped(history.layout), escaped(history.dialect),
                          in_words(history.migrations, "migration", "migrations"));
    return text +
           "<nav><a href=\"#findings\">Findings</a><a href=\"#timeline\">What becomes of the "
           "schema</a><a href=\"#others\">Everything else</a></nav>\n</header>\n";
  }

  static std::string capitalised(std::string text) {
    if (text[0] >= 'a' && text[0] <= 'z') text[0] -= 'a' - 'A';
    return text;
  }

  std::string files_with_findings() const {
    std::string contents;
    std::string sections;
    size_t number = 0;
    for (const File& file : files_) {
      if (file.silent()) continue;
      ++number;
      contents += fmt::format("<li><a href=\"#file-{}\">{}</a></li>\n", number, escaped(file.path));
      sections += html::file_as_html(file, number);
    }
    std::string text = "<section id=\"findings\">\n<h2>Findings</h2>\n";
    if (number == 0) text += "<p class=\"faint\">None.</p>\n";
    if (number > 3) text += "<ul class=\"contents\">\n" + contents + "</ul>\n";
    return text + sections + "</section>\n";
  }

  std::string other_files() const {
    std::string text;
    for (const File& file : files_) {
      if (file.silent()) text += html::quiet_file_as_html(file);
    }
    return "<section id=\"others\">\n<h2>Everything else</h2>\n" +
           (text.empty() ? "<p class=\"faint\">No other files.</p>\n" : text) + "</section>\n";
  }

  Sink sink_;
  std::vector<File> files_{};
  std::map<std::string, size_t> index_of_{};
  std::vector<Event> events_{};
};

}  // namespace

std::unique_ptr<CheckReport> make_html(Sink sink, const Style& /*style*/) {
  return std::make_unique<HtmlReport>(std::move(sink));
}

}  // namespace segue::report
