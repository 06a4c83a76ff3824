#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {

sql::Statement Builder::statement(P::StatementContext* context) {
  Reader reader(context);
  if (auto* it = reader.rule<P::CreateContext>()) return create(it);
  if (auto* it = reader.rule<P::AlterContext>()) return alter(it);
  if (auto* it = reader.rule<P::DropContext>()) return drop_object(it->dropObject());
  if (auto* it = reader.rule<P::QueryContext>()) return query(it);
  if (auto* it = reader.rule<P::WithStatementContext>()) return with_statement(it);
  if (auto* it = reader.rule<P::InsertRowsContext>()) return insert(it);
  if (auto* it = reader.rule<P::ReplaceRowsContext>()) return replace(it);
  if (auto* it = reader.rule<P::UpdateRowsContext>()) return update(it);
  if (auto* it = reader.rule<P::DeleteRowsContext>()) {
    // What rows were before, and none of those that are there.
    if (it->K_HISTORY()) return sql::Opaque{.keywords = "DELETE HISTORY"};
    return remove(it);
  }
  if (auto* it = reader.rule<P::LoadContext>()) return load(it);
  if (auto* it = reader.rule<P::SetContext>()) return set(it);
  if (auto* it = reader.rule<P::TransactionContext>()) return transaction(it);
  if (auto* it = reader.rule<P::LockContext>()) return lock(it);
  if (auto* it = reader.rule<P::GrantContext>()) return grant(it);
  if (auto* it = reader.rule<P::RevokeContext>()) return revoke(it);
  if (auto* it = reader.rule<P::TableAdminContext>()) return table_admin(it);
  if (auto* it = reader.rule<P::ExplainContext>()) return explain(it);
  return other(reader);
}

sql::Statement Builder::other(Reader& reader) {
  if (auto* it = reader.rule<P::RenameTableContext>()) {
    sql::RenameTables result;
    rename_tables(it, result);
    return result;
  }
  if (auto* it = reader.rule<P::TruncateContext>()) {
    sql::Truncate result;
    result.tables.push_back({.name = object(it->table)});
    if (auto* wait = it->waitClause()) result.wait = words(wait);
    return result;
  }
  if (auto* it = reader.rule<P::CallContext>()) {
    sql::CallProcedure result{.procedure = object(it->procedure)};
    if (auto* list = it->exprList()) result.arguments = expressions(list);
    return result;
  }
  if (auto* it = reader.rule<P::DoExprContext>()) {
    sql::Evaluate result;
    for (auto* each : it->selectItem())
      result.values.push_back(item(each).value);
    return result;
  }
  if (reader.rule<P::UnlockContext>()) return sql::LockTables{.unlock = true};
  if (auto* it = reader.rule<P::UseContext>()) return sql::Use{.schema = name(it->name())};
  if (auto* it = reader.rule<P::CompoundContext>()) {
    sql::CodeBlock block;
    block.body_span = span_of(*it);
    block.body = written(block.body_span);
    return block;
  }
  return session_command(reader);
}

/// What touches neither schema nor rows.
sql::Statement Builder::session_command(Reader& reader) {
  if (auto* it = reader.rule<P::PrepareContext>()) return command(it, "PREPARE", true);
  if (auto* it = reader.rule<P::ExecuteContext>())
    return command(it, it->K_IMMEDIATE() ? "EXECUTE IMMEDIATE" : "EXECUTE", true);
  if (auto* it = reader.rule<P::DeallocateContext>()) return command(it, "DEALLOCATE", false);
  if (auto* it = reader.rule<P::RenameUserContext>()) return command(it, "RENAME USER", false);
  if (auto* it = reader.rule<P::AdminContext>()) {
    const std::string verb = text::upper(static_cast<const Token*>(it->start)->view());
    if (verb != "FLUSH") return command(it, verb, false);
    sql::Maintain result{.verb = verb};
    result.options = written(it->opaqueRest());
    return result;
  }
  auto* it = reader.any_rule();
  return command(it, text::upper(static_cast<const Token*>(it->start)->view()), false);
}

