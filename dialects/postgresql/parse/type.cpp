#include "base/text.h"
#include "dialects/postgresql/parse/builder.h"
#include "dialects/postgresql/types.h"

namespace segue::postgresql {
namespace {

sql::Name plain_name(std::string_view text) {
  return {.text = std::string(text), .span = {}, .quoted = false};
}

/// CHAR and BIT without a length have the length 1.
void default_length(sql::TypeName& type) {
  if (type.arguments.empty()) type.arguments.emplace_back("1");
}

}  // namespace

void Builder::type_arguments(sql::TypeName& type, P::TypeModifiersContext* tree) {
  if (tree == nullptr) return;
  for (auto* argument : tree->expressions()->expression())
    type.arguments.push_back(sql(argument));
}

sql::TypeName Builder::type_name(P::TypeNameContext* tree) {
  sql::TypeName type;
  type.span = span(tree);
  type.set_of = tree->setOf != nullptr;
  type.array_dimensions = static_cast<int>(all<P::ArrayBoundContext>(tree).count());
  type_arguments(type, child<P::TypeModifiersContext>(tree));
  const uint32_t start = index(first(tree)) + (type.set_of ? 1 : 0);
  const bool varying = tree->K_VARYING() != nullptr;
  switch (at(start)->type()) {
    case token::K_DOUBLE:
      type.name.name = plain_name("double precision");
      break;
    case token::K_NATIONAL:
    case token::K_CHARACTER:
    case token::K_CHAR:
    case token::K_NCHAR:
      type.name.name = plain_name(varying ? "character varying" : "character");
      if (!varying) default_length(type);
      break;
    case token::K_BIT:
      type.name.name = plain_name(varying ? "bit varying" : "bit");
      if (!varying) default_length(type);
      break;
    case token::K_TIME:
    case token::K_TIMESTAMP:
      type.name.name = name(at(start));
      type.with_time_zone = flat(tree->zone) != nullptr && this->type(tree->zone) == token::WITH_LA;
      break;
    case token::K_INTERVAL: {
      type.name.name = name(at(start));
      const auto fields = listed<P::IntervalFieldContext>(tree);
      for (auto* field : fields) {
        if (field != fields.front()) type.interval_fields += " to ";
        type.interval_fields += text::lower(first(field)->view());
      }
      break;
    }
    default: {
      uint32_t end = start;
      while (type_at(end + 1) == token::DOT)
        end += 2;
      type.of_column = tree->percent != nullptr;
      type.name = object_name(start, end);
      canonicalize(type);
    }
  }
  return type;
}

/// The type of `numeric(10, 2) '1.5'` and `interval '1' day`, which begin like a column or a call.
sql::TypeName Builder::literal_type(P::NameExpressionContext* tree) {
  sql::TypeName type;
  uint32_t end = index(first(tree));
  while (type_at(end + 1) == token::DOT)
    end += 2;
  type.name = object_name(index(first(tree)), end);
  type.span = span(first(tree), at(end));
  if (auto* given = child<P::CallArgumentsContext>(tree)) {
    for (auto* argument : all<P::CallArgumentContext>(given))
      type.arguments.push_back(sql(argument));
  }
  const uint16_t word = at(index(first(tree)))->type();
  const bool varying = tree->K_VARYING() != nullptr;
  if (word == token::K_CHARACTER || word == token::K_CHAR || word == token::K_NCHAR) {
    type.name.name = plain_name(varying ? "character varying" : "character");
    if (!varying) default_length(type);
  } else if (word == token::K_BIT) {
    type.name.name = plain_name(varying ? "bit varying" : "bit");
    if (!varying) default_length(type);
  } else {
    type.with_time_zone = tree->WITH_LA() != nullptr;
    canonicalize(type);
  }
  if (auto* fields = child<P::IntervalFieldsContext>(tree)) {
    const auto units = listed<P::IntervalFieldContext>(fields);
    for (auto* unit : units) {
      if (unit != units.front()) type.interval_fields += " to ";
      type.interval_fields += text::lower(first(unit)->view());
    }
    if (fields->ICONST() != nullptr) type.arguments.push_back(fields->ICONST()->getText());
  }
  return type;
}

}  // namespace segue::postgresql
