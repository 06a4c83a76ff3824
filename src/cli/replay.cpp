#include "cli/replay.h"

#include <algorithm>
#include <cassert>
#include <ctime>
#include <iterator>
#include <optional>
#include <utility>

#include "base/rules.h"
#include "cli/backfilling.h"
#include "cli/directives.h"
#include "cli/wrapping.h"
#include "project/layout.h"
#include "report/judged.h"
#include "rules/suppress.h"

namespace segue::cli {
namespace {

using project::Direction;
using project::History;
using project::ReadScript;

Finding syntax_error(const dialect::ParsedStatement& statement) {
  return {.rule = "syntax-error",
          .severity = Severity::error,
          .span = statement.error->span,
          .message = statement.error->message};
}

Finding unknown_statement(const dialect::ParsedStatement& statement) {
  const auto* opaque = std::get_if<sql::Opaque>(&statement.tree);
  const std::string words = opaque != nullptr ? opaque->keywords : "";
  return {.rule = "unknown-statement",
          .severity = Severity::warning,
          .span = statement.span,
          .message = words.empty() ? "this statement is of no form that is known"
                                   : "`" + words + "` is of no form that is known",
          .advice = "nothing is known of what it does: it does not count as safe"};
}

/// What the scanner said of a place, the parser need not say again.
bool said_already(const Findings& findings, Span span) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.severity == Severity::error && finding.span.begin == span.begin;
  });
}

void add_problems(const dialect::Script& script, Findings& findings) {
  findings.insert(findings.end(), script.findings.begin(), script.findings.end());
  int index = 0;
  for (const auto& statement : script.statements) {
    const bool told = statement.error && said_already(script.findings, statement.error->span);
    if (!statement.understood() && !told) {
      findings.push_back(statement.error ? syntax_error(statement) : unknown_statement(statement));
      findings.back().statement = index;
    }
    ++index;
  }
}

/// Whether a statement of the script runs when its migration is applied.
bool runs(const ReadScript& script) {
  for (size_t i = 0; i < script.script.statements.size(); ++i) {
    if (script.direction(i) == Direction::up) return true;
  }
  return false;
}

bool has_errors(const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::error; });
}

/// A migration that says why it cannot be undone needs no way back. Changesets say so each for
/// itself, which their layout has heeded already.
void forgive_missing_downs(const History& history, Findings& findings) {
  if (history.layout->sections == project::Sections::changesets) return;
  std::erase_if(findings, [](const Finding& finding) {
    return finding.rule == "missing-down" || finding.rule == "empty-down";
  });
}

void append(Findings& to, Findings from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

Severity severity_named(const std::string& word) {
  return word == "note" ? Severity::note : word == "warning" ? Severity::warning : Severity::error;
}

/// Whether a rule looks at what statements do. Some only document what others find.
bool looks(const rules::Rule* rule) {
  return !std::holds_alternative<std::monostate>(rule->check);
}

}  // namespace

Replay::Replay(const FileTree& tree, report::CheckReport& report,
               const rules::Severities& severities, const std::set<std::string>& silent,
               const std::vector<const rules::Rule*>& rules)
    : tree_(tree),
      report_(report),
      severities_(severities),
      silent_(silent),
      depth_(report.wants_scripts() || std::any_of(rules.begin(), rules.end(), looks)
                 ? facts::Depth::facts
                 : facts::Depth::schema),
      rules_(rules) {}

void Replay::tell(Finding finding, const Source& source) {
  assert(is_rule(finding.rule) || rules::find(finding.rule) != nullptr);
  const auto wanted = severities_.find(finding.rule);
  if (wanted != severities_.end()) {
    if (wanted->second == "off") return;
    finding.severity = severity_named(wanted->second);
  }
  if (baseline_.holds(finding, source)) {
    ++summary_.in_baseline;
    return;
  }
  if (keeps_told_) told_.add(finding, source);
  size_t& count = finding.severity == Severity::error     ? summary_.found_errors
                  : finding.severity == Severity::warning ? summary_.found_warnings
                                                          : summary_.found_notes;
  ++count;
  auto fix = offers_.for_finding(finding);
  auto located = report::locate(std::move(finding), source);
  located.fix = std::move(fix);
  report_.finding(located);
}

