#include "dialects/mysql/writer.h"

#include "base/text.h"
#include "dialects/mysql/keywords.h"
#include "sql/writer.h"

namespace segue::mysql {
namespace {

/// A string, good for a server that takes backslashes as escapes.
std::string escaped(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += c;
    if (c == '\0')
      result += "\\0";
    else
      result += c;
  }
  return result + '\'';
}

class MysqlWriter : public sql::Writer {
 protected:
  using sql::Writer::binding_of;
  using sql::Writer::put;

  // ---- names and values

  bool needs_quotes(std::string_view identifier) const override {
    return !is_plain(identifier) || category_of(identifier) == KeywordCategory::reserved;
  }

  /// DUAL is no table; quoted it would be one.
  bool is_word(const sql::Name& name) const override {
    return !name.quoted && text::equal_ignoring_case(name.text, "dual");
  }

  /// Accounts are kept as written: 'name'@'host'.
  void role(const sql::Name& name) override { word(name.text); }

  std::string quoted(std::string_view identifier) const override { return quoted_name(identifier); }

  std::string string_literal(std::string_view text) const override { return escaped(text); }

  int binding_of(std::string_view infix) const override {
    if (infix == "||") return sql::binds_or;
    if (infix == "&&") return sql::binds_and;
    if (infix == "|") return sql::binds_bit_or;
    if (infix == "&") return sql::binds_bit_and;
    if (infix == "<<" || infix == ">>") return sql::binds_shift;
    if (infix == "->" || infix == "->>") return sql::binds_postfix;
    return sql::Writer::binding_of(infix);
  }

  /// Bare, where every server takes it so: a literal, a number with its sign, the time of day.
  void default_value(const sql::Expression& value) override {
    const auto* unary = std::get_if<sql::Unary>(&value.form);
    const bool is_signed = unary && (unary->op == "-" || unary->op == "+") &&
                           std::holds_alternative<sql::Literal>(unary->operand->form);
    if (std::holds_alternative<sql::Literal>(value.form) || is_signed || is_time(value))
      put(value);
    else
      parenthesized(value);
  }

  void key_expression(const sql::Expression& value) override { parenthesized(value); }
  bool method_after_parts() const override { return true; }

  /// MariaDB's TYPE OF and the ARRAY of a cast are this family's own.
  void put(const sql::TypeName& type) override {
    sql::TypeName plain = type;
    plain.of_column = false;
    plain.array_dimensions = 0;
    word_if(type.of_column, "TYPE OF");
    sql::Writer::put(plain);
    word_if(type.array_dimensions > 0, "ARRAY");
  }

  /// A character set stands apart from the literal it belongs to; X'…' wants pairs of digits.
  void put(const sql::Literal& literal) override {
    if (literal.introducer.starts_with('_')) {
      word(literal.introducer);
      sql::Literal bare = literal;
      bare.introducer.clear();
      return put(bare);
    }
    if (literal.kind == sql::LiteralKind::hex_string && literal.value.size() % 2 == 1)
      return word("0x" + literal.value);
    sql::Writer::put(literal);
  }

  void put(const sql::RowLock& lock) override {
    if (lock.strength != "SHARE" || !lock.tables.empty()) return sql::Writer::put(lock);
    word("LOCK IN SHARE MODE");  // both servers know it; FOR SHARE is MySQL's alone
    word(lock.wait);
  }

  // ---- tables

  void index_options(const sql::Options& options) override { plain_options(options); }

  void table_options(const sql::CreateTable& table) override {
    for (const sql::Option& option : table.options)
      if (option.name == "STORAGE")
        plain_options({option});
      else
        equated_options({option});
    if (table.partition_by) put(*table.partition_by);
  }

  void put(const sql::PartitionBy& by) override {
    word("PARTITION BY");
    method(by);
    clause("PARTITIONS", by.count);
    for (const sql::PartitionBy& sub : by.subpartition) {
      word("SUBPARTITION BY");
      method(sub);
      clause("SUBPARTITIONS", sub.count);
    }
    in_parentheses(by.partitions);
  }

  void put(const sql::SetColumnOption& change) override {
    alter_column(change.column);
    word("SET");
    word(change.option.name);
    word(change.option.value);
  }

  void granted_object(const sql::Grant& grant, const sql::ObjectReference& object) override {
    const bool is_account = !grant.privileges.empty() && grant.privileges.front() == "PROXY";
    if (is_account)
      word(object.name.schema.text + object.name.name.text);
    else
      put(object);
  }

  // ---- session and upkeep

  void put(const sql::Setting& setting) override {
    if (setting.name == "password") return give_up();  // its value is a secret and not kept
    if (!has_own_grammar(setting.name)) return sql::Writer::put(setting);
    word(text::upper(setting.name));
    for (const sql::Expression& value : setting.values)
      if (const auto* literal = std::get_if<sql::Literal>(&value.form)) word(literal->value);
    word(setting.tail);
  }

  void put(const sql::Transaction& transaction) override {
    using Kind = sql::Transaction::Kind;
    const std::string modes = text::joined(transaction.modes, ", ");
    if (transaction.kind == Kind::begin)
      return word(modes.empty() ? "START TRANSACTION" : "START TRANSACTION " + modes);
    if (transaction.kind != Kind::set) return sql::Writer::put(transaction);
    word("SET");
    word(transaction.text);
    word("TRANSACTION");
    word(modes);
  }

  void put(const sql::LockTables& lock) override {
    if (lock.unlock) return word("UNLOCK TABLES");
    word("LOCK TABLES");
    list(lock.tables, [&](const sql::NamedTable& table) {
      put(table);
      word(table.hints.empty() ? lock.mode : table.hints);
    });
    word_if(lock.nowait, "NOWAIT");
  }

  void put(const sql::Maintain& maintain) override {
    word(maintain.verb);
    word(maintain.object_kind);
    list(maintain.objects);
    word(maintain.options);
  }

 private:
  /// SET NAMES and its like have no `=`.
  static bool has_own_grammar(std::string_view name) {
    return name == "names" || name == "character set" || name == "role" || name == "default role";
  }

  static bool is_time(const sql::Expression& value) {
    const auto* call = std::get_if<sql::Call>(&value.form);
    if (!call) return false;
    for (const std::string_view name : {"current_timestamp", "now", "localtime", "localtimestamp"})
      if (text::equal_ignoring_case(call->function.name.text, name)) return true;
    return false;
  }

  void method(const sql::PartitionBy& by) {
    const bool tail_first = by.tail.starts_with("ALGORITHM");
    word(text::upper(by.method));
    word_if(tail_first, by.tail);
    if (by.method.ends_with("key") || !by.key.empty()) {
      open();
      list(by.key, [this](const sql::IndexPart& part) {
        if (part.expression)
          put(*part.expression);
        else
          put(part.column);
      });
      close();
    }
    word_if(!tail_first, by.tail);
  }
};

}  // namespace

std::string quoted_name(std::string_view name) {
  std::string result = "`";
  for (const char c : name) {
    if (c == '`') result += c;
    result += c;
  }
  return result + '`';
}

std::string write(const sql::Statement& statement) {
  return MysqlWriter().text_of(statement);
}

std::string write(const sql::Expression& expression) {
  return MysqlWriter().text_of(expression);
}

}  // namespace segue::mysql
