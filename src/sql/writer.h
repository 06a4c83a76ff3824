#pragma once

#include <string>
#include <string_view>

#include "sql/statement.h"
#include "sql/text_builder.h"

namespace segue::sql {

/// How tightly an expression holds together. Where a looser one stands inside a tighter one, it
/// needs parentheses. All comparisons and tests share a level, so that `(a = b) IS NULL` is always
/// written with its parentheses: servers disagree about what it means without.
enum Binding : int {
  binds_anything = 0,
  binds_assignment = 10,
  binds_or = 20,
  binds_xor = 30,
  binds_and = 40,
  binds_not = 50,
  binds_comparison = 60,
  binds_bit_or = 70,
  binds_bit_and = 80,
  binds_shift = 90,
  binds_operator = 100,  // operators without a level of their own
  binds_sum = 110,
  binds_product = 120,
  binds_power = 130,
  binds_concatenation = 140,
  binds_time_zone = 150,
  binds_collation = 160,
  binds_sign = 170,
  binds_postfix = 180,
  binds_primary = 190,
};

/// AST → SQL. Most of SQL is the same everywhere and is written here; a dialect derives from this
/// class and says what it writes differently. Parsing the result gives the same tree.
/// A writer is used for one statement and then thrown away.
class Writer {
 public:
  virtual ~Writer() = default;

  /// The statement without a terminator. Empty where it cannot be written: for Opaque, and for an
  /// INSERT of which not all rows were kept.
  std::string text_of(const Statement& statement);
  std::string text_of(const Expression& expression);

 protected:
  // ---- what dialects differ in

  /// Whether a name of a table, column or other object cannot stand without quotes.
  virtual bool needs_quotes(std::string_view identifier) const = 0;
  /// Whether the word, keyword or not, would be read back as it is where no quotes are written.
  virtual bool is_plain(std::string_view identifier) const;
  virtual std::string quoted(std::string_view identifier) const;
  virtual std::string string_literal(std::string_view text) const;
  /// How tightly an infix operator binds.
  virtual int binding_of(std::string_view infix) const;
  /// Of a prefix operator.
  virtual int binding_of_prefix(std::string_view op) const;
  /// Whether INTERSECT goes before UNION and EXCEPT.
  virtual bool intersect_first() const { return true; }
  /// Whether RETURNING stands before ORDER BY and LIMIT.
  virtual bool returning_before_order() const { return false; }
  /// Whether an index's USING stands behind its columns.
  virtual bool method_after_parts() const { return false; }
  /// Whether a table without columns is written with an empty list of them.
  virtual bool writes_empty_elements() const { return false; }
  /// A name that is a word of the language in the place where it stands: not quoted.
  virtual bool is_word(const Name&) const { return false; }

  virtual void put(const TypeName& type);
  virtual void put(const Literal& literal);
  virtual void put(const Cast& cast);
  virtual int binding_of(const Cast& cast) const;
  /// A role: current_user and the like stay words.
  virtual void role(const Name& name);
  /// The name of a called function.
  virtual void function_name(const ObjectName& name);
  /// What follows DEFAULT.
  virtual void default_value(const Expression& value);
  /// An expression as a part of an index or of a partition key.
  virtual void key_expression(const Expression& value);
  /// The options of a key or of an index: WITH (…), COMMENT '…'.
  virtual void index_options(const Options& options);
  /// What follows the elements of a table: storage, engine, tablespace.
  virtual void table_options(const CreateTable& table);
  virtual void put(const PrimaryKeyColumn& key, const ConstraintAttributes& attributes);
  virtual void put(const PartitionBound& bound);
  virtual void put(const PartitionBy& by);
  virtual void put(const CreateRoutine& routine);
  virtual void put(const AlterRoutine& routine);
  virtual void put(const CreateTrigger& trigger);
  virtual void put(const CodeBlock& block);
  virtual void put(const Set& set);
  virtual void put(const SetTableOptions& change);
  virtual void put(const SetColumnOption& change);
  virtual void put(const CreateSchema& schema);
  virtual void put(const Drop& drop);
  virtual void put(const Explain& explain);
  virtual void put(const RowLock& lock);
  virtual void put(const Setting& setting);
  virtual void copy_options(const Options& options);
  virtual void put(const Transaction& transaction);
  virtual void put(const LockTables& lock);
  virtual void put(const Maintain& maintain);
  /// What a privilege is granted on.
  virtual void granted_object(const Grant& grant, const ObjectReference& object);

