#include "catalog/semantics.h"

#include "base/text.h"
#include "sql/print.h"

namespace segue::catalog {
namespace {

/// The print of a tree on one line.
std::string on_one_line(std::string text) {
  std::string result;
  bool space = false;
  for (const char c : text) {
    if (c == '\n' || c == ' ') {
      space = !result.empty();
      continue;
    }
    if (space) result += ' ';
    space = false;
    result += c;
  }
  return result;
}

bool has_word(std::string_view text, std::string_view word) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  for (size_t at = 0; at + word.size() <= text.size(); ++at) {
    if (!text::equal_ignoring_case(text.substr(at, word.size()), word)) continue;
    const bool starts = at == 0 || !is_word(text[at - 1]);
    const size_t end = at + word.size();
    if (starts && (end == text.size() || !is_word(text[end]))) return true;
  }
  return false;
}

}  // namespace

std::optional<SerialType> Semantics::serial(const sql::TypeName&) const {
  return std::nullopt;
}
ExpressionRef Semantics::sequence_default(const Sequence&) const {
  return nullptr;
}
std::string Semantics::sequence_in(const sql::Expression&) const {
  return {};
}

std::string Semantics::text_of(const sql::Expression& expression) const {
  return on_one_line(sql::print(expression));
}
std::string Semantics::text_of(const sql::Query& query) const {
  return on_one_line(sql::print(sql::Statement(query)));
}

std::string Semantics::label_of(const sql::Expression&) const {
  return {};
}
Semantics::TypeGuess Semantics::type_of(const sql::Literal&) const {
  return {};
}
Semantics::TypeGuess Semantics::type_of_call(std::string_view,
                                             const std::vector<TypeGuess>&) const {
  return {};
}
Semantics::TypeGuess Semantics::type_of_operator(std::string_view, const TypeGuess&,
                                                 const TypeGuess&) const {
  return {};
}
Semantics::TypeGuess Semantics::common_type(const TypeGuess& a, const TypeGuess& b) const {
  return a && b && text_of(*a) == text_of(*b) ? a : TypeGuess{};
}
Column Semantics::column_of_query(const std::string& name, const TypeGuess& type,
                                  const Column*) const {
  Column column;
  column.name = name;
  column.type = type;
  return column;
}

std::string Semantics::not_null_name(const State&, const Relation&, const std::string&) const {
  return {};
}
std::string Semantics::sequence_name(const State&, const Relation&, const std::string&) const {
  return {};
}
void Semantics::renamed(Relation&, const std::string&) const {}
void Semantics::complete(Column&, const Relation&) const {}
void Semantics::complete(Relation&, const Schema*) const {}
void Semantics::complete(Schema&) const {}
void Semantics::convert(Column&, const std::string&) const {}

bool Semantics::primary_key_sets_not_null(const Relation&, const std::vector<std::string>&) const {
  return true;
}
bool Semantics::key_has_index(const Relation&, const Constraint&) const {
  return true;
}
std::string Semantics::needs_empty_table(const sql::AlterAction&) const {
  return {};
}
std::string Semantics::refusal(const State&, const Relation&, const sql::AlterAction&) const {
  return {};
}
bool Semantics::foreign_keys_enforced(const Catalog&) const {
  return true;
}
bool Semantics::references_follow(const Catalog&) const {
  return true;
}

bool Semantics::views_follow(const Catalog&) const {
  return traits_.views_follow_renames;
}

Semantics::CodeEffect Semantics::effect_of(std::string_view body) const {
  CodeEffect effect;
  for (const std::string_view word : {"create", "alter", "drop", "rename"})
    effect.changes_schema = effect.changes_schema || has_word(body, word);
  for (const std::string_view word : {"execute", "prepare"})
    effect.dynamic = effect.dynamic || has_word(body, word);
  effect.reads_catalog = has_word(body, "information_schema");
  return effect;
}
std::optional<Semantics::PlainCode> Semantics::plain_code(const std::string&,
                                                          const std::string&) const {
  return std::nullopt;
}

}  // namespace segue::catalog
