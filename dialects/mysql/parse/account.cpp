#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {

sql::Statement Builder::define_account(antlr4::ParserRuleContext* context, sql::ObjectKind kind,
                                       bool alter) const {
  sql::DefineObject result;
  result.kind = kind;
  result.alter = alter;
  Reader reader(context);
  if (reader.rule<P::IfNotExistsContext>()) result.if_not_exists = true;
  if (reader.rule<P::IfExistsContext>()) result.if_exists = true;
  if (auto* spec = reader.rule<P::UserSpecContext>()) {
    result.object.name.name = account_name(spec->account());
    const Span account = span_of(*spec->account());
    const Span whole = span_of(*context);
    result.text = text::trimmed(file_.substr(account.end, whole.end - account.end));
  } else if (auto* list = reader.rule<P::AccountListContext>()) {
    result.object.name.name = account_name(list->account(0));
    const Span account = span_of(*list->account(0));
    const Span whole = span_of(*context);
    result.text = text::trimmed(file_.substr(account.end, whole.end - account.end));
  }
  return result;
}

sql::Name Builder::account_name(P::AccountContext* context) const {
  return {.text = written(context), .span = span_of(*context)};
}

sql::Statement Builder::grant(P::GrantContext* context) const {
  sql::Grant result;
  for (auto* each : context->privilege())
    result.privileges.push_back(privilege(each));
  if (auto* on = context->grantObject())
    grant_object(on, result);
  else
    result.roles = true;
  for (auto* each : context->userSpec())
    result.grantees.push_back(written(each));
  Span tail{};
  for (auto* each : context->grantOption())
    tail = tail.joined(span_of(*each));
  result.tail = written(tail);
  return result;
}

sql::Statement Builder::revoke(P::RevokeContext* context) const {
  sql::Grant result;
  result.revoke = true;
  for (auto* each : context->privilege())
    result.privileges.push_back(privilege(each));
  if (auto* on = context->grantObject())
    grant_object(on, result);
  else
    result.roles = result.privileges.size() != 2 || !result.privileges[0].starts_with("ALL");
  for (auto* each : context->accountList()->account())
    result.grantees.push_back(written(each));
  if (context->K_UNKNOWN()) result.tail = "IGNORE UNKNOWN USER";
  return result;
}

/// Words in upper case; a role stays as it is written.
std::string Builder::privilege(P::PrivilegeContext* context) const {
  std::string result;
  for (auto* each : context->privilegeWord()) {
    const std::string text = written(each);
    const bool role = text.front() == '\'' || text.front() == '@' || text.front() == '`';
    if (!result.empty() && text.front() != '@') result += ' ';
    result += role ? text : text::upper(text);
  }
  if (auto* list = context->columnList()) result += ' ' + written(list);
  return result;
}

void Builder::grant_object(P::GrantObjectContext* context, sql::Grant& grant) const {
  Reader reader(context);
  sql::Names parts;
  while (!reader.done()) {
    if (auto* first = reader.rule<P::NameContext>()) {
      parts.push_back(name(first));
      continue;
    }
    const Token& token = reader.word();
    switch (token.type()) {
      case token::STAR:
        parts.push_back({.text = "*", .span = span_of(token)});
        break;
      case token::IDENT:
        parts.push_back(name(token));
        break;
      case token::STRING:
      case token::USER_VAR:
        parts.push_back({.text = std::string(token.view()), .span = span_of(token)});
        break;
      case token::DOT:
        break;
      default:
        grant.object_kind += (grant.object_kind.empty() ? "" : " ") + text::upper(token.view());
    }
  }
  grant.objects.push_back({.name = object(std::move(parts))});
}

}  // namespace segue::mysql