  // ---- words

  void word(std::string_view text) { text_.word(text); }
  void word_if(bool condition, std::string_view text) {
    if (condition) text_.word(text);
  }
  void attach(std::string_view text) { text_.attach(text); }
  void open() {
    text_.word("(");
    text_.tighten();
  }
  /// An opening parenthesis without a space before it.
  void open_attached() {
    text_.attach("(");
    text_.tighten();
  }
  void close() { text_.attach(")"); }
  /// No space before the next word.
  void tighten() { text_.tighten(); }
  void new_line() { text_.new_line(); }
  void indent() { text_.indent(); }
  void outdent() { text_.outdent(); }
  /// The statement has a part that was not kept: nothing is written at all.
  void give_up() { complete_ = false; }

  template <class List, class Each>
  void list(const List& values, const Each& each) {
    bool first = true;
    for (const auto& value : values) {
      if (!first) attach(",");
      first = false;
      each(value);
    }
  }
  /// Nodes with commas between them.
  template <class List>
  void list(const List& values) {
    list(values, [this](const auto& value) { put(value); });
  }
  /// Nodes in parentheses; nothing where there are none.
  template <class List>
  void in_parentheses(const List& values) {
    if (values.empty()) return;
    open();
    list(values);
    close();
  }
  /// `KEYWORD expression`, where there is one.
  void clause(std::string_view keyword, const Maybe<Expression>& value);
  void clause(std::string_view keyword, const Name& name);
  void clause(std::string_view keyword, const ObjectName& name);
  void clause(std::string_view keyword, std::string_view words);

  // ---- names, types, options (write_name.cpp)

  void put(const Name& name);
  void put(const ObjectName& name);
  /// A name that is written without a space before it.
  void attach(const Name& name);
  /// A word that stands for a string or a number: without quotes where it can be read back so.
  void bare_word(const std::string& text);
  /// `KEYWORD name` for names that are kept as text.
  void named(std::string_view keyword, const std::string& name);
  void put(const Option& option);
  /// Name and value without `=`, one after the other.
  void plain_options(const Options& options);
  /// `(name = value, …)`.
  void assigned_options(const Options& options);
  /// `(name value, …)`.
  void listed_options(const Options& options);
  /// `name=value` one after the other.
  void equated_options(const Options& options);
  void if_exists(bool condition) { word_if(condition, "IF EXISTS"); }
  void if_not_exists(bool condition) { word_if(condition, "IF NOT EXISTS"); }

  // ---- expressions (write_expression.cpp, write_call.cpp)

  int binding_of(const Expression& expression) const;
  void put(const Expression& expression) { put(expression, binds_anything); }
  /// In parentheses where the expression binds less tightly than asked for.
  void put(const Expression& expression, int at_least);
  void parenthesized(const Expression& expression);
  void put(const TypedLiteral& literal);
  void put(const IntervalValue& value);
  void put(const ColumnReference& reference);
  void put(const Parameter& parameter);
  void put(const Unary& unary);
  void put(const Binary& binary);
  void put(const IsTest& test);
  void put(const Between& between);
  void put(const In& in);
  void put(const Call& call);
  void put(const Case& choice);
  void put(const Collate& collate);
  void put(const AtTimeZone& zone);
  void put(const Subquery& subquery);
  void put(const ArrayValue& array);
  void put(const RowValue& row);
  void put(const Subscript& subscript);
  void put(const FieldAccess& access);
  void put(const DefaultValue&);
  void put(const MatchAgainst& match);
  void put(const AssignValue& assign);
  void put(const OpaqueExpression& opaque);
  void put(const OrderItem& item);
  void order_by(const OrderItems& items);
  void put(const WindowSpec& window);
  void put(const WindowFrame& frame);
  void put(const FrameBound& bound);
  void call_arguments(const Call& call);

