// Table options and partitions. MySQL 9.7.4 and MariaDB 10.11 as measured (tests/facts/mysql).

#include "base/text.h"
#include "dialects/mysql/facts_action.h"

namespace segue::mysql {
namespace {

/// Options that say how rows are stored: the table is written again.
bool concerns_storage(const std::string& name) {
  for (const std::string_view each :
       {"ROW_FORMAT", "KEY_BLOCK_SIZE", "FORCE", "PAGE_COMPRESSED", "PAGE_COMPRESSION_LEVEL",
        "ENCRYPTED", "ENCRYPTION_KEY_ID", "TABLESPACE", "STORAGE"})
    if (name == each) return true;
  return false;
}

/// Options that MySQL takes and MariaDB does not know, and the reverse.
std::string foreign_option(const Server& server, const std::string& name) {
  if (!server.mariadb) {
    for (const std::string_view each :
         {"PAGE_COMPRESSED", "PAGE_COMPRESSION_LEVEL", "ENCRYPTED", "ENCRYPTION_KEY_ID",
          "TRANSACTIONAL", "PAGE_CHECKSUM", "ADD SYSTEM VERSIONING", "DROP SYSTEM VERSIONING"})
      if (name == each) return "MySQL does not know " + name;
    return {};
  }
  for (const std::string_view each :
       {"ENCRYPTION", "COMPRESSION", "AUTOEXTEND_SIZE", "SECONDARY_ENGINE", "ENGINE_ATTRIBUTE"})
    if (name == each) return "MariaDB does not know " + name;
  return {};
}

Verdict of_engine(const TableFacts& table, const std::string& engine) {
  const std::string current =
      table.old() && !table.old()->engine.empty() ? table.old()->engine : std::string("InnoDB");
  if (!text::equal_ignoring_case(engine, current)) return copied_under_lock();
  return table.innodb() ? rebuilt() : copied();
}

bool by_range_or_list(const TableFacts& table) {
  if (!table.partitioned()) return true;
  const std::string& method = table.old()->partition_by->method;
  return method.find("hash") == std::string::npos && method.find("key") == std::string::npos;
}

/// MariaDB takes no ALGORITHM or LOCK beside partition actions.
Verdict of_partitions(const TableFacts& table, Verdict verdict) {
  verdict.without_clauses = table.server().mariadb;
  return verdict;
}
Verdict partitions_copied(const TableFacts& table) {
  return of_partitions(
      table,
      {.method = Method::nocopy, .hold = Hold::shared, .rows = true, .rewrites_partitions = true});
}

}  // namespace

Verdict verdict_of_option(const TableFacts& table, const sql::Option& option) {
  const Server& server = table.server();
  const std::string& name = option.name;
  if (std::string why = foreign_option(server, name); !why.empty()) return refused(std::move(why));
  if (name.ends_with("SYSTEM VERSIONING")) return copied_under_lock();
  if (name == "ENGINE") return of_engine(table, option.value);
  if (name == "ENCRYPTION" && table.old()) {
    const auto found = table.old()->settings.find("ENCRYPTION");
    const std::string was = found == table.old()->settings.end() ? "'N'" : found->second;
    return text::equal_ignoring_case(was, option.value) ? metadata_in_place() : copied();
  }
  if (concerns_storage(name)) return table.innodb() ? rebuilt() : copied();
  if (name.starts_with("DISCARD") || name.starts_with("IMPORT")) {
    Verdict verdict = metadata_in_place();
    verdict.hold = Hold::exclusive;
    verdict.files = verdict.excludes_everybody = true;
    return verdict;
  }
  if (name.starts_with("ENABLE") || name.starts_with("DISABLE")) {
    Verdict verdict = instant();
    verdict.excludes_everybody = true;
    verdict.rows = !table.innodb() && name.starts_with("ENABLE");
    return verdict;
  }
  Verdict verdict = server.mariadb || !table.innodb() ? instant() : metadata_in_place();
  verdict.sets_option = true;
  return verdict;
}

Verdict verdict_of_partitions(const TableFacts& table, const sql::AddPartitions&) {
  if (!by_range_or_list(table)) return partitions_copied(table);
  Verdict verdict = metadata_in_place();
  verdict.files = true;
  return of_partitions(table, std::move(verdict));
}

Verdict verdict_of_partitions(const TableFacts& table, const sql::ChangePartitions& change) {
  if (change.change == "REMOVE PARTITIONING") return copied_under_lock();
  if (change.change == "COALESCE" || change.change == "REBUILD") return partitions_copied(table);
  Verdict verdict = change.change == "DROP" ? metadata_in_place() : instant();
  verdict.files = true;
  if (change.change == "TRUNCATE" || change.change == "DISCARD TABLESPACE" ||
      change.change == "IMPORT TABLESPACE")
    verdict.excludes_everybody = true;
  verdict.rows =
      change.change == "CHECK" || change.change == "OPTIMIZE" || change.change == "REPAIR";
  verdict.rewrites_partitions = change.change == "OPTIMIZE" || change.change == "REPAIR";
  return of_partitions(table, std::move(verdict));
}

Verdict verdict_of_partitions(const TableFacts& table, const sql::ReorganizePartitions&) {
  return partitions_copied(table);
}

/// The rows are looked at, to see whether each belongs to the partition, unless told not to.
Verdict verdict_of_partitions(const TableFacts& table, const sql::ExchangePartition& exchange) {
  Verdict verdict = instant();
  verdict.files = verdict.excludes_everybody = true;
  verdict.rows = exchange.with_validation.value_or(true);
  return of_partitions(table, std::move(verdict));
}

}  // namespace segue::mysql
