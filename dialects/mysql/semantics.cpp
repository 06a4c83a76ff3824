#include "dialects/mysql/semantics.h"

#include <algorithm>
#include <compare>
#include <map>
#include <mutex>
#include <utility>

#include "base/text.h"
#include "dialects/mysql/foreign_keys.h"
#include "dialects/mysql/types.h"
#include "dialects/mysql/writer.h"

namespace segue::mysql {
namespace {

using namespace catalog;

bool is_null(const ExpressionRef& value) {
  const auto* literal = value ? std::get_if<sql::Literal>(&value->form) : nullptr;
  return literal && literal->kind == sql::LiteralKind::null;
}

/// The number at the end of "prefixN"; 0 where the name is not of that form.
int number_after(const std::string& name, const std::string& prefix) {
  if (!name.starts_with(prefix) || name.size() == prefix.size()) return 0;
  const std::string digits = name.substr(prefix.size());
  if (digits.find_first_not_of("0123456789") != std::string::npos) return 0;
  return std::atoi(digits.c_str());
}

std::string engine_name(const std::string& written) {
  for (const std::string_view known : {"InnoDB", "MyISAM", "Aria", "MEMORY", "ARCHIVE", "CSV"})
    if (text::equal_ignoring_case(written, known)) return std::string(known);
  return written;
}

/// What of a version changes anything here.
struct Server {
  explicit Server(const dialect::Version& version)
      : mariadb(version.product == "mariadb"),
        ignores_references(!(mariadb ? version.at_least(10, 5) : version.at_least(9, 0))),
        assumed(version.character_set.empty() &&
                !(mariadb ? version.at_least(11, 6) : version.at_least(8, 0, 1))),
        character_set(version.character_set.empty() ? "utf8mb4" : full_name(version.character_set)),
        collation(version.collation) {}
  auto operator<=>(const Server&) const = default;

  bool mariadb;
  bool ignores_references;
  /// Nobody has told the character set. As servers come it is utf8mb4 since MySQL 8.0.1 and
  /// MariaDB 11.6, latin1 before (manuals, character_set_server); packages of distributions have
  /// made it utf8mb4 long before.
  bool assumed;
  std::string character_set;
  std::string collation;
};

class MysqlSemantics : public Semantics {
 public:
  explicit MysqlSemantics(Server server) : server_(std::move(server)) {
    traits_.ignores_references_of_columns = server_.ignores_references;
    traits_.temporary_schema = "#temporary";
    traits_.databases_are_schemas = true;
    traits_.index_scope = NameScope::table;
    traits_.trigger_scope = NameScope::schema;
    traits_.transactional_ddl = false;
    traits_.protects_foreign_keys = true;
    traits_.keys_are_indexes = true;
    traits_.foreign_keys_make_indexes = true;
    traits_.dropped_column_shrinks_indexes = true;
    // MariaDB's check of a column is part of the column; MySQL makes it one of the table.
    traits_.constraints_as_written = server_.mariadb;
    traits_.index_names_foreign_key = server_.mariadb;
    traits_.foreign_keys_share_names = true;
    traits_.checks_share_names = !server_.mariadb;
  }

  /// Databases and tables are files and have a case; everything else has none.
  std::string key(NameKind kind, std::string_view name) const override {
    const bool has_case = kind == NameKind::relation || kind == NameKind::schema;
    return has_case ? std::string(name) : text::lower(name);
  }
  bool is_system_schema(std::string_view schema) const override {
    const std::string name = text::lower(schema);
    return name == "mysql" || name == "sys" || name == "information_schema" ||
           name == "performance_schema";
  }
  bool is_system_relation(std::string_view name) const override {
    return text::equal_ignoring_case(name, "dual");
  }
  bool is_system_column(std::string_view key) const override { return key == "_rowid"; }

  sql::TypeName canonical(const sql::TypeName& type) const override { return completed(type); }
  std::string text_of(const sql::TypeName& type) const override { return mysql::text_of(type); }
  bool is_builtin(const sql::TypeName&) const override { return true; }

  std::string text_of(const sql::Expression& expression) const override {
    return write(expression);
  }
  std::string text_of(const sql::Query& query) const override {
    return write(sql::Statement(query));
  }
  std::string label_of(const sql::Expression& value) const override { return write(value); }
  /// A plain column keeps what describes its values, but not how they come about.
  Column column_of_query(const std::string& name, const TypeGuess& type,
                         const Column* source) const override {
    Column column;
    if (source) column = *source;
    column.name = name;
    column.type = type;
    column.auto_increment = false;
    column.generated = nullptr;
    column.on_update = nullptr;
    return column;
  }

