#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "PostgresqlParser.h"
#include "dialects/postgresql/parse/statement_parser.h"
#include "grammar/postgresql/tokens.h"
#include "sql/statement.h"

namespace segue::postgresql {

using P = PostgresqlParser;

/// Thrown for what the grammar takes and the server does not.
struct Refusal {
  Span span{};
  std::string message{};
};

/// Thrown for what the AST has no place for: the statement becomes Opaque.
struct Unmodelled {};

/// Turns the parse tree of one statement into its AST. The methods are spread over the files of
/// this folder by family.
class Builder {
 public:
  Builder(std::string_view text, grammar::FlatTokenStream& stream,
          const std::vector<SkippedRows>& skipped)
      : text_(text), stream_(stream), skipped_(skipped) {}

  sql::Statement statement(P::StatementContext* tree);

 private:
  using Context = antlr4::ParserRuleContext;
  using Token = grammar::FlatToken;

  // ---- names.cpp: tokens, spans and names
  static const Token* flat(const antlr4::Token* token) { return static_cast<const Token*>(token); }
  static const Token* first(const Context* tree) { return flat(tree->start); }
  static const Token* last(const Context* tree) { return flat(tree->stop); }
  static uint16_t type(const antlr4::Token* token) {
    return token == nullptr ? uint16_t{token::none} : flat(token)->type();
  }
  static uint32_t index(const Token* token) { return token->index(); }
  const Token* at(uint32_t index) const { return &stream_[index]; }
  uint32_t count() const { return stream_.count(); }
  uint16_t type_at(uint32_t index) {
    return index < count() ? at(index)->type() : uint16_t{token::none};
  }
  static Span span(const Token* token) {
    return {token->offset(), token->offset() + token->length()};
  }
  static Span span(const Context* tree);
  static Span span(const Token* from, const Token* to) {
    return {from->offset(), to->offset() + to->length()};
  }
  /// The SQL of these tokens: one blank where there was white space or a comment.
  std::string sql(const Token* from, const Token* to);
  std::string sql(const Context* tree);
  /// From a token to the end of the statement; empty where there is nothing.
  std::string sql_from(uint32_t index);
  static std::string upper(const antlr4::Token* token);
  std::string upper(const Context* tree);
  std::string string(const antlr4::Token* token);
  sql::Name name(const Token* token);
  sql::Name name(const Context* tree) { return name(first(tree)); }
  sql::Names names(P::ColIdsContext* tree);
  sql::Names names(P::ColumnNamesContext* tree);
  sql::Names dotted(uint32_t from, uint32_t to);
  sql::ObjectName object_name(sql::Names parts);
  sql::ObjectName object_name(uint32_t from, uint32_t to);
  sql::ObjectName object_name(const Context* tree);
  sql::ObjectNames object_names(P::QualifiedNamesContext* tree);
  sql::Name role(P::RoleNameContext* tree);
  sql::Names roles(P::RoleNamesContext* tree);
  std::string word(P::NameOrStringContext* tree);
  sql::Options options(P::DefinitionContext* tree);
  sql::Options options(P::WithOptionsContext* tree);
  sql::Options foreign_options(const std::vector<P::ForeignOptionContext*>& trees);
  [[noreturn]] static void refuse(const Context* tree, std::string message);

  /// The first child of this type; null where there is none.
  template <class T>
  static T* child(const Context* tree) {
    for (antlr4::tree::ParseTree* node : tree->children)
      if (grammar::is_a<T>(node)) return static_cast<T*>(node);
    return nullptr;
  }
  /// The children of this type, one after the other.
  template <class T>
  static grammar::ChildrenOf<T> all(const Context* tree) {
    return grammar::ChildrenOf<T>(tree);
  }
  template <class T>
  static std::vector<T*> listed(const Context* tree) {
    std::vector<T*> found;
    for (T* each : all<T>(tree))
      found.push_back(each);
    return found;
  }

  // ---- type.cpp
  sql::TypeName type_name(P::TypeNameContext* tree);
  void type_arguments(sql::TypeName& type, P::TypeModifiersContext* tree);
  sql::TypeName literal_type(P::NameExpressionContext* tree);

