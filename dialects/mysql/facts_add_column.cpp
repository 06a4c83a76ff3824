// ADD COLUMN, DROP COLUMN, RENAME COLUMN.
//
// MySQL 9.7.4 and MariaDB 10.11 as measured (tests/facts/mysql); older versions from the tables of
// "Online DDL Operations" in the manuals of 5.7, 8.0 and 8.4:
//
//   MySQL                           5.7       8.0.12    8.0.29
//   ADD COLUMN, at the end          rebuild   instant   instant
//   ADD COLUMN, elsewhere           rebuild   rebuild   instant
//   ADD/DROP a virtual column       in place  instant   instant
//   DROP COLUMN                     rebuild   rebuild   instant
//   RENAME COLUMN                   in place  in place  in place; instant from 8.0.28

#include "base/text.h"
#include "dialects/mysql/facts_action.h"
#include "sql/uses.h"

namespace segue::mysql {
namespace {

constexpr std::string_view unsafe_functions[] = {
    "uuid", "uuid_short",   "uuid_v4",    "uuid_v7",       "sys_guid",
    "rand", "sysdate",      "found_rows", "row_count",     "random_bytes",
    "user", "current_user", "version",    "connection_id", "last_insert_id"};

bool calls_any(const sql::Uses& uses, std::span<const std::string_view> functions) {
  return std::any_of(uses.functions.begin(), uses.functions.end(), [&](const auto& called) {
    return std::any_of(functions.begin(), functions.end(), [&](std::string_view name) {
      return text::equal_ignoring_case(called.name.text, name);
    });
  });
}

/// A literal, a signed one, or the current time: a default that every row has in common.
bool is_plain_default(const sql::Expression& value) {
  if (const auto* sign = std::get_if<sql::Unary>(&value.form))
    return is_plain_default(*sign->operand);
  if (std::holds_alternative<sql::Literal>(value.form) ||
      std::holds_alternative<sql::TypedLiteral>(value.form))
    return true;
  const auto* call = std::get_if<sql::Call>(&value.form);
  if (!call) return false;
  for (const std::string_view now : {"now", "current_timestamp", "localtime", "localtimestamp"})
    if (text::equal_ignoring_case(call->function.name.text, now)) return true;
  return false;
}

/// Whether parentheses stand around the value. The tree does not keep them, but what is `written`
/// ends behind it.
bool in_parentheses(const sql::Expression& value, Span written) {
  return value.span.end < written.end;
}

/// To MySQL parentheses make an expression even of a literal. It evaluates that for every row, and
/// refuses what its replicas might evaluate to something else. MariaDB does so only where the rows
/// differ.
Verdict verdict_of_default(const Server& server, const sql::Expression& value, Span written) {
  const bool plain = is_plain_default(value);
  if (plain && (server.mariadb || !in_parentheses(value, written))) return instant();
  const sql::Uses uses = sql::uses_of(value);
  if (!server.mariadb) {
    if (calls_any(uses, unsafe_functions))
      return refused("the default may have another value on a replica (error 1674)");
    return copied();
  }
  constexpr std::string_view by_row[] = {"uuid",     "uuid_short", "uuid_v4",     "uuid_v7",
                                         "sys_guid", "nextval",    "random_bytes"};
  return uses.columns.empty() && !calls_any(uses, by_row) ? instant() : copied();
}

/// What the attributes of a new column bring along.
class NewColumn {
 public:
  NewColumn(const TableFacts& table, const sql::ColumnDefinition& definition)
      : table_(table), definition_(definition) {
    key_ = table.after().key(catalog::NameKind::column, definition.name.text);
    for (const sql::ColumnConstraint& each : definition.constraints) {
      at_ = &each;
      std::visit([&](const auto& form) { take(form); }, each.form);
    }
    if (definition.type && text::equal_ignoring_case(definition.type->name.name.text, "serial")) {
      take(sql::AutoIncrement{});
      take(sql::UniqueColumn{});
    }
  }

  const Verdict& verdict() const { return verdict_; }
  bool is_virtual() const { return virtual_; }
  const std::string& key() const { return key_; }

 private:
  void add(const Verdict& verdict) { verdict_ = joined(std::move(verdict_), verdict); }

  template <class Form>
  void take(const Form&) {}
  void take(const sql::AutoIncrement&) { add(rebuilt(Hold::shared)); }
  void take(const sql::Generated& generated) {
    const bool stored = generated.storage == "STORED" || generated.storage == "PERSISTENT";
    virtual_ = !stored;
    if (stored) add(copied());
  }
  void take(const sql::Default& value) {
    add(verdict_of_default(table_.server(), value.value, at_->span));
  }
  void take(const sql::UniqueColumn&) { add(index_built()); }
  void take(const sql::PrimaryKeyColumn&) { add(verdict_of_primary_key(table_, {key_})); }
  void take(const sql::KeyColumn&) { add(verdict_of_primary_key(table_, {key_})); }
  void take(const sql::References&) {
    if (!table_.situation().semantics.traits().ignores_references_of_columns)
      add(verdict_of_foreign_key(table_, {key_}));
  }
  /// MariaDB does not look at the rows: a new column has one value in all of them.
  void take(const sql::Check&) {
    if (!table_.server().mariadb) add(verdict_of_check(table_, at_->attributes));
  }

