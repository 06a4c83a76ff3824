#include "project/changesets.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "project/config.h"
#include "project/downs.h"

namespace segue::project {
namespace {

using dialect::Directive;

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

const std::vector<std::string_view>& known_attributes() {
  static const std::vector<std::string_view> names = {"stripComments",
                                                      "splitStatements",
                                                      "endDelimiter",
                                                      "runOnChange",
                                                      "runAlways",
                                                      "rollbackSplitStatements",
                                                      "runInTransaction",
                                                      "rollbackEndDelimiter",
                                                      "contextFilter",
                                                      "context",
                                                      "labels",
                                                      "dbms",
                                                      "failOnError",
                                                      "logicalFilePath",
                                                      "ignore",
                                                      "runWith",
                                                      "runWithSpoolFile",
                                                      "objectQuotingStrategy",
                                                      "runOrder",
                                                      "rollbackStripComments",
                                                      "label",
                                                      "contexts",
                                                      "created",
                                                      "preConditions",
                                                      "onValidationFail"};
  return names;
}

/// Words before a colon, outside of quotes and parentheses.
std::vector<std::string_view> attribute_names(std::string_view attributes) {
  std::vector<std::string_view> names;
  char quote = '\0';
  int depth = 0;
  size_t word = 0;
  for (size_t at = 0; at < attributes.size(); ++at) {
    const char c = attributes[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(' || c == ')') {
      depth += c == '(' ? 1 : -1;
    } else if (depth > 0) {
      continue;
    } else if (c == ' ' || c == '\t') {
      word = at + 1;
    } else if (c == ':' && word < at) {
      names.push_back(attributes.substr(word, at - word));
      word = attributes.size();
    }
  }
  return names;
}

void judge_attributes(ReadScript& read, const Section& section, std::string_view attributes) {
  const auto& known = known_attributes();
  for (const std::string_view name : attribute_names(attributes)) {
    const bool is_known = std::any_of(known.begin(), known.end(), [&](std::string_view one) {
      return text::equal_ignoring_case(one, name);
    });
    const std::string_view meant = is_known ? std::string_view() : nearest(name, known);
    if (meant.empty()) continue;
    read.findings.push_back({.rule = "unknown-attribute",
                             .severity = Severity::warning,
                             .span = section.mark,
                             .message = "there is no attribute `" + std::string(name) +
                                        "`, did you mean `" + std::string(meant) + "`?"});
  }
}

}  // namespace

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

Section changeset(const Directive& directive, const dialect::Dialect& dialect) {
  const std::string_view said = directive.text;
  Section section{.id = std::string(id_of(said)), .mark = directive.span};
  const std::string_view attributes = said.substr(section.id.size());
  const std::string_view dbms = attribute(attributes, "dbms");
  section.elsewhere = (!dbms.empty() && !includes(dbms, dialect)) ||
                      text::equal_ignoring_case(attribute(attributes, "ignore"), "true");
  section.no_transaction =
      text::equal_ignoring_case(attribute(attributes, "runInTransaction"), "false");
  section.runs_on_change = text::equal_ignoring_case(attribute(attributes, "runOnChange"), "true");
  return section;
}

std::string only_rollbacks(const ReadScript& read, std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c != '\n') c = ' ';
  }
  for (const auto& directive : read.script.directives) {
    if (directive.tool != "rollback" || !holds_sql(directive)) continue;
    const size_t within =
        text.substr(directive.span.begin, directive.span.length()).find(directive.text);
    if (within == std::string_view::npos) continue;
    std::copy(directive.text.begin(), directive.text.end(),
              result.begin() + static_cast<std::ptrdiff_t>(directive.span.begin + within));
  }
  return result;
}

void read_rollbacks(ReadScript& read, std::string_view readable, const History& history) {
  const auto& directives = read.script.directives;
  const bool any = std::any_of(directives.begin(), directives.end(), [](const Directive& d) {
    return d.tool == "rollback" && holds_sql(d);
  });
  if (!any) return;
  const Source rollbacks(read.source->path(), only_rollbacks(read, readable));
  read.undo = history.dialect->parse(rollbacks);
  for (const auto& statement : read.undo.statements)
    read.undo_section.push_back(section_at(read.sections, statement.span.begin));
}

/// Conditions are Liquibase's to evaluate: that ours runs the changeset all the same is said.
void tell_condition(ReadScript& read, Span span, const std::string& condition) {
  read.findings.push_back(
      {.rule = "condition-not-evaluated",
       .severity = Severity::warning,
       .span = span,
       .message = condition + " is not evaluated: the changeset runs everywhere",
       .advice = "keep what only some databases need in a folder of its own"});
}

void judge_conditions(ReadScript& read, const Section& section, std::string_view attributes) {
  for (const std::string_view name : {"context", "contexts", "contextFilter", "labels", "label"})
    if (const auto value = attribute(attributes, name); !value.empty())
      tell_condition(read, section.mark, fmt::format("`{}:{}`", name, value));
}

/// Liquibase runs such a changeset at each update.
void judge_repetition(ReadScript& read, const Section& section, std::string_view attributes) {
  if (!text::equal_ignoring_case(attribute(attributes, "runAlways"), "true")) return;
  read.findings.push_back(
      {.rule = "condition-not-evaluated",
       .severity = Severity::warning,
       .span = section.mark,
       .message = section.runs_on_change
                      ? "`runAlways:true` is not heeded: the changeset runs again only when it has "
                        "changed"
                      : "`runAlways:true` is not heeded: the changeset runs once",
       .advice =
           "let the pipeline run what belongs to each deploy, or say `runOnChange:true` where "
           "that does"});
}

/// The first line of a changeset that tells when it is to run.
void judge_preconditions(ReadScript& read, uint32_t begin, uint32_t end) {
  const std::string_view text = read.source->text();
  const std::string_view changeset = text.substr(begin, end - begin);
  for (const std::string_view each : text::split(changeset, '\n')) {
    const std::string_view line = text::trimmed(each);
    if (!line.starts_with("--")) continue;
    const std::string_view comment = text::trimmed(line.substr(2));
    if (!text::starts_with_ignoring_case(comment, "preconditions") &&
        !text::starts_with_ignoring_case(comment, "precondition-"))
      continue;
    const auto at = static_cast<uint32_t>(line.data() - text.data());
    return tell_condition(read, {at, at + static_cast<uint32_t>(line.size())}, "a precondition");
  }
}

void judge_marks(ReadScript& read) {
  std::set<std::string_view> known;
  for (size_t i = 1; i < read.sections.size(); ++i) {
    const Section& section = read.sections[i];
    const std::string_view mark = read.source->text(section.mark);
    const size_t id = mark.find(section.id);
    const std::string_view attributes =
        id != std::string_view::npos ? mark.substr(id + section.id.size()) : std::string_view();
    judge_attributes(read, section, attributes);
    if (!section.elsewhere) {
      const bool is_last = i + 1 == read.sections.size();
      judge_conditions(read, section, attributes);
      judge_repetition(read, section, attributes);
      judge_preconditions(read, section.mark.end,
                          is_last ? static_cast<uint32_t>(read.source->text().size())
                                  : read.sections[i + 1].mark.begin);
    }
    if (known.insert(section.id).second) continue;
    read.findings.push_back({.rule = "duplicate-changeset",
                             .severity = Severity::error,
                             .span = section.mark,
                             .message = "changeset `" + section.id + "` stands in this file twice",
                             .advice = "give it an id of its own"});
  }
}

}  // namespace segue::project
