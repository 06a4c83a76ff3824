#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {
namespace {

void act(sql::AlterTable& alter, decltype(sql::AlterAction::form) form, Span span) {
  alter.actions.push_back({.form = std::move(form), .span = span});
}

/// A change of the table that is one phrase: `ENABLE KEYS`, `FORCE`.
void set_option(sql::AlterTable& alter, std::string words, Span span) {
  sql::SetTableOptions form;
  form.options.push_back({.name = std::move(words), .span = span});
  act(alter, std::move(form), span);
}

}  // namespace

sql::AlterTable Builder::alter_table(P::AlterTableContext* context) {
  sql::AlterTable result;
  result.if_exists = context->ifExists() != nullptr;
  result.table = object(context->table);
  if (auto* wait = context->waitClause()) result.wait = words(wait);
  for (auto* each : context->alterItem())
    alter_item(each, result);
  if (auto* by = context->partitionBy())
    act(result, sql::Repartition{partition_by(by)}, span_of(*by));
  if (auto* end = context->removePartitioning())
    act(result, sql::ChangePartitions{.change = "REMOVE PARTITIONING"}, span_of(*end));
  if (auto* change = context->partitionAction()) partition_action(change, result);
  return result;
}

void Builder::online_option(P::OnlineOptionContext* context, std::string& algorithm,
                            std::string& lock) const {
  (context->K_LOCK() ? lock : algorithm) = text::upper(written(context->value));
}

sql::ColumnPlace Builder::place(P::PlaceContext* context) const {
  sql::ColumnPlace result;
  if (context == nullptr) return result;
  result.first = context->K_FIRST() != nullptr;
  if (context->column) result.after = name(context->column);
  return result;
}

void Builder::alter_item(P::AlterItemContext* context, sql::AlterTable& alter) {
  const Span span = span_of(*context);
  Reader reader(context);
  if (auto* option = reader.rule<P::OnlineOptionContext>())
    return online_option(option, alter.algorithm, alter.lock);
  if (reader.at<P::TableOptionContext>()) {
    sql::SetTableOptions form;
    while (auto* each = reader.rule<P::TableOptionContext>())
      form.options.push_back(table_option(each));
    return act(alter, std::move(form), span);
  }
  switch (reader.word().type()) {
    case token::K_ADD:
      return add(context->alterAdd(), alter, span);
    case token::K_DROP:
      return drop(context->alterDrop(), alter, span);
    case token::K_ALTER:
      return alter_column(context->alterColumn(), alter, span);
    case token::K_RENAME:
      return rename(context, alter);
    case token::K_CHANGE:
      return act(alter,
                 sql::ChangeColumn{.old_name = name(context->old),
                                   .column = column(context->columnDef()),
                                   .if_exists = context->ifExists() != nullptr,
                                   .place = place(context->place())},
                 span);
    case token::K_MODIFY:
      return act(alter,
                 sql::ModifyColumn{.column = column(context->columnDef()),
                                   .if_exists = context->ifExists() != nullptr,
                                   .place = place(context->place())},
                 span);
    case token::K_CONVERT:
      return convert_table(context->convert(), alter, span);
    case token::K_ORDER: {
      sql::OrderRows form;
      for (auto* each : context->sortItem())
        form.by.push_back(order_item(each));
      return act(alter, std::move(form), span);
    }
    case token::K_DISCARD:
    case token::K_IMPORT:
      if (context->partitionNames() == nullptr) return set_option(alter, words(context), span);
      return change_partitions(context, alter);
    default:
      return set_option(alter, words(context), span);
  }
}

/// A partition that becomes a table, or the reverse, is text that we keep.
void Builder::convert_table(P::ConvertContext* context, sql::AlterTable& alter, Span span) {
  if (context->charset() == nullptr) return act(alter, sql::OpaqueAction{written(span)}, span);
  sql::ConvertCharacterSet form;
  form.character_set = character_set(context->charset());
  if (auto* collate = context->collate()) form.collation = collation(collate);
  act(alter, std::move(form), span);
}

