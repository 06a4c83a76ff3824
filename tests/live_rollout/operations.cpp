#include "live_rollout/operations.h"

#include <cctype>
#include <stdexcept>

#include "base/text.h"

namespace segue::test {
namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Puts `?` where `:name` stands outside of quotes.
Sent sent_of(const std::string& text) {
  Sent sent;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'') quoted = !quoted;
    const bool value = !quoted && text[i] == ':' && i + 1 < text.size() && is_word(text[i + 1]) &&
                       (i == 0 || text[i - 1] != ':');
    sent.sql += value ? '?' : text[i];
    if (!value) continue;
    std::string name;
    while (i + 1 < text.size() && is_word(text[i + 1]))
      name += text[++i];
    sent.values.push_back(name);
  }
  return sent;
}

/// "3 create" or "create".
Operation named(std::string_view head) {
  Operation operation;
  const size_t blank = head.find(' ');
  if (std::isdigit(static_cast<unsigned char>(head.front())) != 0 && blank != head.npos) {
    operation.weight = std::stoi(std::string(head.substr(0, blank)));
    head.remove_prefix(blank + 1);
  }
  operation.name = head;
  return operation;
}

constexpr std::string_view few[] = {"amber", "birch", "cedar", "delta", "ember", "fjord"};

std::string letters(std::mt19937& chance, size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i)
    text += static_cast<char>('a' + chance() % 26);
  return text;
}

}  // namespace

std::vector<Operation> read_operations(const std::string& text) {
  std::vector<Operation> operations;
  std::string statement;
  bool finds_nothing = false, is_condition = false;
  for (const auto line : text::split(text, '\n')) {
    if (line.starts_with("-- op: ")) operations.push_back(named(line.substr(7)));
    if (line.starts_with("-- none:")) finds_nothing = true;
    if (line.starts_with("-- if:")) is_condition = true;
    if (line.starts_with("--") || line.empty()) continue;
    statement += (statement.empty() ? "" : "\n") + std::string(line);
    if (!line.ends_with(';')) continue;
    statement.pop_back();
    if (operations.empty()) throw std::runtime_error("a statement without `-- op:`: " + statement);
    Sent& sent = operations.back().statements.emplace_back(sent_of(statement));
    sent.finds_nothing = finds_nothing;
    sent.is_condition = is_condition;
    statement.clear();
    finds_nothing = is_condition = false;
  }
  if (!statement.empty()) throw std::runtime_error("a statement without an end: " + statement);
  return operations;
}

const Operation& any_of(const std::vector<Operation>& operations, std::mt19937& chance) {
  unsigned sum = 0;
  for (const auto& each : operations)
    sum += static_cast<unsigned>(each.weight);
  unsigned left = chance() % sum;
  for (const auto& each : operations) {
    if (left < static_cast<unsigned>(each.weight)) return each;
    left -= static_cast<unsigned>(each.weight);
  }
  return operations.back();
}

dialect::Values Filling::of(const Sent& sent) {
  dialect::Values values;
  for (const auto& name : sent.values)
    values.push_back(of(name));
  return values;
}

dialect::Value Filling::of(const std::string& name) {
  for (const auto& [known, value] : made_)
    if (known == name) return value;
  dialect::Value value;
  if (name == "word_like")
    value = *of("word") + '%';
  else if (name == "word_new" || name == "word_id")
    value = *of("word") + '-' + *of(name.substr(5));
  else
    value = made(name.substr(0, name.find('_')));
  made_.emplace_back(name, value);
  return value;
}

dialect::Value Filling::made(const std::string& kind) {
  if (kind == "new") return std::to_string(numbers_.fresh());
  if (kind == "id") return std::to_string(numbers_.picked(chance_));
  if (kind == "text") return letters(chance_, 3 + chance_() % 8);
  if (kind == "long") return letters(chance_, 30 + chance_() % 30);
  if (kind == "words") return letters(chance_, 4) + ' ' + letters(chance_, 5);
  if (kind == "word") return std::string(few[chance_() % std::size(few)]);
  if (kind == "number") return std::to_string(chance_() % 1000);
  if (kind == "signed") return std::to_string(static_cast<int>(chance_() % 1000) - 500);
  if (kind == "maybe" && chance_() % 2 == 0) return std::nullopt;
  if (kind == "maybe") return letters(chance_, 6);
  throw std::runtime_error("no value is called `" + kind + "`");
}

}  // namespace segue::test
