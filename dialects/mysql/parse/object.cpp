#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {

sql::Statement Builder::create_index(P::CreateIndexContext* context, const CreateHeader& header,
                                     token::Type kind) {
  sql::CreateIndex result;
  result.or_replace = header.or_replace;
  result.if_not_exists = context->ifNotExists() != nullptr;
  result.name.name = name(context->index);
  result.table = object(context->table);
  sql::IndexDefinition& index = result.index;
  index.name = result.name.name;
  index.unique = kind == token::K_UNIQUE;
  index.kind = kind == token::K_FULLTEXT  ? "FULLTEXT"
               : kind == token::K_SPATIAL ? "SPATIAL"
               : kind == token::K_VECTOR  ? "VECTOR"
                                          : "";
  if (context->method) index.method = text::lower(name(context->method).text);
  index.parts = parts(context->keyParts());
  index.span = span_of(*context);
  for (auto* each : context->keyOption())
    key_option(each, index);
  for (auto* each : context->onlineOption())
    online_option(each, result.algorithm, result.lock);
  if (auto* wait = context->waitClause()) result.wait = words(wait);
  return result;
}

sql::Statement Builder::create_view(P::CreateViewContext* context, const CreateHeader& header,
                                    bool alter) {
  sql::CreateView result;
  result.or_replace = header.or_replace;
  result.alter = alter;
  result.header = header.options;
  result.if_not_exists = context->ifNotExists() != nullptr;
  result.view = object(context->view);
  if (auto* list = context->columnList()) result.columns = columns(list);
  result.query = query(context->fullQuery());
  if (auto* check = context->checkOption())
    result.check_option = check->K_LOCAL() ? "LOCAL" : "CASCADED";
  return result;
}

sql::Statement Builder::create_database(P::CreateDatabaseContext* context,
                                        const CreateHeader& header) {
  sql::CreateSchema result;
  result.database = header.kind == token::K_DATABASE;
  result.or_replace = header.or_replace;
  result.if_not_exists = context->ifNotExists() != nullptr;
  result.schema = name(context->database);
  for (auto* each : context->databaseOption())
    result.options.push_back(database_option(each));
  return result;
}

sql::Option Builder::database_option(P::DatabaseOptionContext* context) const {
  sql::Option option;
  option.span = span_of(*context);
  if (auto* charset = context->charset()) {
    option.name = "CHARACTER SET";
    option.value = character_set(charset);
  } else if (auto* collate = context->collate()) {
    option.name = "COLLATE";
    option.value = collation(collate);
  } else {
    Reader reader(context);
    reader.take(token::K_DEFAULT);
    option.name = text::upper(reader.word().view());
    if (reader.take(token::K_ONLY)) option.name += " ONLY";
    reader.take(token::EQ);
    option.value = written(reader.rest_span());
  }
  return option;
}

sql::Statement Builder::create_sequence(P::CreateSequenceContext* context,
                                        const CreateHeader& header) {
  sql::CreateSequence result;
  result.or_replace = header.or_replace;
  result.temporary = header.temporary;
  result.if_not_exists = context->ifNotExists() != nullptr;
  result.sequence = object(context->sequence);
  for (auto* each : context->sequenceOption())
    sequence_option(each, result.options);
  for (auto* each : context->tableOption())
    result.options.others.push_back(table_option(each));
  return result;
}

void Builder::sequence_option(P::SequenceOptionContext* context,
                              sql::SequenceOptions& options) const {
  Reader reader(context);
  if (auto* of = context->baseType()) {
    options.type = type(of);
    options.type->is_unsigned = context->K_UNSIGNED() != nullptr;
    return;
  }
  std::string value = context->MINUS() ? "-" : "";
  if (auto* number = context->INT()) value += written(number->getSymbol());
  const bool no = reader.take(token::K_NO);
  switch (reader.word().type()) {
    case token::K_START:
      options.start = value;
      return;
    case token::K_INCREMENT:
      options.increment = value;
      return;
    case token::K_MINVALUE:
      options.no_minimum = no;
      options.minimum = value;
      return;
    case token::K_MAXVALUE:
      options.no_maximum = no;
      options.maximum = value;
      return;
    case token::K_NOMINVALUE:
      options.no_minimum = true;
      return;
    case token::K_NOMAXVALUE:
      options.no_maximum = true;
      return;
    case token::K_CACHE:
      if (no) options.others.push_back({.name = "NOCACHE"});
      options.cache = value;
      return;
    case token::K_NOCACHE:
      options.others.push_back({.name = "NOCACHE"});
      return;
    case token::K_CYCLE:
      options.cycle = !no;
      return;
    case token::K_NOCYCLE:
      options.cycle = false;
      return;
    default:
      options.restart = true;
      options.restart_with = value;
  }
}