  std::string constraint_name(const State&, const Relation& relation, ConstraintKind kind,
                              const std::vector<std::string>&) const override {
    if (kind == ConstraintKind::primary_key) return "PRIMARY";
    std::string prefix = relation.name + "_ibfk_";
    if (kind == ConstraintKind::check)
      prefix = server_.mariadb ? std::string("CONSTRAINT_") : relation.name + "_chk_";
    int highest = 0;
    for (const auto& constraint : relation.constraints)
      highest = std::max(highest, number_after(constraint->name, prefix));
    return prefix + std::to_string(highest + 1);
  }
  std::string index_name(const State&, const Relation& relation,
                         const std::vector<IndexColumn>& parts) const override {
    std::string name = "functional_index";
    if (!parts.empty() && !parts.front().column.empty()) {
      const Column* column = find_column(relation, parts.front().column);
      name = column ? column->name : parts.front().column;
    }
    std::string numbered = name;
    for (int n = 2; find_index(relation, text::lower(numbered)) ||
                    text::equal_ignoring_case(numbered, "PRIMARY");
         ++n)
      numbered = name + '_' + std::to_string(n);
    return numbered;
  }
  /// Foreign keys whose name the server chose, and in MySQL checks with such a name, are called
  /// after the table.
  void renamed(Relation& relation, const std::string& old_name) const override {
    const auto follows = [&](const Constraint& constraint, const std::string& suffix) {
      const std::string prefix = old_name + suffix;
      return suffix == "_chk_" ? constraint.name.starts_with(prefix)
                               : number_after(constraint.name, prefix) != 0;
    };
    for (auto& held : relation.constraints) {
      const bool check = held->kind == ConstraintKind::check && !server_.mariadb;
      if (!check && held->kind != ConstraintKind::foreign_key) continue;
      if (!follows(*held, check ? "_chk_" : "_ibfk_")) continue;
      Constraint& constraint = held.edit();
      constraint.name = relation.name + constraint.name.substr(old_name.size());
      constraint.key = key(NameKind::constraint, constraint.name);
    }
  }

  void complete(Column& column, const Relation& relation) const override {
    if (is_null(column.default_value)) column.default_value = nullptr;
    if (column.auto_increment) column.not_null = true;
    if (!column.type) return;
    if (column.type->name.name.text == "serial") {
      column.type->name.name.text = "bigint";
      column.type->is_unsigned = column.not_null = column.auto_increment = true;
    }
    if (server_.mariadb && column.type->name.name.text == "json") {
      column.type->name.name.text = "longtext";
      column.settings[std::string(json_setting)];
      column.character_set = "utf8mb4";
      column.collation = "utf8mb4_bin";
      return;
    }
    complete_collation(column, relation);
  }

  void complete(Relation& relation, const Schema* schema) const override {
    relation.engine = relation.engine.empty() ? "InnoDB" : engine_name(relation.engine);
    if (schema != nullptr && !schema->character_set.empty())
      complete_collation(relation, schema->character_set, schema->collation,
                         schema->assumed_character_set);
    else
      complete_collation(relation, server_.character_set, server_.collation, server_.assumed);
  }
  void complete(Schema& schema) const override {
    complete_collation(schema, server_.character_set, server_.collation, server_.assumed);
  }

  /// A text that may become longer in bytes gets the next larger type.
  void convert(Column& column, const std::string& character_set) const override {
    if (!column.type ||
        bytes_per_character(character_set) <= bytes_per_character(column.character_set))
      return;
    std::string& type = column.type->name.name.text;
    if (type == "tinytext")
      type = "text";
    else if (type == "text")
      type = "mediumtext";
    else if (type == "mediumtext")
      type = "longtext";
  }

  bool foreign_keys_enforced(const Catalog& catalog) const override {
    const auto setting = catalog.session.find("foreign_key_checks");
    return setting == catalog.session.end() ||
           (setting->second != "0" && setting->second != "off" && setting->second != "false");
  }
  bool keeps_foreign_key(const Catalog& catalog, const Column& before,
                         const Column& after) const override {
    return mysql::keeps_foreign_key(before, after, server_.mariadb, foreign_keys_enforced(catalog));
  }

 private:
  void complete_collation(Column& column, const Relation& relation) const {
    if (!has_character_set(*column.type)) {
      column.character_set.clear();
      column.collation.clear();
      return;
    }
    const bool binary = column.type->binary;
    complete_collation(column, relation.character_set, relation.collation,
                       relation.assumed_character_set);
    if (binary) column.collation = column.character_set + "_bin";
    column.type->character_set.clear();
    column.type->binary = false;
  }

  /// What was written counts first, then what is usual around it.
  template <class Object>
  void complete_collation(Object& object, const std::string& usual_set,
                          const std::string& usual_collation, bool assumed) const {
    std::string& set = object.character_set;
    std::string& collation = object.collation;
    set = full_name(text::lower(set));
    collation = full_name(text::lower(collation));
    if (!collation.empty()) {
      set = character_set_of(collation);
    } else if (!set.empty() && set != "default") {
      collation = default_collation(set, server_.mariadb);
    } else {
      set = usual_set;
      collation =
          usual_collation.empty() ? default_collation(set, server_.mariadb) : usual_collation;
      object.assumed_character_set = assumed;
    }
  }

  Server server_;
};

}  // namespace

/// One for each kind of server that was asked for; they live as long as the program.
const catalog::Semantics& semantics(const dialect::Version& version) {
  static std::map<Server, MysqlSemantics> made;
  static std::mutex guard;
  const Server server(version);
  const std::lock_guard lock(guard);
  return made.try_emplace(server, server).first->second;
}

}  // namespace segue::mysql
