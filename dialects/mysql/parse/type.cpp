#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {
namespace {

/// One name for the spellings of a type.
std::string_view canonical(std::string_view word) {
  struct Alias {
    std::string_view spelling;
    std::string_view name;
  };
  static constexpr Alias aliases[] = {
      {"int1", "tinyint"},         {"int2", "smallint"},
      {"int3", "mediumint"},       {"int4", "int"},
      {"int8", "bigint"},          {"middleint", "mediumint"},
      {"integer", "int"},          {"real", "double"},
      {"float4", "float"},         {"float8", "double"},
      {"dec", "decimal"},          {"numeric", "decimal"},
      {"fixed", "decimal"},        {"character", "char"},
      {"varcharacter", "varchar"}, {"nchar", "char"},
      {"nvarchar", "varchar"},     {"bool", "tinyint"},
      {"boolean", "tinyint"},      {"geomcollection", "geometrycollection"},
  };
  for (const Alias& alias : aliases) {
    if (alias.spelling == word) return alias.name;
  }
  return word;
}

void call_it(sql::TypeName& type, std::string_view name) {
  type.name.name.text = std::string(name);
}

/// LONG, LONG VARCHAR and LONG VARBINARY.
void long_type(Reader& reader, sql::TypeName& type) {
  call_it(type, reader.take(token::K_VARBINARY) ? "mediumblob" : "mediumtext");
  reader.token();
}

void character_type(Reader& reader, sql::TypeName& type) {
  call_it(type, reader.take(token::K_VARYING) ? "varchar" : "char");
}

void national_type(Reader& reader, sql::TypeName& type) {
  const token::Type word = reader.peek();
  reader.token();
  const bool varying =
      reader.take(token::K_VARYING) || word == token::K_VARCHAR || word == token::K_VARCHARACTER;
  call_it(type, varying ? "varchar" : "char");
  type.character_set = "utf8mb3";
}

}  // namespace

sql::TypeName Builder::type(P::BaseTypeContext* context) const {
  sql::TypeName type;
  type.span = span_of(*context);
  type.name.name.span = type.span;
  Reader reader(context);
  if (auto* named = reader.rule<P::TypeNameContext>()) {
    named_type(named, type);
  } else {
    const Token* word = reader.token();
    call_it(type, canonical(text::lower(word->view())));
    switch (word->type()) {
      case token::K_LONG:
        long_type(reader, type);
        break;
      case token::K_CHAR:
      case token::K_CHARACTER:
        character_type(reader, type);
        break;
      case token::K_NATIONAL:
        national_type(reader, type);
        break;
      default:
        break;
    }
  }
  while (!reader.done())
    type_detail(reader, type);
  return type;
}

/// A type whose name is no keyword; some names stand for more than a spelling.
void Builder::named_type(P::TypeNameContext* context, sql::TypeName& type) const {
  sql::Names parts;
  for (Reader each(context); !each.done();) {
    if (auto* first = each.rule<P::NameContext>()) {
      parts.push_back(name(first));
    } else if (!each.take(token::DOT)) {
      parts.push_back(name(each.word()));
    }
  }
  type.name = object(std::move(parts));
  const std::string word = text::lower(type.name.name.text);
  call_it(type, canonical(word));
  if (word == "bool" || word == "boolean") type.arguments = {"1"};
  if (word == "nchar" || word == "nvarchar") type.character_set = "utf8mb3";
}

/// A length, the members of an ENUM, the column of TYPE OF.
void Builder::type_detail(Reader& reader, sql::TypeName& type) const {
  if (auto* length = reader.rule<P::TypeLengthContext>()) {
    for (Reader each(length); !each.done();) {
      const Token* number = each.token();
      if (number->type() == token::INT) type.arguments.emplace_back(number->view());
    }
  } else if (auto* item = reader.rule<P::LiteralItemContext>()) {
    type.arguments.push_back(member(item));
  } else if (auto* column = reader.rule<P::QnameContext>()) {
    type.name = object(column);
    type.of_column = true;
  } else {
    reader.skip();
  }
}

std::string Builder::member(P::LiteralItemContext* context) const {
  Reader reader(context);
  auto* text = reader.rule<P::StringContext>();
  if (text == nullptr) return written(context);
  std::string result = "'";
  for (const char c : string(text)) {
    if (c == '\'' || c == '\\') result += c;
    result += c;
  }
  return result + '\'';
}

void Builder::attribute(P::TypeAttrContext* context, sql::TypeName& type) const {
  Reader reader(context);
  if (auto* charset = reader.rule<P::CharsetContext>()) {
    type.character_set = character_set(charset);
    return;
  }
  switch (reader.peek()) {
    case token::K_UNSIGNED:
      type.is_unsigned = true;
      return;
    case token::K_ZEROFILL:
      type.zerofill = true;
      type.is_unsigned = true;
      return;
    case token::K_BINARY:
      type.binary = true;
      return;
    case token::K_ASCII:
      type.character_set = "latin1";
      return;
    case token::K_UNICODE:
      type.character_set = "ucs2";
      return;
    case token::K_BYTE:
      type.character_set = "binary";
      return;
    default:
      return;
  }
}

sql::TypeName Builder::type_with_attributes(Reader& reader) const {
  sql::TypeName result = type(reader.rule<P::BaseTypeContext>());
  std::string collated;
  while (auto* each = reader.rule<P::TypeAttrContext>()) {
    if (auto* collate = each->collate()) collated = " COLLATE " + collation(collate);
    attribute(each, result);
    result.span = result.span.joined(span_of(*each));
  }
  result.character_set += collated;
  return result;
}

}  // namespace segue::mysql
