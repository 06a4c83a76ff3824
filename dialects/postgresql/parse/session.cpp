#include "base/text.h"
#include "dialects/postgresql/parse/builder.h"

namespace segue::postgresql {

sql::Statement Builder::statement(P::StatementContext* tree) {
  if (auto* each = child<P::CreateContext>(tree)) return create(each);
  if (auto* each = child<P::AlterContext>(tree)) return alter(each);
  if (auto* each = child<P::DropContext>(tree)) {
    if (child<P::DropObjectContext>(each)->K_OWNED() != nullptr) return command(each, 2);
    return drop(each);
  }
  if (auto* each = child<P::CommentContext>(tree)) return comment(each);
  if (auto* each = child<P::QueryContext>(tree)) {
    sql::DataStatement made = data_statement(each);
    return std::visit([](auto& form) -> sql::Statement { return std::move(form); }, made.form);
  }
  if (auto* each = child<P::GrantContext>(tree)) return grant(each);
  if (auto* each = child<P::RevokeContext>(tree)) return revoke(each);
  if (auto* each = child<P::TruncateContext>(tree)) return truncate(each);
  if (auto* each = child<P::CopyContext>(tree)) return copy(each);
  if (auto* each = child<P::DoBlockContext>(tree)) return code_block(each);
  return session(tree);
}

sql::Statement Builder::session(P::StatementContext* tree) {
  if (auto* each = child<P::SetContext>(tree)) return set(each);
  if (auto* each = child<P::ResetSettingContext>(tree)) return reset(each);
  if (auto* each = child<P::TransactionContext>(tree)) return transaction(each);
  if (auto* each = child<P::ExplainContext>(tree)) return explain(each);
  if (auto* each = child<P::LockContext>(tree)) return lock(each);
  if (auto* each = child<P::CallContext>(tree)) return call(each);
  if (child<P::RefreshContext>(tree) != nullptr) {
    auto* refresh = child<P::RefreshContext>(tree);
    sql::RefreshMaterializedView made;
    made.span = span(tree);
    made.view = object_name(refresh->name);
    made.concurrently = refresh->concurrently != nullptr;
    made.with_data = with_data(child<P::WithDataContext>(refresh));
    return made;
  }
  if (child<P::VacuumContext>(tree) != nullptr || child<P::AnalyzeContext>(tree) != nullptr ||
      child<P::ClusterContext>(tree) != nullptr || child<P::ReindexContext>(tree) != nullptr ||
      child<P::CheckpointContext>(tree) != nullptr)
    return maintain(tree);
  if (auto* prepare = child<P::PrepareContext>(tree);
      prepare != nullptr && prepare->K_TRANSACTION() != nullptr) {
    sql::Transaction made;
    made.kind = sql::Transaction::Kind::prepare;
    made.text = last(prepare)->view();
    made.span = span(prepare);
    return made;
  }
  const uint16_t verb = first(tree)->type();
  sql::Command made;
  if (verb == token::K_EXECUTE || verb == token::K_DECLARE) {
    // The verb stands outside of the rule for the rest.
    made.verb = upper(first(tree));
    made.text = sql_from(1);
  } else {
    const bool two_words = verb == token::K_SECURITY || verb == token::K_REASSIGN;
    const size_t words = verb == token::K_IMPORT ? 3 : two_words ? 2 : 1;
    made = command(static_cast<Context*>(tree->children[0]), words);
  }
  made.span = span(at(0), at(count() - 1));
  made.dynamic = verb == token::K_EXECUTE;
  return made;
}

/// A statement as its first words and the rest.
sql::Command Builder::command(const Context* tree, size_t words) {
  sql::Command made;
  made.span = span(tree);
  const uint32_t from = index(first(tree));
  const uint32_t to = index(last(tree));
  uint32_t at_index = from;
  for (; at_index <= to && at_index < from + words; ++at_index)
    made.verb += (made.verb.empty() ? "" : " ") + upper(at(at_index));
  if (at_index <= to) made.text = sql(at(at_index), last(tree));
  return made;
}

// ---- settings

sql::Statement Builder::set(P::SetContext* tree) {
  if (child<P::SettingContext>(tree) == nullptr) {
    sql::Transaction made;
    made.span = span(tree);
    made.kind = sql::Transaction::Kind::set;
    if (tree->K_CONSTRAINTS() != nullptr) {
      made.kind = sql::Transaction::Kind::constraints;
      made.text = sql_from(2);
      return made;
    }
    if (tree->K_CHARACTERISTICS() != nullptr || tree->scope != nullptr)
      return command(tree, tree->K_CHARACTERISTICS() != nullptr ? 5 : 3);
    if (tree->SCONST() != nullptr) made.modes.push_back(sql_from(2));
    for (auto* mode : all<P::TransactionModeContext>(tree))
      made.modes.push_back(upper(mode));
    return made;
  }
  sql::Set set;
  set.span = span(tree);
  sql::Setting one = setting(child<P::SettingContext>(tree));
  // SET SESSION AUTHORIZATION: the word is part of the name.
  if (tree->scope != nullptr && one.name != "session authorization") one.scope = upper(tree->scope);
  set.settings.push_back(std::move(one));
  return set;
}

sql::Setting Builder::setting(P::SettingContext* tree) {
  sql::Setting setting;
  const auto identifier = [&](const Token* token) {
    auto kind =
        token->type() == token::SCONST ? sql::LiteralKind::string : sql::LiteralKind::identifier;
    std::string text = kind == sql::LiteralKind::string ? string(token) : name(token).text;
    setting.values.push_back({sql::Literal{kind, std::move(text), ""}, span(token)});
  };
  if (tree->name != nullptr) {
    for (const sql::Name& part : dotted(index(first(tree->name)), index(last(tree->name))))
      setting.name += (setting.name.empty() ? "" : ".") + part.text;
    if (tree->K_CURRENT() != nullptr) setting.tail = "FROM CURRENT";
  } else {
    switch (first(tree)->type()) {
      case token::K_TIME:
        setting.name = "time zone";
        break;
      case token::K_AUTHORIZATION:
        setting.name = "session authorization";
        break;
      case token::K_XML:
        setting.name = "xml option";
        identifier(last(tree));
        return setting;
      default:
        setting.name = name(first(tree)).text;
    }
    if (all<P::SettingValueContext>(tree).empty()) {
      if (last(tree)->type() == token::K_DEFAULT)
        setting.to_default = true;
      else
        identifier(last(tree));
      return setting;
    }
  }
  for (auto* value : all<P::SettingValueContext>(tree)) {
    const Token* token = first(value);
    if (value->start == value->stop) {
      if (token->type() == token::K_DEFAULT)
        setting.to_default = true;
      else if (token->type() == token::SCONST || token->type() == token::ICONST ||
               token->type() == token::FCONST || token->type() == token::K_TRUE ||
               token->type() == token::K_FALSE)
        setting.values.push_back({literal(token), span(token)});
      else
        identifier(token);
    } else if (value->number() != nullptr) {
      setting.values.push_back(
          {sql::Unary{upper(token), sql::Expression{literal(last(value)), span(last(value))}},
           span(value)});
    } else {
      setting.values.push_back({sql::OpaqueExpression{sql(value)}, span(value)});
    }
  }
  if (child<P::IntervalFieldsContext>(tree) != nullptr)
    setting.tail = upper(child<P::IntervalFieldsContext>(tree));
  return setting;
}

sql::Set Builder::reset(P::ResetSettingContext* tree) {
  sql::Set set;
  set.span = span(tree);
  set.reset = true;
  sql::Setting setting;
  setting.name = text::lower(sql(at(1), last(tree)));
  set.settings.push_back(std::move(setting));
  return set;
}

// ---- transactions

sql::Transaction Builder::transaction(P::TransactionContext* tree) {
  using Kind = sql::Transaction::Kind;
  sql::Transaction made;
  made.span = span(tree);
  const bool prepared = tree->prepared != nullptr;
  switch (type(tree->kind)) {
    case token::K_BEGIN:
    case token::K_START:
      made.kind = Kind::begin;
      break;
    case token::K_COMMIT:
    case token::K_END:
      made.kind = prepared ? Kind::commit_prepared : Kind::commit;
      break;
    case token::K_SAVEPOINT:
      made.kind = Kind::savepoint;
      break;
    case token::K_RELEASE:
      made.kind = Kind::release;
      break;
    default:
      made.kind = prepared ? Kind::rollback_prepared : Kind::rollback;
      if (tree->savepoint != nullptr) made.kind = Kind::rollback_to;
  }
  if (tree->savepoint != nullptr) made.savepoint = name(tree->savepoint);
  if (prepared) made.text = last(tree)->view();
  for (auto* mode : all<P::TransactionModeContext>(tree)) {
    const uint32_t from = index(first(mode)) + (mode->COMMA() != nullptr ? 1 : 0);
    made.modes.push_back(text::upper(sql(at(from), last(mode))));
  }
  if (child<P::ChainContext>(tree) != nullptr)
    made.modes.push_back(upper(child<P::ChainContext>(tree)));
  return made;
}

sql::LockTables Builder::lock(P::LockContext* tree) {
  sql::LockTables lock;
  lock.span = span(tree);
  for (auto* table : tree->changedTable())
    lock.tables.push_back(named_table(table));
  if (child<P::LockModeContext>(tree) != nullptr)
    lock.mode = upper(child<P::LockModeContext>(tree));
  lock.nowait = tree->K_NOWAIT() != nullptr;
  return lock;
}

// ---- upkeep

/// VACUUM and its like. Where columns or an index are named too, only the text holds all of it.
sql::Statement Builder::maintain(P::StatementContext* tree) {
  sql::Maintain made;
  const Context* whole = static_cast<Context*>(tree->children[0]);
  made.span = span(whole);
  made.verb = upper(first(whole));
  P::MaintainedContext* tables = nullptr;
  const Token* objects = nullptr;
  std::string by_index;
  if (auto* vacuum = child<P::VacuumContext>(tree)) tables = child<P::MaintainedContext>(vacuum);
  if (auto* analyze = child<P::AnalyzeContext>(tree)) tables = child<P::MaintainedContext>(analyze);
  if (tables != nullptr) {
    objects = first(tables);
    for (auto* table : all<P::MaintainedTableContext>(tables)) {
      made.objects.push_back(named_table(table->changedTable()).name);
      if (child<P::ColumnNamesContext>(table) != nullptr) return command(whole, 1);
    }
  }
  if (auto* cluster = child<P::ClusterContext>(tree);
      cluster != nullptr && cluster->table != nullptr) {
    // `CLUSTER t USING i` is kept as the older `CLUSTER i ON t`: what stands before the table are
    // the options. Only with options in parentheses the older form cannot be said.
    auto* by = child<P::ColIdContext>(cluster);
    if (by != nullptr && type_at(1) == token::LPAREN) return command(whole, 1);
    const Context* older = cluster->qualifiedName().back();
    made.objects.push_back(object_name(older));
    objects = first(older);
    if (by != nullptr) by_index = sql(by) + " ON";
  }
  if (auto* reindex = child<P::ReindexContext>(tree)) {
    made.object_kind = upper(reindex->kind);
    made.concurrently = reindex->concurrently != nullptr;
    const uint16_t kind = type(reindex->kind);
    if (reindex->name == nullptr && kind != token::K_DATABASE && kind != token::K_SYSTEM)
      refuse(reindex, "REINDEX " + made.object_kind + " needs a name");
    if (reindex->name != nullptr) made.objects.push_back(object_name(reindex->name));
    objects = flat(reindex->kind);
  }
  const uint32_t end = objects != nullptr ? index(objects) : count();
  if (end > 1) made.options = sql(at(1), at(end - 1));
  if (!by_index.empty()) made.options += (made.options.empty() ? "" : " ") + by_index;
  return made;
}

sql::Explain Builder::explain(P::ExplainContext* tree) {
  sql::Explain explain;
  explain.span = span(tree);
  auto* what = child<P::PreparableContext>(tree);
  const uint32_t from = index(first(what));
  if (from > 1) explain.options = sql(at(1), at(from - 1));
  if (child<P::QueryContext>(what) != nullptr)
    explain.statement = data_statement(child<P::QueryContext>(what));
  else
    explain.text = sql(what);
  return explain;
}

sql::CallProcedure Builder::call(P::CallContext* tree) {
  sql::CallProcedure made;
  made.span = span(tree);
  made.procedure = object_name(tree->function);
  if (auto* given = child<P::CallArgumentsContext>(tree)) {
    for (auto* each : all<P::CallArgumentContext>(given)) {
      if (each->named != nullptr || each->variadic != nullptr)
        made.arguments.push_back({opaque(each), span(each)});
      else
        made.arguments.push_back(expression(each->value));
    }
  }
  return made;
}

}  // namespace segue::postgresql
