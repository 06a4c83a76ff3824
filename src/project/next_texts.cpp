#include "project/next_texts.h"

#include <algorithm>

#include "base/text.h"

namespace segue::project {
namespace {

/// What follows a mark whose section is to run without a transaction.
std::string_view no_transaction_word(Sections sections) {
  if (sections == Sections::migrate) return " transaction:false";
  return sections == Sections::sql_migrate ? " notransaction" : "";
}

constexpr std::string_view goose_without = "-- +goose NO TRANSACTION\n";
constexpr std::string_view changeset_without = " runInTransaction:false";

/// The last "author:id" of a changelog.
std::optional<std::pair<std::string, std::string>> last_changeset(const std::string& changelog) {
  std::optional<std::pair<std::string, std::string>> last;
  for (const std::string_view line : text::split(changelog, '\n')) {
    std::string_view rest = text::trimmed(line);
    if (!rest.starts_with("--")) continue;
    rest = text::trimmed(rest.substr(2));
    if (!text::starts_with_ignoring_case(rest, "changeset ")) continue;
    rest = text::trimmed(rest.substr(std::string_view("changeset ").size()));
    const std::string_view name = rest.substr(0, rest.find_first_of(" \t"));
    const size_t colon = name.find(':');
    if (colon == std::string_view::npos) continue;
    last = {std::string(name.substr(0, colon)), std::string(name.substr(colon + 1))};
  }
  return last;
}

/// A number is counted up; what is none gives way to the name.
std::string id_after(const std::string& last, const std::string& name) {
  const bool number =
      !last.empty() && last.size() < 9 && last.find_first_not_of("0123456789") == std::string::npos;
  if (!number) return name;
  std::string next = std::to_string(std::stoul(last) + 1);
  return next.size() < last.size() ? std::string(last.size() - next.size(), '0') + next : next;
}

/// Puts a word behind every mark of the layout that has a section of this direction.
std::string with_word_behind(const std::string& script, std::string_view mark,
                             std::string_view word) {
  std::string result;
  bool first = true;
  for (const std::string_view line : text::split(script, '\n')) {
    if (!first) result += '\n';
    first = false;
    result += line;
    const bool said = line.find(text::trimmed(word)) != std::string_view::npos;
    if (said || !text::starts_with_ignoring_case(text::trimmed(line), mark)) continue;
    const bool carriage = result.ends_with('\r');
    if (carriage) result.pop_back();
    result += word;
    if (carriage) result += '\r';
  }
  return result;
}

}  // namespace

std::string sections_text(Sections sections, const Draft& draft) {
  const std::string word(draft.no_transaction ? no_transaction_word(sections) : "");
  std::string text;
  if (draft.no_transaction && sections == Sections::goose) text += goose_without;
  const Marks marks = marks_of(sections);
  text += std::string(marks.up) + word + '\n' + draft.up;
  if (draft.no_down) return text;
  return text + '\n' + std::string(marks.down) + word + '\n' + draft.down;
}

std::string as_rollback(const std::string& sql) {
  std::string result;
  for (const std::string_view line : text::split(sql, '\n'))
    if (!text::trimmed(line).empty()) result += "--rollback " + std::string(line) + '\n';
  return result;
}

std::optional<std::string> changeset_text(const std::string& changelog, const Draft& draft,
                                          bool with_rollback) {
  const auto last = last_changeset(changelog);
  if (!last) return std::nullopt;
  std::string text = changelog.empty() || changelog.ends_with('\n') ? "\n" : "\n\n";
  text += "--changeset " + last->first + ':' + id_after(last->second, draft.name);
  if (draft.no_transaction) text += changeset_without;
  text += '\n' + draft.up;
  if (!with_rollback) return text;
  return text + (draft.down.empty() ? "--rollback \n" : as_rollback(draft.down));
}

std::optional<std::string> without_transaction(const Layout& layout, const std::string& text) {
  switch (layout.sections) {
    case Sections::migrate:
    case Sections::sql_migrate:
      return with_word_behind(text, marks_of(layout.sections).up,
                              no_transaction_word(layout.sections));
    case Sections::goose:
      return std::string(goose_without) + text;
    case Sections::changesets:
      return std::nullopt;
    case Sections::none:
      break;
  }
  if (!layout.no_transaction_mark.empty())
    return std::string(layout.no_transaction_mark) + '\n' + text;
  return std::nullopt;
}

}  // namespace segue::project
