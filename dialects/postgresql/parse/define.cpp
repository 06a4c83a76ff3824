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
    named = tree->role;
  } else if (tree->name != nullptr) {
    named = tree->name;
  } else if (auto* publication = tree->createPublication()) {
    named = publication->name;
    for (auto* object : publication->publicationObjects() != nullptr
                            ? publication->publicationObjects()->publicationObject()
                            : std::vector<P::PublicationObjectContext*>()) {
      auto* table = object->publicationTable();
      if (table != nullptr && table->qualifiedName() != nullptr)
        made.tables.push_back(object_name(table->qualifiedName()));
    }
  } else if (auto* server = tree->createServer()) {
    named = server->name;
    made.if_not_exists = server->ifNotExists() != nullptr;
  } else if (auto* trigger = tree->createEventTrigger()) {
    named = trigger->name;
  } else if (auto* statistics = tree->createStatistics()) {
    named = statistics->name;
    made.if_not_exists = statistics->ifNotExists() != nullptr;
    for (auto* table : statistics->tableReferences()->tableReference())
      if (auto* relation = table->tablePrimary()->relation)
        made.tables.push_back(object_name(relation));
    if (named == nullptr) {
      made.text = sql_from(made.if_not_exists ? at_index + 3 : at_index);
      return made;
    }
  } else if (auto* op = tree->createOperator()) {
    if (op->operatorName() != nullptr) {
      made.object.extra = operator_text(op->operatorName());
      made.text = sql_from(index(last(op->operatorName())) + 1);
      return made;
    }
    named = op->qualifiedName(0);
  } else if (auto* mapping = tree->createUserMapping()) {
    made.if_not_exists = mapping->ifNotExists() != nullptr;
    made.text = sql_from(index(flat(mapping->K_FOR()->getSymbol())));
    return made;
  } else if (tree->createCast() != nullptr || tree->transformItem().size() > 0) {
    made.text = sql_from(at_index);
    return made;
  } else if (tree->languageName != nullptr) {
    named = tree->languageName;
  } else {
    named = tree->qualifiedName(0);
    made.if_not_exists = tree->ifNotExists() != nullptr;
  }
  made.object.name = object_name(named);
  made.text = sql_from(index(last(named)) + 1);
  return made;
}

}  // namespace segue::postgresql
