#include "catalog/semantics.h"

#include "base/text.h"
#include "sql/print.h"

namespace segue::catalog {
namespace {

/// The print of a tree on one line.
std::string on_one_line(const std::string& text) {
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

/// Calls `visit` for every word of a text.
template <class Visitor>
void for_each_word(std::string_view text, Visitor&& visit) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  for (size_t at = 0; at < text.size(); ++at) {
    const size_t begin = at;
    while (at < text.size() && is_word(text[at]))
      ++at;
    if (at > begin) visit(text.substr(begin, at - begin));
  }
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
std::string Semantics::needs_empty_table(const Catalog&, const sql::AlterAction&) const {
  return {};
}
std::string Semantics::refusal(const State&, const Relation&, const sql::AlterAction&) const {
  return {};
}
bool Semantics::foreign_keys_enforced(const Catalog&) const {
  return true;
}
bool Semantics::keeps_foreign_key(const Catalog&, const Column&, const Column&) const {
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
  for_each_word(body, [&](std::string_view word) {
    const auto is = [&](std::string_view other) { return text::equal_ignoring_case(word, other); };
    effect.changes_schema |= is("create") || is("alter") || is("drop") || is("rename");
    effect.dynamic |= is("execute") || is("prepare");
    effect.reads_catalog |= is("information_schema");
  });
  return effect;
}
std::optional<Semantics::PlainCode> Semantics::plain_code(const std::string&,
                                                          const std::string&) const {
  return std::nullopt;
}

}  // namespace segue::catalog