  // ---- queries and data (write_query.cpp, write_data.cpp)

  void put(const Query& query);
  void put(const Select& select);
  void put(const Values& values);
  void put(const TableQuery& query);
  void put(const SetOperation& operation);
  void operand(const Query& query, bool right, const SetOperation& operation);
  void put(const With& with);
  void put(const CommonTable& table);
  void put(const SelectItem& item);
  void put(const NamedWindow& window);
  void put(const TableReference& reference);
  void put(const NamedTable& table);
  void put(const DerivedTable& table);
  void put(const TableFunction& function);
  void put(const Join& join);
  void put(const ColumnDeclaration& column);
  void into(const std::string& target);
  void parenthesized(const Query& query);
  void put(const DataStatement& statement);
  void put(const Assignment& assignment);
  void put(const OnConflict& conflict);
  void put(const Insert& insert);
  void put(const Update& update);
  void put(const Delete& deletion);
  void put(const Merge& merge);
  void put(const MergeWhen& when);
  void put(const Truncate& truncate);
  void put(const Copy& copy);
  void put(const LoadData& load);
  void put(const CallProcedure& call);
  void put(const Evaluate& evaluate);
  void where(const Maybe<Expression>& condition, const Name& cursor);
  void order_and_limit(const OrderItems& order, const Maybe<Expression>& limit,
                       const Maybe<Expression>& offset);
  void returning(const std::vector<SelectItem>& items);
  void modifiers(const std::vector<std::string>& words);

  // ---- tables (write_table.cpp, write_constraint.cpp, write_partition.cpp)

  void put(const CreateTable& table);
  void put(const TableElement& element);
  void put(const ColumnDefinition& column);
  void put(const ColumnConstraint& constraint);
  void put(const TableConstraint& constraint);
  void put(const ConstraintAttributes& attributes);
  void put(const NotNull&) { word("NOT NULL"); }
  void put(const Null&) { word("NULL"); }
  void put(const Default& value);
  void put(const Check& check);
  void put(const PrimaryKeyColumn& key);
  void put(const UniqueColumn& key);
  void put(const References& references);
  void put(const Generated& generated);
  void put(const Identity& identity);
  void put(const AutoIncrement&) { word("AUTO_INCREMENT"); }
  void put(const KeyColumn&) { word("KEY"); }
  void put(const ColumnCollation& collation);
  void put(const ColumnComment& comment);
  void put(const OnUpdate& update);
  void put(const ColumnOption& option);
  void put(const KeyConstraint& key) { key_constraint(key, false); }
  void put(const ForeignKey& key) { foreign_key(key, false); }
  void key_constraint(const KeyConstraint& key, bool unless_exists);
  void foreign_key(const ForeignKey& key, bool unless_exists);
  void index_definition(const IndexDefinition& index, bool unless_exists);
  void put(const Exclusion& exclusion);
  void put(const NotNullConstraint& constraint);
  void put(const IndexDefinition& index) { index_definition(index, false); }
  void put(const IndexPart& part);
  void put(const LikeTable& like);
  void put(const PeriodDefinition& period);
  void put(const PartitionDefinition& partition);
  void partition_definition(const PartitionDefinition& partition, std::string_view keyword);
  void bound_values(const Expressions& values);
  void key_columns(const Names& columns, bool period);
  void nulls_distinct(const std::optional<bool>& distinct);
  void elements(const std::vector<TableElement>& elements);
  void put(const SequenceOptions& options) { sequence_options(options, ""); }
  /// Each option behind `prefix` ("SET" in ALTER COLUMN).
  void sequence_options(const SequenceOptions& options, std::string_view prefix);
  void storage_parameters(const Options& options);

