#include <algorithm>
#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {
namespace {

sql::Expression word(std::string text, Span span) {
  return {.form = sql::Literal{.kind = sql::LiteralKind::identifier, .value = std::move(text)},
          .span = span};
}

}  // namespace

sql::Statement Builder::set(P::SetContext* context) {
  Reader reader(context);
  reader.take(token::K_SET);
  switch (reader.peek()) {
    case token::K_STATEMENT:
    case token::K_RESOURCE:
      return command(context, "SET", true);
    case token::K_ROLE:
    case token::K_DEFAULT: {
      const std::string name = reader.take(token::K_DEFAULT) ? "default role" : "role";
      reader.take(token::K_ROLE);
      sql::Setting setting{.name = name};
      setting.values.push_back(word(written(reader.rest_span()), reader.rest_span()));
      return sql::Set{.settings = {std::move(setting)}};
    }
    default:
      break;
  }
  auto* first = context->setItem(0);
  if (first->K_TRANSACTION()) return set_transaction(context);
  sql::Set result;
  for (auto* each : context->setItem()) {
    if (each->transactionMode()) throw Misplaced{span_of(*each), {}};
    result.settings.push_back(setting(each));
  }
  return result;
}

/// SET [scope] TRANSACTION mode, mode.
sql::Statement Builder::set_transaction(P::SetContext* context) {
  sql::Transaction result{.kind = sql::Transaction::Kind::set};
  for (auto* each : context->setItem()) {
    if (each->scope) result.text = text::upper(written(each->scope));
    auto* mode = each->transactionMode();
    if (mode == nullptr) throw Misplaced{span_of(*each), {}};
    result.modes.push_back(words(mode));
  }
  return result;
}

sql::Setting Builder::setting(P::SetItemContext* context) {
  Reader reader(context);
  sql::Setting result;
  if (context->scope) {
    result.scope = text::upper(written(context->scope));
    reader.token();
  }
  const Token& first = reader.word();
  switch (first.type()) {
    case token::USER_VAR:
      result.scope = "@";
      result.name = std::string(first.view().substr(1));
      result.values.push_back(expression(context->expr()));
      return result;
    case token::SYSTEM_VAR:
      result.name = std::string(first.view());
      break;
    case token::K_NAMES:
    case token::K_CHARSET:
    case token::K_CHARACTER:
    case token::K_CHAR: {
      result.name = first.type() == token::K_NAMES ? "names" : "character set";
      auto* set_of = context->charsetName(0);
      result.values.push_back(word(set_name(set_of), span_of(*set_of)));
      if (auto* collated = context->charsetName(1)) result.tail = "COLLATE " + set_name(collated);
      return result;
    }
    case token::K_PASSWORD:
      // A secret: it is not kept.
      result.name = "password";
      if (auto* account = context->account()) result.tail = "FOR " + written(account);
      return result;
    default:
      result.name = name(first).text;
      while (reader.take(token::DOT))
        result.name += '.' + name(reader.word()).text;
  }
  if (auto* value = context->setValue()) set_value(value, result);
  return result;
}

void Builder::set_value(P::SetValueContext* context, sql::Setting& setting) {
  auto* value = context->expr();
  if (value == nullptr) {
    setting.values.push_back(word(text::upper(written(context)), span_of(*context)));
    return;
  }
  sql::Expression result = expression(value);
  if (std::holds_alternative<sql::DefaultValue>(result.form)) {
    setting.to_default = true;
  } else {
    setting.values.push_back(std::move(result));
  }
}

