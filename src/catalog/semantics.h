#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace segue::catalog {

/// Kinds of names: each may be compared in its own way.
enum class NameKind { schema, relation, column, index, constraint, trigger, routine, type, other };

/// Where a name must be unique.
enum class NameScope { table, schema };

/// How a server differs from others, as far as a yes or a no can tell.
struct Traits {
  std::string default_schema{};        // where unqualified objects go
  std::string temporary_schema{};      // where temporary ones go; looked at first
  bool has_search_path = false;        // several schemas are searched, as SET says
  bool databases_are_schemas = false;  // CREATE DATABASE and USE name a schema
  NameScope index_scope = NameScope::schema;
  NameScope trigger_scope = NameScope::schema;
  bool relations_share_names = false;        // indexes and sequences live among the tables
  bool relations_are_types = false;          // a table's row is a type of the same name
  bool transactional_ddl = true;             // a rollback takes schema changes back
  bool protects_dependents = false;          // DROP without CASCADE refuses what others use
  bool protects_foreign_keys = false;        // DROP TABLE refuses what a foreign key points at
  bool views_follow_renames = false;         // views keep reading what was renamed
  bool views_keep_labels = false;            // … and their columns keep their names then
  bool replaced_view_keeps_columns = false;  // a view that is replaced can only get more columns
  bool keys_are_indexes = false;             // a key is an index and nothing beside it
  bool named_not_null = false;               // NOT NULL is a constraint with a name
  bool foreign_keys_make_indexes = false;
  bool dropped_column_shrinks_indexes = false;
  bool dropped_column_must_be_unused = false;
  bool checks_views = true;                    // a view reads what exists when it is made
  bool checks_types = false;                   // a type that nobody made is an error
  bool ignores_references_of_columns = false;  // REFERENCES behind a column says nothing
  bool constraints_as_written = false;    // constraints are made in order, primary keys not first
  bool index_names_foreign_key = false;   // FOREIGN KEY name (…) names what no CONSTRAINT names
  bool foreign_keys_share_names = false;  // no two of a schema have the same name
  bool checks_share_names = false;        // the same of checks; a copied table names them anew
};

/// A column type that stands for more than a type.
struct SerialType {
  sql::TypeName type{};
};

/// What one server makes of statements: the catalog asks, the dialect answers. Stateless.
class Semantics {
 public:
  virtual ~Semantics() = default;

  const Traits& traits() const { return traits_; }

  /// The form in which names are compared.
  virtual std::string key(NameKind kind, std::string_view name) const = 0;
  /// Relations and schemas that the server brings along: never checked.
  virtual bool is_system_schema(std::string_view schema) const = 0;
  virtual bool is_system_relation(std::string_view name) const = 0;

  // ---- types
  /// The one spelling of a type that has several.
  virtual sql::TypeName canonical(const sql::TypeName& type) const = 0;
  /// A type as the server would show it.
  virtual std::string text_of(const sql::TypeName& type) const = 0;
  virtual bool is_builtin(const sql::TypeName& type) const = 0;
  /// A pseudo type that makes a sequence and a default.
  virtual std::optional<SerialType> serial(const sql::TypeName& type) const;
  /// The default of a column that takes its values from a sequence.
  virtual ExpressionRef sequence_default(const Sequence& sequence) const;
  /// The sequence that a default takes its values from; empty where it takes none.
  virtual std::string sequence_in(const sql::Expression& value) const;

