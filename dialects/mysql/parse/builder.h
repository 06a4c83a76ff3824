#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "MysqlParser.h"
#include "dialects/mysql/parse/reader.h"
#include "sql/statement.h"

namespace segue::mysql {

using P = MysqlParser;

/// What stands between CREATE or ALTER and the object's kind.
struct CreateHeader {
  token::Type kind = token::none;  // the object's first word
  bool or_replace = false;
  bool temporary = false;
  std::string definer{};
  std::vector<std::string> options{};  // ALGORITHM=…, DEFINER=…, SQL SECURITY …
};

/// `keyword` is what stands before the argument instead of a comma.
inline void add_argument(sql::Call& call, sql::Expression value, std::string keyword = {}) {
  sql::Argument& argument = call.arguments.emplace_back();
  argument.keyword = std::move(keyword);
  argument.value = std::move(value);
}

/// Turns the parse tree of one statement into the AST. One method per rule of the grammar, in one
/// file per family of statements; nothing of the tree stays behind.
class Builder {
 public:
  /// `rows_skipped` rows of an INSERT were not shown to the parser.
  Builder(std::string_view file, bool backslash_escapes, uint64_t rows_skipped)
      : file_(file), backslash_escapes_(backslash_escapes), rows_skipped_(rows_skipped) {}

  /// Throws Misplaced.
  sql::Statement statement(P::StatementContext* context);

 private:
  // ---- names.cpp: names, strings, text as written
  std::string written(Span span) const {
    return std::string(file_.substr(span.begin, span.length()));
  }
  std::string written(const antlr4::Token* token) const {
    return written(span_of(*static_cast<const Token*>(token)));
  }
  std::string written(antlr4::ParserRuleContext* context) const {
    return written(span_of(*context));
  }
  /// The tokens of a span with one space between them, in upper case.
  std::string words(antlr4::ParserRuleContext* context) const;
  std::string words(Reader rest) const;
  sql::Name name(const Token& token) const;
  sql::Name name(P::NameContext* context) const;
  sql::Name alias(P::AliasContext* context) const;
  sql::Name index_name(P::IndexNameContext* context) const;
  sql::Names names(P::NameListContext* context) const;
  sql::Names columns(P::ColumnListContext* context) const;
  sql::Names path(P::QnameContext* context) const;
  sql::ObjectName object(sql::Names parts) const;
  sql::ObjectName object(P::QnameContext* context) const { return object(path(context)); }
  sql::ObjectNames objects(P::QnameListContext* context) const;
  std::string string(P::StringContext* context) const;
  std::string decoded(const Token& token) const;
  std::string set_name(P::CharsetNameContext* context) const;
  std::string character_set(P::CharsetContext* context) const;
  std::string collation(P::CollateContext* context) const;

  // ---- type.cpp
  sql::TypeName type(P::BaseTypeContext* context) const;
  void named_type(P::TypeNameContext* context, sql::TypeName& type) const;
  void type_detail(Reader& reader, sql::TypeName& type) const;
  std::string member(P::LiteralItemContext* context) const;
  void attribute(P::TypeAttrContext* context, sql::TypeName& type) const;
  /// A type and the attributes after it, with COLLATE as a part of the character set.
  sql::TypeName type_with_attributes(Reader& reader) const;

  // ---- expression.cpp, primary.cpp, call.cpp
  sql::Expression expression(P::ExprContext* context);
  sql::Expression expression(P::BExprContext* context);
  sql::Expression primary(P::PrimaryContext* context);
  sql::Expressions expressions(P::ExprListContext* context);
  sql::Expression literal(Reader reader);
  sql::Expression path_or_call(P::PrimaryContext* context);
  sql::Expression parenthesized(P::PrimaryContext* context);
  sql::Expression time_function(P::PrimaryContext* context);
  sql::Expression case_expression(P::PrimaryContext* context);
  sql::Expression cast(P::PrimaryContext* context);
  sql::Expression convert(P::PrimaryContext* context);
  sql::Expression match(P::PrimaryContext* context);
  sql::Expression word_call(P::PrimaryContext* context, std::string function);
  sql::Expression braces(P::PrimaryContext* context);
  sql::Expression subquery(sql::Query query, sql::SubqueryKind kind, Span span) const;
  void arguments(P::CallArgsContext* context, sql::Call& call);
  void argument(P::CallArgContext* context, std::string keyword, sql::Call& call);
  void tail(P::CallTailContext* context, sql::Call& call);
  sql::WindowSpec window(P::WindowSpecContext* context);
  sql::WindowFrame frame(P::FrameContext* context);
  sql::FrameBound bound(P::FrameBoundContext* context);
  std::string unit(P::IntervalUnitContext* context) const;
  friend class Climber;