  // ---- expression.cpp
  struct Tails {
    const std::vector<antlr4::tree::ParseTree*>& nodes;
    size_t at = 1;
  };
  sql::Expression expression(P::ExpressionContext* tree) { return whole(tree); }
  sql::Expression expression(P::PlainExpressionContext* tree) { return whole(tree); }
  sql::Expressions expressions(P::ExpressionsContext* tree);
  sql::Expression whole(const Context* tree);
  sql::Expression climb(Tails& tails, P::OperandContext* operand, size_t prefix, int binding);
  sql::Expression prefixed(Tails& tails, P::OperandContext* operand, size_t prefix);
  sql::Expression joined(Tails& tails, sql::Expression&& left, const Context* tail, int binding);
  sql::Expression joined(Tails& tails, sql::Expression&& left, P::ExpressionTailContext* tail,
                         int binding);
  sql::Expression like(Tails& tails, sql::Expression&& left, P::ExpressionTailContext* tail,
                       int binding);
  sql::Expression between(Tails& tails, sql::Expression&& left, P::ExpressionTailContext* tail,
                          int binding);
  sql::Expression in(sql::Expression&& left, P::ExpressionTailContext* tail);
  sql::Expression is(Tails& tails, sql::Expression&& left, P::ExpressionTailContext* tail,
                     int binding);
  sql::Expression operand(P::OperandContext* tree);
  sql::Expression with_field(sql::Expression&& value, P::FieldContext* tree);
  sql::Expression with_subscript(sql::Expression&& value, P::SubscriptContext* tree);
  std::string operator_text(P::OperatorNameContext* tree);

  // ---- primary.cpp
  sql::Expression primary(P::PrimaryContext* tree);
  sql::Expression::Form literal(const Token* token);
  sql::Expression::Form row(P::PrimaryContext* tree);
  void check_words(const sql::Call& call, P::CallArgumentsContext* tree);
  void named(sql::Expression& into, P::NameExpressionContext* tree);
  sql::Expression::Form bare_function(P::PrimaryContext* tree);
  sql::Expression::Form case_of(P::CaseExpressionContext* tree);
  sql::Expression array(P::ArrayElementsContext* tree);
  sql::Expression::Form position(P::PlainExpressionContext* what, P::PlainExpressionContext* where);
  sql::Expression::Form cast(const antlr4::Token* word, P::ExpressionContext* value,
                             P::TypeNameContext* to, const Context* whole);
  sql::Expression::Form json(P::JsonCallContext* tree);
  sql::Expression::Form opaque(const Context* tree);
  sql::Subquery subquery(P::QueryInParensContext* tree, sql::SubqueryKind kind);
  void arguments(sql::Call& call, P::CallArgumentsContext* tree);
  sql::Argument argument(P::CallArgumentContext* tree);
  void call_tail(sql::Call& call, P::CallTailContext* tree);
  sql::WindowSpec window(P::WindowSpecContext* tree);
  sql::WindowFrame frame(P::FrameContext* tree);
  sql::FrameBound bound(P::FrameBoundContext* tree);
  sql::OrderItems order_by(P::OrderByContext* tree);

  // ---- query.cpp
  sql::DataStatement data_statement(P::QueryContext* tree);
  sql::Query query(P::QueryContext* tree);
  sql::Query query(P::QueryInParensContext* tree) { return query(tree->query()); }
  sql::Query query_body(P::QueryBodyContext* tree);
  sql::Query source(P::SourceQueryContext* tree);
  sql::With with(P::WithClauseContext* tree);
  sql::Query set_operand(P::SetOperandContext* tree);
  sql::Query simple_query(P::SetOperandContext* tree);
  sql::Query combined(P::QueryBodyContext* tree);
  sql::Query pair(sql::Query left, P::SetTailContext* tail, sql::Query right);
  void limits(sql::Query& query, const std::vector<P::LimitClauseContext*>& trees);
  sql::RowLock row_lock(P::LimitClauseContext* tree);
  sql::Select select(P::SelectContext* tree);
  sql::Values values(const Token* word, const std::vector<P::ValuesRowContext*>& rows);
  std::vector<sql::SelectItem> targets(P::TargetsContext* tree);

  // ---- from.cpp
  sql::TableReferences tables(P::TableReferencesContext* tree);
  sql::TableReference table(P::TableReferenceContext* tree);
  sql::TableReference table(P::TablePrimaryContext* tree);
  sql::TableReference joined(sql::TableReference left, P::JoinTailContext* tail);
  sql::TableReference changed_table(P::ChangedTableContext* tree, P::TableAliasContext* alias);
  sql::NamedTable named_table(P::ChangedTableContext* tree);
  void set_alias(sql::TableReference& reference, P::TableAliasContext* tree);
  std::vector<sql::ColumnDeclaration> alias_columns(P::AliasColumnsContext* tree);
  sql::Expression table_call(P::QualifiedNameContext* function, P::CallArgumentsContext* given,
                             Span whole);

