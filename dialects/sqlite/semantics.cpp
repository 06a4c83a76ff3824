#include "dialects/sqlite/semantics.h"

#include <algorithm>

#include "base/text.h"
#include "dialects/sqlite/added_column.h"
#include "dialects/sqlite/trigger_body.h"
#include "dialects/sqlite/types.h"
#include "dialects/sqlite/writer.h"

namespace segue::sqlite {
namespace {

using namespace catalog;

bool is_integer(const Column& column) {
  return column.type && column.type->arguments.empty() &&
         text::equal_ignoring_case(column.type->name.text(), "INTEGER");
}

/// The key of a table that is its row number: one column of exactly the type INTEGER.
bool is_row_number(const Relation& relation, const Constraint& key) {
  // `INTEGER PRIMARY KEY DESC` is an ordinary key (https://www.sqlite.org/lang_createtable.html).
  if (key.kind != ConstraintKind::primary_key || relation.without_rowid || key.descending ||
      key.columns.size() != 1)
    return false;
  const Column* column = find_column(relation, key.columns.front());
  return column && is_integer(*column);
}

/// A value that stands alone, or a signed or converted one.
bool is_constant(const sql::Expression& value) {
  if (const auto* cast = std::get_if<sql::Cast>(&value.form)) return is_constant(*cast->operand);
  if (const auto* unary = std::get_if<sql::Unary>(&value.form)) return is_constant(*unary->operand);
  return std::holds_alternative<sql::Literal>(value.form);
}

std::string word_for(Affinity affinity) {
  switch (affinity) {
    case Affinity::text:
      return "TEXT";
    case Affinity::numeric:
      return "NUM";
    case Affinity::integer:
      return "INT";
    case Affinity::real:
      return "REAL";
    case Affinity::blob:
      return "";
  }
  return "";
}

/// Blanks between words or in strings stay.
std::string without_blanks(const std::string& text) {
  constexpr auto is_blank = [](char c) { return c == ' '; };
  constexpr auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  std::string result;
  bool in_string = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'') in_string = !in_string;
    const bool between_words =
        i > 0 && i + 1 < text.size() && is_word(text[i - 1]) && is_word(text[i + 1]);
    if (in_string || !is_blank(text[i]) || between_words) result += text[i];
  }
  return result;
}

class SqliteSemantics : public Semantics {
 public:
  explicit SqliteSemantics(bool views_follow) {
    traits_.default_schema = "main";
    traits_.temporary_schema = "temp";
    traits_.trigger_scope = NameScope::schema;
    traits_.views_follow_renames = views_follow;
    traits_.dropped_column_must_be_unused = true;
    traits_.checks_views = false;
    traits_.constraints_as_written = true;
  }

  std::string key(NameKind, std::string_view name) const override { return text::lower(name); }
  bool is_system_schema(std::string_view) const override { return false; }
  bool is_system_relation(std::string_view name) const override {
    return text::starts_with_ignoring_case(name, "sqlite_") ||
           text::starts_with_ignoring_case(name, "pragma_") || name == "dbstat" ||
           name == "json_each" || name == "json_tree" || name == "generate_series";
  }
  bool is_system_column(std::string_view key) const override {
    return key == "rowid" || key == "oid" || key == "_rowid_";
  }

  sql::TypeName canonical(const sql::TypeName& type) const override { return type; }
  std::string text_of(const sql::TypeName& type) const override { return sqlite::text_of(type); }
  bool is_builtin(const sql::TypeName&) const override { return true; }

  std::string text_of(const sql::Expression& expression) const override {
    return write(expression);
  }
  std::string text_of(const sql::Query& query) const override {
    return write(sql::Statement(query));
  }
  /// The text of the expression as it was typed: told where that can only be what we write, or
  /// the same without blanks.
  std::string label_of(const sql::Expression& value) const override {
    // TRUE and FALSE are no names: the column is called by its number.
    const auto* literal = std::get_if<sql::Literal>(&value.form);
    if (literal && literal->kind == sql::LiteralKind::boolean) return {};
    const std::string written = write(value);
    const size_t typed = value.span.length();
    if (written.size() == typed) return written;
    std::string tight = without_blanks(written);
    return tight.size() == typed ? tight : std::string();
  }
  Column column_of_query(const std::string& name, const TypeGuess& type,
                         const Column* /*source*/) const override {
    Column column;
    column.name = name;
    const Affinity affinity = type ? affinity_of(*type) : Affinity::blob;
    const std::string word = word_for(affinity);
    if (word.empty()) return column;
    column.type = sql::TypeName{};
    column.type->name.name.text = word;
    return column;
  }