/// Objects that take no part in the shape of tables: the first word of the rest is their name.
sql::Statement Builder::define(antlr4::ParserRuleContext* context, sql::ObjectKind kind,
                               bool alter) const {
  sql::DefineObject result;
  result.kind = kind;
  result.alter = alter;
  Reader reader(context);
  const Token* first = reader.done() ? nullptr : reader.token();
  if (first != nullptr) result.object.name.name = name(*first);
  if (!reader.done()) result.text = written(reader.rest_span());
  return result;
}

namespace {

sql::ObjectKind kind_of(token::Type type) {
  switch (type) {
    case token::K_TABLE:
    case token::K_TABLES:
      return sql::ObjectKind::table;
    case token::K_SEQUENCE:
      return sql::ObjectKind::sequence;
    case token::K_VIEW:
      return sql::ObjectKind::view;
    case token::K_INDEX:
      return sql::ObjectKind::index;
    case token::K_DATABASE:
      return sql::ObjectKind::database;
    case token::K_SCHEMA:
      return sql::ObjectKind::schema;
    case token::K_PROCEDURE:
      return sql::ObjectKind::procedure;
    case token::K_FUNCTION:
      return sql::ObjectKind::function;
    case token::K_TRIGGER:
      return sql::ObjectKind::trigger;
    case token::K_EVENT:
      return sql::ObjectKind::event;
    case token::K_PACKAGE:
      return sql::ObjectKind::package;
    case token::K_USER:
      return sql::ObjectKind::user;
    case token::K_ROLE:
      return sql::ObjectKind::role;
    case token::K_SERVER:
      return sql::ObjectKind::server;
    case token::K_TABLESPACE:
    case token::K_UNDO:
      return sql::ObjectKind::tablespace;
    case token::K_LOGFILE:
      return sql::ObjectKind::logfile_group;
    case token::K_RESOURCE:
      return sql::ObjectKind::resource_group;
    default:
      return sql::ObjectKind::other;
  }
}

}  // namespace

sql::ObjectKind Builder::object_kind(token::Type type) {
  return kind_of(type);
}

sql::Statement Builder::drop_object(P::DropObjectContext* context) {
  Reader reader(context);
  sql::Drop result;
  result.temporary = reader.take(token::K_TEMPORARY);
  if (reader.peek() == token::K_PREPARE)
    return command(static_cast<antlr4::ParserRuleContext*>(context->parent), "DROP PREPARE", false);
  result.kind = kind_of(reader.peek());
  if (context->K_BODY()) result.kind = sql::ObjectKind::package_body;
  result.if_exists = context->ifExists() != nullptr;
  result.cascade = context->K_CASCADE() != nullptr;
  result.restrict = context->K_RESTRICT() != nullptr;
  if (auto* wait = context->waitClause()) result.wait = words(wait);
  const auto add = [&result](sql::ObjectName name) {
    result.objects.push_back({.name = std::move(name)});
  };
  if (context->index) {
    add({.name = index_name(context->index)});
    result.objects.back().table = object(context->table);
    for (auto* each : context->onlineOption())
      online_option(each, result.algorithm, result.lock);
  } else if (auto* list = context->qnameList()) {
    for (sql::ObjectName& each : objects(list))
      add(std::move(each));
  } else if (context->database) {
    add({.name = name(context->database)});
  } else if (auto* single = context->qname()) {
    add(object(single));
  } else if (auto* accounts = context->accountList()) {
    for (auto* each : accounts->account())
      add({.name = {.text = written(each), .span = span_of(*each)}});
  } else if (auto* rest = context->opaqueRest()) {
    Reader words(rest);
    while (words.peek() == token::K_IF || words.peek() == token::K_EXISTS)
      words.token();
    if (!words.done()) add({.name = name(words.word())});
  }
  return result;
}

void Builder::rename_tables(P::RenameTableContext* context, sql::RenameTables& rename) const {
  rename.if_exists = context->ifExists() != nullptr;
  for (auto* each : context->renamePair()) {
    rename.renames.push_back({object(each->old), object(each->new_)});
    if (auto* wait = each->waitClause()) rename.wait = words(wait);
  }
}

}  // namespace segue::mysql
