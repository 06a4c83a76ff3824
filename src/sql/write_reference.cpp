#include "sql/names.h"
#include "sql/writer.h"

namespace segue::sql {

/// One object as DROP, ALTER and GRANT name it.
void Writer::put(const ObjectReference& reference) {
  put(reference.name);
  if (reference.has_arguments) {
    open_attached();
    list(reference.arguments);
    close();
  }
  word(reference.extra);
  clause("ON", reference.table);
}

void Writer::object(ObjectKind kind, const ObjectReference& reference) {
  const bool is_role =
      kind == ObjectKind::role || kind == ObjectKind::user || kind == ObjectKind::group;
  if (is_role)
    role(reference.name.name);
  else
    put(reference);
}

void Writer::put(const Drop& drop) {
  word("DROP");
  word_if(drop.temporary, "TEMPORARY");
  word(words_of(drop.kind));
  word_if(drop.concurrently, "CONCURRENTLY");
  if_exists(drop.if_exists);
  list(drop.objects, [&](const ObjectReference& each) { object(drop.kind, each); });
  word(drop.wait);
  online_options(drop.algorithm, drop.lock);
  if (!drop.options.empty()) {
    word("WITH");
    listed_options(drop.options);
  }
  cascade(drop.cascade, drop.restrict);
}

void Writer::put(const RenameObject& rename) {
  word("ALTER");
  word(words_of(rename.kind));
  if_exists(rename.if_exists);
  object(rename.kind, rename.object);
  clause("RENAME TO", rename.to);
}

void Writer::put(const RenameTables& rename) {
  word("RENAME TABLE");
  if_exists(rename.if_exists);
  list(rename.renames, [&](const TableRename& each) {
    put(each.from);
    if (&each == &rename.renames.front()) word(rename.wait);
    clause("TO", each.to);
  });
}

void Writer::put(const MoveObject& move) {
  word("ALTER");
  word(words_of(move.kind));
  if_exists(move.if_exists);
  put(move.object);
  clause("SET SCHEMA", move.schema);
}

void Writer::put(const ChangeOwner& change) {
  word("ALTER");
  word(words_of(change.kind));
  put(change.object);
  word("OWNER TO");
  role(change.owner);
}

void Writer::put(const DefineObject& definition) {
  word(definition.alter ? "ALTER" : "CREATE");
  word_if(definition.or_replace, "OR REPLACE");
  word(words_of(definition.kind));
  if_not_exists(definition.if_not_exists);
  if_exists(definition.if_exists);
  object(definition.kind, definition.object);
  word(definition.text);
  if (definition.text.empty()) plain_options(definition.options);
}

void Writer::put(const CommentOn& comment) {
  word("COMMENT ON");
  if (comment.kind == ObjectKind::column) {
    clause("COLUMN", comment.object.table);
    if (comment.object.table) attach(".");
    attach(comment.object.name.name);
  } else if (comment.kind == ObjectKind::domain_constraint) {
    clause("CONSTRAINT", comment.object.name);
    clause("ON DOMAIN", comment.object.table);
  } else {
    word(words_of(comment.kind));
    object(comment.kind, comment.object);
  }
  word("IS");
  word(comment.text ? string_literal(*comment.text) : "NULL");
}

void Writer::granted_object(const Grant&, const ObjectReference& object) {
  put(object);
}

void Writer::put(const Grant& grant) {
  const auto words = [this](const std::vector<std::string>& values) {
    list(values, [this](const std::string& value) { word(value); });
  };
  if (grant.default_privileges) {
    word("ALTER DEFAULT PRIVILEGES");
    word(grant.scope);
  }
  word(grant.revoke ? "REVOKE" : "GRANT");
  word_if(grant.option_only, "GRANT OPTION FOR");
  words(grant.privileges);
  if (!grant.roles && (!grant.objects.empty() || !grant.object_kind.empty())) {
    word("ON");
    word(grant.object_kind);
    list(grant.objects, [&](const ObjectReference& each) { granted_object(grant, each); });
  }
  if (!grant.grantees.empty()) {
    word(grant.revoke ? "FROM" : "TO");
    words(grant.grantees);
  }
  word(grant.tail);
}

}  // namespace segue::sql