void Replay::tell_all(Findings& findings, const Source& source) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.span.begin < b.span.begin; });
  for (auto& finding : findings)
    tell(std::move(finding), source);
  findings.clear();
}

void Replay::take_name_findings(const std::string& path, Findings& findings) {
  const auto found = by_file_.find(path);
  if (found == by_file_.end()) return;
  for (auto& finding : found->second)
    findings.push_back(std::move(finding));
  by_file_.erase(found);
}

/// What a later script told about an earlier one waits until all have been read.
void Replay::put_aside(const std::string& path, Findings& findings) {
  std::erase_if(findings, [&](Finding& finding) {
    if (finding.file.empty() || finding.file == path) return false;
    by_file_[finding.file].push_back(std::move(finding));
    return true;
  });
}

void Replay::count(const dialect::Script& script) {
  summary_.statements += script.statements.size();
  for (const auto& statement : script.statements) {
    size_t& kind = statement.error          ? summary_.errors
                   : statement.understood() ? summary_.understood
                                            : summary_.opaque;
    ++kind;
  }
  // What a client would bring in is no better known than what is not modelled.
  const auto not_run = static_cast<size_t>(std::count_if(
      script.findings.begin(), script.findings.end(),
      [](const Finding& finding) { return finding.rule == "client-command-not-run"; }));
  summary_.statements += not_run;
  summary_.opaque += not_run;
}

void Replay::waive(const ReadScript& read, Findings& findings) {
  if (read.script.directives.empty()) return;
  std::vector<rules::Comment> comments;
  for (const auto& directive : read.script.directives)
    comments.push_back({directive.tool, directive.text, directive.span});
  std::vector<Span> statements;
  for (const auto* script : {&read.script, &read.undo})
    for (const auto& statement : script->statements)
      statements.push_back(statement.span);
  std::sort(statements.begin(), statements.end(), [](Span a, Span b) { return a.begin < b.begin; });
  rules::Waivers waivers(comments, statements, read.source->text());
  if (waivers.empty()) return;
  summary_.waived += waivers.apply(findings);
  append(findings, waivers.problems(severities_));
}

void Replay::simulate_only(Visit& migration, const project::ScriptFile& file, Direction direction) {
  // What runs again was simulated with the others of its kind.
  if (direction == Direction::down || migration.migration.repeatable) return;
  auto read = project::read_script(tree_, migration.history, file.path, direction);
  if (!read) return;
  migration.irreversible |= read->irreversible;
  if (!migration.has_downs) {
    migration.simulation.apply(*read);
    return;
  }
  auto judged = migration.simulation.judge(*read);
  migration.back.keep(file.phase, std::move(*read), std::move(judged.script));
}

void Replay::simulate_repeated(const History& history, Simulation& simulation) {
  for (const auto& migration : history.migrations) {
    if (!migration.repeatable) continue;
    for (const auto& file : migration.up) {
      const auto earlier = earlier_.find(file.path);
      if (earlier != earlier_.end()) {
        simulation.apply(project::read_text(history, file.path, earlier->second, Direction::up));
      } else if (silent_.contains(file.path)) {
        if (const auto read = project::read_script(tree_, history, file.path, Direction::up))
          simulation.apply(*read);
      }
    }
  }
}

rules::Script Replay::judge_up(Visit& migration, const project::ScriptFile& file,
                               const ReadScript& read, Findings& findings) {
  std::optional<Simulation> before;
  if (report_.wants_fixes()) before.emplace(migration.simulation);
  auto judged = migration.simulation.judge(read, one_release_ ? &migration.range : nullptr);
  if (judged.script.declared == facts::Phase::none) judged.script.declared = as_facts(file.phase);
  if (report_.wants_scripts()) tell_script(read, judged.script);
  Findings found = rules_.of(judged.script);
  if (before)
    offers_ = Offers(
        {tree_, migration.history, migration.migration, file, *before, rules_, std::time(nullptr)},
        {read, judged.script, found, judged.refused});
  append(findings, std::move(judged.refused));
  append(findings, std::move(found));
  append(findings, not_divisible(migration.history, read, judged.script,
                                 file.phase == project::Phase::backfill));
  append(findings, watches_.see(judged.script));
  put_aside(file.path, findings);
  append(findings, migration.back.in_same_file(read, judged.script));
  return std::move(judged.script);
}

