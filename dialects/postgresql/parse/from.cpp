#include "base/text.h"
#include "dialects/postgresql/parse/builder.h"

namespace segue::postgresql {

sql::TableReferences Builder::tables(P::TableReferencesContext* tree) {
  sql::TableReferences references;
  for (auto* each : tree->tableReference())
    references.push_back(table(each));
  return references;
}

sql::TableReference Builder::table(P::TableReferenceContext* tree) {
  sql::TableReference reference = table(child<P::TablePrimaryContext>(tree));
  for (auto* tail : all<P::JoinTailContext>(tree))
    reference = joined(std::move(reference), tail);
  return reference;
}

/// Joins that stand before the condition belong to the right side: `a JOIN b JOIN c ON … ON …`.
sql::TableReference Builder::joined(sql::TableReference left, P::JoinTailContext* tail) {
  sql::TableReference right = table(child<P::TablePrimaryContext>(tail));
  for (auto* inner : all<P::JoinTailContext>(tail))
    right = joined(std::move(right), inner);
  sql::TableReference result;
  result.span = left.span.joined(span(tail));
  sql::Join join;
  if (tail->cross != nullptr) join.kind = "CROSS";
  if (child<P::JoinTypeContext>(tail) != nullptr)
    join.kind = upper(child<P::JoinTypeContext>(tail)->kind);
  join.natural = tail->natural != nullptr;
  join.left = std::move(left);
  join.right = std::move(right);
  if (tail->on != nullptr) join.on = expression(tail->on);
  if (tail->usingColumns != nullptr) join.using_columns = names(tail->usingColumns);
  if (tail->K_AS() != nullptr) throw Unmodelled();
  result.form = std::move(join);
  return result;
}

sql::TableReference Builder::table(P::TablePrimaryContext* tree) {
  sql::TableReference reference;
  if (tree->inner != nullptr) {
    reference = table(tree->inner);
    if (child<P::TableAliasContext>(tree) != nullptr && reference.alias) throw Unmodelled();
  } else if (tree->subquery != nullptr) {
    reference.form = sql::DerivedTable{tree->lateral != nullptr, query(tree->subquery)};
  } else if (tree->relation != nullptr && tree->open == nullptr) {
    sql::NamedTable named;
    named.name = object_name(tree->relation);
    named.only = tree->only != nullptr;
    if (child<P::TableSampleContext>(tree) != nullptr)
      named.hints = sql(child<P::TableSampleContext>(tree));
    reference.form = std::move(named);
  } else {
    sql::TableFunction function;
    function.lateral = tree->lateral != nullptr;
    function.rows_from = tree->ROWS_FROM() != nullptr;
    function.with_ordinality = child<P::OrdinalityContext>(tree) != nullptr;
    if (tree->relation != nullptr) {
      const Token* end = flat(tree->RPAREN()->getSymbol());
      function.calls.push_back(table_call(tree->relation, child<P::CallArgumentsContext>(tree),
                                          span(first(tree->relation), end)));
    }
    for (auto* each : all<P::RowsFunctionContext>(tree)) {
      if (child<P::AliasColumnsContext>(each) != nullptr) throw Unmodelled();
      function.calls.push_back(
          table_call(each->qualifiedName(), child<P::CallArgumentsContext>(each), span(each)));
    }
    for (const Context* special : {static_cast<Context*>(child<P::JsonTableContext>(tree)),
                                   static_cast<Context*>(child<P::XmlTableContext>(tree))})
      if (special != nullptr) function.calls.push_back({opaque(special), span(special)});
    reference.form = std::move(function);
  }
  if (child<P::TableAliasContext>(tree) != nullptr)
    set_alias(reference, child<P::TableAliasContext>(tree));
  reference.span = span(tree);
  return reference;
}

sql::Expression Builder::table_call(P::QualifiedNameContext* function,
                                    P::CallArgumentsContext* given, Span whole) {
  sql::Call call;
  call.function = object_name(function);
  arguments(call, given);
  return {std::move(call), whole};
}

void Builder::set_alias(sql::TableReference& reference, P::TableAliasContext* tree) {
  if (tree->name != nullptr) reference.alias = name(tree->name);
  if (tree->bare != nullptr) reference.alias = name(tree->bare);
  if (child<P::AliasColumnsContext>(tree) != nullptr)
    reference.columns = alias_columns(child<P::AliasColumnsContext>(tree));
}

std::vector<sql::ColumnDeclaration> Builder::alias_columns(P::AliasColumnsContext* tree) {
  std::vector<sql::ColumnDeclaration> columns;
  for (auto* each : all<P::AliasColumnContext>(tree)) {
    sql::ColumnDeclaration column;
    column.name = name(each->colId());
    if (each->typeName() != nullptr) column.type = type_name(each->typeName());
    if (each->qualifiedName() != nullptr) throw Unmodelled();
    columns.push_back(std::move(column));
  }
  return columns;
}

sql::NamedTable Builder::named_table(P::ChangedTableContext* tree) {
  sql::NamedTable table;
  table.name = object_name(tree->name);
  table.only = tree->only != nullptr;
  return table;
}

sql::TableReference Builder::changed_table(P::ChangedTableContext* tree,
                                           P::TableAliasContext* alias) {
  sql::TableReference reference;
  reference.form = named_table(tree);
  reference.span = span(tree);
  if (alias != nullptr) {
    set_alias(reference, alias);
    reference.span = reference.span.joined(span(alias));
  }
  return reference;
}

}  // namespace segue::postgresql