void Builder::rename(P::AlterItemContext* context, sql::AlterTable& alter) {
  const Span span = span_of(*context);
  const bool if_exists = context->ifExists() != nullptr;
  if (context->table) return act(alter, sql::RenameTo{object(context->table)}, span);
  sql::Name from = name(context->old);
  sql::Name to = name(context->new_);
  if (context->K_COLUMN())
    return act(
        alter,
        sql::RenameColumn{.column = std::move(from), .to = std::move(to), .if_exists = if_exists},
        span);
  act(alter,
      sql::RenameIndex{.index = std::move(from), .to = std::move(to), .if_exists = if_exists},
      span);
}

void Builder::add(P::AlterAddContext* context, sql::AlterTable& alter, Span span) {
  const bool if_not_exists = context->ifNotExists() != nullptr;
  if (auto* definition = context->columnDef()) {
    return act(alter,
               sql::AddColumn{.column = column(definition),
                              .if_not_exists = if_not_exists,
                              .place = place(context->place())},
               span);
  }
  if (auto* constraint = context->tableKey()) {
    bool unless_there = false;
    sql::TableElement made = key(constraint, unless_there);
    return add_element(std::move(made), unless_there, alter, span);
  }
  if (context->K_PARTITION()) {
    sql::AddPartitions form{.if_not_exists = if_not_exists};
    if (auto* list = context->partitionDefs()) form.partitions = partitions(list);
    if (auto* count = context->INT()) form.count = written(count->getSymbol());
    return act(alter, std::move(form), span);
  }
  if (context->K_VERSIONING()) return set_option(alter, "ADD SYSTEM VERSIONING", span);
  if (context->K_PERIOD()) return act(alter, sql::OpaqueAction{written(span)}, span);
  for (auto* each : context->tableElement())
    add_element(element(each), if_not_exists, alter, span_of(*each));
}

void Builder::add_element(sql::TableElement element, bool if_not_exists, sql::AlterTable& alter,
                          Span span) {
  if (auto* column = std::get_if<sql::ColumnDefinition>(&element)) {
    act(alter, sql::AddColumn{.column = std::move(*column), .if_not_exists = if_not_exists}, span);
  } else if (auto* constraint = std::get_if<sql::TableConstraint>(&element)) {
    act(alter,
        sql::AddConstraint{.constraint = std::move(*constraint), .if_not_exists = if_not_exists},
        span);
  } else if (auto* index = std::get_if<sql::IndexDefinition>(&element)) {
    act(alter, sql::AddIndex{.index = std::move(*index), .if_not_exists = if_not_exists}, span);
  } else {
    act(alter, sql::OpaqueAction{written(span)}, span);
  }
}

void Builder::drop(P::AlterDropContext* context, sql::AlterTable& alter, Span span) {
  const bool if_exists = context->ifExists() != nullptr;
  if (context->column) {
    return act(alter,
               sql::DropColumn{.column = name(context->column),
                               .if_exists = if_exists,
                               .cascade = context->K_CASCADE() != nullptr,
                               .restrict = context->K_RESTRICT() != nullptr},
               span);
  }
  if (context->K_PRIMARY()) return act(alter, sql::DropPrimaryKey{}, span);
  if (context->index) {
    sql::Name index = index_name(context->index);
    if (text::equal_ignoring_case(index.text, "PRIMARY"))
      return act(alter, sql::DropPrimaryKey{.if_exists = if_exists}, span);
    return act(alter, sql::DropIndexOfTable{.index = std::move(index), .if_exists = if_exists},
               span);
  }
  sql::DropConstraint form{.if_exists = if_exists};
  if (context->foreignKey) {
    form.constraint = name(context->foreignKey);
    form.kind = "FOREIGN KEY";
    return act(alter, std::move(form), span);
  }
  if (context->constraint) {
    form.constraint = index_name(context->constraint);
    if (context->K_CHECK()) form.kind = "CHECK";
    if (text::equal_ignoring_case(form.constraint.text, "PRIMARY"))
      return act(alter, sql::DropPrimaryKey{.if_exists = if_exists}, span);
    return act(alter, std::move(form), span);
  }
  if (auto* list = context->partitionNames()) {
    return act(alter,
               sql::ChangePartitions{
                   .change = "DROP", .partitions = partition_names(list), .if_exists = if_exists},
               span);
  }
  if (context->K_VERSIONING()) return set_option(alter, "DROP SYSTEM VERSIONING", span);
  act(alter, sql::OpaqueAction{written(span)}, span);
}