void Replay::visit(Visit& migration, const project::ScriptFile& file, Direction direction) {
  const std::string& path = file.path;
  if (silent_.contains(path)) return simulate_only(migration, file, direction);
  ++summary_.files;
  report_.file(path);
  offers_ = {};
  Findings findings;
  take_name_findings(path, findings);
  const auto names = static_cast<std::ptrdiff_t>(findings.size());
  auto read = project::read_script(tree_, migration.history, path, direction);
  if (!read) {
    findings.push_back(
        {.rule = "unreadable-file", .severity = Severity::error, .message = read.error().message});
    return tell_all(findings, Source(path, ""));
  }
  count(read->script);
  add_problems(read->script, findings);
  add_problems(read->undo, findings);
  findings.insert(findings.end(), read->findings.begin(), read->findings.end());
  append(findings, misdirections(*read));
  const bool broken = has_errors(read->findings);
  migration.irreversible |= read->irreversible;
  if (migration.irreversible) forgive_missing_downs(migration.history, findings);
  if (direction == Direction::up && !runs(*read) && !broken) {
    findings.push_back({.rule = "empty-migration",
                        .severity = Severity::note,
                        .message = "no statement in here runs when the migration is applied"});
  }
  rules::Script up;
  if (direction == Direction::up)
    up = judge_up(migration, file, *read, findings);
  else if (!migration.irreversible)
    append(findings, migration.back.in_file(file.phase, *read));
  if (!read->foreign.empty()) {
    // Nothing else is known of the file.
    findings.erase(std::remove_if(findings.begin() + names, findings.end(),
                                  [](const auto& each) { return each.rule != "other-database"; }),
                   findings.end());
  }
  waive(*read, findings);
  tell_all(findings, *read->source);
  if (direction == Direction::up && migration.has_downs)
    migration.back.keep(file.phase, std::move(*read), std::move(up));
}

void Replay::tell_script(const ReadScript& read, const rules::Script& simulated) {
  auto script = report::judged(read, simulated);
  script.migration = migration_;
  script.history = summary_.histories.size() - 1;
  report_.script(script);
}

void Replay::run(const History& history) {
  summary_.histories.push_back({.layout = std::string(history.layout->name),
                                .dialect = std::string(history.dialect->name()),
                                .dialect_by = history.dialect_by,
                                .folder = history.folder,
                                .migrations = history.migrations.size()});
  Simulation simulation(history, depth_);
  watches_ = rules_.watches();
  bool begun = false;                 // some of it was told about
  std::optional<facts::Range> range;  // of all of them, where they are one release
  for (const auto& migration : history.migrations) {
    const bool told_downs =
        std::any_of(migration.down.begin(), migration.down.end(),
                    [&](const auto& file) { return !silent_.contains(file.path); });
    Visit one{history, migration, simulation, WaysBack(history, simulation, rules_),
              range,   told_downs};
    migration_ = migration.id;
    for (const auto& file : migration.up) {
      if (!begun && !silent_.contains(file.path)) {
        simulate_repeated(history, simulation);
        begun = true;
      }
      visit(one, file, Direction::up);
    }
    for (const auto& file : migration.down)
      visit(one, file, Direction::down);
  }
  Findings late = watches_.end();
  put_aside({}, late);
}

void Replay::tell_remaining() {
  auto remaining = std::exchange(by_file_, {});
  offers_ = {};
  for (auto& [path, findings] : remaining) {
    auto text = tree_.read(path);
    tell_all(findings, Source(path, text ? std::move(*text) : std::string()));
  }
}

void Replay::know(const Findings& findings) {
  for (const auto& finding : findings)
    by_file_[finding.file].push_back(finding);
}

void Replay::run(const project::Project& project) {
  know(project.findings);
  for (const auto& history : project.histories)
    run(history);
  tell_remaining();
}

}  // namespace segue::cli