sql::Statement Builder::transaction(P::TransactionContext* context) {
  using Kind = sql::Transaction::Kind;
  Reader reader(context);
  sql::Transaction result;
  switch (reader.word().type()) {
    case token::K_START:
      if (!reader.take(token::K_TRANSACTION))
        return command(context, "START " + text::upper(reader.word().view()), false);
      for (auto* each : context->transactionMode())
        result.modes.push_back(words(each));
      return result;
    case token::K_BEGIN:
      return result;
    case token::K_SAVEPOINT:
      result.kind = Kind::savepoint;
      break;
    case token::K_RELEASE:
      result.kind = Kind::release;
      break;
    case token::K_XA:
      result.kind = Kind::xa;
      result.text = written(reader.rest_span());
      return result;
    case token::K_COMMIT:
      result.kind = Kind::commit;
      reader.take(token::K_WORK);
      if (!reader.done()) result.modes.push_back(words(reader));
      return result;
    default:
      result.kind = Kind::rollback;
      reader.take(token::K_WORK);
      if (!reader.take(token::K_TO)) {
        if (!reader.done()) result.modes.push_back(words(reader));
        return result;
      }
      result.kind = Kind::rollback_to;
  }
  reader.take(token::K_SAVEPOINT);
  result.savepoint = name(reader.rule<P::NameContext>());
  return result;
}

sql::Statement Builder::lock(P::LockContext* context) {
  if (context->K_INSTANCE()) return command(context, "LOCK INSTANCE", false);
  sql::LockTables result;
  for (auto* each : context->lockedTable()) {
    std::string mode = each->K_READ() ? "READ" : "WRITE";
    if (each->K_LOCAL()) mode += " LOCAL";
    if (result.mode.empty()) result.mode = mode;
    sql::NamedTable& table = result.tables.emplace_back();
    table.name = object(each->qname());
    // A table that has an alias or another mode than the first one says so itself.
    if (auto* as = each->alias())
      table.hints = "AS " + written(as) + " " + mode;
    else if (mode != result.mode)
      table.hints = mode;
  }
  if (auto* wait = context->waitClause()) result.nowait = wait->K_NOWAIT() != nullptr;
  return result;
}

sql::Statement Builder::table_admin(P::TableAdminContext* context) const {
  sql::Maintain result;
  Reader reader(context);
  result.verb = text::upper(reader.word().view());
  while (reader.peek() != token::none)
    result.object_kind = text::upper(reader.word().view());
  result.objects = objects(reader.rule<P::QnameListContext>());
  if (!reader.done()) result.options = written(reader.rest_span());
  return result;
}

sql::Statement Builder::explain(P::ExplainContext* context) {
  sql::Explain result;
  Reader reader(context);
  reader.token();
  auto* target = context->explainable();
  if (target == nullptr) {
    result.text = written(reader.rest_span());
    return result;
  }
  while (!reader.at<P::ExplainableContext>()) {
    const Span span = reader.next_span();
    result.options += (result.options.empty() ? "" : " ") + text::upper(written(span));
    reader.skip();
  }
  Reader inner(target);
  if (auto* select = inner.rule<P::QueryContext>()) {
    result.statement = sql::DataStatement{query(select)};
  } else if (auto* change = inner.rule<P::UpdateRowsContext>()) {
    result.statement = sql::DataStatement{update(change)};
  } else if (auto* removal = inner.rule<P::DeleteRowsContext>()) {
    result.statement = sql::DataStatement{remove(removal)};
  } else if (auto* rows = inner.rule<P::InsertRowsContext>()) {
    result.statement = sql::DataStatement{insert(rows)};
  } else if (auto* replacing = inner.rule<P::ReplaceRowsContext>()) {
    result.statement = sql::DataStatement{replace(replacing)};
  } else {
    result.text = written(target);
  }
  return result;
}

/// The verb's words are left out of the text.
sql::Statement Builder::command(antlr4::ParserRuleContext* context, std::string verb,
                                bool dynamic) const {
  sql::Command result;
  result.dynamic = dynamic;
  Span rest = span_of(*context);
  const size_t skipped = 1 + static_cast<size_t>(std::ranges::count(verb, ' '));
  const std::string_view text = file_.substr(rest.begin, rest.length());
  size_t at = 0;
  for (size_t i = 0; i < skipped && at < text.size(); ++i) {
    at = std::min(text.find_first_of(" \t\r\n", at), text.size());
    at = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
  }
  result.text = std::string(text.substr(at));
  result.verb = std::move(verb);
  return result;
}

}  // namespace segue::mysql
