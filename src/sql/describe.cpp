#include "sql/describe.h"

#include "base/text.h"
#include "sql/names.h"

namespace segue::sql {
namespace {

std::string with(std::string_view verb, std::string_view rest) {
  std::string result(verb);
  result += ' ';
  return result += rest;
}

struct Kind {
  std::string operator()(const CreateTable& s) const {
    return s.foreign ? "CREATE FOREIGN TABLE" : "CREATE TABLE";
  }
  std::string operator()(const AlterTable& s) const { return with("ALTER", s.kind); }
  std::string operator()(const CreateIndex&) const { return "CREATE INDEX"; }
  std::string operator()(const CreateView& s) const {
    if (s.alter) return "ALTER VIEW";
    return s.materialized ? "CREATE MATERIALIZED VIEW" : "CREATE VIEW";
  }
  std::string operator()(const RefreshMaterializedView&) const {
    return "REFRESH MATERIALIZED VIEW";
  }
  std::string operator()(const CreateSequence&) const { return "CREATE SEQUENCE"; }
  std::string operator()(const AlterSequence&) const { return "ALTER SEQUENCE"; }
  std::string operator()(const CreateType&) const { return "CREATE TYPE"; }
  std::string operator()(const AddEnumValue&) const { return "ALTER TYPE"; }
  std::string operator()(const RenameEnumValue&) const { return "ALTER TYPE"; }
  std::string operator()(const CreateDomain&) const { return "CREATE DOMAIN"; }
  std::string operator()(const AlterDomain&) const { return "ALTER DOMAIN"; }
  std::string operator()(const CreateSchema& s) const {
    return s.database ? "CREATE DATABASE" : "CREATE SCHEMA";
  }
  std::string operator()(const CreateExtension&) const { return "CREATE EXTENSION"; }
  std::string operator()(const CreateRoutine& s) const {
    return s.procedure ? "CREATE PROCEDURE" : "CREATE FUNCTION";
  }
  std::string operator()(const AlterRoutine& s) const { return with("ALTER", s.kind); }
  std::string operator()(const CreateTrigger&) const { return "CREATE TRIGGER"; }
  std::string operator()(const CreateEvent& s) const {
    return s.alter ? "ALTER EVENT" : "CREATE EVENT";
  }
  std::string operator()(const CodeBlock&) const { return "DO"; }
  std::string operator()(const CreatePolicy& s) const {
    return s.alter ? "ALTER POLICY" : "CREATE POLICY";
  }
  std::string operator()(const CreateRule&) const { return "CREATE RULE"; }
  std::string operator()(const Drop& s) const { return with("DROP", words_of(s.kind)); }
  std::string operator()(const RenameObject& s) const { return with("ALTER", words_of(s.kind)); }
  std::string operator()(const RenameTables&) const { return "RENAME TABLE"; }
  std::string operator()(const MoveObject& s) const { return with("ALTER", words_of(s.kind)); }
  std::string operator()(const ChangeOwner& s) const { return with("ALTER", words_of(s.kind)); }
  std::string operator()(const DefineObject& s) const {
    return with(s.alter ? "ALTER" : "CREATE", words_of(s.kind));
  }
  std::string operator()(const CommentOn&) const { return "COMMENT"; }
  std::string operator()(const Grant& s) const {
    if (s.default_privileges) return "ALTER DEFAULT PRIVILEGES";
    return s.revoke ? "REVOKE" : "GRANT";
  }
  std::string operator()(const Query& s) const {
    if (std::holds_alternative<Values>(s.body)) return "VALUES";
    if (std::holds_alternative<TableQuery>(s.body)) return "TABLE";
    return "SELECT";
  }
  std::string operator()(const Insert& s) const { return s.replace ? "REPLACE" : "INSERT"; }
  std::string operator()(const Update&) const { return "UPDATE"; }
  std::string operator()(const Delete&) const { return "DELETE"; }
  std::string operator()(const Merge&) const { return "MERGE"; }
  std::string operator()(const Truncate&) const { return "TRUNCATE"; }
  std::string operator()(const Copy&) const { return "COPY"; }
  std::string operator()(const LoadData&) const { return "LOAD DATA"; }
  std::string operator()(const CallProcedure&) const { return "CALL"; }
  std::string operator()(const Evaluate&) const { return "DO"; }
  std::string operator()(const Set& s) const { return s.reset ? "RESET" : "SET"; }
  std::string operator()(const Pragma&) const { return "PRAGMA"; }
  std::string operator()(const Transaction& s) const { return std::string(name_of(s.kind)); }
  std::string operator()(const LockTables& s) const {
    return s.unlock ? "UNLOCK TABLES" : "LOCK TABLE";
  }
  std::string operator()(const Use&) const { return "USE"; }
  std::string operator()(const Attach& s) const { return s.detach ? "DETACH" : "ATTACH"; }
  std::string operator()(const Maintain& s) const { return s.verb; }
  std::string operator()(const Explain&) const { return "EXPLAIN"; }
  std::string operator()(const CreateVirtualTable&) const { return "CREATE VIRTUAL TABLE"; }
  std::string operator()(const Command& s) const { return s.verb; }
  std::string operator()(const Opaque& s) const { return s.keywords; }
};

ObjectName of_name(const Name& name) {
  return {.name = name};
}

/// A trigger, policy or rule is told apart by its table; what changes is the object itself.
ObjectNames names_of(const std::vector<ObjectReference>& objects) {
  ObjectNames names;
  for (const auto& object : objects)
    names.push_back(object.name);
  return names;
}

void add_named_tables(const TableReference& reference, ObjectNames& names) {
  if (const auto* table = std::get_if<NamedTable>(&reference.form)) names.push_back(table->name);
  if (const auto* join = std::get_if<Join>(&reference.form)) {
    add_named_tables(*join->left, names);
    add_named_tables(*join->right, names);
  }
}

/// An operator is no identifier: its name is what its reference begins with, `s.===(int, int)`.
ObjectNames names_of_operators(const std::vector<ObjectReference>& objects) {
  ObjectNames names;
  for (const auto& object : objects) {
    const std::string name = object.extra.substr(0, object.extra.find_first_of(" ("));
    const size_t dot = name.rfind('.');
    ObjectName& made = names.emplace_back();
    if (dot != std::string::npos) made.schema.text = name.substr(0, dot);
    made.name.text = dot == std::string::npos ? name : name.substr(dot + 1);
  }
  return names;
}

struct Targets {
  ObjectNames operator()(const CreateTable& s) const { return {s.table}; }
  ObjectNames operator()(const AlterTable& s) const { return {s.table}; }
  ObjectNames operator()(const CreateIndex& s) const { return {s.table}; }
  ObjectNames operator()(const CreateView& s) const { return {s.view}; }
  ObjectNames operator()(const RefreshMaterializedView& s) const { return {s.view}; }
  ObjectNames operator()(const CreateSequence& s) const { return {s.sequence}; }
  ObjectNames operator()(const AlterSequence& s) const { return {s.sequence}; }
  ObjectNames operator()(const CreateType& s) const { return {s.type}; }
  ObjectNames operator()(const AddEnumValue& s) const { return {s.type}; }
  ObjectNames operator()(const RenameEnumValue& s) const { return {s.type}; }
  ObjectNames operator()(const CreateDomain& s) const { return {s.domain}; }
  ObjectNames operator()(const AlterDomain& s) const { return {s.domain}; }
  ObjectNames operator()(const CreateSchema& s) const {
    return {of_name(s.schema ? s.schema : s.authorization)};
  }
  ObjectNames operator()(const CreateExtension& s) const { return {of_name(s.extension)}; }
  ObjectNames operator()(const CreateRoutine& s) const { return {s.routine}; }
  ObjectNames operator()(const AlterRoutine& s) const { return {s.routine}; }
  ObjectNames operator()(const CreateTrigger& s) const { return {s.table}; }
  ObjectNames operator()(const CreateEvent& s) const { return {s.event}; }
  ObjectNames operator()(const CodeBlock&) const { return {}; }
  ObjectNames operator()(const CreatePolicy& s) const { return {s.table}; }
  ObjectNames operator()(const CreateRule& s) const { return {s.table}; }
  ObjectNames operator()(const Drop& s) const {
    return s.kind == ObjectKind::operator_ ? names_of_operators(s.objects) : names_of(s.objects);
  }
  ObjectNames operator()(const RenameObject& s) const {
    // As for CREATE TRIGGER and CREATE RULE: the table is what the change is about.
    const bool of_table = s.kind == ObjectKind::trigger || s.kind == ObjectKind::rule;
    return {of_table && s.object.table ? s.object.table : s.object.name};
  }
  ObjectNames operator()(const RenameTables& s) const {
    ObjectNames names;
    for (const auto& rename : s.renames)
      names.push_back(rename.from);
    return names;
  }
  ObjectNames operator()(const MoveObject& s) const { return {s.object.name}; }
  ObjectNames operator()(const ChangeOwner& s) const { return {s.object.name}; }
  ObjectNames operator()(const DefineObject& s) const { return {s.object.name}; }
  ObjectNames operator()(const CommentOn& s) const { return {s.object.name}; }
  ObjectNames operator()(const Grant& s) const { return names_of(s.objects); }
  ObjectNames operator()(const Query& s) const {
    const auto* select = std::get_if<Select>(&s.body);
    if (select != nullptr && select->into_table) return {select->into_table};
    return {};
  }
  ObjectNames operator()(const Insert& s) const { return {s.table}; }
  ObjectNames operator()(const Update& s) const {
    ObjectNames names;
    for (const auto& table : s.tables)
      add_named_tables(table, names);
    return names;
  }
  ObjectNames operator()(const Delete& s) const {
    if (!s.targets.empty()) return s.targets;
    ObjectNames names;
    for (const auto& table : s.from)
      add_named_tables(table, names);
    return names;
  }
  ObjectNames operator()(const Merge& s) const {
    ObjectNames names;
    add_named_tables(s.target, names);
    return names;
  }
  ObjectNames operator()(const Truncate& s) const { return tables_of(s.tables); }
  ObjectNames operator()(const Copy& s) const {
    return s.table ? ObjectNames{s.table} : ObjectNames{};
  }
  ObjectNames operator()(const LoadData& s) const { return {s.table}; }
  ObjectNames operator()(const CallProcedure& s) const { return {s.procedure}; }
  ObjectNames operator()(const Evaluate&) const { return {}; }
  ObjectNames operator()(const Set&) const { return {}; }
  ObjectNames operator()(const Pragma& s) const { return {s.name}; }
  ObjectNames operator()(const Transaction&) const { return {}; }
  ObjectNames operator()(const LockTables& s) const { return tables_of(s.tables); }
  ObjectNames operator()(const Use& s) const { return {of_name(s.schema)}; }
  ObjectNames operator()(const Attach&) const { return {}; }
  ObjectNames operator()(const Maintain& s) const { return s.objects; }
  ObjectNames operator()(const Explain&) const { return {}; }
  ObjectNames operator()(const CreateVirtualTable& s) const { return {s.table}; }
  ObjectNames operator()(const Command&) const { return {}; }
  ObjectNames operator()(const Opaque&) const { return {}; }

 private:
  static ObjectNames tables_of(const std::vector<NamedTable>& tables) {
    ObjectNames names;
    for (const auto& table : tables)
      names.push_back(table.name);
    return names;
  }
};

/// "AddColumn" → "add-column".
std::string kebab(std::string_view pascal) {
  std::string result;
  for (const char c : pascal) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !result.empty()) result += '-';
    result += capital ? static_cast<char>(c + 32) : c;
  }
  return result;
}

}  // namespace

std::string kind_of(const Statement& statement) {
  return std::visit(Kind{}, statement);
}

std::vector<ObjectName> targets_of(const Statement& statement) {
  return std::visit(Targets{}, statement);
}

std::string action_name(const AlterAction& action) {
  return std::visit([](const auto& form) { return kebab(form.node_name); }, action.form);
}

std::vector<std::string> actions_of(const Statement& statement) {
  std::vector<std::string> names;
  if (const auto* alter = std::get_if<AlterTable>(&statement))
    for (const auto& action : alter->actions)
      names.push_back(action_name(action));
  return names;
}

}  // namespace segue::sql
