#include "base/text.h"
#include "dialects/postgresql/literals.h"
#include "dialects/postgresql/parse/builder.h"

namespace segue::postgresql {

Span Builder::span(const Context* tree) {
  const Token* from = first(tree);
  const Token* to = last(tree);
  if (to == nullptr || to->offset() < from->offset()) return {from->offset(), from->offset()};
  return span(from, to);
}

std::string Builder::sql(const Token* from, const Token* to) {
  std::string result;
  for (uint32_t i = index(from); i <= index(to); ++i) {
    if (i > index(from) && at(i - 1)->offset() + at(i - 1)->length() < at(i)->offset())
      result += ' ';
    result += at(i)->view();
  }
  return result;
}

std::string Builder::sql(const Context* tree) {
  const Token* to = last(tree);
  if (to == nullptr || to->offset() < first(tree)->offset()) return "";
  return sql(first(tree), to);
}

std::string Builder::sql_from(uint32_t index) {
  return index < count() ? sql(at(index), at(count() - 1)) : std::string();
}

std::string Builder::upper(const antlr4::Token* token) {
  return token == nullptr ? std::string() : text::upper(flat(token)->view());
}

/// The words in upper case, with one blank between them.
std::string Builder::upper(const Context* tree) {
  std::string result;
  for (uint32_t i = index(first(tree)); i <= index(last(tree)); ++i) {
    if (!result.empty()) result += ' ';
    result += upper(at(i));
  }
  return result;
}

std::string Builder::string(const antlr4::Token* token) {
  return decoded_string(flat(token)->view());
}

sql::Name Builder::name(const Token* token) {
  const std::string_view written = token->view();
  return {decoded_identifier(written), span(token), written.back() == '"'};
}

sql::Names Builder::names(P::ColIdsContext* tree) {
  sql::Names names;
  names.reserve(tree->children.size() / 2 + 1);
  for (const auto* each : all<P::ColIdContext>(tree))
    names.push_back(name(each));
  return names;
}

sql::Names Builder::names(P::ColumnNamesContext* tree) {
  return tree == nullptr ? sql::Names() : names(child<P::ColIdsContext>(tree));
}

/// The names from one token to another, without the dots between them.
sql::Names Builder::dotted(uint32_t from, uint32_t to) {
  sql::Names parts;
  parts.reserve((to - from) / 2 + 1);
  for (uint32_t i = from; i <= to; ++i)
    if (at(i)->type() != token::DOT) parts.push_back(name(at(i)));
  return parts;
}

sql::ObjectName Builder::object_name(sql::Names parts) {
  sql::ObjectName result;
  if (parts.size() > 3)
    throw Refusal{parts.front().span.joined(parts.back().span), "a name of too many parts"};
  if (parts.size() > 2) result.catalog = std::move(parts[parts.size() - 3]);
  if (parts.size() > 1) result.schema = std::move(parts[parts.size() - 2]);
  result.name = std::move(parts.back());
  return result;
}

/// The same from one token to another.
sql::ObjectName Builder::object_name(uint32_t from, uint32_t to) {
  if (from == to) return {.catalog = {}, .schema = {}, .name = name(at(from))};
  return object_name(dotted(from, to));
}

sql::ObjectName Builder::object_name(const Context* tree) {
  return object_name(index(first(tree)), index(last(tree)));
}

sql::ObjectNames Builder::object_names(P::QualifiedNamesContext* tree) {
  sql::ObjectNames names;
  for (const auto* each : all<P::QualifiedNameContext>(tree))
    names.push_back(object_name(each));
  return names;
}

sql::Name Builder::role(P::RoleNameContext* tree) {
  return name(last(tree));
}

sql::Names Builder::roles(P::RoleNamesContext* tree) {
  sql::Names names;
  for (auto* each : all<P::RoleNameContext>(tree))
    names.push_back(role(each));
  return names;
}

std::string Builder::word(P::NameOrStringContext* tree) {
  const Token* token = first(tree);
  return token->type() == token::SCONST ? string(token) : name(token).text;
}

// ---- options

sql::Options Builder::options(P::DefinitionContext* tree) {
  sql::Options options;
  for (auto* item : all<P::DefinitionItemContext>(tree)) {
    const Token* end = last(item->anyName());
    if (item->IDENT() != nullptr) end = flat(item->IDENT()->getSymbol());
    sql::Option option{.name = {}, .value = {}, .span = span(item)};
    for (const sql::Name& part : dotted(index(first(item)), index(end))) {
      if (!option.name.empty()) option.name += '.';
      option.name += part.text;
    }
    if (child<P::DefinitionValueContext>(item) != nullptr)
      option.value = sql(child<P::DefinitionValueContext>(item));
    options.push_back(std::move(option));
  }
  return options;
}

sql::Options Builder::options(P::WithOptionsContext* tree) {
  return tree == nullptr ? sql::Options() : options(child<P::DefinitionContext>(tree));
}

/// `name 'value'`; in ALTER with ADD, SET or DROP before the name.
sql::Options Builder::foreign_options(const std::vector<P::ForeignOptionContext*>& trees) {
  sql::Options options;
  for (auto* tree : trees) {
    const auto words = tree->anyName();
    sql::Option option{.name = sql(words.back()), .value = {}, .span = span(tree)};
    if (words.size() > 1) option.name = upper(words.front()) + " " + option.name;
    if (tree->SCONST() != nullptr) option.value = flat(tree->SCONST()->getSymbol())->view();
    options.push_back(std::move(option));
  }
  return options;
}

void Builder::refuse(const Context* tree, std::string message) {
  throw Refusal{span(tree), std::move(message)};
}

}  // namespace segue::postgresql
