#pragma once

// Parse tree → AST. One function per rule of the grammar that has a meaning of its own, one file
// per family. Contexts go in, values come out.

#include <string>
#include <string_view>

#include "SqliteParser.h"
#include "sql/statement.h"

namespace segue::sqlite::build {

using Parser = ::SqliteParser;
using grammar::FlatToken;

/// Thrown where the grammar takes more than the language does: `span` is what SQLite would stop at.
struct Refusal {
  Span span{};
  std::string message{};
};
/// Throws a Refusal "syntax error at `token`".
[[noreturn]] void refuse(const antlr4::Token* token);

// ---- tokens (names.cpp)

const FlatToken& flat(const antlr4::Token* token);
uint16_t type_of(const antlr4::Token* token);
std::string_view text_of(const antlr4::Token* token);
Span span_of(const antlr4::Token* token);
Span span_of(const antlr4::ParserRuleContext* context);
/// From the first to the last token, as written.
std::string_view text_of(const antlr4::ParserRuleContext* context);
std::string_view text_between(const antlr4::Token* first, const antlr4::Token* last);
/// In upper case: for the words of the language.
std::string word_of(const antlr4::Token* token);

// ---- names and literals (names.cpp)

/// Without quotes; a doubled closing quote stands for itself.
std::string unquoted(std::string_view text);
sql::Name name_from(const antlr4::Token* token);
/// Rules that hold nothing but one name.
sql::Name name_of(const antlr4::ParserRuleContext* name);
sql::ObjectName object_name(const Parser::QnameContext* context);
sql::ObjectName object_name(sql::Name name);
sql::Names names_of(const Parser::NameListContext* context);
sql::Names names_of(const Parser::IndexedColumnsContext* context);
sql::Literal literal_from(const antlr4::Token* token);
/// CURRENT_DATE, CURRENT_TIME, CURRENT_TIMESTAMP.
sql::Call current_time(const antlr4::Token* token);

// ---- expressions (expression.cpp, operand.cpp)

sql::Expression expression(const Parser::ExprContext* context);
sql::Expressions expressions(const Parser::ExprListContext* context);
sql::Expression primary(const Parser::PrimaryContext* context);
/// A value of a result list, where `t.*` may stand.
sql::Expression result_value(const Parser::ExprContext* context);
sql::Expression column(sql::Name name);
sql::TypeName type_name(const Parser::TypeNameContext* context);
sql::OrderItems order_items(const Parser::SortListContext* context);
sql::OrderItems order_by(const Parser::OrderByContext* context);
sql::WindowSpec window(const Parser::WindowContext* context);
sql::Direction direction_of(const antlr4::Token* token);

// ---- queries and data (query.cpp, dml.cpp)

sql::Query query(const Parser::QueryContext* context);
sql::DataStatement data_statement(const Parser::TopQueryContext* context);
sql::Insert insert(const Parser::InsertContext* context);
sql::Update update(const Parser::UpdateContext* context);
sql::Delete delete_from(const Parser::DeleteFromContext* context);
sql::With with(const Parser::WithClauseContext* context);
sql::Query query_body(const Parser::QueryBodyContext* context);
sql::TableReference tables(const Parser::TablesContext* context);
sql::TableReferences table_list(const Parser::TablesContext* context);
std::vector<sql::SelectItem> select_items(const Parser::ResultListContext* context);
Maybe<sql::Expression> condition(const Parser::WhereContext* context);
/// Sets both, where they were written.
void set_limit(const Parser::LimitContext* context, Maybe<sql::Expression>& limit,
               Maybe<sql::Expression>& offset);
std::string conflict_action(const Parser::ConflictActionContext* context);

// ---- schema (table.cpp, alter_table.cpp, index.cpp, trigger.cpp)

sql::CreateTable create_table(const Parser::CreateTableContext* context, bool temporary);
sql::ColumnDefinition column_definition(const Parser::ColumnDefContext* context);
std::string on_conflict(const Parser::OnConflictContext* context);
sql::AlterTable alter_table(const Parser::AlterTableContext* context);
sql::IndexParts index_parts(const Parser::SortListContext* context);
sql::CreateIndex create_index(const Parser::CreateIndexContext* context, bool unique);
sql::CreateView create_view(const Parser::CreateViewContext* context, bool temporary);
sql::CreateTrigger create_trigger(const Parser::CreateTriggerContext* context, bool temporary);

// ---- statements (statement.cpp)

sql::Statement statement(const Parser::StatementContext* context);

}  // namespace segue::sqlite::build
