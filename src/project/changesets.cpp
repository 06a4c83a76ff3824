#include "project/changesets.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace segue::project {
namespace {

using dialect::Directive;

/// The value of `name:` among the attributes, which may be quoted; empty where there is none.
std::string_view attribute(std::string_view attributes, std::string_view name) {
  for (size_t at = 0; at + name.size() < attributes.size(); ++at) {
    const bool starts_word = at == 0 || attributes[at - 1] == ' ' || attributes[at - 1] == '\t';
    if (!starts_word || !text::starts_with_ignoring_case(attributes.substr(at), name)) continue;
    std::string_view rest = attributes.substr(at + name.size());
    if (rest.empty() || rest.front() != ':') continue;
    rest.remove_prefix(1);
    if (!rest.empty() && (rest.front() == '"' || rest.front() == '\''))
      return rest.substr(1, rest.find(rest.front(), 1) - 1);
    return rest.substr(0, rest.find_first_of(" \t"));
  }
  return {};
}

/// Whether a list such as "a,!b" includes the dialect. What is only excluded leaves all
/// others in.
bool includes(std::string_view list, const dialect::Dialect& dialect) {
  const Dialects one = {&dialect};
  bool only_exclusions = true;
  for (std::string_view word : text::split(list, ',')) {
    word = text::trimmed(word);
    if (word.empty() || word == "all") return true;
    if (word.front() == '!') {
      if (find_dialect(one, word.substr(1)) != nullptr) return false;
      continue;
    }
    only_exclusions = false;
    if (find_dialect(one, word) != nullptr) return true;
  }
  return only_exclusions;
}

/// The id ends where attributes begin: at the last word before `name:value` pairs. An author may
/// have blanks in the name.
std::string_view id_of(std::string_view said) {
  const size_t colon = said.find(':');
  if (colon == std::string_view::npos) return said;
  size_t end = colon + 1;
  if (end < said.size() && said[end] == '"') {
    end = said.find('"', end + 1);
    return said.substr(0, end == std::string_view::npos ? end : end + 1);
  }
  return said.substr(0, said.find_first_of(" \t", end));
}

/// What the comment of a rollback holds: SQL, or nothing for words that only say that none is
/// needed.
bool holds_sql(const Directive& directive) {
  const std::string said = text::lower(directive.text);
  return !said.empty() && said != "empty" && said != "not required" &&
         !said.starts_with("changesetid:") && !said.starts_with("changeset:");
}

/// A text of the same length and lines that holds nothing but the SQL of the rollbacks.
std::string only_rollbacks(const ReadScript& read) {
  const std::string_view text = read.source->text();
  std::string result(text);
  for (char& c : result) {
    if (c != '\n') c = ' ';
  }
  for (const auto& directive : read.script.directives) {
    if (directive.tool != "rollback" || !holds_sql(directive)) continue;
    const std::string_view comment = read.source->text(directive.span);
    const size_t sql = directive.span.begin + comment.find(directive.text);
    std::copy(directive.text.begin(), directive.text.end(),
              result.begin() + static_cast<std::ptrdiff_t>(sql));
  }
  return result;
}

uint32_t section_at(const std::vector<Section>& sections, uint32_t offset) {
  uint32_t found = 0;
  for (uint32_t i = 0; i < sections.size() && sections[i].mark.begin <= offset; ++i)
    found = i;
  return found;
}

void report_missing_rollbacks(ReadScript& read) {
  std::vector<bool> undone(read.sections.size());
  for (const auto& directive : read.script.directives) {
    if (directive.tool == "rollback")
      undone[section_at(read.sections, directive.span.begin)] = true;
  }
  if (std::find(undone.begin(), undone.end(), true) == undone.end()) return;
  for (size_t i = 1; i < read.sections.size(); ++i) {
    if (undone[i] || read.sections[i].elsewhere) continue;
    read.findings.push_back({.rule = "missing-down",
                             .severity = Severity::warning,
                             .span = read.sections[i].mark,
                             .message = "changeset `" + read.sections[i].id + "` has no rollback",
                             .advice = "add a line: --rollback …"});
  }
}

}  // namespace

Section changeset(const Directive& directive, const dialect::Dialect& dialect) {
  const std::string_view said = directive.text;
  Section section{.id = std::string(id_of(said)), .mark = directive.span};
  const std::string_view attributes = said.substr(section.id.size());
  const std::string_view dbms = attribute(attributes, "dbms");
  section.elsewhere = !dbms.empty() && !includes(dbms, dialect);
  section.no_transaction =
      text::equal_ignoring_case(attribute(attributes, "runInTransaction"), "false");
  return section;
}

void read_rollbacks(ReadScript& read, const History& history) {
  const auto& directives = read.script.directives;
  const bool any = std::any_of(directives.begin(), directives.end(), [](const Directive& d) {
    return d.tool == "rollback" && holds_sql(d);
  });
  if (any) {
    const Source rollbacks(read.source->path(), only_rollbacks(read));
    read.undo = history.dialect->parse(rollbacks);
    for (const auto& statement : read.undo.statements)
      read.undo_section.push_back(section_at(read.sections, statement.span.begin));
  }
  report_missing_rollbacks(read);
}

}  // namespace segue::project
