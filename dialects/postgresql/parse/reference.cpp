#include "base/text.h"
#include "dialects/postgresql/parse/builder.h"

// DROP, COMMENT ON, GRANT: statements that name objects of any kind.

namespace segue::postgresql {
namespace {

using Kind = sql::ObjectKind;

struct KindWord {
  uint16_t word;
  Kind kind;
};

/// Kinds that one word names.
constexpr KindWord kind_words[] = {
    {token::K_TABLE, Kind::table},
    {token::K_VIEW, Kind::view},
    {token::K_INDEX, Kind::index},
    {token::K_SEQUENCE, Kind::sequence},
    {token::K_TYPE, Kind::type},
    {token::K_DOMAIN, Kind::domain},
    {token::K_SCHEMA, Kind::schema},
    {token::K_DATABASE, Kind::database},
    {token::K_EXTENSION, Kind::extension},
    {token::K_FUNCTION, Kind::function},
    {token::K_PROCEDURE, Kind::procedure},
    {token::K_ROUTINE, Kind::routine},
    {token::K_AGGREGATE, Kind::aggregate},
    {token::K_TRIGGER, Kind::trigger},
    {token::K_POLICY, Kind::policy},
    {token::K_RULE, Kind::rule},
    {token::K_CONSTRAINT, Kind::constraint},
    {token::K_COLUMN, Kind::column},
    {token::K_SERVER, Kind::server},
    {token::K_ROLE, Kind::role},
    {token::K_USER, Kind::user},
    {token::K_GROUP, Kind::group},
    {token::K_TABLESPACE, Kind::tablespace},
    {token::K_PUBLICATION, Kind::publication},
    {token::K_SUBSCRIPTION, Kind::subscription},
    {token::K_STATISTICS, Kind::statistics},
    {token::K_COLLATION, Kind::collation},
    {token::K_CONVERSION, Kind::conversion},
    {token::K_OPERATOR, Kind::operator_},
    {token::K_CAST, Kind::cast},
    {token::K_TRANSFORM, Kind::transform},
    {token::K_LANGUAGE, Kind::language},
    {token::K_PARAMETER, Kind::parameter},
};

struct KindWords {
  uint16_t first, second;
  Kind kind;
};

/// Kinds that take two words, and of longer ones the two that tell them apart.
constexpr KindWords kinds_of_two_words[] = {
    {token::K_MATERIALIZED, token::K_VIEW, Kind::materialized_view},
    {token::K_FOREIGN, token::K_TABLE, Kind::foreign_table},
    {token::K_FOREIGN, token::K_SERVER, Kind::server},
    {token::K_EVENT, token::K_TRIGGER, Kind::event_trigger},
    {token::K_ACCESS, token::K_METHOD, Kind::access_method},
    {token::K_OPERATOR, token::K_CLASS, Kind::operator_class},
    {token::K_OPERATOR, token::K_FAMILY, Kind::operator_family},
    {token::K_USER, token::K_MAPPING, Kind::user_mapping},
    {token::K_LARGE, token::K_OBJECT, Kind::large_object},
    {token::K_PROCEDURAL, token::K_LANGUAGE, Kind::language},
};

Kind text_search_kind(uint16_t word) {
  switch (word) {
    case token::K_CONFIGURATION:
      return Kind::text_search_configuration;
    case token::K_DICTIONARY:
      return Kind::text_search_dictionary;
    case token::K_PARSER:
      return Kind::text_search_parser;
    default:
      return Kind::text_search_template;
  }
}

}  // namespace

/// The kind of object that the words from `index` on name; `index` moves behind them.
sql::ObjectKind Builder::kind_at(uint32_t& index) {
  const uint16_t word = type_at(index);
  const uint16_t second = type_at(index + 1);
  if (word == token::K_TEXT && second == token::K_SEARCH) {
    index += 3;
    return text_search_kind(type_at(index - 1));
  }
  if (word == token::K_FOREIGN && second == token::K_DATA) {
    index += 3;
    return Kind::foreign_data_wrapper;
  }
  for (const KindWords& known : kinds_of_two_words) {
    if (known.first != word || known.second != second) continue;
    index += 2;
    return known.kind;
  }
  for (const KindWord& known : kind_words) {
    if (known.word != word) continue;
    ++index;
    return known.kind;
  }
  return Kind::other;
}

sql::Drop Builder::drop(P::DropContext* tree) {
  auto* object = child<P::DropObjectContext>(tree);
  sql::Drop drop;
  drop.span = span(tree);
  uint32_t behind = index(first(object));
  drop.kind = kind_at(behind);
  drop.concurrently = object->concurrently != nullptr;
  auto* behavior = child<P::DropBehaviorContext>(object);
  drop.if_exists = child<P::IfExistsContext>(object) != nullptr;
  if (drop.if_exists) behind += 2;
  const auto add = [&](sql::ObjectReference reference) {
    drop.objects.push_back(std::move(reference));
  };
  if (auto* names = child<P::DropNamesContext>(object)) {
    drop.if_exists = names->exists != nullptr;
    behavior = child<P::DropBehaviorContext>(names);
    for (sql::ObjectName& each : object_names(child<P::QualifiedNamesContext>(names))) {
      sql::ObjectReference reference;
      reference.name = std::move(each);
      add(std::move(reference));
    }
  } else if (!object->routineSignature().empty()) {
    for (auto* each : object->routineSignature())
      add(reference(each));
  } else if (!object->aggregateSignature().empty()) {
    for (auto* each : object->aggregateSignature())
      add(reference(each));
  } else if (auto* list = child<P::RoleNamesContext>(object)) {
    for (sql::Name& each : roles(list)) {
      sql::ObjectReference reference;
      reference.name.name = std::move(each);
      add(std::move(reference));
    }
  } else if (drop.kind == Kind::operator_) {
    const auto operators = object->operatorName();
    const auto arguments = object->argumentTypes();
    for (size_t i = 0; i < operators.size(); ++i) {
      sql::ObjectReference reference;
      reference.extra = sql(first(operators[i]), last(arguments[i]));
      add(std::move(reference));
    }
  } else {
    sql::ObjectReference reference;
    if (object->name != nullptr) {
      reference.name.name = name(object->name);
      if (object->table != nullptr) reference.table = object_name(object->table);
    } else if (object->what != nullptr) {
      reference.name = object_name(object->qualifiedName());
      reference.extra = "USING " + sql(child<P::UsingMethodContext>(object)->method);
    } else {
      const Token* end = behavior != nullptr ? at(index(first(behavior)) - 1) : last(object);
      reference.extra = sql(at(behind), end);
    }
    add(std::move(reference));
    if (child<P::DefinitionContext>(object) != nullptr) {
      for (const sql::Option& option : options(child<P::DefinitionContext>(object)))
        drop.options.push_back({text::upper(option.name), option.value, option.span});
    }
  }
  if (behavior != nullptr) {
    drop.cascade = type(behavior->how) == token::K_CASCADE;
    drop.restrict = !drop.cascade;
  }
  return drop;
}

// ---- COMMENT

sql::CommentOn Builder::comment(P::CommentContext* tree) {
  sql::CommentOn comment;
  comment.span = span(tree);
  auto* object = child<P::ObjectReferenceContext>(tree);
  uint32_t behind = index(first(object));
  comment.kind = kind_at(behind);
  if (object->domain != nullptr) comment.kind = Kind::domain_constraint;
  comment.object = referred(object);
  if (type(tree->text) == token::SCONST) comment.text = string(tree->text);
  return comment;
}

sql::ObjectReference Builder::referred(P::ObjectReferenceContext* tree) {
  sql::ObjectReference object;
  uint32_t behind = index(first(tree));
  const Kind kind = kind_at(behind);
  if (tree->part != nullptr) {  // CONSTRAINT, TRIGGER, POLICY, RULE … ON table
    object.name.name = name(tree->part);
    object.table = object_name(tree->name);
  } else if (kind == Kind::column) {
    sql::Names parts = dotted(behind, index(last(tree->name)));
    object.name.name = std::move(parts.back());
    parts.pop_back();
    if (parts.empty()) refuse(tree->name, "a column is named with its table");
    object.table = object_name(std::move(parts));
  } else if (auto* routine = tree->routineSignature()) {
    object = reference(routine);
  } else if (auto* aggregate = tree->aggregateSignature()) {
    object = reference(aggregate);
  } else if (auto* role_tree = tree->roleName()) {
    object.name.name = role(role_tree);
  } else if (kind == Kind::type || kind == Kind::domain) {
    sql::Names parts = dotted(behind, index(last(tree)));
    object.name = object_name(std::move(parts));
  } else if (tree->name != nullptr) {
    object.name = object_name(tree->name);
    if (child<P::UsingMethodContext>(tree) != nullptr)
      object.extra = "USING " + sql(child<P::UsingMethodContext>(tree)->method);
  } else {
    object.extra = sql(at(behind), last(tree));
  }
  return object;
}

// ---- GRANT and REVOKE

sql::Grant Builder::grant(P::GrantContext* tree) {
  return grant(tree, child<P::GrantItemsContext>(tree), child<P::GrantTargetContext>(tree),
               child<P::RoleNamesContext>(tree));
}

sql::Grant Builder::revoke(P::RevokeContext* tree) {
  sql::Grant taken = grant(tree, child<P::GrantItemsContext>(tree),
                           child<P::GrantTargetContext>(tree), child<P::RoleNamesContext>(tree));
  taken.revoke = true;
  return taken;
}

sql::Grant Builder::grant(const Context* tree, P::GrantItemsContext* items,
                          P::GrantTargetContext* target, P::RoleNamesContext* to) {
  sql::Grant grant;
  grant.span = span(tree);
  grant.option_only = items->K_GRANT() != nullptr;
  grant.roles = target == nullptr;
  const auto each_item = listed<P::GrantItemContext>(items);
  // `ADMIN OPTION FOR role`: the first word is no role.
  const bool option_for_role = !grant.option_only && items->K_OPTION().size() > 0;
  for (size_t i = 0; i < each_item.size(); ++i) {
    auto* item = each_item[i];
    if (option_for_role && i == 0) continue;
    std::string privilege;
    if (grant.roles) {
      privilege = sql(item);
    } else {
      const Token* end =
          item->columns == nullptr ? last(item) : at(index(first(item->columns)) - 2);
      privilege = text::upper(sql(first(item), end));
      if (item->columns != nullptr) privilege += " (" + sql(item->columns) + ")";
    }
    if (option_for_role && i == 1) privilege = upper(each_item[0]) + " OPTION FOR " + privilege;
    grant.privileges.push_back(std::move(privilege));
  }
  if (target != nullptr) grant_target(grant, target);
  for (auto* grantee : to->roleName())
    grant.grantees.push_back(sql(grantee));
  const uint32_t tail = index(last(to)) + 1;
  if (tail <= index(last(tree))) grant.tail = sql(at(tail), last(tree));
  return grant;
}

void Builder::grant_target(sql::Grant& grant, P::GrantTargetContext* tree) {
  const auto add = [&](sql::ObjectName name) {
    sql::ObjectReference reference;
    reference.name = std::move(name);
    grant.objects.push_back(std::move(reference));
  };
  uint32_t behind = index(first(tree));
  if (tree->first != nullptr) {
    add(object_name(tree->first));
  } else if (tree->what != nullptr) {
    grant.object_kind = "ALL " + upper(tree->what) + " IN SCHEMA";
  } else if (kind_at(behind) != Kind::other) {
    for (uint32_t i = index(first(tree)); i < behind; ++i)
      grant.object_kind += (grant.object_kind.empty() ? "" : " ") + upper(at(i));
  } else {
    grant.object_kind = upper(tree);  // TABLES, SEQUENCES … of default privileges
  }
  if (auto* names = child<P::QualifiedNamesContext>(tree))
    for (sql::ObjectName& name : object_names(names))
      add(std::move(name));
  for (auto* routine : tree->routineSignature())
    grant.objects.push_back(reference(routine));
  for (auto* number : tree->number()) {
    sql::ObjectReference reference;
    reference.extra = sql(number);
    grant.objects.push_back(std::move(reference));
  }
}

}  // namespace segue::postgresql
