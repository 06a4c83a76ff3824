#include "base/text.h"
#include "dialects/postgresql/parse/builder.h"

namespace segue::postgresql {

/// Objects that take no part in the shape of tables: what they are called, and the rest as text.
sql::DefineObject Builder::define(P::CreateObjectContext* tree) {
  sql::DefineObject made;
  uint32_t at_index = index(first(tree));
  made.kind = kind_at(at_index);
  const Context* named = nullptr;
  if (tree->role != nullptr) {
    check_role_options(listed<P::RoleOptionContext>(tree));
    named = tree->role;
  } else if (tree->name != nullptr) {
    named = tree->name;
  } else if (auto* publication = child<P::CreatePublicationContext>(tree)) {
    named = publication->name;
    for (auto* object : child<P::PublicationObjectsContext>(publication) != nullptr
                            ? child<P::PublicationObjectsContext>(publication)->publicationObject()
                            : std::vector<P::PublicationObjectContext*>()) {
      auto* table = child<P::PublicationTableContext>(object);
      if (table != nullptr && table->qualifiedName() != nullptr)
        made.tables.push_back(object_name(table->qualifiedName()));
    }
  } else if (auto* server = child<P::CreateServerContext>(tree)) {
    named = server->name;
    made.if_not_exists = child<P::IfNotExistsContext>(server) != nullptr;
  } else if (auto* trigger = child<P::CreateEventTriggerContext>(tree)) {
    named = trigger->name;
  } else if (auto* statistics = child<P::CreateStatisticsContext>(tree)) {
    named = statistics->name;
    made.if_not_exists = child<P::IfNotExistsContext>(statistics) != nullptr;
    for (auto* table : child<P::TableReferencesContext>(statistics)->tableReference())
      if (auto* relation = child<P::TablePrimaryContext>(table)->relation)
        made.tables.push_back(object_name(relation));
    if (named == nullptr) {
      made.text = sql_from(made.if_not_exists ? at_index + 3 : at_index);
      return made;
    }
  } else if (auto* op = child<P::CreateOperatorContext>(tree)) {
    if (op->operatorName() != nullptr) {
      made.object.extra = operator_text(op->operatorName());
      made.text = sql_from(index(last(op->operatorName())) + 1);
      return made;
    }
    named = op->qualifiedName(0);
  } else if (auto* mapping = child<P::CreateUserMappingContext>(tree)) {
    made.if_not_exists = child<P::IfNotExistsContext>(mapping) != nullptr;
    made.text = sql_from(index(flat(mapping->K_FOR()->getSymbol())));
    return made;
  } else if (child<P::CreateCastContext>(tree) != nullptr ||
             !all<P::TransformItemContext>(tree).empty()) {
    made.text = sql_from(at_index);
    return made;
  } else if (tree->languageName != nullptr) {
    named = tree->languageName;
  } else {
    named = tree->qualifiedName(0);
    made.if_not_exists = child<P::IfNotExistsContext>(tree) != nullptr;
  }
  made.object.name = object_name(named);
  made.text = sql_from(index(last(named)) + 1);
  return made;
}

/// The options that are no keywords are words all the same.
void Builder::check_role_options(const std::vector<P::RoleOptionContext*>& trees) {
  constexpr std::string_view known =
      " superuser nosuperuser createdb nocreatedb createrole nocreaterole createuser nocreateuser "
      "login nologin replication noreplication bypassrls nobypassrls noinherit ";
  for (auto* tree : trees) {
    const Token* word = first(tree);
    if (word->type() != token::IDENT || tree->start != tree->stop) continue;
    if (known.find(" " + name(word).text + " ") == std::string_view::npos)
      refuse(tree, "a role has no option `" + std::string(word->view()) + "`");
  }
}

}  // namespace segue::postgresql
