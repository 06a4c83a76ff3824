#include "dialect/scanning.h"

#include "base/text.h"

namespace segue::dialect {
namespace {

/// Directives are recognised by the first word of the comment's text.
struct Mark {
  std::string_view word;
  std::string_view tool;
};

constexpr Mark marks[] = {
    {"segue:", "segue"},
    {"squawk-ignore-file", "squawk-ignore-file"},
    {"squawk-ignore", "squawk-ignore"},
    {"migrate:", "migrate"},
    {"+goose", "+goose"},
    {"+migrate", "+migrate"},
    {"liquibase formatted sql", "liquibase"},
    {"liquibase rollback", "rollback"},
    {"changeset", "changeset"},
    {"rollback", "rollback"},
    {"> statement-breakpoint", "statement-breakpoint"},
};

std::string_view without_comment_marks(std::string_view comment) {
  if (comment.starts_with("--")) return comment.substr(2);
  if (comment.starts_with("#")) return comment.substr(1);
  if (comment.starts_with("/*")) {
    comment.remove_prefix(2);
    if (comment.ends_with("*/")) comment.remove_suffix(2);
  }
  return comment;
}

}  // namespace

std::optional<Directive> directive_in(std::string_view comment, Span span) {
  const std::string_view text = text::trimmed(without_comment_marks(comment));
  if (text.empty()) return std::nullopt;
  const char first = text.front() >= 'A' && text.front() <= 'Z'
                         ? static_cast<char>(text.front() + 32)
                         : text.front();
  for (const Mark& mark : marks) {
    if (mark.word.front() != first) continue;  // most comments are addressed to people
    if (!text::starts_with_ignoring_case(text, mark.word)) continue;
    const std::string_view rest = text.substr(mark.word.size());
    const bool word_ends =
        mark.word.back() == ':' || rest.empty() || is_space(rest.front()) || rest.front() == ':';
    if (!word_ends) continue;
    return Directive{std::string(mark.tool), std::string(text::trimmed(rest)), span};
  }
  return std::nullopt;
}

size_t byte_order_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

Finding file_not_read(std::string_view command, Span span) {
  return {.rule = "client-command-not-run",
          .severity = Severity::error,
          .span = span,
          .message = "`" + std::string(command) + "` brings in what is neither checked nor run",
          .advice = "write what it brings in into the migration itself"};
}

bool check_utf8(std::string_view text, Findings& findings) {
  bool clean = true;
  size_t at = 0;
  while ((at = text::first_invalid_utf8(text, at)) < text.size()) {
    clean = false;
    findings.push_back({.rule = "invalid-utf8",
                        .severity = Severity::error,
                        .span = {static_cast<uint32_t>(at), static_cast<uint32_t>(at + 1)},
                        .message = "this byte is not valid UTF-8",
                        .advice = "save the file as UTF-8"});
    const size_t line_end = text.find('\n', at);
    if (line_end == std::string_view::npos) break;
    at = line_end + 1;
  }
  return clean;
}

}  // namespace segue::dialect
