#include <algorithm>

#include "catalog/definitions.h"
#include "catalog/families.h"
#include "sql/walk.h"

namespace segue::catalog {
namespace {

/// The enumeration for writing; a finding where it is surely missing.
Type* wanted_enumeration(Context& context, const sql::ObjectName& name) {
  if (const auto id = find_type(context, name)) return &context.catalog.edit_type(*id);
  if (context.catalog.extensions.empty() &&
      !may_exist(context, place_of(context, name, NameKind::type)))
    context.refuse("no-such-type", name.span(), "type " + quoted(name) + " does not exist");
  return nullptr;
}

/// Where the type goes; nothing where its name is taken.
std::optional<Id> free_place(Context& context, const sql::ObjectName& name) {
  const Id id = place_of(context, name, NameKind::type);
  const Type* held = context.catalog.type(id);
  const bool row_type =
      context.traits().relations_are_types && context.catalog.relations.contains(id);
  if ((!held || held->kind == TypeKind::shell) && !row_type) return id;
  context.refuse("type-exists", name.span(), "type " + quoted(name) + " exists already",
                 "an earlier statement creates it");
  return std::nullopt;
}

Type named(const Context& context, const Id& id, const sql::ObjectName& name) {
  Type type;
  type.schema = name.schema ? name.schema.text : id.schema;
  type.name = name.name.text;
  static_cast<void>(context);
  return type;
}

void read_checks(Context& context, Type& type,
                 const std::vector<sql::ColumnConstraint>& constraints) {
  for (const sql::ColumnConstraint& constraint : constraints) {
    if (std::holds_alternative<sql::NotNull>(constraint.form)) type.not_null = true;
    if (const auto* value = std::get_if<sql::Default>(&constraint.form))
      type.default_value = shared(value->value);
    if (const auto* check = std::get_if<sql::Check>(&constraint.form)) {
      Constraint made;
      made.condition = shared(check->condition);
      made.generated = !constraint.name;
      made.name = constraint.name ? constraint.name.text : type.name + "_check";
      for (int n = 1;
           !constraint.name && std::any_of(type.checks.begin(), type.checks.end(),
                                           [&](auto& c) { return c->name == made.name; });
           ++n)
        made.name = type.name + "_check" + std::to_string(n);
      made.key = context.key(NameKind::constraint, made.name);
      type.checks.push_back(std::move(made));
    }
  }
}

/// The defaults of columns hold the value itself, not its spelling.
void rename_in_defaults(Context& context, const Id& type, const sql::RenameEnumValue& rename) {
  auto change_value = [&](auto& node) {
    if constexpr (std::is_same_v<std::decay_t<decltype(node)>, sql::Literal>)
      if (node.kind == sql::LiteralKind::string && node.value == rename.from)
        node.value = rename.to;
    return true;
  };
  for (const Node& node : context.catalog.dependents_of({ObjectClass::type, type})) {
    if (node.kind != ObjectClass::relation) continue;
    const Node wanted{ObjectClass::type, type};
    for (auto& held : context.catalog.edit_relation(node.id).columns) {
      const bool has_type =
          std::find(held->uses.begin(), held->uses.end(), wanted) != held->uses.end();
      if (!has_type || !held->default_value) continue;
      sql::Expression value = *held->default_value;
      sql::walk(value, change_value);
      held.edit().default_value = shared(value);
    }
  }
}

/// The parts of a domain that ALTER DOMAIN changes.
class DomainAlterer {
 public:
  DomainAlterer(Context& context, Id id) : context_(context), id_(std::move(id)) {}

