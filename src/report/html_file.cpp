#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "report/html_code.h"
#include "report/html_parts.h"
#include "report/markup.h"
#include "report/words.h"

namespace segue::report::html {
namespace {

std::string label(std::string_view kind, std::string_view text) {
  return fmt::format("<span class=\"label {}\">{}</span>", kind, text);
}

std::string_view weight_of(const facts::Lock& lock) {
  return lock.blocks_reads ? "heavy" : lock.blocks_writes ? "middle" : "light";
}

std::string lock_label(const facts::Lock& lock) {
  return label(weight_of(lock),
               fmt::format("<code>{}</code> {}", escaped(lock.relation), escaped(lock.mode)));
}

std::string algorithm_label(const facts::Cost& cost) {
  if (cost.algorithm.empty()) return "";
  std::string text = "ALGORITHM " + escaped(cost.algorithm);
  if (!cost.lock.empty()) text += ", LOCK " + escaped(cost.lock);
  return label("plain", text);
}

std::string names_label(std::string_view what, const std::vector<std::string>& names) {
  if (names.empty()) return "";
  std::vector<std::string> codes;
  codes.reserve(names.size());
  for (const auto& name : names)
    codes.push_back("<code>" + escaped(name) + "</code>");
  return label("plain", fmt::format("{} {}", what, fmt::join(codes, ", ")));
}

std::string reason_of(const JudgedStatement& statement) {
  std::string text = with_code(statement.compat.reason);
  if (!text.empty()) text += ".";
  if (statement.compat.breaks.any()) {
    std::string breaks = fmt::format("{}", fmt::join(names_of(statement.compat.breaks), ", "));
    std::replace(breaks.begin(), breaks.end(), '-', ' ');
    text += " Breaks " + breaks + ".";
  }
  return text.empty() ? "" : "<p class=\"reason\">" + text + "</p>\n";
}

/// The first line of a statement, for lists.
std::string first_line(const std::string& text) {
  constexpr size_t widest = 110;
  std::string line = text.substr(0, text.find('\n'));
  if (line.size() > widest) {
    size_t end = widest;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80)
      --end;
    line.erase(end);
  }
  return escaped(line) + (line.size() < text.size() ? " …" : "");
}

/// A statement that nothing is wrong with: a line.
std::string brief(const Statement& statement) {
  return fmt::format(
      "<div class=\"brief\"><div class=\"line\"><span class=\"no\">{}</span><code>{}</code></div>"
      "<div class=\"labels\">{}</div></div>\n",
      statement.judged.begin.line, first_line(statement.text), labels_of(statement.judged));
}

std::string in_full(const Statement& statement) {
  std::string text = fmt::format(
      "<article class=\"statement\">\n{}<div class=\"labels\">{}</div>\n{}",
      code_as_html({statement.text, statement.judged.span.begin, statement.judged.begin.line},
                   statement.findings),
      labels_of(statement.judged), reason_of(statement.judged));
  for (const Located& located : statement.findings)
    text += finding_as_html(located);
  return text + "</article>\n";
}

/// The line of a finding outside of the statements that run: of a file as a whole, or of a down.
std::string loose_finding(const Located& located) {
  std::string text = "<article class=\"statement\">\n";
  if (!located.line.empty())
    text += fmt::format("<pre class=\"code\"><span class=\"no\">{}</span>{}{}{}\n</pre>\n",
                        located.begin.line, located.first_column > 1 ? "…" : "",
                        escaped(located.line), located.cut_after ? "…" : "");
  return text + finding_as_html(located) + "</article>\n";
}

std::string path_as_html(const std::string& path) {
  const size_t slash = path.rfind('/');
  const size_t name = slash == path.npos ? 0 : slash + 1;
  return fmt::format("<span class=\"folder\">{}</span><span class=\"name\">{}</span>",
                     escaped(path.substr(0, name)), escaped(path.substr(name)));
}

std::string counts_of(const File& file) {
  std::string text;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    const size_t count = file.count(severity);
    const std::string word(name_of(severity));
    if (count > 0)
      text += fmt::format(" <span class=\"count {}\">{}</span>", word,
                          in_words(count, word, word + "s"));
  }
  return text;
}

}  // namespace

