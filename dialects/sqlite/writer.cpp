#include "dialects/sqlite/writer.h"

#include <array>

#include "base/text.h"
#include "dialects/sqlite/scanner.h"
#include "grammar/sqlite/tokens.h"
#include "sql/writer.h"

namespace segue::sqlite {
namespace {

/// The keywords that are not good as names everywhere, by token type.
constexpr auto needs_quotes_by_type = [] {
  constexpr bool unreserved = false;
  constexpr bool column_name = true;
  constexpr bool reserved = true;
  std::array<bool, token::count> types{};
#define SYMBOL(name)
#define KEYWORD(name, category) types[token::K_##name] = category;
#include "grammar/sqlite/tokens.def"
#undef SYMBOL
#undef KEYWORD
  return types;
}();

class SqliteWriter : public sql::Writer {
 protected:
  using sql::Writer::binding_of;
  using sql::Writer::put;

  /// `true` and `false` are values where they are not quoted.
  bool needs_quotes(std::string_view identifier) const override {
    return !is_plain(identifier) || needs_quotes_by_type[token_type_of(identifier)] ||
           text::equal_ignoring_case(identifier, "true") ||
           text::equal_ignoring_case(identifier, "false");
  }

  int binding_of(std::string_view infix) const override {
    if (infix == "||" || infix == "->" || infix == "->>") return sql::binds_concatenation;
    if (infix == "&" || infix == "|" || infix == "<<" || infix == ">>") return sql::binds_shift;
    return sql::Writer::binding_of(infix);
  }

  bool intersect_first() const override { return false; }
  bool returning_before_order() const override { return true; }

  /// A type is any run of words; each of them may need quotes of its own. SQLite keeps the text,
  /// and shows it: no space goes into the sizes.
  void put(const sql::TypeName& type) override {
    if (type.name.name.text.empty()) return;
    for (const std::string_view part : text::split(type.name.name.text, ' '))
      word(needs_quotes(part) && !text::equal_ignoring_case(part, "with") ? quoted(part) : part);
    if (!type.arguments.empty()) attach("(" + text::joined(type.arguments, ",") + ")");
  }

  /// RAISE is no function: quoted it would be one.
  void function_name(const sql::ObjectName& name) override {
    if (name.name.text == "raise" && !name.name.quoted)
      word("RAISE");
    else if (is_plain(name.name.text) &&
             text::starts_with_ignoring_case(name.name.text, "current_"))
      word(text::upper(name.name.text));
    else
      put(name);
  }

  void default_value(const sql::Expression& value) override {
    const auto* call = std::get_if<sql::Call>(&value.form);
    const bool bare = std::holds_alternative<sql::Literal>(value.form) || (call && call->bare);
    if (bare || is_signed_number(value))
      put(value);
    else
      parenthesized(value);
  }

  /// VACUUM names the schema before the file.
  void put(const sql::Maintain& maintain) override {
    word(maintain.verb);
    list(maintain.objects);
    word(maintain.options);
  }

  void table_options(const sql::CreateTable& table) override {
    word_if(table.strict, "STRICT");
    if (table.strict && table.without_rowid) attach(",");
    word_if(table.without_rowid, "WITHOUT ROWID");
  }

 private:
  static bool is_signed_number(const sql::Expression& value) {
    const auto* unary = std::get_if<sql::Unary>(&value.form);
    if (!unary || (unary->op != "-" && unary->op != "+")) return false;
    const auto* literal = std::get_if<sql::Literal>(&unary->operand->form);
    return literal && (literal->kind == sql::LiteralKind::integer ||
                       literal->kind == sql::LiteralKind::decimal);
  }
};

}  // namespace

std::string write(const sql::Statement& statement) {
  return SqliteWriter().text_of(statement);
}

std::string write(const sql::Expression& expression) {
  return SqliteWriter().text_of(expression);
}

}  // namespace segue::sqlite