  void take(const sql::SetDefault& a) { type().default_value = shared(a.value); }
  void take(const sql::DropDefault&) { type().default_value = nullptr; }
  void take(const sql::SetNotNull&) { type().not_null = true; }
  void take(const sql::DropNotNull&) { type().not_null = false; }
  void take(const sql::AddConstraint& a) {
    sql::ColumnConstraint constraint;
    constraint.name = a.constraint.name;
    if (const auto* check = std::get_if<sql::Check>(&a.constraint.form))
      constraint.form = *check;
    else if (std::holds_alternative<sql::NotNullConstraint>(a.constraint.form))
      constraint.form = sql::NotNull{};
    else
      return;
    read_checks(context_, type(), {constraint});
  }
  void take(const sql::DropConstraint& a) {
    const std::string key = context_.key(NameKind::constraint, a.constraint.text);
    const size_t erased =
        std::erase_if(type().checks, [&](const auto& check) { return check->key == key; });
    if (erased == 0 && !a.if_exists)
      context_.refuse(
          "no-such-constraint", a.constraint.span,
          "domain " + quoted(type().name) + " has no constraint " + quoted(a.constraint));
  }
  void take(const sql::RenameConstraint& a) {
    for (auto& check : type().checks)
      if (check->key == context_.key(NameKind::constraint, a.constraint.text)) {
        check.edit().name = a.to.text;
        check.edit().key = context_.key(NameKind::constraint, a.to.text);
      }
  }
  template <class Action>
  void take(const Action&) {}

 private:
  Type& type() { return context_.catalog.edit_type(id_); }

  Context& context_;
  Id id_;
};

}  // namespace

void change(Context& context, const sql::CreateType& statement) {
  const auto id = free_place(context, statement.type);
  if (!id) return;
  Type type = named(context, *id, statement.type);
  if (const auto* values = std::get_if<sql::EnumType>(&statement.form)) {
    type.kind = TypeKind::enumeration;
    type.values = values->values;
  } else if (const auto* composite = std::get_if<sql::CompositeType>(&statement.form)) {
    type.kind = TypeKind::composite;
    Relation attributes;
    PendingConstraints none;
    for (const sql::ColumnDefinition& definition : composite->attributes)
      type.attributes.push_back(defined_column(context, *id, attributes, definition, none));
  } else if (const auto* defined = std::get_if<sql::DefinedType>(&statement.form)) {
    type.kind = defined->range ? TypeKind::range : TypeKind::base;
    for (const sql::Option& option : defined->options)
      type.settings[option.name] = option.value;
  } else {
    type.kind = TypeKind::shell;
  }
  context.catalog.types.put(*id, std::move(type));
}

void change(Context& context, const sql::AddEnumValue& statement) {
  Type* type = wanted_enumeration(context, statement.type);
  if (!type) return;
  auto& values = type->values;
  if (std::find(values.begin(), values.end(), statement.value) != values.end()) {
    if (!statement.if_not_exists)
      context.refuse(
          "enum-value-exists", statement.span,
          "type " + quoted(type->name) + " has a value " + quoted(statement.value) + " already");
    return;
  }
  const std::string& beside = statement.before.empty() ? statement.after : statement.before;
  auto at = beside.empty() ? values.end() : std::find(values.begin(), values.end(), beside);
  if (!beside.empty() && at == values.end()) {
    if (!type->unknown)
      context.refuse("no-such-enum-value", statement.span,
                     "type " + quoted(type->name) + " has no value " + quoted(beside));
    return;
  }
  values.insert(statement.after.empty() ? at : at + 1, statement.value);
}

void change(Context& context, const sql::RenameEnumValue& statement) {
  Type* type = wanted_enumeration(context, statement.type);
  if (!type) return;
  const auto at = std::find(type->values.begin(), type->values.end(), statement.from);
  if (at != type->values.end()) {
    *at = statement.to;
    rename_in_defaults(context, *find_type(context, statement.type), statement);
  } else if (!type->unknown)
    context.refuse("no-such-enum-value", statement.span,
                   "type " + quoted(type->name) + " has no value " + quoted(statement.from));
}

void change(Context& context, const sql::CreateDomain& statement) {
  const auto id = free_place(context, statement.domain);
  if (!id) return;
  Type type = named(context, *id, statement.domain);
  type.kind = TypeKind::domain;
  type.base = resolved_type(context, statement.type);
  add_uses(context, *type.base, type.uses);
  read_checks(context, type, statement.constraints);
  context.catalog.types.put(*id, std::move(type));
}

void change(Context& context, const sql::AlterDomain& statement) {
  const auto id = find_type(context, statement.domain);
  if (!id) {
    wanted_enumeration(context, statement.domain);
    return;
  }
  DomainAlterer alterer(context, *id);
  std::visit([&](const auto& action) { alterer.take(action); }, statement.action.form);
}

}  // namespace segue::catalog
