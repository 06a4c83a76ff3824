#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {
namespace {

/// The words between the verb and the table: LOW_PRIORITY, IGNORE …
std::vector<std::string> modifiers(Reader& reader) {
  std::vector<std::string> result;
  while (reader.peek() != token::none && reader.peek() != token::K_INTO &&
         reader.peek() != token::K_FROM)
    result.push_back(text::upper(reader.word().view()));
  return result;
}

}  // namespace

sql::Statement Builder::with_statement(P::WithStatementContext* context) {
  sql::With tables = with(context->withClause());
  const Span span = span_of(*context);
  if (auto* change = context->updateRows()) {
    sql::Update result = update(change);
    result.with = std::move(tables);
    result.span = span;
    return result;
  }
  if (auto* removal = context->deleteRows()) {
    sql::Delete result = remove(removal);
    result.with = std::move(tables);
    result.span = span;
    return result;
  }
  sql::Query result = query(context->queryBody());
  result.with = std::move(tables);
  result.span = span;
  return result;
}

sql::Insert Builder::insert(P::InsertRowsContext* context) {
  Reader reader(context);
  reader.take(token::K_INSERT);
  sql::Insert result;
  result.span = span_of(*context);
  result.modifiers = modifiers(reader);
  reader.take(token::K_INTO);
  result.table = object(reader.rule<P::QnameContext>());
  insert_rest(reader.rule<P::InsertRestContext>(), result);
  return result;
}

sql::Insert Builder::replace(P::ReplaceRowsContext* context) {
  Reader reader(context);
  reader.take(token::K_REPLACE);
  sql::Insert result;
  result.span = span_of(*context);
  result.replace = true;
  result.modifiers = modifiers(reader);
  reader.take(token::K_INTO);
  result.table = object(reader.rule<P::QnameContext>());
  insert_rest(reader.rule<P::InsertRestContext>(), result);
  return result;
}

void Builder::insert_rest(P::InsertRestContext* context, sql::Insert& insert) {
  for (Reader reader(context); !reader.done();) {
    if (auto* partitions = reader.rule<P::PartitionSelectionContext>()) {
      insert.partitions = columns(partitions->columnList());
    } else if (auto* source = reader.rule<P::InsertSourceContext>()) {
      insert_source(source, insert);
    } else if (auto* list = reader.rule<P::AssignmentsContext>()) {
      insert.on_duplicate = assignments(list);
    } else if (auto* items = reader.rule<P::ReturningContext>()) {
      insert.returning = returning(items);
    } else {
      reader.skip();
    }
  }
}

void Builder::insert_source(P::InsertSourceContext* context, sql::Insert& insert) {
  for (Reader reader(context); !reader.done();) {
    if (auto* names = reader.rule<P::QnameListContext>()) {
      for (Reader list(names); !list.done(); list.take(token::COMMA)) {
        if (auto* each = list.rule<P::QnameContext>())
          insert.columns.push_back(column_reference(each));
      }
    } else if (auto* list = reader.rule<P::AssignmentsContext>()) {
      insert.set = assignments(list);
    } else if (auto* alias = reader.rule<P::RowAliasContext>()) {
      row_alias(alias, insert);
    } else if (auto* rows = reader.rule<P::QueryNPContext>()) {
      insert.source = query(rows);
      // The alias of the rows was read with VALUES.
      for (auto* each = rows->setOperandNP(); each != nullptr; each = nullptr)
        if (auto* alias = each->rowAlias()) row_alias(alias, insert);
    } else if (auto* whole = reader.rule<P::FullQueryContext>()) {
      insert.source = query(whole);
    } else if (auto* tail_clause = reader.rule<P::TailClauseContext>()) {
      if (insert.source) tail(tail_clause, *insert.source);
    } else if (auto* operands = reader.rule<P::SetTailContext>()) {
      if (insert.source) insert.source = with_set_tail(std::move(*insert.source), operands);
    } else {
      reader.skip();
    }
  }
}

void Builder::row_alias(P::RowAliasContext* context, sql::Insert& insert) const {
  insert.row_alias = name(context->name());
  if (auto* list = context->columnList()) insert.row_alias_columns = columns(list);
}

sql::Assignments Builder::assignments(P::AssignmentsContext* context) {
  sql::Assignments result;
  for (auto* each : context->assignment()) {
    sql::Assignment assignment;
    assignment.targets.push_back(column_reference(each->column));
    assignment.value = expression(each->expr());
    result.push_back(std::move(assignment));
  }
  return result;
}

std::vector<sql::SelectItem> Builder::returning(P::ReturningContext* context) {
  std::vector<sql::SelectItem> result;
  for (auto* each : context->selectItem())
    result.push_back(item(each));
  return result;
}

