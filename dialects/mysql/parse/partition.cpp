#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {

sql::PartitionBy Builder::partition_by(P::PartitionByContext* context) {
  sql::PartitionBy result;
  Reader reader(context);
  reader.skip_tokens();
  result = partition_method(reader.rule<P::PartitionMethodContext>());
  if (reader.take(token::K_PARTITIONS)) result.count = std::string(reader.word().view());
  if (reader.take(token::K_SUBPARTITION)) {
    reader.take(token::K_BY);
    sql::PartitionBy sub = partition_method(reader.rule<P::PartitionMethodContext>());
    if (reader.take(token::K_SUBPARTITIONS)) sub.count = std::string(reader.word().view());
    result.subpartition.push_back(std::move(sub));
  }
  if (auto* list = reader.rule<P::PartitionDefsContext>()) result.partitions = partitions(list);
  return result;
}

sql::PartitionBy Builder::partition_method(P::PartitionMethodContext* context) {
  sql::PartitionBy result;
  const auto add_columns = [&](sql::Names columns) {
    for (sql::Name& column : columns) {
      sql::IndexPart part;
      part.span = column.span;
      part.column = std::move(column);
      result.key.push_back(std::move(part));
    }
  };
  if (auto* list = context->columnList()) add_columns(columns(list));
  if (auto* list = context->nameList()) add_columns(names(list));
  if (context->K_SYSTEM_TIME()) {
    result.method = "system_time";
    Reader rest(context);
    rest.token();
    if (!rest.done()) result.tail = written(rest.rest_span());
    return result;
  }
  for (Reader reader(context); !reader.done() && reader.peek() != token::LPAREN;) {
    const Token* word = reader.token();
    if (word == nullptr) break;
    if (word->type() == token::K_ALGORITHM) {
      result.tail = "ALGORITHM=" + written(context->INT()->getSymbol());
      break;
    }
    result.method += (result.method.empty() ? "" : " ") + text::lower(word->view());
  }
  if (auto* value = context->expr()) {
    sql::IndexPart part;
    part.span = span_of(*value);
    part.expression = expression(value);
    result.key.push_back(std::move(part));
  }
  return result;
}

std::vector<sql::PartitionDefinition> Builder::partitions(P::PartitionDefsContext* context) {
  std::vector<sql::PartitionDefinition> result;
  for (auto* each : context->partitionDef())
    result.push_back(partition(each));
  return result;
}

sql::PartitionDefinition Builder::partition(P::PartitionDefContext* context) {
  sql::PartitionDefinition result;
  result.span = span_of(*context);
  result.name = name(context->partition);
  if (context->K_THAN()) {
    result.bound.kind = sql::PartitionBound::Kind::less_than;
  } else if (context->K_IN()) {
    result.bound.kind = sql::PartitionBound::Kind::in;
  } else if (context->K_DEFAULT()) {
    result.bound.kind = sql::PartitionBound::Kind::default_partition;
  }
  if (auto* list = context->exprList()) result.bound.from = expressions(list);
  if (auto* maximum = context->K_MAXVALUE())
    result.bound.from.push_back(
        {.form = sql::ColumnReference{
             .parts = {{.text = "MAXVALUE",
                        .span = span_of(*static_cast<const Token*>(maximum->getSymbol()))}}}});
  // MariaDB's system versions.
  if (context->K_CURRENT()) result.options.push_back({.name = "CURRENT"});
  if (context->K_HISTORY()) result.options.push_back({.name = "HISTORY"});
  for (auto* each : context->partitionOption())
    result.options.push_back(partition_option(each));
  for (auto* each : context->subpartitionDef()) {
    sql::PartitionDefinition sub;
    sub.span = span_of(*each);
    sub.name = name(*static_cast<const Token*>(each->subpartition));
    for (auto* option : each->partitionOption())
      sub.options.push_back(partition_option(option));
    result.subpartitions.push_back(std::move(sub));
  }
  return result;
}

sql::Option Builder::partition_option(P::PartitionOptionContext* context) const {
  sql::Option option;
  option.span = span_of(*context);
  Reader reader(context);
  option.name = text::upper(reader.word().view());
  if (option.name == "STORAGE") option.name = text::upper(reader.word().view());
  if (reader.take(token::K_DIRECTORY)) option.name += " DIRECTORY";
  reader.take(token::EQ);
  option.value = written(reader.rest_span());
  return option;
}

}  // namespace segue::mysql
