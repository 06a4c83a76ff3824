#include "dialects/postgresql/semantics.h"

#include "base/text.h"
#include "dialects/postgresql/harmless.h"
#include "dialects/postgresql/naming.h"
#include "dialects/postgresql/plain_code.h"
#include "dialects/postgresql/result_types.h"
#include "dialects/postgresql/types.h"
#include "dialects/postgresql/writer.h"

namespace segue::postgresql {
namespace {

using namespace catalog;

/// The text of a string, also under a cast; null for other values.
const std::string* string_in(const sql::Expression& value) {
  if (const auto* cast = std::get_if<sql::Cast>(&value.form)) return string_in(*cast->operand);
  const auto* literal = std::get_if<sql::Literal>(&value.form);
  return literal && literal->kind == sql::LiteralKind::string ? &literal->value : nullptr;
}

/// A name that needs quotes inside a string that names a relation.
std::string quoted_where_needed(const std::string& name) {
  for (const char c : name)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return '"' + name + '"';
  return name;
}

std::string without_quotes(std::string text) {
  std::erase(text, '"');
  return text;
}

class PostgresqlSemantics : public Semantics {
 public:
  explicit PostgresqlSemantics(int version) : version_(version) {
    traits_.default_schema = "public";
    traits_.temporary_schema = "pg_temp";
    traits_.has_search_path = true;
    traits_.trigger_scope = NameScope::table;
    traits_.relations_share_names = true;
    traits_.relations_are_types = true;
    traits_.protects_dependents = true;
    traits_.views_follow_renames = true;
    traits_.views_keep_labels = true;
    traits_.replaced_view_keeps_columns = true;
    traits_.named_not_null = version >= 18;
    traits_.checks_types = true;
  }

  std::string key(NameKind, std::string_view name) const override { return std::string(name); }
  bool is_system_schema(std::string_view schema) const override {
    return schema == "information_schema" || schema.starts_with("pg_");
  }
  bool is_system_relation(std::string_view name) const override {
    return name.starts_with("pg_") || name.starts_with("tsvector_update_trigger") ||
           name == "suppress_redundant_updates_trigger";
  }
  bool is_system_column(std::string_view key) const override {
    return key == "ctid" || key == "xmin" || key == "xmax" || key == "cmin" || key == "cmax" ||
           key == "tableoid" || key == "oid";
  }

  sql::TypeName canonical(const sql::TypeName& type) const override {
    sql::TypeName result = type;
    canonicalize(result);
    return result;
  }
  std::string text_of(const sql::TypeName& type) const override {
    return postgresql::text_of(type);
  }
  bool is_builtin(const sql::TypeName& type) const override { return postgresql::is_builtin(type); }

  std::optional<SerialType> serial(const sql::TypeName& type) const override {
    const std::string name = canonical(type).name.name.text;
    const bool is_serial = !type.name.schema && name.ends_with("serial");
    if (!is_serial) return std::nullopt;
    SerialType result;
    result.type.name.name.text = name == "serial"      ? "integer"
                                 : name == "bigserial" ? "bigint"
                                                       : "smallint";
    if (name != "serial" && name != "bigserial" && name != "smallserial") return std::nullopt;
    return result;
  }
  ExpressionRef sequence_default(const Sequence& sequence) const override {
    sql::Expression name;
    sql::Literal literal;
    literal.kind = sql::LiteralKind::string;
    literal.value = quoted_where_needed(sequence.name);
    if (sequence.schema != traits_.default_schema)
      literal.value = quoted_where_needed(sequence.schema) + '.' + literal.value;
    name.form = literal;
    sql::Cast cast;
    cast.operand = std::move(name);
    cast.type.name.name.text = "regclass";
    sql::Expression argument;
    argument.form = std::move(cast);
    sql::Call call;
    call.function.name.text = "nextval";
    call.arguments.push_back(sql::Argument{"", {}, false, std::move(argument)});
    sql::Expression result;
    result.form = std::move(call);
    return std::make_shared<const sql::Expression>(std::move(result));
  }
  std::string sequence_in(const sql::Expression& value) const override {
    const auto* call = std::get_if<sql::Call>(&value.form);
    if (!call || call->function.name.text != "nextval" || call->arguments.size() != 1) return {};
    const std::string* name = string_in(*call->arguments.front().value);
    return name ? without_quotes(*name) : std::string();
  }

