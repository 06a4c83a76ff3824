#include <cctype>

#include "base/text.h"
#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool is_part_of_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '$';
}

/// Whether a text in lower case holds the word.
bool has_word(const std::string& text, const std::string& word) {
  for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const size_t end = at + word.size();
    if (at > 0 && is_part_of_word(text[at - 1])) continue;
    if (end == text.size() || !is_part_of_word(text[end])) return true;
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
    const std::string body = text::lower(routine->body);
    if (!has_word(body, table) || !has_word(body, column)) return;
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
