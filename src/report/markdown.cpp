#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "report/judged.h"
#include "report/report.h"
#include "report/words.h"

namespace segue::report {
namespace {

/// Rows of a table beyond these are counted only: a comment has a limit, and a reader, too.
constexpr size_t most_rows = 50;

/// Text for a cell of a table. What stands in backticks stays code; elsewhere nothing is HTML.
std::string cell(std::string_view text) {
  std::string result;
  bool code = false;
  for (const char c : text) {
    if (c == '`') code = !code;
    if (c == '\n' || c == '\r')
      result += ' ';
    else if (c == '|')
      result += "\\|";
    else if (c == '<' && !code)
      result += "&lt;";
    else
      result += c;
  }
  // An open backtick would reach into the next cell.
  if (code) std::replace(result.begin(), result.end(), '`', '\'');
  return result;
}

std::string as_code(std::string_view text) {
  std::string inner(text);
  std::replace(inner.begin(), inner.end(), '`', '\'');
  return "`" + cell(inner) + "`";
}

std::string_view sign_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "🔵 note";
    case Severity::warning:
      return "🟡 warning";
    case Severity::error:
      return "🔴 error";
  }
  return "";
}

bool deserves_a_row(const JudgedStatement& statement) {
  const auto kind = statement.compat.kind;
  return (kind != facts::Class::neutral && kind != facts::Class::expand) ||
         statement.cost.duration == facts::Duration::rows || !waits_of(statement.cost).empty();
}

/// "writes to `users` wait, grows with the rows".
std::string cost_in_words(const facts::Cost& cost) {
  const std::string_view waits = waits_of(cost);
  std::string text = waits.empty() ? "nobody waits" : std::string(waits);
  std::vector<std::string> names;
  for (const auto& lock : cost.locks) {
    if (lock.blocks_reads || lock.blocks_writes) names.push_back(as_code(lock.relation));
  }
  if (!names.empty()) text += fmt::format(" on {}", fmt::join(names, ", "));
  return fmt::format("{}; {}", text, time_of(cost.duration));
}

/// A summary for a pull request.
class MarkdownReport : public CheckReport {
 public:
  explicit MarkdownReport(Sink sink) : sink_(std::move(sink)) {}

  bool wants_scripts() const override { return true; }

  void script(const JudgedScript& script) override {
    for (const auto& statement : script.statements) {
      if (!deserves_a_row(statement)) {
        ++harmless_;
      } else if (++rows_ <= most_rows) {
        const auto breaks = names_of(statement.compat.breaks);
        fmt::format_to(std::back_inserter(statements_), "| {} | {} | **{}** | {} | {} |\n",
                       as_code(fmt::format("{}:{}", script.source.path(), statement.begin.line)),
                       cell(statement.kind), facts::name_of(statement.compat.kind),
                       breaks.empty() ? "–" : fmt::format("{}", fmt::join(breaks, ", ")),
                       cost_in_words(statement.cost));
      }
    }
  }

  void finding(const Located& located) override {
    if (++found_ > most_rows) return;
    const Finding& finding = located.finding;
    fmt::format_to(std::back_inserter(findings_), "| {} | {} | {} | {} |\n",
                   sign_of(finding.severity),
                   as_code(fmt::format("{}:{}", finding.file, located.begin.line)),
                   cell(finding.message), as_code(finding.rule));
    const bool known = std::any_of(advice_.begin(), advice_.end(),
                                   [&](const auto& each) { return each.second == finding.advice; });
    if (!finding.advice.empty() && !known) advice_.emplace_back(finding.rule, finding.advice);
  }

  void end(const Summary& summary) override {
    std::string text = fmt::format("### Migrations: {}\n\n", verdict(summary));
    const auto out = std::back_inserter(text);
    if (found_ > 0) {
      text += "| | where | what | rule |\n|---|---|---|---|\n" + findings_;
      if (found_ > most_rows) fmt::format_to(out, "\n… and {} more.\n", found_ - most_rows);
      text += "\n";
    }
    if (!advice_.empty()) {
      text += "<details><summary>What to do instead</summary>\n\n";
      for (const auto& [rule, advice] : advice_)
        fmt::format_to(out, "- {}: {}\n", as_code(rule), cell(advice));
      text += "\n</details>\n\n";
    }
    if (rows_ > 0) {
      text +=
          "<details><summary>What the statements do</summary>\n\n"
          "| statement | | class | breaks | while it runs |\n|---|---|---|---|---|\n" +
          statements_;
      if (rows_ > most_rows) fmt::format_to(out, "\n… and {} more.\n", rows_ - most_rows);
      if (harmless_ > 0)
        fmt::format_to(out, "\nNobody notices the other {}.\n",
                       in_words(harmless_, "statement", "statements"));
      text += "\n</details>\n\n";
    }
    fmt::format_to(
        out, "{}, {}{}.\n", in_words(summary.files, "file", "files"),
        in_words(summary.statements, "statement", "statements"),
        summary.statements == 0 ? "" : ", " + share(summary.understood, summary.statements));
    sink_(text);
  }

 private:
  Sink sink_;
  std::string findings_{};
  std::string statements_{};
  std::vector<std::pair<std::string, std::string>> advice_{};  // rule, advice; each advice once
  size_t found_ = 0;
  size_t rows_ = 0;
  size_t harmless_ = 0;
};

}  // namespace

std::unique_ptr<CheckReport> make_markdown(Sink sink, const Style& /*style*/) {
  return std::make_unique<MarkdownReport>(std::move(sink));
}

}  // namespace segue::report
