#include "project/script.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "project/changesets.h"
#include "project/downs.h"
#include "project/foreign_sql.h"
#include "project/readable.h"

namespace segue::project {
namespace {

using dialect::Directive;

bool says(const Directive& directive, std::string_view word) {
  const std::string_view said = directive.text;
  if (!text::starts_with_ignoring_case(said, word)) return false;
  return said.size() == word.size() || said[word.size()] == ' ' || said[word.size()] == '\t';
}

/// The tool to which the marks of the layout are addressed.
std::string_view tool_of(Sections sections) {
  switch (sections) {
    case Sections::none:
      return {};
    case Sections::migrate:
      return "migrate";
    case Sections::goose:
      return "+goose";
    case Sections::sql_migrate:
      return "+migrate";
    case Sections::changesets:
      return "changeset";
  }
  return {};
}

/// `-- migrate:up transaction:false`, `-- +migrate Up notransaction`.
bool forbids_transaction(const Directive& directive) {
  const std::string said = text::lower(directive.text);
  return said.find("transaction:false") != std::string::npos ||
         said.find("notransaction") != std::string::npos;
}

std::optional<Section> section_opened_by(const Directive& directive, Sections sections,
                                         const dialect::Dialect& dialect) {
  if (directive.tool != tool_of(sections)) return std::nullopt;
  if (sections == Sections::changesets) return changeset(directive, dialect);
  if (!says(directive, "up") && !says(directive, "down")) return std::nullopt;
  return Section{.direction = says(directive, "up") ? Direction::up : Direction::down,
                 .mark = directive.span,
                 .no_transaction = forbids_transaction(directive)};
}

void divide(ReadScript& read, const History& history) {
  const auto length = static_cast<uint32_t>(read.source->text().size());
  read.sections.front().end = length;
  // What stands before the first mark runs nowhere.
  read.sections.front().elsewhere = history.layout->sections != Sections::none;
  for (const auto& directive : read.script.directives) {
    if (directive.tool == "+goose" && says(directive, "no transaction"))
      read.sections.front().no_transaction = true;
    auto section = section_opened_by(directive, history.layout->sections, *history.dialect);
    if (!section) continue;
    // goose says once for the file what others say for each section.
    section->no_transaction |= read.sections.front().no_transaction;
    section->end = length;
    read.sections.back().end = directive.span.begin;
    read.sections.push_back(std::move(*section));
  }
}

/// Both lists are in the order of the file.
std::vector<uint32_t> sections_of(const dialect::Script& script,
                                  const std::vector<Section>& sections) {
  std::vector<uint32_t> result;
  result.reserve(script.statements.size());
  uint32_t at = 0;
  for (const auto& statement : script.statements) {
    while (at + 1 < sections.size() && sections[at + 1].mark.begin <= statement.span.begin)
      ++at;
    result.push_back(at);
  }
  return result;
}

/// Data, or text in an encoding of two bytes: neither can be read as SQL.
bool is_text(std::string_view text) {
  constexpr size_t looked_at = 4096;
  return text.substr(0, looked_at).find('\0') == std::string_view::npos;
}

ReadScript unread(ReadScript read) {
  read.findings.push_back({.rule = "not-text",
                           .severity = Severity::error,
                           .message = "this is no text in UTF-8: it holds zero bytes",
                           .advice = "save the file as UTF-8, or remove it"});
  read.sections.front().end = static_cast<uint32_t>(read.source->text().size());
  return read;
}

/// From here on nobody can quote them.
void forget_secrets(ReadScript& read) {
  for (const dialect::Script* script : {&read.script, &read.undo}) {
    if (script->secrets.empty()) continue;
    read.source = std::make_unique<Source>(
        read.source->path(), dialect::without_secrets(read.source->text(), script->secrets));
  }
}

void report_missing_sections(ReadScript& read, const History& history) {
  if (history.layout->sections == Sections::none) return;
  const bool marked = read.sections.size() > 1;
  if (!marked) {
    read.findings.push_back({.rule = "missing-section",
                             .severity = Severity::error,
                             .message = "the file has no mark that says what is up: " +
                                        std::string(history.layout->name) + " cannot run it"});
    return;
  }
  for (size_t i = 0; i < read.section_of.size() && read.section_of[i] == 0; ++i) {
    const auto& statement = read.script.statements[i];
    read.findings.push_back({.rule = "statement-outside-section",
                             .severity = Severity::error,
                             .span = statement.span,
                             .message = "this stands before the first mark: it never runs",
                             .statement = static_cast<int>(i)});
  }
}

/// The text as the parser is to read it, with every position kept; empty where that is the text as
/// it stands.
std::string readable_form(std::string_view text, Sections sections) {
  std::string readable;
  if (text.find("${") != std::string_view::npos) readable = without_placeholders(std::string(text));
  if (sections == Sections::changesets && text.find("elimiter") != std::string_view::npos)
    readable = with_plain_delimiters(readable.empty() ? std::string(text) : std::move(readable));
  return readable;
}

}  // namespace

namespace {

/// Empty where something other than its looks says the dialect of the file.
std::string_view foreign_database_of(const ReadScript& read, const History& history) {
  if (!history.is_guessed) return {};
  const auto& statements = read.script.statements;
  const bool fails = std::any_of(statements.begin(), statements.end(),
                                 [](const auto& each) { return !each.understood(); });
  return foreign_sql(read.source->text(), fails, *history.dialect);
}

}  // namespace

ReadScript read_text(const History& history, std::string path, std::string text, Direction whole) {
  const Sections sections = history.layout->sections;
  ReadScript read;
  const bool readable_text = is_text(text);
  read.source = std::make_unique<Source>(path, std::move(text));
  read.sections.push_back({.direction = whole});
  if (!readable_text) return unread(std::move(read));
  std::string other = readable_form(read.source->text(), sections);
  const Source readable(std::move(path), std::move(other));
  const Source& parsed = readable.text().empty() ? *read.source : readable;
  read.script = history.dialect->parse(parsed);
  divide(read, history);
  read.section_of = sections_of(read.script, read.sections);
  if (const auto database = foreign_database_of(read, history); !database.empty()) {
    leave_unread(read, database);
    forget_secrets(read);
    return read;
  }
  if (sections == Sections::changesets) {
    read_rollbacks(read, parsed.text(), history);
    judge_marks(read);
  }
  read_directives(read);
  report_missing_sections(read, history);
  judge_downs(read, history);
  forget_secrets(read);
  return read;
}

Result<ReadScript> read_script(const FileTree& tree, const History& history,
                               const std::string& path, Direction whole) {
  auto text = tree.read(path);
  if (!text) return text.error();
  return read_text(history, path, std::move(*text), whole);
}

}  // namespace segue::project