  // ---- query.cpp, from.cpp
  sql::Query query(P::QueryContext* context);
  sql::Query query(P::FullQueryContext* context);
  sql::Query query(P::QueryNPContext* context);
  sql::Query query(P::QueryBodyContext* context);
  sql::Query operand(P::SetOperandContext* context);
  sql::Query operand(P::SetOperandNPContext* context);
  sql::Query combined(sql::Query first, Reader& reader);
  sql::Query with_set_tail(sql::Query first, P::SetTailContext* context);
  sql::Query select(P::SelectCoreContext* context);
  void clause(P::SelectClauseContext* context, sql::Select& select, sql::Query& query);
  void tail(P::TailClauseContext* context, sql::Query& query);
  void limit(P::LimitContext* context, Maybe<sql::Expression>& limit,
             Maybe<sql::Expression>& offset);
  sql::Values values(Reader& reader, P::RowAliasContext*& alias);
  sql::With with(P::WithClauseContext* context);
  sql::SelectItem item(P::SelectItemContext* context);
  sql::OrderItem order_item(P::SortItemContext* context);
  sql::OrderItems order_by(P::OrderByContext* context);
  sql::Expression where(P::WhereContext* context);
  sql::TableReferences tables(P::TableRefsContext* context);
  sql::TableReference table(P::TableRefContext* context);
  sql::TableReference factor(P::TableFactorContext* context);
  sql::TableReference named_table(Reader& reader);
  sql::TableReference table_in_parentheses(Reader& reader, bool lateral);
  sql::TableReference json_table(Reader& reader);
  void alias(P::TableAliasContext* context, sql::TableReference& reference) const;

  // ---- dml.cpp
  sql::Statement with_statement(P::WithStatementContext* context);
  sql::Insert insert(P::InsertRowsContext* context);
  sql::Insert replace(P::ReplaceRowsContext* context);
  void insert_rest(P::InsertRestContext* context, sql::Insert& insert);
  void insert_source(P::InsertSourceContext* context, sql::Insert& insert);
  void row_alias(P::RowAliasContext* context, sql::Insert& insert) const;
  sql::Update update(P::UpdateRowsContext* context);
  sql::Delete remove(P::DeleteRowsContext* context);
  sql::TableReference target(P::DeleteTargetContext* context);
  sql::Assignments assignments(P::AssignmentsContext* context);
  std::vector<sql::SelectItem> returning(P::ReturningContext* context);
  sql::Statement load(P::LoadContext* context);
  sql::Expression column_reference(P::QnameContext* context) const;

  // ---- statement.cpp
  sql::Statement other(Reader& reader);
  sql::Statement session_command(Reader& reader);

  // ---- table.cpp, column.cpp, key.cpp, partition.cpp
  sql::Statement create(P::CreateContext* context);
  sql::Statement create_table(P::CreateTableContext* context, const CreateHeader& header);
  void table_tail(P::TableTailContext* context, sql::CreateTable& table);
  sql::TableElement element(P::TableElementContext* context);
  sql::Option table_option(P::TableOptionContext* context);
  sql::ColumnDefinition column(P::ColumnDefContext* context);
  void column_attribute(P::ColumnAttrContext* context, sql::ColumnDefinition& column);
  bool on_attribute(Reader reader, sql::ColumnDefinition& column,
                    sql::ColumnConstraint& constraint);
  void storage(P::ColumnAttrContext* context, std::vector<sql::ColumnConstraint>& list);
  sql::Expression time_now(P::TimeNowContext* context);
  sql::ColumnConstraint word_attribute(P::ColumnAttrContext* context);
  sql::ColumnConstraint named_attribute(Reader reader);
  sql::ColumnConstraint check(P::CheckAttrContext* context);
  sql::References references(P::ReferencesContext* context) const;
  sql::ReferentialAction action(P::RefActionContext* context) const;
  sql::TableElement key(P::TableKeyContext* context, bool& if_not_exists);
  sql::ForeignKey foreign_key(Reader& reader, bool& if_not_exists);
  void key_definition(P::KeyDefContext* context, sql::IndexDefinition& index, bool& if_not_exists);
  sql::IndexParts parts(P::KeyPartsContext* context);
  sql::IndexPart part(P::KeyPartContext* context);
  void key_option(P::KeyOptionContext* context, sql::IndexDefinition& index) const;
  sql::PartitionBy partition_by(P::PartitionByContext* context);
  sql::PartitionBy partition_method(P::PartitionMethodContext* context);
  std::vector<sql::PartitionDefinition> partitions(P::PartitionDefsContext* context);
  sql::PartitionDefinition partition(P::PartitionDefContext* context);
  sql::Option partition_option(P::PartitionOptionContext* context) const;

