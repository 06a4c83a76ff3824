#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool is_part_of_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '$';
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether a text holds the word, which is in lower case, in whatever case.
bool has_word(std::string_view text, std::string_view word) {
  if (word.empty()) return false;
  for (size_t at = 0; at + word.size() <= text.size(); ++at) {
    if (lower(text[at]) != word.front() || (at > 0 && is_part_of_word(text[at - 1]))) continue;
    const size_t end = at + word.size();
    const std::string_view part = text.substr(at, word.size());
    const bool same = std::equal(part.begin(), part.end(), word.begin(),
                                 [](char a, char b) { return lower(a) == b; });
    if (same && (end == text.size() || !is_part_of_word(text[end]))) return true;
  }
  return false;
}

void check(const Step& step, Findings& findings) {
  const auto* drop = step.alters<sql::DropColumn>();
  const auto rename = drop ? std::nullopt : column_rename(step);
  if (!drop && !rename) return;
  const sql::Name& name = drop ? drop->column : rename->from;
  if (!column_before(step, name) || column_after(step, name)) return;
  const std::string column = text::lower(name.text);
  const std::string table = text::lower(step.table().name.text);
  step.after->routines.for_each([&](const catalog::Id&, const auto& routine) {
    if (!has_word(routine->body, table) || !has_word(routine->body, column)) return;
    findings.add(step.span, "the body of `{}` names `{}` and `{}`", routine->name,
                 step.table().text(), name.text);
  });
}

}  // namespace

extern const Rule routine_loses_column{
    .id = "routine-loses-column",
    .severity = Severity::warning,
    .what = "A stored routine names a column that is dropped or gets another name.",
    .why =
        "The server keeps the body of the routine as text and does not read it when the "
        "column goes. The routine fails when it is called, at some time after the migration.",
    .instead = "Replace the routine in the same migration; call it in a test afterwards.",
    .check = check,
};

}  // namespace segue::rules
