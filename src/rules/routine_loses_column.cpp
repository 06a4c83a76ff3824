#include <algorithm>
#include <array>
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

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// A word, in lower case, that is looked for in texts, in whatever case. Bodies of routines are
/// long: as Horspool has it, most of their letters are passed over.
class Word {
 public:
  explicit Word(std::string word) : word_(std::move(word)) {
    steps_.fill(word_.size());
    for (size_t i = 0; i + 1 < word_.size(); ++i)
      step(lower(word_[i])) = step(upper(word_[i])) = word_.size() - 1 - i;
  }

  bool is_in(std::string_view text) {
    if (word_.empty()) return false;
    for (size_t at = 0; at + word_.size() <= text.size(); at += step(text[at + word_.size() - 1]))
      if (stands_at(text, at)) return true;
    return false;
  }

 private:
  size_t& step(char last) { return steps_[static_cast<unsigned char>(last)]; }

  bool stands_at(std::string_view text, size_t at) const {
    const std::string_view part = text.substr(at, word_.size());
    const size_t end = at + word_.size();
    return std::equal(part.begin(), part.end(), word_.begin(),
                      [](char a, char b) { return lower(a) == b; }) &&
           (at == 0 || !is_part_of_word(text[at - 1])) &&
           (end == text.size() || !is_part_of_word(text[end]));
  }

  std::string word_;
  std::array<size_t, 256> steps_{};  // by the last letter that was compared
};

void check(const Step& step, Findings& findings) {
  const auto* drop = step.alters<sql::DropColumn>();
  const auto rename = drop ? std::nullopt : column_rename(step);
  if (!drop && !rename) return;
  const sql::Name& name = drop ? drop->column : rename->from;
  if (!column_before(step, name) || column_after(step, name)) return;
  if (step.after->routines.empty()) return;
  Word column(text::lower(name.text));
  Word table(text::lower(step.table().name.text));
  step.after->routines.for_each([&](const catalog::Id&, const auto& routine) {
    if (!table.is_in(routine->body) || !column.is_in(routine->body)) return;
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