  // ---- expressions
  virtual std::string text_of(const sql::Expression& expression) const;
  virtual std::string text_of(const sql::Query& query) const;
  /// The name of a result column that has no alias; empty where we cannot tell.
  virtual std::string label_of(const sql::Expression& value) const;
  using TypeGuess = std::optional<sql::TypeName>;
  virtual TypeGuess type_of(const sql::Literal& literal) const;
  virtual TypeGuess type_of_call(std::string_view function,
                                 const std::vector<TypeGuess>& arguments) const;
  virtual TypeGuess type_of_operator(std::string_view op, const TypeGuess& left,
                                     const TypeGuess& right) const;
  /// The type of a value that may be one or the other (CASE, COALESCE, UNION).
  virtual TypeGuess common_type(const TypeGuess& a, const TypeGuess& b) const;
  /// A column of a table or view that is made from a query: what it keeps of the value it comes
  /// from. `source` is null where the value is not a plain column.
  virtual Column column_of_query(const std::string& name, const TypeGuess& type,
                                 const Column* source) const;
  /// Columns that every table has without saying so.
  virtual bool is_system_column(std::string_view key) const = 0;

  // ---- names that the server chooses
  /// `columns` are the names of the columns of the constraint.
  virtual std::string constraint_name(const State& state, const Relation& relation,
                                      ConstraintKind kind,
                                      const std::vector<std::string>& columns) const = 0;
  virtual std::string not_null_name(const State& state, const Relation& relation,
                                    const std::string& column) const;
  virtual std::string index_name(const State& state, const Relation& relation,
                                 const std::vector<IndexColumn>& parts) const = 0;
  virtual std::string sequence_name(const State& state, const Relation& relation,
                                    const std::string& column) const;
  /// What names that contain the table's name become when it is renamed.
  virtual void renamed(Relation& relation, const std::string& old_name) const;

  // ---- what definitions imply
  /// Completes a column after its definition was read: inherited character sets, implied NOT NULL …
  virtual void complete(Column& column, const Relation& relation) const;
  virtual void complete(Relation& relation, const Schema* schema) const;
  virtual void complete(Schema& schema) const;
  /// What becomes of a column's type when its text is converted to another character set.
  virtual void convert(Column& column, const std::string& character_set) const;
  /// Whether the columns of a primary key become NOT NULL.
  virtual bool primary_key_sets_not_null(const Relation& relation,
                                         const std::vector<std::string>& columns) const;
  /// Whether a key has an index of its own (one dialect keeps rows by their integer key).
  virtual bool key_has_index(const Relation& relation, const Constraint& constraint) const;
  /// Why the server refuses an action that is otherwise possible; empty where it does not.
  virtual std::string refusal(const State& state, const Relation& relation,
                              const sql::AlterAction& action) const;
  /// Why the server refuses an action as soon as the table holds a row; empty where it does not.
  virtual std::string needs_empty_table(const Catalog& catalog,
                                        const sql::AlterAction& action) const;
  /// Whether a setting of the session lets references dangle.
  virtual bool foreign_keys_enforced(const Catalog& catalog) const;
  /// Whether a foreign key that ties a column, at either end, takes it as it is described anew.
  virtual bool keeps_foreign_key(const Catalog& catalog, const Column& before,
                                 const Column& after) const;
  /// Whether other objects' references to a table follow when it is renamed.
  virtual bool references_follow(const Catalog& catalog) const;
  /// Whether views and triggers follow when a table that they read is renamed.
  virtual bool views_follow(const Catalog& catalog) const;

  // ---- code
  /// Whether a function of which history knows nothing, by its name in lower case, is one of the
  /// server's own that changes no schema and no rows. An extension's may do anything.
  virtual bool is_harmless(std::string_view /*function*/) const { return true; }
  /// What code does that is not plain enough to be followed.
  struct CodeEffect {
    bool changes_schema = false;  // it holds statements that create, alter or drop
    bool dynamic = false;         // it runs text that it puts together
    bool reads_catalog = false;   // it looks up names in the server's own catalog
  };
  virtual CodeEffect effect_of(std::string_view body) const;
  /// The statements of a block or routine body in the order in which they run, where it is so plain
  /// that we can tell; nothing where it is not.
  struct PlainCode {
    std::vector<sql::Statement> statements{};
    bool all_or_nothing = false;  // an error undoes the block and is caught
  };
  virtual std::optional<PlainCode> plain_code(const std::string& language,
                                              const std::string& body) const;

 protected:
  Traits traits_{};
};

}  // namespace segue::catalog