void Builder::alter_column(P::AlterColumnContext* context, sql::AlterTable& alter, Span span) {
  if (context->index) {
    sql::AlterIndexOption form{.index = name(context->index)};
    form.option = context->NOT_IGNORED()   ? "NOT IGNORED"
                  : context->K_IGNORED()   ? "IGNORED"
                  : context->K_INVISIBLE() ? "INVISIBLE"
                                           : "VISIBLE";
    return act(alter, std::move(form), span);
  }
  if (context->constraint) {
    sql::AlterConstraint form{.constraint = name(context->constraint)};
    form.attributes.enforced = context->NOT_ENFORCED() == nullptr;
    return act(alter, std::move(form), span);
  }
  sql::Name column = name(context->column);
  if (context->K_DROP()) return act(alter, sql::DropDefault{std::move(column)}, span);
  if (context->value) {
    return act(alter,
               sql::SetDefault{.column = std::move(column), .value = expression(context->value)},
               span);
  }
  sql::SetColumnOption form{.column = std::move(column)};
  form.option.name = context->K_INVISIBLE() ? "INVISIBLE" : "VISIBLE";
  act(alter, std::move(form), span);
}

sql::Names Builder::partition_names(P::PartitionNamesContext* context) const {
  sql::Names result;
  for (auto* each : context->name())
    result.push_back(name(each));
  return result;
}

/// DISCARD PARTITION p TABLESPACE, IMPORT PARTITION p TABLESPACE.
void Builder::change_partitions(P::AlterItemContext* context, sql::AlterTable& alter) {
  sql::ChangePartitions form;
  form.change = context->K_DISCARD() ? "DISCARD TABLESPACE" : "IMPORT TABLESPACE";
  form.partitions = partition_names(context->partitionNames());
  act(alter, std::move(form), span_of(*context));
}

void Builder::partition_action(P::PartitionActionContext* context, sql::AlterTable& alter) {
  const Span span = span_of(*context);
  if (auto* by = context->partitionBy())
    return act(alter, sql::Repartition{partition_by(by)}, span);
  if (context->removePartitioning())
    return act(alter, sql::ChangePartitions{.change = "REMOVE PARTITIONING"}, span);
  if (context->K_EXCHANGE()) {
    sql::ExchangePartition form{.partition = name(context->name()),
                                .table = object(context->qname())};
    if (context->K_VALIDATION()) form.with_validation = context->K_WITHOUT() == nullptr;
    return act(alter, std::move(form), span);
  }
  if (context->K_REORGANIZE()) {
    sql::ReorganizePartitions form;
    if (auto* list = context->partitionNames()) form.partitions = partition_names(list);
    if (auto* list = context->partitionDefs()) form.into = partitions(list);
    return act(alter, std::move(form), span);
  }
  Reader reader(context);
  sql::ChangePartitions form;
  form.change = text::upper(reader.word().view());
  if (auto* list = context->partitionNames()) form.partitions = partition_names(list);
  if (auto* count = context->INT()) form.count = written(count->getSymbol());
  act(alter, std::move(form), span);
}

}  // namespace segue::mysql
