#include "dialects/postgresql/writer.h"

#include <algorithm>

#include "base/text.h"
#include "dialects/postgresql/keywords.h"
#include "sql/writer.h"

namespace segue::postgresql {
namespace {

/// `$$text$$`, with a tag that the text does not hold.
std::string dollar_quoted(const std::string& text) {
  std::string tag = "$$";
  for (int i = 1; text.find(tag.substr(0, tag.size() - 1)) != std::string::npos; ++i)
    tag = "$body" + (i == 1 ? "" : std::to_string(i)) + "$";
  return tag + text + tag;
}

bool is_folded(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         (c & 0x80) != 0;
}

class PostgresqlWriter : public sql::Writer {
 protected:
  using sql::Writer::binding_of;
  using sql::Writer::put;

  // ---- names and values

  bool is_plain(std::string_view identifier) const override {
    return sql::Writer::is_plain(identifier) &&
           std::all_of(identifier.begin(), identifier.end(), [](char c) { return is_folded(c); });
  }

  bool needs_quotes(std::string_view identifier) const override {
    if (!is_plain(identifier)) return true;
    const KeywordCategory category = category_of(identifier);
    return category != KeywordCategory::none && category != KeywordCategory::unreserved;
  }

  /// The columns of an index may be given by number.
  bool is_word(const sql::Name& name) const override {
    return !name.quoted && std::all_of(name.text.begin(), name.text.end(),
                                       [](char c) { return c >= '0' && c <= '9'; });
  }

  /// The functions of the language itself (coalesce, extract) are keywords without quotes.
  void function_name(const sql::ObjectName& name) override {
    const KeywordCategory category = category_of(name.name.text);
    const bool is_word =
        category == KeywordCategory::column_name || category == KeywordCategory::reserved;
    if (name.schema || !is_plain(name.name.text) || (is_word && name.name.quoted))
      put(name);
    else
      word(is_word ? text::upper(name.name.text) : name.name.text);
  }

  int binding_of_prefix(std::string_view op) const override {
    if (op == "-" || op == "+") return sql::binds_sign;
    return op == "NOT" ? sql::binds_not : sql::binds_operator;
  }

  int binding_of(const sql::Cast&) const override { return sql::binds_postfix; }
  void put(const sql::Cast& cast) override {
    put(*cast.operand, sql::binds_postfix);
    attach("::");
    tighten();
    put(cast.type);
  }

  /// DEFAULT takes less than an expression: no AND, no IS, no AT TIME ZONE, no COLLATE.
  void default_value(const sql::Expression& value) override {
    if (binding_of(value) >= sql::binds_sign)
      put(value);
    else
      parenthesized(value);
  }

  // ---- tables

  bool writes_empty_elements() const override { return true; }

  void table_options(const sql::CreateTable& table) override {
    if (table.partition_by) put(*table.partition_by);
    named("USING", table.access_method);
    clause("SERVER", table.server);
    if (!table.server_options.empty()) {
      word("OPTIONS");
      listed_options(table.server_options);
    }
    storage_parameters(table.options);
    clause("ON COMMIT", table.on_commit);
    named("TABLESPACE", table.tablespace);
  }

  void put(const sql::PartitionBound& bound) override {
    using Kind = sql::PartitionBound::Kind;
    word_if(bound.kind != Kind::none && bound.kind != Kind::default_partition, "FOR");
    sql::Writer::put(bound);
  }

  void put(const sql::SetTableOptions& change) override {
    const bool parameters = !change.options.empty() && is_parameter(change.options.front());
    if (!parameters) return plain_options(change.options);
    word("SET");
    assigned_options(change.options);
  }

  // ---- routines

  void put(const sql::CreateRoutine& routine) override {
    word("CREATE");
    word_if(routine.or_replace, "OR REPLACE");
    word(routine.procedure ? "PROCEDURE" : "FUNCTION");
    put(routine.routine);
    open_attached();
    list(routine.parameters);
    close();
    if (!routine.returns_table.empty()) {
      word("RETURNS TABLE");
      in_parentheses(routine.returns_table);
    } else if (routine.returns) {
      word("RETURNS");
      put(*routine.returns);
    }
    if (!routine.language.empty()) {
      word("LANGUAGE");
      bare_word(routine.language);
    }
    plain_options(routine.characteristics);
    body(routine);
  }

  void put(const sql::CodeBlock& block) override {
    word("DO");
    if (!block.language.empty()) {
      word("LANGUAGE");
      bare_word(block.language);
    }
    word(dollar_quoted(block.body));
  }

  /// The options of releases before 9.0 have a grammar of their own.
  void copy_options(const sql::Options& options) override {
    if (std::none_of(options.begin(), options.end(), is_old_copy_option))
      return sql::Writer::copy_options(options);
    word("WITH");
    plain_options(options);
  }

  // ---- settings

  void put(const sql::Set& set) override {
    word(set.reset ? "RESET" : "SET");
    list(set.settings, [&](const sql::Setting& setting) {
      word(setting.scope);
      setting_name(setting.name);
      if (setting.to_default) {
        word(takes_to(setting.name) || setting.name == "role" ? "TO DEFAULT" : "DEFAULT");
      } else if (!setting.values.empty()) {
        word_if(takes_to(setting.name), "TO");
        list(setting.values);
      }
      word(setting.tail);
    });
  }

 private:
  static bool is_old_copy_option(const sql::Option& option) {
    return option.name == "CSV" || option.name == "BINARY" || option.name == "FORCE" ||
           option.value.starts_with("AS ");
  }

  /// Names of settings may have parts; those with a grammar of their own are words.
  void setting_name(const std::string& name) {
    if (!takes_to(name)) return word(text::upper(name));
    const auto parts = text::split(name, '.');
    for (const std::string_view& part : parts) {
      if (&part != &parts.front()) {
        attach(".");
        tighten();
      }
      bare_word(std::string(part));
    }
  }

  void body(const sql::CreateRoutine& routine) {
    if (routine.body_is_sql) {
      new_line();
      return word(routine.body);
    }
    if (routine.body.empty() && routine.link_symbol.empty()) return;
    new_line();
    word("AS");
    if (routine.link_symbol.empty()) return word(dollar_quoted(routine.body));
    word(string_literal(routine.body));
    attach(",");
    word(string_literal(routine.link_symbol));
  }

  /// Storage parameters are in lower case, words of the language in upper case.
  static bool is_parameter(const sql::Option& option) {
    return !option.name.empty() && !(option.name[0] >= 'A' && option.name[0] <= 'Z');
  }

  /// The settings that have a grammar of their own stand without TO.
  static bool takes_to(std::string_view name) {
    return name != "time zone" && name != "role" && name != "session authorization" &&
           name != "names" && name != "schema" && name != "catalog" && name != "xml option";
  }
};

}  // namespace

std::string write(const sql::Statement& statement) {
  return PostgresqlWriter().text_of(statement);
}

std::string write(const sql::Expression& expression) {
  return PostgresqlWriter().text_of(expression);
}

}  // namespace segue::postgresql
