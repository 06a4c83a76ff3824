#pragma once

#include <memory>
#include <string>
#include <vector>

#include "catalog/context.h"

namespace segue::catalog {

/// A type that columns share: that of a column of the catalog, which must not change meanwhile, or
/// one that was made. Null where it cannot be told.
using TypeRef = std::shared_ptr<const sql::TypeName>;
TypeRef type_ref(Semantics::TypeGuess made);
inline Semantics::TypeGuess guess(const TypeRef& type) {
  return type ? Semantics::TypeGuess(*type) : std::nullopt;
}

/// A column of a query's result, or of something that a query reads.
struct OutputColumn {
  std::string name{};  // empty where we cannot tell
  std::string key{};
  TypeRef type{};
  const Column* source = nullptr;  // where the value is a plain column of a table
};

/// The columns of a result, from the left.
struct Shape {
  std::vector<OutputColumn> columns{};
  bool complete = true;  // false: there may be more, or others
};

/// A column that a statement names, where it names it.
struct NamedColumn {
  const sql::ColumnReference* reference = nullptr;  // null where it is named by USING
  ColumnUse column{};                               // of a whole row or `t.*`: no column
  bool by_relation = false;  // it stands behind the name of the relation, not behind an alias
};
/// A relation that a statement names in FROM, where it names it.
struct NamedRelation {
  const sql::NamedTable* reference = nullptr;
  Id relation{};
};
/// What `*` stands for: the source's name as it is written in front of a column, and the column.
struct StarColumn {
  std::string source{};
  std::string name{};
  ColumnUse column{};
};
struct NamedStar {
  const sql::SelectItem* item = nullptr;
  std::vector<StarColumn> columns{};
};

/// Resolves the names in queries and data statements against the catalog. The catalog must not
/// change while a Shape is in use.
class QueryReader {
 public:
  /// Names that surely do not exist are findings where `report`. Where not, it is noted where each
  /// name stands.
  QueryReader(Context& context, bool report) : context_(context), report_(report) {}

  Shape read(const sql::Query& query);
  void read(const sql::Insert& insert);
  void read(const sql::Update& update);
  void read(const sql::Delete& remove);
  void read(const sql::Merge& merge);
  void read(const sql::DataStatement& statement);
  /// The same of any statement; those that are not about rows say nothing.
  void read_statement(const sql::Statement& statement);

  /// The columns that were read or written, each once; a relation as such where only it was named.
  std::vector<ColumnUse> uses() const;
  /// The same as they stand in what was read, which must outlive the reader.
  const std::vector<NamedColumn>& named_columns() const { return named_columns_; }
  const std::vector<NamedRelation>& named_relations() const { return named_relations_; }
  const std::vector<NamedStar>& stars() const { return stars_; }
  /// Whether something was read that the catalog does not know.
  bool met_unknown() const { return met_unknown_; }
  /// Types and routines that the query needs.
  const Nodes& needs() const { return needs_; }

 private:
  struct Source {
    std::string alias{};  // key
    Id relation{};        // empty: not a relation of the catalog
    Shape shape{};
    std::string name{};  // as a column is written behind it
    bool named_by_relation = false;
  };
  struct Scope {
    std::vector<Source> sources{};
    const Scope* outer = nullptr;
    const Shape* results = nullptr;  // whose columns may be named in ORDER BY …
  };
  struct CommonTable {
    std::string name{};
    Shape shape{};
  };
  using TypeGuess = Semantics::TypeGuess;

  Shape read(const sql::Query& query, const Scope* outer);
  Shape read_body(const sql::Query& query, Scope& scope);
  Shape read_select(const sql::Select& select, Scope& scope);
  Shape read_values(const sql::Values& values, Scope& scope);
  Shape read_set(const sql::SetOperation& operation, const Scope* outer);
  size_t read_with(const sql::With& with, const Scope* outer);
  Shape read_statement(const sql::DataStatement& statement, const Scope* outer);
  void read_from(const sql::TableReference& reference, Scope& scope);
  void add_table(const sql::NamedTable& table, const sql::TableReference& reference, Scope& scope);
  void add_function(const sql::TableFunction& function, const sql::TableReference& reference,
                    Scope& scope);
  Source source_of(const sql::ObjectName& name, const sql::Name& alias);
  Shape shape_of(const Relation& relation) const;
  void add_items(const std::vector<sql::SelectItem>& items, Scope& scope, Shape& result);
  void expand_star(const sql::SelectItem& item, const Scope& scope, Shape& result);
  Id written_table(const sql::ObjectName& name);
  void read_source(const sql::Insert& insert, const Id& table);
  void check_count(const sql::Insert& insert, const Id& table, size_t values);
  void refuse_generated(const Relation& relation, const sql::Name& name);
  void check_arbiters(const sql::Insert& insert, const Id& table);
  void check_writable(const Id& table, Span span, std::string_view event);
  void check_writable(const Scope& targets, Span span, std::string_view event);
  void read_rest(const sql::Insert& insert, const Id& table);
  void assign(const sql::Assignments& assignments, const Id& table, Scope& scope);
  void write_target(const sql::Expression& target, const Id& table);

  /// Reads an expression and says its type where that can be told.
  TypeGuess read(const sql::Expression& expression, const Scope& scope);
  TypeGuess read_column(const sql::ColumnReference& reference, const Scope& scope,
                        const OutputColumn** found = nullptr);
  TypeGuess read_call(const sql::Call& call, const Scope& scope);
  TypeGuess read_binary(const sql::Binary& binary, const Scope& scope);
  TypeGuess read_case(const sql::Case& value, const Scope& scope);
  TypeGuess read_field(const sql::FieldAccess& access, const Scope& scope);
  void read_window(const sql::WindowSpec& window, const Scope& scope);
  void read_all(const sql::Expressions& expressions, const Scope& scope);
  void read_order(const sql::OrderItems& items, const Scope& scope);
  TypeGuess truth() const;

  const OutputColumn* find_in(const Scope& scope, const std::string& alias,
                              const std::string& column, const Source** source,
                              bool& surely_missing) const;
  void use(const Id& relation, const std::string& column);
  void note(const sql::ColumnReference& reference, const Source& source, const std::string& column);
  std::string column_key(const sql::Name& name) const {
    return context_.key(NameKind::column, name.text);
  }
  std::string alias_key(const sql::Name& name) const {
    return context_.key(NameKind::relation, name.text);
  }

  Context& context_;
  bool report_;
  bool met_unknown_ = false;
  std::vector<ColumnUse> uses_{};
  std::vector<NamedColumn> named_columns_{};
  std::vector<NamedRelation> named_relations_{};
  std::vector<NamedStar> stars_{};
  Nodes needs_{};
  std::vector<CommonTable> common_tables_{};
};

/// Whether a reference is to a column of the row at hand, as triggers have it: NEW.a, OLD.a.
bool is_of_row(const sql::ColumnReference& reference);

}  // namespace segue::catalog
