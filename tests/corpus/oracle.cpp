#include "corpus/oracle.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace segue::test {
namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

std::string text_of(const json& line, const char* key) {
  const auto found = line.find(key);
  return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// OBJECT_TABCONSTRAINT → "TABLE": the object whose ALTER, DROP or COMMENT it is.
std::string object_words(const std::string& type) {
  static const std::map<std::string, std::string> words = {
      {"OBJECT_MATVIEW", "MATERIALIZED VIEW"},
      {"OBJECT_TABCONSTRAINT", "TABLE"},
      {"OBJECT_ATTRIBUTE", "TYPE"},
      {"OBJECT_STATISTIC_EXT", "STATISTICS"},
      {"OBJECT_TSPARSER", "TEXT SEARCH PARSER"},
      {"OBJECT_TSCONFIGURATION", "TEXT SEARCH CONFIGURATION"},
      {"OBJECT_TSTEMPLATE", "TEXT SEARCH TEMPLATE"},
      {"OBJECT_TSDICTIONARY", "TEXT SEARCH DICTIONARY"},
      {"OBJECT_OPCLASS", "OPERATOR CLASS"},
      {"OBJECT_OPFAMILY", "OPERATOR FAMILY"},
      {"OBJECT_FDW", "FOREIGN DATA WRAPPER"},
      {"OBJECT_FOREIGN_SERVER", "SERVER"},
      {"OBJECT_ACCESS_METHOD", "ACCESS METHOD"},
      {"OBJECT_EVENT_TRIGGER", "EVENT TRIGGER"},
      {"OBJECT_FOREIGN_TABLE", "FOREIGN TABLE"},
      {"OBJECT_DOMCONSTRAINT", "DOMAIN"},
  };
  const auto found = words.find(type);
  if (found != words.end()) return found->second;
  return type.starts_with("OBJECT_") ? type.substr(7) : type;
}

Words rename_kinds(const json& line) {
  const std::string object = text_of(line, "objtype");
  std::string words = object_words(object);
  if (object == "OBJECT_COLUMN") words = object_words(text_of(line, "relationType"));
  return {"ALTER " + words};
}

Words transaction_kinds(const std::string& op) {
  static const std::map<std::string, Words> kinds = {
      {"TRANS_STMT_BEGIN", {"BEGIN"}},
      {"TRANS_STMT_START", {"BEGIN"}},
      {"TRANS_STMT_COMMIT", {"COMMIT"}},
      {"TRANS_STMT_ROLLBACK", {"ROLLBACK"}},
      {"TRANS_STMT_SAVEPOINT", {"SAVEPOINT"}},
      {"TRANS_STMT_RELEASE", {"RELEASE SAVEPOINT"}},
      {"TRANS_STMT_ROLLBACK_TO", {"ROLLBACK TO SAVEPOINT"}},
      {"TRANS_STMT_PREPARE", {"PREPARE TRANSACTION"}},
      {"TRANS_STMT_COMMIT_PREPARED", {"COMMIT PREPARED"}},
      {"TRANS_STMT_ROLLBACK_PREPARED", {"ROLLBACK PREPARED"}},
  };
  const auto found = kinds.find(op);
  return found == kinds.end() ? Words{} : found->second;
}

/// The node types of the real parser in our words.
Words node_kinds(const json& line) {
  static const std::map<std::string, Words> fixed = {
      {"CreateStmt", {"CREATE TABLE"}},
      {"CreateForeignTableStmt", {"CREATE FOREIGN TABLE"}},
      {"IndexStmt", {"CREATE INDEX"}},
      {"CreateFunctionStmt", {"CREATE FUNCTION", "CREATE PROCEDURE"}},
      {"CreateTrigStmt", {"CREATE TRIGGER"}},
      {"CreateEnumStmt", {"CREATE TYPE"}},
      {"CompositeTypeStmt", {"CREATE TYPE"}},
      {"CreateRangeStmt", {"CREATE TYPE"}},
      {"CreateDomainStmt", {"CREATE DOMAIN"}},
      {"AlterEnumStmt", {"ALTER TYPE"}},
      {"InsertStmt", {"INSERT"}},
      {"UpdateStmt", {"UPDATE"}},
      {"DeleteStmt", {"DELETE"}},
      {"MergeStmt", {"MERGE"}},
      {"SelectStmt", {"SELECT", "VALUES", "TABLE"}},
      {"ViewStmt", {"CREATE VIEW"}},
      {"DoStmt", {"DO"}},
      {"CallStmt", {"CALL"}},
      {"CreateExtensionStmt", {"CREATE EXTENSION"}},
      {"CreateSchemaStmt", {"CREATE SCHEMA"}},
      {"CreateSeqStmt", {"CREATE SEQUENCE"}},
      {"AlterSeqStmt", {"ALTER SEQUENCE"}},
      {"CreatedbStmt", {"CREATE DATABASE"}},
      {"DropdbStmt", {"DROP DATABASE"}},
      {"VariableSetStmt", {"SET", "RESET", "SET TRANSACTION"}},
      {"VariableShowStmt", {"SHOW"}},
      {"VacuumStmt", {"VACUUM", "ANALYZE"}},
      {"ClusterStmt", {"CLUSTER"}},
      {"ReindexStmt", {"REINDEX"}},
      {"TruncateStmt", {"TRUNCATE"}},
      {"CopyStmt", {"COPY"}},
      {"LockStmt", {"LOCK TABLE"}},
      {"CommentStmt", {"COMMENT"}},
      {"RuleStmt", {"CREATE RULE"}},
      {"CreatePolicyStmt", {"CREATE POLICY"}},
      {"GrantStmt", {"GRANT", "REVOKE"}},
      {"GrantRoleStmt", {"GRANT", "REVOKE"}},
      {"AlterDefaultPrivilegesStmt", {"ALTER DEFAULT PRIVILEGES"}},
      {"RefreshMatViewStmt", {"REFRESH MATERIALIZED VIEW"}},
      {"ExplainStmt", {"EXPLAIN"}},
      {"ExecuteStmt", {"EXECUTE"}},
      {"PrepareStmt", {"PREPARE"}},
      {"DeallocateStmt", {"DEALLOCATE"}},
      {"DeclareCursorStmt", {"DECLARE"}},
      {"FetchStmt", {"FETCH", "MOVE"}},
      {"ListenStmt", {"LISTEN"}},
      {"UnlistenStmt", {"UNLISTEN"}},
      {"NotifyStmt", {"NOTIFY"}},
      {"DiscardStmt", {"DISCARD"}},
      {"LoadStmt", {"LOAD"}},
      {"ConstraintsSetStmt", {"SET CONSTRAINTS"}},
      {"CreateRoleStmt", {"CREATE ROLE", "CREATE USER", "CREATE GROUP"}},
      {"DropRoleStmt", {"DROP ROLE", "DROP USER", "DROP GROUP"}},
      {"AlterRoleStmt", {"ALTER ROLE", "ALTER USER", "ALTER GROUP"}},
      {"AlterRoleSetStmt", {"ALTER ROLE", "ALTER USER"}},
      {"CreateStatsStmt", {"CREATE STATISTICS"}},
      {"AlterStatsStmt", {"ALTER STATISTICS"}},
      {"CreateEventTrigStmt", {"CREATE EVENT TRIGGER"}},
      {"AlterFunctionStmt", {"ALTER FUNCTION", "ALTER PROCEDURE", "ALTER ROUTINE"}},
      {"CreatePublicationStmt", {"CREATE PUBLICATION"}},
      {"CreateSubscriptionStmt", {"CREATE SUBSCRIPTION"}},
      {"DropSubscriptionStmt", {"DROP SUBSCRIPTION"}},
      {"CreateAmStmt", {"CREATE ACCESS METHOD"}},
      {"CreateCastStmt", {"CREATE CAST"}},
      {"CreateConversionStmt", {"CREATE CONVERSION"}},
      {"CreateTransformStmt", {"CREATE TRANSFORM"}},
      {"CreateOpClassStmt", {"CREATE OPERATOR CLASS"}},
      {"CreateFdwStmt", {"CREATE FOREIGN DATA WRAPPER"}},
      {"CreateForeignServerStmt", {"CREATE SERVER"}},
      {"CreateUserMappingStmt", {"CREATE USER MAPPING"}},
      {"CreateTableSpaceStmt", {"CREATE TABLESPACE"}},
      {"DropTableSpaceStmt", {"DROP TABLESPACE"}},
      {"AlterTableSpaceOptionsStmt", {"ALTER TABLESPACE"}},
  };
  const std::string kind = text_of(line, "kind");
  const auto found = fixed.find(kind);
  if (found != fixed.end()) return found->second;
  const std::string object = object_words(text_of(line, "objtype"));
  if (kind == "AlterTableStmt" || kind == "AlterObjectSchemaStmt" || kind == "AlterOwnerStmt")
    return {"ALTER " + object};
  if (kind == "DropStmt") return {"DROP " + object};
  if (kind == "DefineStmt") return {"CREATE " + object};
  if (kind == "CreateTableAsStmt") return {"CREATE " + object, "SELECT", "EXPLAIN"};
  if (kind == "RenameStmt") return rename_kinds(line);
  if (kind == "TransactionStmt") return transaction_kinds(text_of(line, "op"));
  return {};
}

/// "f(int4,text)" → "f".
std::string without_arguments(const std::string& name) {
  return name.substr(0, name.find('('));
}

std::optional<Words> node_targets(const json& line) {
  static const std::set<std::string> without = {"CreateSchemaStmt", "CommentStmt", "GrantStmt",
                                                "DefineStmt"};
  const std::string kind = text_of(line, "kind");
  if (without.contains(kind)) return std::nullopt;
  for (const char* list : {"objects", "targets"}) {
    const auto found = line.find(list);
    if (found == line.end() || !found->is_array()) continue;
    Words names;
    for (const auto& name : *found)
      names.push_back(without_arguments(name.get<std::string>()));
    return names;
  }
  const std::string target = text_of(line, "target");
  if (target.empty()) return std::nullopt;
  return Words{target};
}

/// The keyword kinds of the other two oracles in our words.
Words keyword_kinds(const std::string& kind) {
  static const std::map<std::string, Words> fixed = {
      {"CREATE UNIQUE INDEX", {"CREATE INDEX"}}, {"CREATE TEMPORARY TABLE", {"CREATE TABLE"}},
      {"CREATE SCHEMA", {"CREATE DATABASE"}},    {"DROP SCHEMA", {"DROP DATABASE", "DROP SCHEMA"}},
      {"INSERT", {"INSERT", "REPLACE"}},         {"INSERT SELECT", {"INSERT", "REPLACE"}},
      {"SET", {"SET", "SET TRANSACTION"}},       {"PRAGMA foreign_keys", {"PRAGMA"}},
      {"PRAGMA foreign_key_check", {"PRAGMA"}},
  };
  static const std::set<std::string> same = {"ALTER TABLE",      "CREATE TABLE",  "DROP TABLE",
                                             "DROP PROCEDURE",   "SELECT",        "CREATE INDEX",
                                             "CREATE PROCEDURE", "CALL",          "UPDATE",
                                             "COMMIT",           "DROP INDEX",    "DELETE",
                                             "CREATE FUNCTION",  "PREPARE",       "EXECUTE",
                                             "DEALLOCATE",       "BEGIN",         "CREATE DATABASE",
                                             "CREATE TRIGGER",   "DROP DATABASE", "USE",
                                             "DROP USER",        "TRUNCATE",      "CREATE VIEW",
                                             "DROP FUNCTION",    "ANALYZE"};
  const auto found = fixed.find(kind);
  if (found != fixed.end()) return found->second;
  return same.contains(kind) ? Words{kind} : Words{};
}

OracleStatement statement_of(const json& line, bool nodes) {
  OracleStatement statement;
  statement.offset = line.at("loc").get<uint32_t>();
  statement.length = line.at("len").get<uint32_t>();
  statement.kind = text_of(line, "kind");
  if (nodes) {
    statement.accepted = !line.contains("error");
    statement.kinds = node_kinds(line);
    statement.targets = node_targets(line);
  } else {
    statement.accepted = text_of(line, "verdict") == "ok";
    statement.kinds = keyword_kinds(statement.kind);
  }
  return statement;
}

}  // namespace

std::vector<OracleFile> read_oracle(const std::filesystem::path& root, const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(root / "oracle" / folder))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<OracleFile> files;
  for (const auto& path : paths) {
    std::ifstream in(path);
    for (std::string text; std::getline(in, text);) {
      const json line = json::parse(text);
      if (line.at("t") == "file") {
        files.push_back({path.stem().string(), line.at("file").get<std::string>(), {}});
      } else {
        files.back().statements.push_back(statement_of(line, folder == "pg"));
      }
    }
  }
  return files;
}

}  // namespace segue::test