  /// Constraints keep the name that they were given, or none.
  std::string constraint_name(const State&, const Relation&, ConstraintKind,
                              const std::vector<std::string>&) const override {
    return {};
  }
  std::string index_name(const State&, const Relation& relation,
                         const std::vector<IndexColumn>&) const override {
    const auto automatic = std::count_if(relation.indexes.begin(), relation.indexes.end(),
                                         [](const auto& index) { return index->of_constraint; });
    return "sqlite_autoindex_" + relation.name + '_' + std::to_string(automatic + 1);
  }
  void renamed(Relation& relation, const std::string& old_name) const override {
    const std::string prefix = "sqlite_autoindex_" + old_name + '_';
    for (auto& held : relation.indexes) {
      if (!held->name.starts_with(prefix)) continue;
      Index& index = held.edit();
      index.name = "sqlite_autoindex_" + relation.name + '_' + index.name.substr(prefix.size());
      for (auto& constraint : relation.constraints)
        if (constraint->index == index.key)
          constraint.edit().index = key(NameKind::index, index.name);
      index.key = key(NameKind::index, index.name);
    }
  }

  /// A primary key allows NULL, unless the table is kept by it.
  bool primary_key_sets_not_null(const Relation& relation,
                                 const std::vector<std::string>&) const override {
    return relation.without_rowid;
  }
  bool key_has_index(const Relation& relation, const Constraint& constraint) const override {
    return !is_row_number(relation, constraint);
  }

  std::string refusal(const State&, const Relation& relation,
                      const sql::AlterAction& action) const override {
    const auto* add = std::get_if<sql::AddColumn>(&action.form);
    if (relation.is_view()) return "a view cannot be altered";
    if (relation.kind == RelationKind::virtual_table &&
        !std::holds_alternative<sql::RenameTo>(action.form))
      return "the columns of a virtual table cannot be altered";
    if (!add) return {};
    if (relation.strict && !is_strict_type(add->column.type))
      return "a column of a STRICT table is INT, INTEGER, REAL, TEXT, BLOB or ANY";
    for (const sql::ColumnConstraint& constraint : add->column.constraints) {
      if (std::holds_alternative<sql::PrimaryKeyColumn>(constraint.form))
        return "a column with PRIMARY KEY cannot be added";
      if (std::holds_alternative<sql::UniqueColumn>(constraint.form))
        return "a column with UNIQUE cannot be added";
    }
    return {};
  }

  std::string needs_empty_table(const Catalog& catalog,
                                const sql::AlterAction& action) const override {
    const auto* add = std::get_if<sql::AddColumn>(&action.form);
    if (!add) return {};
    for (const sql::ColumnConstraint& constraint : add->column.constraints) {
      const auto* generated = std::get_if<sql::Generated>(&constraint.form);
      if (generated && generated->storage == "STORED") return "a STORED column cannot be added";
      const auto* value = std::get_if<sql::Default>(&constraint.form);
      if (value && !is_constant(value->value))
        return "a column whose default is not constant cannot be added";
    }
    const Attributes column = attributes_of(add->column);
    if (column.not_null && !column.has_default && !column.generated)
      return "a NOT NULL column without a default cannot be added";
    if (refers_by_default(catalog, column))
      return "a column that refers to a table and has a default cannot be added";
    return {};
  }

  /// The body of a trigger.
  std::optional<PlainCode> plain_code(const std::string& language,
                                      const std::string& body) const override {
    auto statements = language.empty() ? statements_of_body(body) : std::nullopt;
    if (!statements) return std::nullopt;
    return PlainCode{*std::move(statements)};
  }

  /// A table need not exist when a foreign key names it.
  bool foreign_keys_enforced(const Catalog&) const override { return false; }
  bool references_follow(const Catalog& catalog) const override {
    return !is_on(catalog, "legacy_alter_table") || is_on(catalog, "foreign_keys");
  }
  bool views_follow(const Catalog& catalog) const override {
    return traits_.views_follow_renames && !is_on(catalog, "legacy_alter_table");
  }
};

}  // namespace

const catalog::Semantics& semantics(const dialect::Version& version) {
  static const SqliteSemantics follows(true), stays(false);
  return version.at_least(3, 26) ? follows : stays;
}

}  // namespace segue::sqlite
