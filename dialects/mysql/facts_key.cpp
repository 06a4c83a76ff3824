// Indexes, keys, foreign keys and checks.
//
// MySQL 9.7.4 and MariaDB 10.11 as measured (tests/facts/mysql). The manuals of MySQL 5.7 and 8.0
// say the same of all versions, but for checks: before 8.0.16 they are read and forgotten.

#include "base/text.h"
#include "dialects/mysql/facts_action.h"

namespace segue::mysql {

using catalog::Column;
using catalog::Index;
using catalog::NameKind;

namespace {

std::vector<std::string> keys_of(const TableFacts& table, const sql::IndexParts& parts) {
  std::vector<std::string> keys;
  for (const sql::IndexPart& part : parts)
    if (part.column) keys.push_back(table.before().key(NameKind::column, part.column.text));
  return keys;
}

/// Whether the index reads values that the server computes for the purpose: an expression, or a
/// virtual column that the same statement adds.
bool computes_values(const TableFacts& table, const sql::IndexParts& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](const sql::IndexPart& part) {
    if (part.expression) return true;
    const Column* column = table.new_column(part.column);
    return column && is_virtual(*column) && !table.old_column(part.column);
  });
}

/// The first FULLTEXT index numbers the rows in a hidden column, unless the table has it already.
bool numbers_rows(const TableFacts& table) {
  return !table.has_index_of("FULLTEXT") && !table.numbers_rows_unseen() &&
         !table.old_column(sql::Name{.text = "FTS_DOC_ID"});
}

/// A unique index on columns that are never NULL orders the rows where nothing else does.
bool orders_rows(const TableFacts& table, const std::vector<std::string>& keys) {
  if (!table.old() || table.old()->external || table.clustered()) return false;
  return !keys.empty() && std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
    const Column* column = catalog::find_column(*table.old(), key);
    return column && column->not_null;
  });
}

std::vector<std::string> columns_of(const Index& index) {
  std::vector<std::string> keys;
  for (const auto& part : index.parts)
    keys.push_back(part.column);
  return keys;
}

}  // namespace

Verdict verdict_of_index(const TableFacts& table, bool unique, const std::string& kind,
                         const sql::IndexParts& parts) {
  if (!table.innodb()) return copied();
  if (kind == "FULLTEXT") {
    Verdict verdict = numbers_rows(table) ? rebuilt(Hold::shared) : index_built(Hold::shared);
    verdict.fulltext_indexes = 1;
    return verdict;
  }
  if (kind == "SPATIAL" || kind == "VECTOR") return index_built(Hold::shared);
  if (unique && orders_rows(table, keys_of(table, parts))) return rebuilt();
  Verdict verdict = index_built(computes_values(table, parts) ? Hold::shared : Hold::none);
  verdict.adds_functional_key = verdict.adds_virtual_column = std::any_of(
      parts.begin(), parts.end(), [](const auto& part) { return bool(part.expression); });
  return verdict;
}

Verdict verdict_of_dropped_index(const TableFacts& table, const sql::Name& name) {
  if (!table.innodb()) return copied();
  const Index* index = table.old() ? table.before().index(*table.old(), name) : nullptr;
  Verdict verdict = metadata_in_place();
  verdict.files = true;
  verdict.drops_clustered_key = index && index == table.clustered();
  verdict.drops_virtual_column =
      index && std::any_of(index->parts.begin(), index->parts.end(),
                           [](const auto& part) { return bool(part.expression); });
  verdict.shuns_virtual_column = index && index->unique;
  return verdict;
}

Verdict verdict_of_primary_key(const TableFacts& table, const std::vector<std::string>& columns) {
  if (!table.innodb()) return copied();
  Verdict verdict = rebuilt();
  const Index* clustered = table.clustered();
  // MariaDB: what ordered the rows goes on doing so under its new name.
  if (table.server().mariadb && clustered && columns_of(*clustered) == columns)
    verdict = index_built();
  for (const std::string& key : columns) {
    const Column* column = table.old() ? catalog::find_column(*table.old(), key) : nullptr;
    if (column && !column->not_null && !table.server().mariadb && !table.strict())
      verdict = copied();
  }
  verdict.adds_clustered_key = true;
  return verdict;
}

/// Every row is looked up in the other table, unless the session says not to.
Verdict verdict_of_foreign_key(const TableFacts& table, const std::vector<std::string>& columns) {
  if (!table.innodb() || table.foreign_keys_checked()) return copied_under_lock();
  const bool served =
      table.old() &&
      std::any_of(table.old()->indexes.begin(), table.old()->indexes.end(), [&](const auto& i) {
        const auto keys = columns_of(*i);
        return keys.size() >= columns.size() &&
               std::equal(columns.begin(), columns.end(), keys.begin());
      });
  if (!served) return index_built();
  return table.server().mariadb ? instant() : metadata_in_place();
}

Verdict verdict_of_check(const TableFacts& table, const sql::ConstraintAttributes& attributes) {
  if (attributes.enforced == false || table.server().mysql_before(8, 0, 16)) return instant();
  return copied();
}

}  // namespace segue::mysql