sql::Statement Builder::create(P::CreateContext* context) {
  const bool or_replace = context->K_REPLACE() != nullptr;
  auto* object = context->createObject();
  Reader reader(object);
  CreateHeader header = owner_options(reader);
  header.or_replace = or_replace;
  header.temporary = reader.take(token::K_TEMPORARY);
  const token::Type kind = header.kind = reader.peek();
  const bool aggregate = object->K_AGGREGATE() != nullptr;
  reader.skip_tokens();
  if (auto* it = reader.rule<P::CreateTableContext>()) return create_table(it, header);
  if (auto* it = reader.rule<P::CreateIndexContext>()) return create_index(it, header, kind);
  if (auto* it = reader.rule<P::CreateViewContext>()) return create_view(it, header, false);
  if (auto* it = reader.rule<P::CreateProcedureContext>()) return create_procedure(it, header);
  if (auto* it = reader.rule<P::CreateFunctionContext>())
    return create_function(it, header, aggregate);
  if (auto* it = reader.rule<P::CreateTriggerContext>()) return create_trigger(it, header);
  if (auto* it = reader.rule<P::CreateEventContext>()) return create_event(it, header);
  if (auto* it = reader.rule<P::CreateDatabaseContext>()) return create_database(it, header);
  if (auto* it = reader.rule<P::CreateSequenceContext>()) return create_sequence(it, header);
  if (auto* it = reader.rule<P::CreateUserContext>()) return account(it, header);
  if (auto* it = reader.rule<P::CreateRoleContext>()) return account(it, header);
  auto* rest = reader.rule<P::OpaqueRestContext>();
  if (kind == token::K_PACKAGE) {
    // Its body can do anything: text that is delimited, not read.
    return sql::Opaque{.keywords = "CREATE PACKAGE"};
  }
  return define(rest, object_kind(kind), false);
}

sql::Statement Builder::account(antlr4::ParserRuleContext* context, const CreateHeader& header) {
  const bool role = typeid(*context) == typeid(P::CreateRoleContext);
  sql::Statement made =
      define_account(context, role ? sql::ObjectKind::role : sql::ObjectKind::user, false);
  std::get<sql::DefineObject>(made).or_replace = header.or_replace;
  return made;
}

sql::Statement Builder::alter(P::AlterContext* context) {
  auto* object = context->alterObject();
  Reader reader(object);
  const CreateHeader header = owner_options(reader);
  const token::Type kind = reader.peek();
  if (auto* it = object->alterTable()) {
    sql::AlterTable result = alter_table(it);
    result.ignore = object->K_IGNORE() != nullptr;
    return result;
  }
  if (auto* it = object->createView()) return create_view(it, header, true);
  if (auto* it = object->alterEvent()) return alter_event(it, header);
  if (auto* it = object->alterUser()) return define_account(it, sql::ObjectKind::user, true);
  if (object->sequence) {
    sql::AlterSequence result{.sequence = this->object(object->sequence)};
    result.if_exists = object->ifExists() != nullptr;
    for (auto* each : object->sequenceOption())
      sequence_option(each, result.options);
    return result;
  }
  if (object->routine) {
    sql::AlterRoutine result{.routine = this->object(object->routine)};
    result.kind = object->K_PROCEDURE() ? "PROCEDURE" : "FUNCTION";
    for (auto* each : object->characteristic())
      result.characteristics.push_back(characteristic(each));
    return result;
  }
  if (kind == token::K_DATABASE || kind == token::K_SCHEMA) {
    sql::DefineObject result{.kind = object_kind(kind), .alter = true};
    if (object->database)
      result.object.name.name = name(*static_cast<const Token*>(object->database));
    for (auto* each : object->databaseOption())
      result.options.push_back(database_option(each));
    return result;
  }
  return define(object->opaqueRest(), object_kind(kind), true);
}

}  // namespace segue::mysql