sql::Update Builder::update(P::UpdateRowsContext* context) {
  Reader reader(context);
  reader.take(token::K_UPDATE);
  sql::Update result;
  result.span = span_of(*context);
  result.modifiers = modifiers(reader);
  result.tables = tables(reader.rule<P::TableRefsContext>());
  reader.take(token::K_SET);
  result.assignments = assignments(reader.rule<P::AssignmentsContext>());
  if (auto* condition = reader.rule<P::WhereContext>()) result.where = where(condition);
  if (auto* order = reader.rule<P::OrderByContext>()) result.order_by = order_by(order);
  if (auto* bounds = reader.rule<P::LimitContext>()) limit(bounds, result.limit, result.offset);
  if (auto* items = reader.rule<P::ReturningContext>()) result.returning = returning(items);
  return result;
}

sql::TableReference Builder::target(P::DeleteTargetContext* context) {
  sql::TableReference result;
  result.span = span_of(*context);
  sql::NamedTable table;
  sql::Names parts;
  for (Reader reader(context); !reader.done();) {
    if (auto* first = reader.rule<P::NameContext>()) {
      parts.push_back(name(first));
    } else if (auto* partitions = reader.rule<P::PartitionSelectionContext>()) {
      table.partitions = columns(partitions->columnList());
    } else if (auto* each = reader.rule<P::PeriodContext>()) {
      table.hints = written(each);
    } else if (auto* hint = reader.rule<P::IndexHintContext>()) {
      table.hints += (table.hints.empty() ? "" : " ") + written(hint);
    } else if (auto* word = reader.rule<P::AliasContext>()) {
      result.alias = alias(word);
    } else if (const Token& token = reader.word(); token.type() == token::IDENT) {
      parts.push_back(name(token));
    }
  }
  table.name = object(std::move(parts));
  result.form = std::move(table);
  return result;
}

sql::Delete Builder::remove(P::DeleteRowsContext* context) {
  Reader reader(context);
  reader.take(token::K_DELETE);
  sql::Delete result;
  result.span = span_of(*context);
  result.modifiers = modifiers(reader);
  const bool from_first = reader.take(token::K_FROM);
  sql::TableReferences targets;
  if (auto* list = reader.rule<P::DeleteTargetsContext>()) {
    for (auto* each : list->deleteTarget())
      targets.push_back(target(each));
  }
  if (auto* history = reader.rule<P::QnameContext>())  // DELETE HISTORY FROM t
    targets.push_back({.form = sql::NamedTable{.name = object(history)}});
  const bool sources_follow = reader.take(from_first ? token::K_USING : token::K_FROM);
  auto* sources = sources_follow ? reader.rule<P::TableRefsContext>() : nullptr;
  if (sources == nullptr) {
    result.from = std::move(targets);
    if (reader.take(token::K_FROM))
      if (auto* history = reader.rule<P::QnameContext>())
        result.from.push_back({.form = sql::NamedTable{.name = object(history)}});
  } else {
    for (sql::TableReference& each : targets)
      result.targets.push_back(std::move(std::get<sql::NamedTable>(each.form).name));
    result.targets_after_from = from_first;
    (from_first ? result.using_tables : result.from) = tables(sources);
  }
  if (auto* condition = context->where()) result.where = where(condition);
  if (auto* order = context->orderBy()) result.order_by = order_by(order);
  if (auto* bounds = context->limit()) limit(bounds, result.limit, result.offset);
  if (auto* items = context->returning()) result.returning = returning(items);
  return result;
}

sql::Statement Builder::load(P::LoadContext* context) {
  const Span span = span_of(*context);
  if (context->table == nullptr) return command(context, "LOAD INDEX", false);
  if (context->K_XML()) return command(context, "LOAD XML", false);
  sql::LoadData result;
  result.span = span;
  result.table = object(context->table);
  result.file = string(context->string(0));
  result.local = context->K_LOCAL() != nullptr;
  if (context->K_REPLACE()) result.on_duplicate = "REPLACE";
  const auto ignores =
      context->K_IGNORE();  // of rows that are there already, and of the first lines
  if (ignores.size() > (context->INT() ? 1 : 0)) result.on_duplicate = "IGNORE";
  for (auto* each : context->intoTarget()) {
    if (auto* column = each->qname()) {
      result.columns.push_back(column_reference(column));
    } else {
      result.columns.push_back({.form = sql::Parameter{written(each)}, .span = span_of(*each)});
    }
  }
  if (auto* list = context->assignments()) result.set = assignments(list);
  Span format{};
  for (auto* part : {static_cast<antlr4::ParserRuleContext*>(context->partitionSelection()),
                     static_cast<antlr4::ParserRuleContext*>(context->charset()),
                     static_cast<antlr4::ParserRuleContext*>(context->fieldsClause()),
                     static_cast<antlr4::ParserRuleContext*>(context->linesClause())}) {
    if (part != nullptr) format = format.joined(span_of(*part));
  }
  if (context->INT()) {
    const Span ignore = span_of(*static_cast<const Token*>(ignores.back()->getSymbol()));
    auto* unit = context->K_LINES() ? context->K_LINES() : context->K_ROWS().back();
    format = format.joined(ignore).joined(span_of(*static_cast<const Token*>(unit->getSymbol())));
  }
  result.format = written(format);
  return result;
}

}  // namespace segue::mysql
