#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {

sql::Statement Builder::create_table(P::CreateTableContext* context, const CreateHeader& header) {
  sql::CreateTable result;
  result.or_replace = header.or_replace;
  result.temporary = header.temporary;
  result.if_not_exists = context->ifNotExists() != nullptr;
  result.table = object(context->table);
  if (context->like) result.like = sql::LikeTable{.table = object(context->like)};
  if (auto* source = context->queryNP()) result.as_query = query(source);
  for (auto* each : context->tableElement())
    result.elements.push_back(element(each));
  if (auto* tail = context->tableTail()) table_tail(tail, result);
  return result;
}

void Builder::table_tail(P::TableTailContext* context, sql::CreateTable& table) {
  for (auto* each : context->tableOption())
    table.options.push_back(table_option(each));
  auto* end = context->tableTailEnd();
  if (auto* by = end->partitionBy()) table.partition_by = partition_by(by);
  if (end->K_IGNORE()) table.on_duplicate = "IGNORE";
  if (end->K_REPLACE()) table.on_duplicate = "REPLACE";
  if (auto* source = end->fullQuery()) table.as_query = query(source);
  if (auto* source = end->queryNP()) table.as_query = query(source);
}

sql::TableElement Builder::element(P::TableElementContext* context) {
  if (auto* definition = context->columnDef()) return column(definition);
  bool if_not_exists = false;
  if (auto* constraint = context->tableKey()) return key(constraint, if_not_exists);
  sql::PeriodDefinition period;
  period.name = context->periodName ? name(context->periodName) : sql::Name{.text = "SYSTEM_TIME"};
  period.start = name(context->first);
  period.end = name(context->last);
  return period;
}

/// The name in upper case, the value as written: `ENGINE`, `InnoDB`.
sql::Option Builder::table_option(P::TableOptionContext* context) {
  sql::Option option;
  option.span = span_of(*context);
  Reader reader(context);
  if (reader.take(token::K_DEFAULT)) option.name = "DEFAULT ";
  if (auto* charset = reader.rule<P::CharsetContext>()) {
    option.name += "CHARSET";
    option.value = character_set(charset);
  } else if (auto* collate = reader.rule<P::CollateContext>()) {
    option.name += "COLLATE";
    option.value = collation(collate);
  } else if (auto* word = reader.rule<P::TableOptionNameContext>()) {
    option.name = words(word);
    option.value = written(context->optionValue());
  } else {
    option.name = text::upper(reader.word().view());
    while (reader.peek() == token::K_DIRECTORY || reader.peek() == token::K_SYSTEM ||
           reader.peek() == token::K_VERSIONING)
      option.name += ' ' + text::upper(reader.word().view());
    reader.take(token::EQ);
    option.value = written(reader.rest_span());
  }
  return option;
}

}  // namespace segue::mysql