  // ---- data.cpp
  sql::Insert insert(P::InsertContext* tree);
  sql::Update update(P::UpdateContext* tree);
  sql::Delete delete_from(P::DeleteStatementContext* tree);
  sql::Merge merge(P::MergeContext* tree);
  sql::MergeWhen merge_when(P::MergeWhenContext* tree);
  sql::OnConflict on_conflict(P::OnConflictContext* tree);
  sql::Expression assignment_target(P::AssignmentTargetContext* tree);
  sql::Expressions assignment_targets(P::AssignmentTargetsContext* tree);
  sql::Assignments assignments(P::AssignmentsContext* tree);
  std::vector<sql::SelectItem> returning(P::ReturningContext* tree);
  sql::Truncate truncate(P::TruncateContext* tree);
  sql::Copy copy(P::CopyContext* tree);

  // ---- table.cpp, constraint.cpp
  sql::CreateTable create_table(P::CreateTableContext* tree);
  void table_tail(sql::CreateTable& table, P::TableTailContext* tree);
  void table_source(sql::CreateTable& table, P::TableSourceContext* tree);
  void check_columns(const sql::CreateTable& table, P::CreateTableContext* tree);
  std::optional<bool> with_data(P::WithDataContext* tree);
  // Large nodes are made where they are going to stay.
  void table_element(sql::TableElement& made, P::TableElementContext* tree);
  void column(sql::ColumnDefinition& made, P::ColumnDefinitionContext* tree);
  void column_constraint(sql::ColumnDefinition& column, P::ColumnConstraintContext* tree);
  void change_last(std::vector<sql::ColumnConstraint>& constraints,
                   P::ColumnConstraintContext* tree);
  bool column_attribute(sql::ColumnConstraint& made, P::ColumnConstraintContext* tree);
  void table_constraint(sql::TableConstraint& made, P::TableConstraintContext* tree);
  sql::KeyConstraint key_constraint(P::TableConstraintContext* tree);
  sql::ForeignKey foreign_key(P::TableConstraintContext* tree);
  sql::Exclusion exclusion(P::TableConstraintContext* tree);
  sql::References references(P::ReferencesContext* tree);
  sql::IndexParts key_columns(P::KeyColumnsContext* tree);
  sql::Names key_names(P::KeyColumnsContext* tree, bool& period);
  void attribute(sql::ConstraintAttributes& attributes, P::ConstraintAttributeContext* tree);
  sql::IndexPart index_part(P::IndexElementContext* tree);
  std::optional<bool> nulls_distinct(P::NullsDistinctContext* tree);
  std::string tablespace(P::TablespaceContext* tree);
  sql::PartitionBy partition_by(P::PartitionByContext* tree);
  sql::PartitionBound partition_bound(P::PartitionBoundContext* tree);
  void sequence_option(sql::SequenceOptions& options, P::SequenceOptionContext* tree);
  sql::SequenceOptions sequence_options(const std::vector<P::SequenceOptionContext*>& trees);

  // ---- create.cpp: the other objects of a schema
  sql::Statement create(P::CreateContext* tree);
  sql::CreateIndex create_index(P::CreateIndexContext* tree);
  sql::CreateView create_view(P::CreateViewContext* tree);
  sql::CreateView create_materialized_view(P::CreateMaterializedViewContext* tree);
  sql::CreateType create_type(P::CreateTypeContext* tree);
  sql::CreateDomain create_domain(P::CreateDomainContext* tree);
  sql::CreateSchema create_schema(P::CreateSchemaContext* tree);
  sql::CreateExtension create_extension(P::CreateExtensionContext* tree);
  sql::CreatePolicy create_policy(P::CreatePolicyContext* tree);
  void policy_tail(sql::CreatePolicy& policy, P::PolicyTailContext* tree);
  sql::CreateRule create_rule(P::CreateRuleContext* tree);
  std::optional<sql::DataStatement> rule_action(P::RuleActionContext* tree);
  sql::DefineObject define(P::CreateObjectContext* tree);