  const TableFacts& table_;
  const sql::ColumnDefinition& definition_;
  std::string key_;
  const sql::ColumnConstraint* at_ = nullptr;
  Verdict verdict_;
  bool virtual_ = false;
};

/// Whether the statement itself makes the name free, so that a column of it is added after all.
bool gives_up(const TableFacts& table, const sql::Name& column) {
  const auto* alter = std::get_if<sql::AlterTable>(&table.situation().statement);
  if (!alter) return false;
  const auto key = [&](const sql::Name& name) {
    return table.before().key(catalog::NameKind::column, name.text);
  };
  return std::any_of(alter->actions.begin(), alter->actions.end(), [&](const auto& action) {
    const auto* drop = std::get_if<sql::DropColumn>(&action.form);
    const auto* rename = std::get_if<sql::RenameColumn>(&action.form);
    const auto* change = std::get_if<sql::ChangeColumn>(&action.form);
    const sql::Name* old = drop     ? &drop->column
                           : rename ? &rename->column
                           : change ? &change->old_name
                                    : nullptr;
    return old != nullptr && key(*old) == key(column);
  });
}

bool at_the_end(const TableFacts& table, const sql::AddColumn& add) {
  if (add.place.first) return false;
  if (!add.place.after) return true;
  if (!table.old() || table.old()->columns.empty()) return false;
  const std::string after = table.before().key(catalog::NameKind::column, add.place.after.text);
  return table.old()->columns.back()->key == after;
}

Verdict ordinary_column_added(const TableFacts& table, const std::string& key, bool last) {
  const Server& server = table.server();
  Verdict verdict;
  if (server.mariadb && table.stands_before_virtual_column(key)) {
    verdict = copied();
  } else if (!server.has_instant() || table.rebuilds_for_columns() ||
             (!last && server.mysql_before(8, 0, 29))) {
    verdict = rebuilt();
  }
  verdict.adds_column = verdict.instant_only_alone = true;
  return verdict;
}

Verdict virtual_column_added(const TableFacts& table, const std::string& key) {
  const Server& server = table.server();
  Verdict verdict = server.has_instant() ? instant() : metadata_in_place();
  if ((server.mariadb && table.partitioned()) || table.stands_before_old_virtual_column(key))
    verdict = copied();
  verdict.adds_virtual_column = true;
  return verdict;
}

}  // namespace

Verdict verdict_of_added_column(const TableFacts& table, const sql::AddColumn& add) {
  const bool there = table.old_column(add.column.name) && !gives_up(table, add.column.name);
  if (add.if_not_exists && there) return instant();
  if (!table.innodb()) return copied();
  const NewColumn column(table, add.column);
  const bool last = at_the_end(table, add);
  return joined(column.verdict(), column.is_virtual()
                                      ? virtual_column_added(table, column.key())
                                      : ordinary_column_added(table, column.key(), last));
}

Verdict verdict_of_dropped_column(const TableFacts& table, const sql::DropColumn& drop) {
  const Server& server = table.server();
  const catalog::Column* column = table.old_column(drop.column);
  if (!column && table.old() && !table.old()->external) return instant();
  if (!table.innodb()) return copied();
  Verdict verdict;
  const std::string key =
      column ? column->key : table.before().key(catalog::NameKind::column, drop.column.text);
  const bool indexed = table.indexed(key);
  if (table.in_primary_key(key)) {
    verdict = copied();
  } else if (table.loses_clustered_key(key)) {
    verdict = {.method = Method::nocopy, .drops_clustered_key = true};
  } else if (column && is_virtual(*column)) {
    verdict = server.has_instant() && !indexed ? instant() : metadata_in_place();
    if (server.mariadb && table.partitioned()) verdict = copied();
    verdict.drops_virtual_column = true;
    return verdict;
  } else if (server.mariadb && table.rebuilds_for_columns() &&
             table.stood_before_virtual_column(key)) {
    verdict = copied();
  } else if (table.in_several_part_index(key) || table.rebuilds_for_columns() ||
             server.mysql_before(8, 0, 29)) {
    verdict = rebuilt();
  } else if (indexed) {
    verdict = server.mariadb ? metadata_in_place() : rebuilt();
  }
  verdict.instant_only_alone = true;
  return verdict;
}

/// MySQL looks other tables' foreign keys up by name.
Verdict verdict_of_renamed_column(const TableFacts& table, const sql::Name& column) {
  const Server& server = table.server();
  if (server.mariadb) return {.renames_column = true};
  if (table.checks_members()) return copied();
  const std::string key = table.before().key(catalog::NameKind::column, column.text);
  const bool by_name = server.mysql_before(8, 0, 28) || table.referenced(key);
  return {.method = by_name ? Method::nocopy : Method::instant, .renames_column = true};
}

namespace {

bool takes_no_literal(const catalog::Column& column) {
  const std::string type = column.type ? text::lower(column.type->name.name.text) : "";
  for (const std::string_view each : {"json", "geometry", "point", "linestring", "polygon"})
    if (type == each) return true;
  return type.ends_with("text") || type.ends_with("blob") || type.starts_with("multi") ||
         type.starts_with("geom");
}

}  // namespace

Verdict verdict_of_changed_default(const TableFacts& table) {
  return table.server().has_instant() ? instant() : metadata_in_place();
}

/// What MySQL takes here differs from what it takes in the definition of a column.
Verdict verdict_of_changed_default(const TableFacts& table, const sql::SetDefault& set,
                                   Span written) {
  if (!table.server().mariadb) {
    const catalog::Column* column = table.old_column(set.column);
    if (column && takes_no_literal(*column) && std::holds_alternative<sql::Literal>(set.value.form))
      return refused("a column of this type takes no literal here (error 1101)");
    if (std::holds_alternative<sql::Call>(set.value.form) && !in_parentheses(set.value, written))
      return refused("the function needs parentheses around it here (error 1064)");
  }
  return verdict_of_changed_default(table);
}

}  // namespace segue::mysql