  // ---- alter_table.cpp
  sql::Statement alter(P::AlterContext* context);
  sql::AlterTable alter_table(P::AlterTableContext* context);
  void alter_item(P::AlterItemContext* context, sql::AlterTable& alter);
  void add(P::AlterAddContext* context, sql::AlterTable& alter, Span span);
  void add_element(sql::TableElement element, bool if_not_exists, sql::AlterTable& alter,
                   Span span);
  void drop(P::AlterDropContext* context, sql::AlterTable& alter, Span span);
  void alter_column(P::AlterColumnContext* context, sql::AlterTable& alter, Span span);
  void convert_table(P::ConvertContext* context, sql::AlterTable& alter, Span span);
  void rename(P::AlterItemContext* context, sql::AlterTable& alter);
  void change_partitions(P::AlterItemContext* context, sql::AlterTable& alter);
  sql::Names partition_names(P::PartitionNamesContext* context) const;
  void partition_action(P::PartitionActionContext* context, sql::AlterTable& alter);
  sql::ColumnPlace place(P::PlaceContext* context) const;
  void online_option(P::OnlineOptionContext* context, std::string& algorithm,
                     std::string& lock) const;

  // ---- object.cpp, routine.cpp
  sql::Statement create_index(P::CreateIndexContext* context, const CreateHeader& header,
                              token::Type kind);
  sql::Statement create_view(P::CreateViewContext* context, const CreateHeader& header, bool alter);
  sql::Statement create_database(P::CreateDatabaseContext* context, const CreateHeader& header);
  sql::Option database_option(P::DatabaseOptionContext* context) const;
  sql::Statement create_sequence(P::CreateSequenceContext* context, const CreateHeader& header);
  void sequence_option(P::SequenceOptionContext* context, sql::SequenceOptions& options) const;
  sql::Statement drop_object(P::DropObjectContext* context);
  sql::Statement define(antlr4::ParserRuleContext* rest, sql::ObjectKind kind, bool alter) const;
  static sql::ObjectKind object_kind(token::Type type);
  sql::Statement create_trigger(P::CreateTriggerContext* context, const CreateHeader& header);
  sql::Statement create_procedure(P::CreateProcedureContext* context, const CreateHeader& header);
  sql::Statement create_function(P::CreateFunctionContext* context, const CreateHeader& header,
                                 bool aggregate);
  sql::RoutineParameter parameter(P::ParameterContext* context);
  sql::Option characteristic(P::CharacteristicContext* context) const;
  void body(Span span, sql::CreateRoutine& routine) const;
  sql::Statement create_event(P::CreateEventContext* context, const CreateHeader& header);
  sql::Statement alter_event(P::AlterEventContext* context, const CreateHeader& header);
  CreateHeader owner_options(Reader& reader) const;

  // ---- session.cpp, account.cpp
  sql::Statement set(P::SetContext* context);
  sql::Setting setting(P::SetItemContext* context);
  sql::Statement set_transaction(P::SetContext* context);
  void set_value(P::SetValueContext* context, sql::Setting& setting);
  sql::Statement transaction(P::TransactionContext* context);
  sql::Statement lock(P::LockContext* context);
  sql::Statement table_admin(P::TableAdminContext* context) const;
  sql::Statement explain(P::ExplainContext* context);
  sql::Statement command(antlr4::ParserRuleContext* context, std::string verb, bool dynamic) const;
  sql::Statement account(antlr4::ParserRuleContext* context, const CreateHeader& header);
  sql::Statement define_account(antlr4::ParserRuleContext* context, sql::ObjectKind kind,
                                bool alter) const;
  sql::Name account_name(P::AccountContext* context) const;
  std::string privilege(P::PrivilegeContext* context) const;
  sql::Statement grant(P::GrantContext* context) const;
  sql::Statement revoke(P::RevokeContext* context) const;
  void grant_object(P::GrantObjectContext* context, sql::Grant& grant) const;
  void rename_tables(P::RenameTableContext* context, sql::RenameTables& rename) const;

  std::string_view file_;
  bool backslash_escapes_;
  uint64_t rows_skipped_;
};

}  // namespace segue::mysql