bool File::silent() const {
  return findings.empty() && std::all_of(statements.begin(), statements.end(),
                                         [](const auto& each) { return each.findings.empty(); });
}

size_t File::count(Severity severity) const {
  const auto in = [&](const std::vector<Located>& list) {
    return static_cast<size_t>(std::count_if(list.begin(), list.end(), [&](const Located& located) {
      return located.finding.severity == severity;
    }));
  };
  size_t sum = in(findings);
  for (const auto& statement : statements)
    sum += in(statement.findings);
  return sum;
}

std::string labels_of(const JudgedStatement& statement) {
  const std::string_view kind = facts::name_of(statement.compat.kind);
  std::string text = label(fmt::format("class {}", kind), kind);
  if (statement.refused) return text + label("heavy", "the server refuses it");
  // What is not understood may take any lock for any time.
  if (statement.compat.kind == facts::Class::unknown) return text;
  const auto phase = facts::phase_of(statement.compat.kind);
  if (phase != facts::Phase::none && facts::name_of(phase) != kind)
    text += label("plain", fmt::format("runs in {}", facts::name_of(phase)));
  text += label(statement.cost.duration == facts::Duration::rows ? "middle" : "light",
                time_of(statement.cost.duration));
  if (const auto waits = waits_of(statement.cost); !waits.empty())
    text += label(statement.cost.blocks_reads() ? "heavy" : "middle", waits);
  for (const auto& lock : statement.cost.locks)
    text += lock_label(lock);
  text += algorithm_label(statement.cost) + names_label("rewrites", statement.cost.rewrites) +
          names_label("reads all of", statement.cost.scans) +
          names_label("rebuilds", statement.cost.rebuilds_indexes);
  if (statement.cost.transactional == facts::Transactional::refused)
    text += label("plain", "not in a transaction");
  return text;
}

std::string finding_as_html(const Located& located) {
  const Finding& finding = located.finding;
  const std::string_view severity = name_of(finding.severity);
  std::string text = fmt::format(
      "<div class=\"finding {0}\"><p><span class=\"severity\">{0}</span> {1} "
      "<span class=\"rule\">{2}</span> <span class=\"place\">{3}:{4}</span></p>\n",
      severity, with_code(finding.message), escaped(finding.rule), located.begin.line,
      located.begin.column);
  if (!finding.advice.empty())
    text += fmt::format("<p class=\"advice\">{}</p>\n", with_code(finding.advice));
  const RuleText rule = text_of_rule(finding.rule);
  if (!rule.why.empty())
    text += fmt::format("<details class=\"why\"><summary>why</summary><p>{}. {}</p></details>\n",
                        with_code(rule.title), with_code(rule.why));
  return text + "</div>\n";
}

std::string file_as_html(const File& file, size_t number) {
  std::string text = fmt::format("<section class=\"file\" id=\"file-{}\">\n<h3>{}{}</h3>\n", number,
                                 path_as_html(file.path), counts_of(file));
  for (const Located& located : file.findings)
    text += loose_finding(located);
  for (const Statement& statement : file.statements)
    text += statement.findings.empty() ? brief(statement) : in_full(statement);
  return text + "</section>\n";
}

std::string quiet_file_as_html(const File& file) {
  std::string text = fmt::format(
      "<details class=\"file\"><summary>{} <span class=\"faint\">{}</span></summary>\n",
      path_as_html(file.path),
      file.statements.empty() ? std::string()
                              : in_words(file.statements.size(), "statement", "statements"));
  for (const Statement& statement : file.statements)
    text += brief(statement);
  return text + "</details>\n";
}

}  // namespace segue::report::html