  // ---- routine.cpp
  sql::CreateRoutine create_routine(P::CreateRoutineContext* tree);
  void routine_option(sql::CreateRoutine& routine, P::RoutineOptionContext* tree);
  std::optional<sql::Option> characteristic(P::RoutineOptionContext* tree);
  void check_role_options(const std::vector<P::RoleOptionContext*>& trees);
  sql::RoutineParameter parameter(P::ParameterContext* tree);
  std::vector<sql::RoutineParameter> parameters(P::ParametersContext* tree);
  sql::CreateTrigger create_trigger(P::CreateTriggerContext* tree);
  sql::CodeBlock code_block(P::DoBlockContext* tree);
  sql::ObjectReference reference(P::RoutineSignatureContext* tree);
  sql::ObjectReference reference(P::AggregateSignatureContext* tree);
  sql::Statement alter_routine(P::AlterObjectContext* tree);

  // ---- alter_table.cpp
  sql::Statement alter_table(P::AlterTableContext* tree, std::string kind);
  sql::Statement alter_relation(P::AlterRelationContext* tree, std::string kind);
  sql::AlterAction alter_action(P::AlterTableActionContext* tree);
  void add_action(sql::AlterAction& action, P::AlterTableActionContext* tree);
  void drop_action(sql::AlterAction& action, P::AlterTableActionContext* tree);
  void rename_action(sql::AlterAction& action, P::AlterTableActionContext* tree);
  void set_action(sql::AlterAction& action, P::AlterTableActionContext* tree);
  void switch_action(sql::AlterAction& action, P::AlterTableActionContext* tree);
  void no_action(sql::AlterAction& action, P::AlterTableActionContext* tree);
  void partition_action(sql::AlterAction& action, P::AlterTableActionContext* tree);
  void other_action(sql::AlterAction& action, P::AlterTableActionContext* tree);
  void column_action(sql::AlterAction& action, sql::Name column, P::AlterColumnActionContext* tree);
  void set_column(sql::AlterAction& action, sql::Name column, P::AlterColumnActionContext* tree);
  void set_column_option(sql::AlterAction& action, sql::Name column, const Context* tree);
  void identity_change(sql::SetIdentity& change, P::IdentityChangeContext* tree);
  void sequence_change(sql::SequenceOptions& options, P::SequenceChangeContext* tree);

  // ---- alter.cpp: the other objects
  sql::Statement alter(P::AlterContext* tree);
  sql::Statement alter_sequence(P::AlterObjectContext* tree);
  sql::Statement alter_type(P::AlterObjectContext* tree);
  sql::Statement alter_composite(P::AlterObjectContext* tree);
  sql::AlterAction attribute_action(P::AttributeActionContext* tree);
  sql::Statement alter_domain(P::AlterObjectContext* tree);
  sql::Statement alter_policy(P::AlterObjectContext* tree);
  sql::Statement renamed_or_defined(P::AlterObjectContext* tree);
  std::optional<sql::Statement> object_action(P::ObjectActionContext* tree, sql::ObjectKind kind,
                                              sql::ObjectReference object);
  std::optional<sql::Statement> owner_action(P::OwnerActionContext* tree, sql::ObjectKind kind,
                                             sql::ObjectReference object);

  // ---- reference.cpp: DROP, COMMENT, GRANT
  sql::Drop drop(P::DropContext* tree);
  sql::CommentOn comment(P::CommentContext* tree);
  sql::ObjectKind kind_at(uint32_t& index);
  sql::ObjectReference referred(P::ObjectReferenceContext* tree);
  sql::Grant grant(P::GrantContext* tree);
  sql::Grant revoke(P::RevokeContext* tree);
  sql::Grant grant(const Context* tree, P::GrantItemsContext* items, P::GrantTargetContext* target,
                   P::RoleNamesContext* to);
  void grant_target(sql::Grant& grant, P::GrantTargetContext* tree);

  // ---- session.cpp
  sql::Statement session(P::StatementContext* tree);
  sql::Statement set(P::SetContext* tree);
  sql::Setting setting(P::SettingContext* tree);
  sql::Set reset(P::ResetSettingContext* tree);
  sql::Transaction transaction(P::TransactionContext* tree);
  sql::LockTables lock(P::LockContext* tree);
  sql::Statement maintain(P::StatementContext* tree);
  sql::Explain explain(P::ExplainContext* tree);
  sql::CallProcedure call(P::CallContext* tree);
  sql::Command command(const Context* tree, size_t words);

  std::string_view text_;
  grammar::FlatTokenStream& stream_;
  const std::vector<SkippedRows>& skipped_;
  bool grouping_ = false;  // in GROUP BY, where an empty list in parentheses has a meaning
};

}  // namespace segue::postgresql
