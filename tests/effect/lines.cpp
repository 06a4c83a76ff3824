#include "effect/lines.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/text.h"

namespace segue::test {
namespace {

template <class T>
void collect(const catalog::Objects<T>& before, const catalog::Objects<T>& after,
             const std::function<Lines(const T&, bool)>& lines, Lines& old_lines,
             Lines& new_lines) {
  using catalog::Shared;
  catalog::Objects<T>::compare(
      before, after, [&](const catalog::Id&, const Shared<T>* old_one, const Shared<T>* new_one) {
        if (old_one && new_one && old_one->same_as(*new_one)) return;
        if (old_one) std::ranges::move(lines(**old_one, false), std::back_inserter(old_lines));
        if (new_one) std::ranges::move(lines(**new_one, true), std::back_inserter(new_lines));
      });
}

/// JSON in one order of keys, and moments as such: servers write both in a form of their own.
std::string normal_value(const std::string& value) {
  if (value.starts_with('{') || value.starts_with('[')) {
    const auto json = nlohmann::json::parse(value, nullptr, false);
    if (!json.is_discarded()) return json.dump();
  }
  const auto digit = [&](size_t at) { return at < value.size() && std::isdigit(value[at]) != 0; };
  const bool moment =
      digit(0) && digit(3) && value.size() > 10 && value[4] == '-' && value[7] == '-';
  return moment ? "<ts>" : value;
}

}  // namespace

LineDiff difference(Lines before, Lines after) {
  std::sort(before.begin(), before.end());
  std::sort(after.begin(), after.end());
  LineDiff result;
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(),
                      std::back_inserter(result.removed));
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                      std::back_inserter(result.added));
  return result;
}

LineDiff difference(const catalog::State& before, const catalog::State& after,
                    const ObjectLines& lines) {
  Lines old_lines, new_lines;
  const auto plain = [&](const auto& object, bool) { return lines.of(object); };
  collect<catalog::Relation>(
      before.relations, after.relations,
      [&](const catalog::Relation& relation, bool is_new) {
        return lines.of(is_new ? after : before, relation);
      },
      old_lines, new_lines);
  collect<catalog::Sequence>(before.sequences, after.sequences, plain, old_lines, new_lines);
  collect<catalog::Type>(before.types, after.types, plain, old_lines, new_lines);
  collect<catalog::Routine>(before.routines, after.routines, plain, old_lines, new_lines);
  collect<catalog::Schema>(before.schemas, after.schemas, plain, old_lines, new_lines);
  collect<catalog::Extension>(before.extensions, after.extensions, plain, old_lines, new_lines);
  collect<catalog::OtherObject>(before.others, after.others, plain, old_lines, new_lines);
  return difference(std::move(old_lines), std::move(new_lines));
}

std::string without(std::string text, char c) {
  std::erase(text, c);
  return text;
}

std::string between(const std::string& text, std::string_view begin, std::string_view end) {
  const size_t at = text.find(begin);
  if (at == std::string::npos) return {};
  const size_t from = at + begin.size();
  const size_t to = end.empty() ? std::string::npos : text.find(end, from);
  return text.substr(from, to == std::string::npos ? to : to - from);
}

Lines list_items(std::string_view text) {
  Lines items;
  int depth = 0;
  char quote = 0;
  size_t start = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || (text[i] == ',' && depth == 0 && quote == 0)) {
      items.emplace_back(text::trimmed(text.substr(start, i - start)));
      start = i + 1;
      continue;
    }
    const char c = text[i];
    if (quote != 0)
      quote = c == quote ? '\0' : quote;
    else if (c == '\'' || c == '"')
      quote = c;
    else
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
  }
  return items;
}

std::string lower_outside_quotes(std::string_view text) {
  std::string result;
  bool quoted = false;
  for (const char c : text) {
    if (c == '\'') quoted = !quoted;
    result += !quoted && c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  }
  return result;
}

std::string normal_default(std::string text) {
  text = std::string(text::trimmed(text));
  while (text.size() > 2 && text.front() == '(' && text.back() == ')')
    text = text.substr(1, text.size() - 2);
  if (text.empty()) return text;
  const size_t cast = text.rfind("::");
  if (cast != std::string::npos && text.find('\'', cast) == std::string::npos &&
      text.find(')', cast) == std::string::npos)
    text = text.substr(0, cast);
  if (text.size() >= 2 && text.front() == '\'' && text.back() == '\'') {
    const std::string value = text.substr(1, text.size() - 2);
    return "literal " + normal_value(value);
  }
  const std::string low = text::lower(text);
  if (low == "true" || low == "false" || low == "null") return "literal " + low;
  const bool number = text.find_first_not_of("+-.0123456789eE") == std::string::npos;
  return number ? "literal " + text : "expression";
}

}  // namespace segue::test
