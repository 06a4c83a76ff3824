#include "cli/pieces.h"

#include <algorithm>

#include "base/text.h"

namespace segue::cli {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

uint32_t line_end(std::string_view text, size_t at) {
  const size_t end = text.find('\n', at);
  return static_cast<uint32_t>(end == std::string_view::npos ? text.size() : end + 1);
}

/// A comment that speaks of the file or of a section, not of the statement below it.
bool is_mark(std::string_view line) {
  if (!line.starts_with("--")) return false;
  const std::string said = text::lower(text::trimmed(line.substr(2)));
  for (const std::string_view mark :
       {"migrate:", "+goose up", "+goose down", "+goose no", "+goose env", "+migrate", "changeset",
        "liquibase", "no-transaction", "segue: ignore-file", "segue: phase", "segue: after",
        "segue: irreversible", "segue: no-transaction"})
    if (said.starts_with(mark)) return true;
  return false;
}

/// After the terminator and what else is on the line.
uint32_t end_of(std::string_view text, const dialect::ParsedStatement& statement) {
  uint32_t at = std::max(statement.span.end, statement.data.end);
  size_t next = at;
  while (next < text.size() && is_space(text[next]))
    ++next;
  if (next < text.size() && text[next] == ';') at = static_cast<uint32_t>(next + 1);
  const uint32_t end = line_end(text, at);
  const std::string_view rest = text::trimmed(text.substr(at, end - at));
  if (!rest.empty() && !rest.starts_with("--")) return at;
  // A marker that closes what was opened above the statement.
  const uint32_t after = line_end(text, end);
  const std::string_view line = text::trimmed(text.substr(end, after - end));
  return text::starts_with_ignoring_case(line, "-- +goose statementend") ? after : end;
}

/// Where the comments right above the statement begin, no further back than `from`.
uint32_t begin_of(std::string_view text, uint32_t statement, uint32_t from) {
  uint32_t at = statement;
  while (at > from && (text[at - 1] == ' ' || text[at - 1] == '\t'))
    --at;
  if (at > from && text[at - 1] != '\n') return statement;
  while (at > from) {
    const size_t newline = at >= 2 ? text.rfind('\n', at - 2) : std::string_view::npos;
    const auto above = static_cast<uint32_t>(newline == std::string_view::npos ? 0 : newline + 1);
    if (above < from) break;
    const std::string_view line = text::trimmed(text.substr(above, at - above));
    if (!line.starts_with("--") || is_mark(line)) break;
    at = above;
  }
  return at;
}

}  // namespace

Span block_of(std::string_view text, const dialect::ParsedStatement& statement, uint32_t from) {
  return {begin_of(text, statement.span.begin, from), end_of(text, statement)};
}

Span block_of(const project::ReadScript& read, const dialect::Script& script, size_t statement) {
  const std::string_view text = read.source->text();
  const uint32_t from = statement == 0 ? 0 : end_of(text, script.statements[statement - 1]);
  return block_of(text, script.statements[statement], from);
}

std::string text_of_block(std::string_view text, Span block) {
  std::string result(text.substr(block.begin, block.length()));
  if (!result.ends_with('\n')) {
    if (!text::trimmed(result).ends_with(';')) result += ';';
    result += '\n';
  }
  return result;
}

std::string text_of_actions(const Source& source, const dialect::ParsedStatement& statement,
                            const std::vector<size_t>& actions) {
  const auto& alter = std::get<sql::AlterTable>(statement.tree);
  const uint32_t first = alter.actions.front().span.begin;
  std::string text(source.text({statement.span.begin, first}));
  // Between the actions stands what stood between the first two.
  const std::string_view between =
      source.text({alter.actions[0].span.end, alter.actions[1].span.begin});
  for (size_t i = 0; i < actions.size(); ++i) {
    if (i > 0) text += between;
    text += source.text(alter.actions[actions[i]].span);
  }
  return text + ";\n";
}

}  // namespace segue::cli