  // ---- ALTER TABLE (write_alter.cpp)

  void put(const AlterTable& alter);
  void put(const AlterAction& action);
  void put(const AddColumn& action);
  void put(const DropColumn& action);
  void put(const AlterColumnType& action);
  void put(const SetDefault& action);
  void put(const DropDefault& action);
  void put(const SetNotNull& action);
  void put(const DropNotNull& action);
  void put(const SetExpression& action);
  void put(const DropExpression& action);
  void put(const AddIdentity& action);
  void put(const SetIdentity& action);
  void put(const DropIdentity& action);
  void put(const ModifyColumn& action);
  void put(const ChangeColumn& action);
  void put(const RenameColumn& action);
  void put(const AddConstraint& action);
  void put(const DropConstraint& action);
  void put(const DropPrimaryKey& action);
  void put(const RenameConstraint& action);
  void put(const ValidateConstraint& action);
  void put(const AlterConstraint& action);
  void put(const AddIndex& action);
  void put(const DropIndexOfTable& action);
  void put(const RenameIndex& action);
  void put(const AlterIndexOption& action);
  void put(const RenameTo& action);
  void put(const SetSchema& action);
  void put(const OwnerTo& action);
  void put(const ResetTableOptions& action);
  void put(const ConvertCharacterSet& action);
  void put(const OrderRows& action);
  void put(const RowSecurity& action);
  void put(const SwitchTrigger& action);
  void put(const ReplicaIdentity& action);
  void put(const ClusterOn& action);
  void put(const Inherit& action);
  void put(const OfType& action);
  void put(const AttachPartition& action);
  void put(const DetachPartition& action);
  void put(const AddPartitions& action);
  void put(const ChangePartitions& action);
  void put(const ReorganizePartitions& action);
  void put(const ExchangePartition& action);
  void put(const Repartition& action);
  void put(const OpaqueAction& action);
  void alter_column(const Name& column);
  void alter_actions(const AlterTable& alter);
  void put(const ColumnPlace& place);
  void cascade(bool cascade, bool restrict);

  // ---- other objects (write_object.cpp, write_routine.cpp, write_reference.cpp)

  void put(const CreateIndex& index);
  void put(const CreateView& view);
  void put(const RefreshMaterializedView& refresh);
  void put(const CreateSequence& sequence);
  void put(const AlterSequence& sequence);
  void put(const CreateType& type);
  void put(const EnumType& type);
  void put(const CompositeType& type);
  void put(const DefinedType& type);
  void put(const ShellType&) {}
  void put(const AddEnumValue& add);
  void put(const RenameEnumValue& rename);
  void put(const CreateDomain& domain);
  void put(const AlterDomain& domain);
  void put(const CreateExtension& extension);
  void put(const CreateEvent& event);
  void put(const CreatePolicy& policy);
  void put(const CreateRule& rule);
  void put(const RenameObject& rename);
  void put(const RenameTables& rename);
  void put(const MoveObject& move);
  void put(const ChangeOwner& change);
  void put(const DefineObject& definition);
  void put(const CommentOn& comment);
  void put(const Grant& grant);
  void put(const ObjectReference& reference);
  /// Roles are named in ways of their own.
  void object(ObjectKind kind, const ObjectReference& reference);
  void put(const RoutineParameter& parameter);
  void put(const TriggerEvent& event);
  void definer(const std::string& account);
  void with_data(const std::optional<bool>& data);
  /// ALGORITHM=… LOCK=… behind a statement.
  void online_options(const std::string& algorithm, const std::string& lock);

  // ---- session and upkeep (write_session.cpp)

  void put(const Pragma& pragma);
  void put(const Use& use);
  void put(const Attach& attach);
  void put(const CreateVirtualTable& table);
  void put(const Command& command);
  void put(const Opaque&) { give_up(); }

 private:
  TextBuilder text_;
  std::string_view column_word_ = "COLUMN";  // ATTRIBUTE in a composite type
  bool complete_ = true;
};

}  // namespace segue::sql