  std::string text_of(const sql::Expression& expression) const override {
    return write(expression);
  }
  std::string text_of(const sql::Query& query) const override {
    return write(sql::Statement(query));
  }
  std::string label_of(const sql::Expression& value) const override {
    const std::string label = column_label(value);
    return label.empty() ? "?column?" : label;
  }
  TypeGuess type_of(const sql::Literal& literal) const override { return type_of_literal(literal); }
  TypeGuess type_of_call(std::string_view function,
                         const std::vector<TypeGuess>& arguments) const override {
    return postgresql::type_of_call(function, arguments);
  }
  TypeGuess type_of_operator(std::string_view op, const TypeGuess& left,
                             const TypeGuess& right) const override {
    return postgresql::type_of_operator(op, left, right);
  }
  TypeGuess common_type(const TypeGuess& a, const TypeGuess& b) const override {
    return postgresql::common_type(a, b);
  }
  Column column_of_query(const std::string& name, const TypeGuess& type,
                         const Column*) const override {
    Column column;
    column.name = name;
    column.type = type;
    if (type && type->name.name.text == "unknown") column.type->name.name.text = "text";
    return column;
  }

  std::string constraint_name(const State& state, const Relation& relation, ConstraintKind kind,
                              const std::vector<std::string>& columns) const override {
    return postgresql::constraint_name(state, relation, kind, columns);
  }
  std::string not_null_name(const State& state, const Relation& relation,
                            const std::string& column) const override {
    return postgresql::not_null_name(state, relation, column);
  }
  std::string index_name(const State& state, const Relation& relation,
                         const std::vector<IndexColumn>& parts) const override {
    return postgresql::index_name(state, relation, parts);
  }
  std::string sequence_name(const State& state, const Relation& relation,
                            const std::string& column) const override {
    return postgresql::sequence_name(state, relation, column);
  }

  /// DEFAULT NULL is kept only where the type has a length that the value is made to fit.
  /// Partitions have no identity before 17, whose release notes say that they share that of the
  /// whole.
  void complete(Column& column, const Relation& relation) const override {
    if (relation.is_partition && version_ < 17) column.identity_always.reset();
    const auto* literal =
        column.default_value ? std::get_if<sql::Literal>(&column.default_value->form) : nullptr;
    if (literal && literal->kind == sql::LiteralKind::null &&
        (!column.type || column.type->arguments.empty()))
      column.default_value = nullptr;
  }
  using Semantics::complete;

  bool is_harmless(std::string_view function) const override { return has_no_effect(function); }
  CodeEffect effect_of(std::string_view body) const override {
    CodeEffect effect = Semantics::effect_of(body);
    const std::string text = text::lower(body);
    for (const std::string_view word :
         {"pg_class", "pg_tables", "pg_constraint", "pg_attribute", "pg_trigger", "pg_proc"})
      effect.reads_catalog = effect.reads_catalog || text.find(word) != std::string::npos;
    return effect;
  }
  std::optional<PlainCode> plain_code(const std::string& language,
                                      const std::string& body) const override {
    return postgresql::plain_code(language, body);
  }

 private:
  const int version_;  // the last that changed what is asked here
};

}  // namespace

const catalog::Semantics& semantics(const dialect::Version& version) {
  static const PostgresqlSemantics of_18(18), of_17(17), older(0);
  return version.at_least(18) ? of_18 : version.at_least(17) ? of_17 : older;
}

}  // namespace segue::postgresql
