#include "project/downs.h"

#include <algorithm>
#include <utility>

#include "base/directive.h"
#include "base/nearest.h"
#include "base/text.h"
#include "project/config.h"

namespace segue::project {
namespace {

using dialect::Directive;

constexpr std::string_view advice =
    "add one, or say why there is none: -- segue: irreversible reason=\"…\"";

const std::vector<std::string_view>& known_directives() {
  static const std::vector<std::string_view> words = {
      "ignore", "ignore-file", "phase", "after", "irreversible", "no-transaction", "backfill"};
  return words;
}

void report(ReadScript& read, std::string rule, Severity severity, Span span, std::string message,
            std::string advice_given = {}) {
  read.findings.push_back({.rule = std::move(rule),
                           .severity = severity,
                           .span = span,
                           .message = std::move(message),
                           .advice = std::move(advice_given)});
}

void read_directive(ReadScript& read, const Directive& directive) {
  const std::string_view said = directive.text;
  const std::string_view word = said.substr(0, said.find_first_of(" \t\r\n"));
  const auto& known = known_directives();
  if (std::find(known.begin(), known.end(), word) == known.end()) {
    return report(
        read, "unknown-directive", Severity::warning, directive.span,
        "there is no directive `" + std::string(word) + "`" + meant_by(word, known),
        "known are: ignore, ignore-file, phase, after, irreversible, no-transaction, backfill");
  }
  if (word != "irreversible") return;
  if (directive::reason_in(said).empty())
    return report(read, "missing-reason", Severity::error, directive.span,
                  "`irreversible` needs a reason",
                  "say why there is no way back: -- segue: irreversible reason=\"…\"");
  read.irreversible = true;
  read.sections[section_at(read.sections, directive.span.begin)].irreversible = true;
}

/// Whether a section has something for the server, or for the client, to run.
bool runs_something(const ReadScript& read, uint32_t section) {
  if (std::find(read.section_of.begin(), read.section_of.end(), section) != read.section_of.end())
    return true;
  const Section& here = read.sections[section];
  const auto inside = [&](Span span) {
    return span.begin >= here.mark.begin && span.begin < here.end;
  };
  const auto& commands = read.script.client_commands;
  const auto& complaints = read.script.findings;
  return std::any_of(commands.begin(), commands.end(),
                     [&](const auto& command) { return inside(command.span); }) ||
         std::any_of(complaints.begin(), complaints.end(),
                     [&](const auto& complaint) { return inside(complaint.span); });
}

void judge_whole(ReadScript& read) {
  if (read.sections.front().direction == Direction::down && !runs_something(read, 0))
    report(read, "empty-down", Severity::warning, {}, "this down script holds no statement",
           "undo what the up script does, or say why it cannot be undone: "
           "-- segue: irreversible reason=\"…\"");
}

void judge_sections(ReadScript& read, const History& history) {
  const Span up = read.sections.size() > 1 ? read.sections[1].mark : Span{};
  bool any_down = false;
  for (uint32_t i = 1; i < read.sections.size(); ++i) {
    if (read.sections[i].direction != Direction::down) continue;
    any_down = true;
    if (!runs_something(read, i))
      report(read, "empty-down", Severity::warning, read.sections[i].mark,
             "this section holds no statement: nothing is undone", std::string(advice));
  }
  if (!any_down && history.has_downs && read.sections.size() > 1)
    report(
        read, "missing-down", Severity::warning, up,
        "there is no `" + std::string(marks_of(history.layout->sections).down) + "` in this file",
        std::string(advice));
}

/// How a changeset is undone.
enum class Rollback {
  none,      // nothing is said
  empty,     // a rollback without a statement
  declined,  // in words: there is nothing to undo, or another changeset undoes it
  sql,
};

/// Words that there is nothing to undo.
bool is_waived(const std::string& said) {
  return said == "empty" || said == "not required";
}

/// Words in the place of SQL.
bool declines(const std::string& said) {
  return is_waived(said) || said.starts_with("changesetid:") || said.starts_with("changeset:");
}

std::vector<Rollback> rollbacks_of(const ReadScript& read) {
  std::vector<Rollback> result(read.sections.size(), Rollback::none);
  for (const auto& directive : read.script.directives) {
    if (directive.tool != "rollback") continue;
    Rollback& here = result[section_at(read.sections, directive.span.begin)];
    const Rollback said =
        declines(text::lower(directive.text)) ? Rollback::declined : Rollback::empty;
    here = std::max(here, said);
  }
  for (const uint32_t section : read.undo_section)
    result[section] = Rollback::sql;
  return result;
}

void judge_changesets(ReadScript& read) {
  const auto rollbacks = rollbacks_of(read);
  // A team that never writes rollbacks need not be told once per changeset.
  if (std::all_of(rollbacks.begin(), rollbacks.end(),
                  [](Rollback rollback) { return rollback == Rollback::none; }))
    return;
  for (size_t i = 1; i < read.sections.size(); ++i) {
    const Section& section = read.sections[i];
    if (section.elsewhere || section.irreversible) continue;
    const std::string name = "changeset `" + section.id + "` has ";
    if (rollbacks[i] == Rollback::none)
      report(read, "missing-down", Severity::warning, section.mark, name + "no rollback",
             "add a line: --rollback …");
    if (rollbacks[i] == Rollback::empty)
      report(read, "empty-down", Severity::warning, section.mark,
             name + "a rollback without a statement",
             "write it out, or say that none is needed: --rollback not required");
  }
}

}  // namespace

bool needs_no_undoing(const ReadScript& read, uint32_t section) {
  const auto& undone = read.undo_section;
  if (std::find(undone.begin(), undone.end(), section) != undone.end()) return false;
  const auto& all = read.script.directives;
  return std::any_of(all.begin(), all.end(), [&](const Directive& directive) {
    return directive.tool == "rollback" && is_waived(text::lower(directive.text)) &&
           section_at(read.sections, directive.span.begin) == section;
  });
}

uint32_t section_at(const std::vector<Section>& sections, uint32_t offset) {
  uint32_t found = 0;
  for (uint32_t i = 0; i < sections.size() && sections[i].mark.begin <= offset; ++i)
    found = i;
  return found;
}

void read_directives(ReadScript& read) {
  for (const auto& directive : read.script.directives) {
    if (directive.tool == "segue") read_directive(read, directive);
  }
}

void judge_downs(ReadScript& read, const History& history) {
  const Sections sections = history.layout->sections;
  if (sections == Sections::changesets) return judge_changesets(read);
  if (read.irreversible) return;
  if (sections == Sections::none) return judge_whole(read);
  judge_sections(read, history);
}

}  // namespace segue::project
