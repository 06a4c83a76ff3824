#include "dialects/mysql/facts_alter.h"

#include <fmt/core.h>

#include "dialects/mysql/facts_action.h"

namespace segue::mysql {
namespace {

using facts::Cost;
using facts::Duration;

std::string_view word_for(Hold hold) {
  constexpr std::string_view words[] = {"NONE", "SHARED", "EXCLUSIVE"};
  return words[static_cast<size_t>(hold)];
}

std::string word_for(Method method, const Server& server) {
  if (method == Method::copy) return "COPY";
  if (method == Method::instant && server.has_instant()) return "INSTANT";
  return method == Method::nocopy && server.mariadb ? "NOCOPY" : "INPLACE";
}

/// The joined verdict of a statement: what the actions mean for each other, and what the table
/// makes of it.
class Settlement {
 public:
  Settlement(const TableFacts& table, Verdict verdict, const Clauses& clauses)
      : table_(table), server_(table.server()), v_(std::move(verdict)), clauses_(clauses) {}

  Cost cost() {
    meet_clauses();
    meet_company();
    meet_table();
    check_clauses();
    return priced();
  }

 private:
  void rebuild() {
    v_.method = std::max(v_.method, Method::inplace);
    v_.rows = true;
  }
  void copy() { v_ = joined(std::move(v_), copied()); }

  static bool is_written(const std::string& word) { return !word.empty() && word != "DEFAULT"; }
  /// MySQL changes metadata alone only where neither INPLACE nor a LOCK is written. Of COPY the
  /// cost is that of the cheapest way.
  void meet_clauses() {
    if (server_.mariadb || v_.method != Method::instant || !v_.instant_only_alone) return;
    const bool locks = !is_written(clauses_.algorithm) && is_written(clauses_.lock);
    if (locks || clauses_.algorithm == "INPLACE") rebuild();
  }

  void meet_company() {
    meet_clustered_key();
    meet_virtual_columns();
    if (v_.fulltext_indexes > 1) copy();
    // Measured: MariaDB opens the table anew.
    if (server_.mariadb && v_.renames_column && v_.sets_option)
      v_.method = std::max(v_.method, Method::nocopy);
    if (!v_.instant_only_alone || v_.method == Method::instant) return;
    // MariaDB lets indexes go without touching the rows.
    if (!server_.mariadb || v_.rows) rebuild();
  }

  void meet_clustered_key() {
    const catalog::Index* heir = table_.clustered_behind();
    if (v_.drops_clustered_key && v_.adds_clustered_key) {
      replace_clustered_key();
    } else if (v_.drops_clustered_key) {
      // MySQL: only a key that comes along can order the rows in place.
      const bool inherits = heir && (server_.mariadb || !is_old(*heir));
      inherits ? rebuild() : copy();
    } else if (v_.frees_clustered_key && !heir) {
      copy();
    }
  }
  bool is_old(const catalog::Index& index) const {
    return table_.old() && catalog::find_index(*table_.old(), index.key);
  }

  /// Measured: what goes in place beside a virtual column that comes or goes. MySQL asks that only
  /// where more than metadata changes.
  void meet_virtual_columns() {
    if (!v_.adds_virtual_column && !v_.drops_virtual_column) return;
    if (v_.adds_column && (v_.drops_virtual_column || server_.mariadb)) copy();
    if (v_.adds_functional_key && v_.drops_virtual_column) copy();
    const bool metadata = v_.method == Method::instant && !server_.mariadb;
    if (metadata ? v_.renames_column : v_.shuns_virtual_column) copy();
  }

  void replace_clustered_key() {
    // MySQL 8.4: restrict_fk_on_non_standard_key.
    if (server_.mysql_since(8, 4) && table_.foreign_keys_checked() &&
        table_.unique_key_is_missing())
      v_.refusal = "the key is needed in a foreign key constraint of another table";
    // MariaDB: the same columns order the rows, under another name.
    if (server_.mariadb && v_.method == Method::nocopy) {
      v_.method = Method::instant;
      v_.rows = false;
    } else {
      rebuild();
    }
  }

  /// Clauses that mean nothing here. Whether they ask for too little is for others to say: the cost
  /// is that of the cheapest way.
  void check_clauses() {
    if (!v_.refusal.empty()) return;
    if (v_.without_clauses && (is_written(clauses_.algorithm) || is_written(clauses_.lock)))
      v_.refusal = "ALGORITHM and LOCK cannot be written beside a partition action";
    if (!server_.mariadb && clauses_.algorithm == "INSTANT" && is_written(clauses_.lock))
      v_.refusal = "ALGORITHM=INSTANT goes with no LOCK but DEFAULT";
  }

  /// Nobody else sees a temporary table. MySQL changes it by copying alone, MariaDB takes any word.
  void meet_temporary() {
    if (!server_.mariadb) copy();
    v_.hold = Hold::none;
  }
  void meet_table() {
    if (table_.temporary()) return meet_temporary();
    if (v_.method == Method::inplace) meet_rebuild();
    // Measured: MariaDB lets nobody write while a table with a SPATIAL index gets other columns.
    if (v_.method == Method::nocopy && v_.instant_only_alone && server_.mariadb &&
        table_.keeps_index_of("SPATIAL"))
      v_.hold = std::max(v_.hold, Hold::shared);
    if (v_.method == Method::copy) v_.hold = std::max(v_.hold, Hold::shared);
    if (v_.method == Method::copy && copies_online()) v_.hold = Hold::none;
  }
  void meet_rebuild() {
    if (v_.adds_virtual_column || v_.drops_virtual_column) return copy();
    const bool fulltext = table_.keeps_index_of("FULLTEXT");
    if (fulltext && (!server_.mariadb || v_.fulltext_indexes > 0)) return copy();
    if (fulltext || v_.sorts_wide_text || table_.keeps_index_of("SPATIAL"))
      v_.hold = std::max(v_.hold, Hold::shared);
    if (server_.mariadb && table_.keeps_virtual_index()) v_.hold = std::max(v_.hold, Hold::shared);
  }
  /// MariaDB 11.2 and later catch up with what is written while a table is copied; the manual's
  /// page on online schema change names the exceptions.
  bool copies_online() const {
    return server_.mariadb_since(11, 2) && table_.innodb() && !table_.system_versioned() &&
           !table_.takes_cascades() && !v_.copy_excludes_writers && v_.hold != Hold::exclusive;
  }

  Cost priced() const {
    Cost cost;
    cost.transactional =
        table_.temporary() ? facts::Transactional::yes : facts::Transactional::commits;
    cost.refusal = v_.refusal;
    if (meets_log_fault())
      cost.fault =
          "instant changes of columns write a log that a recovery or a backup may not read";
    const bool rewrites = v_.method >= Method::inplace;
    cost.duration = rewrites || v_.rows ? Duration::rows
                    : v_.files          ? Duration::brief
                                        : Duration::instant;
    if (!v_.without_clauses) {
      cost.algorithm = word_for(v_.method, server_);
      // A LOCK beside INSTANT means nothing to MySQL; a lone rename asks MariaDB for all.
      if (server_.mariadb || cost.algorithm != "INSTANT") cost.lock = word_for(shown_hold());
    }
    if (rewrites || v_.rewrites_partitions) {
      cost.rewrites = {table_.name()};
      cost.rebuilds_indexes = table_.kept_indexes();
    } else {
      cost.rebuilds_indexes = v_.indexes;
    }
    if (cost.duration == Duration::rows) cost.scans = {table_.name()};
    if (!table_.temporary()) cost.locks.push_back(lock());
    return cost;
  }
  /// Nobody may hold the table, but for a moment; the clauses speak of that only where there is
  /// nothing else to do.
  bool excludes_everybody() const { return v_.excludes_everybody && !v_.instant_only_alone; }
  /// The release notes of MySQL 8.0.30 and 8.0.32 name the faults; backups refuse such tables.
  bool meets_log_fault() const {
    return v_.method == Method::instant && v_.instant_only_alone && v_.refusal.empty() &&
           server_.mysql_since(8, 0, 29) && server_.mysql_before(8, 0, 32);
  }
  Hold shown_hold() const {
    const bool alone = v_.method == Method::instant && server_.mariadb;
    return excludes_everybody() && alone ? Hold::exclusive : v_.hold;
  }
  facts::Lock lock() const {
    if (excludes_everybody() || v_.hold == Hold::exclusive)
      return {table_.name(), "EXCLUSIVE", true, true};
    if (v_.hold == Hold::shared) return {table_.name(), "SHARED NO WRITE", false, true};
    return {table_.name(), "SHARED UPGRADABLE", false, false};
  }

  const TableFacts& table_;
  const Server& server_;
  Verdict v_;
  const Clauses& clauses_;
};

/// The name that a statement leaves its table with.
sql::ObjectName name_behind(const sql::AlterTable& alter) {
  sql::ObjectName name = alter.table;
  for (const sql::AlterAction& action : alter.actions)
    if (const auto* rename = std::get_if<sql::RenameTo>(&action.form)) {
      if (rename->to.schema || !name.schema) name.schema = rename->to.schema;
      name.name = rename->to.name;
    }
  return name;
}

/// The other side of the foreign keys that a statement adds.
void lock_targets(const TableFacts& table, const sql::AlterTable& alter, Cost& cost) {
  for (const sql::AlterAction& action : alter.actions) {
    const auto* add = std::get_if<sql::AddConstraint>(&action.form);
    const auto* foreign = add ? std::get_if<sql::ForeignKey>(&add->constraint.form) : nullptr;
    if (!foreign) continue;
    const auto id = table.before().relation_id(foreign->references.table);
    const std::string name = id ? table.before().shown(*id) : foreign->references.table.text();
    if (cost.lock_of(name) == nullptr)
      cost.locks.push_back({name, "SHARED UPGRADABLE", false, false});
  }
}

/// Whether rows may conflict with what the action adds.
bool adds_key(const sql::AlterAction& action) {
  const auto is_key = [](const sql::ColumnConstraint& attribute) {
    return std::holds_alternative<sql::UniqueColumn>(attribute.form) ||
           std::holds_alternative<sql::PrimaryKeyColumn>(attribute.form);
  };
  const auto has_key = [&](const sql::ColumnDefinition& column) {
    return std::any_of(column.constraints.begin(), column.constraints.end(), is_key);
  };
  if (const auto* index = std::get_if<sql::AddIndex>(&action.form)) return index->index.unique;
  if (const auto* add = std::get_if<sql::AddConstraint>(&action.form))
    return std::holds_alternative<sql::KeyConstraint>(add->constraint.form);
  if (const auto* add = std::get_if<sql::AddColumn>(&action.form)) return has_key(add->column);
  if (const auto* modify = std::get_if<sql::ModifyColumn>(&action.form))
    return has_key(modify->column);
  const auto* change = std::get_if<sql::ChangeColumn>(&action.form);
  return change != nullptr && has_key(change->column);
}

}  // namespace

Cost settled(const TableFacts& table, Verdict verdict, const Clauses& clauses) {
  return Settlement(table, std::move(verdict), clauses).cost();
}

Cost cost_of_alter(const Server& server, const facts::Situation& situation,
                   const sql::AlterTable& alter) {
  const TableFacts table(server, situation, alter.table, name_behind(alter));
  Verdict verdict{.refusal = missing_in(server, alter)};
  for (const sql::AlterAction& action : alter.actions) {
    Verdict one = verdict_of(table, action);
    if (std::string why = refused_by_table(table, action); !why.empty())
      one.refusal = std::move(why);
    if (std::string why = missing_in(server, action); !why.empty()) one.refusal = std::move(why);
    // IGNORE leaves out the rows that conflict, which only a copy can do.
    if (alter.ignore && adds_key(action)) one = joined(std::move(one), copied_under_lock());
    verdict = joined(std::move(verdict), one);
  }
  Cost cost = settled(table, std::move(verdict), {alter.algorithm, alter.lock});
  lock_targets(table, alter, cost);
  std::sort(cost.locks.begin(), cost.locks.end(),
            [](const auto& a, const auto& b) { return a.relation < b.relation; });
  return cost;
}

Cost cost_of_index(const Server& server, const facts::Situation& situation,
                   const sql::CreateIndex& create) {
  const TableFacts table(server, situation, create.table, create.table);
  const sql::AlterAction action{
      .form = sql::AddIndex{.index = create.index, .if_not_exists = create.if_not_exists}};
  Verdict verdict = verdict_of(table, action);
  verdict.refusal = missing_in(server, action);
  if (verdict.refusal.empty()) verdict.refusal = refused_by_table(table, action);
  return settled(table, std::move(verdict), {create.algorithm, create.lock});
}

Cost cost_of_dropped_indexes(const Server& server, const facts::Situation& situation,
                             const sql::Drop& drop) {
  const sql::ObjectName name =
      drop.objects.empty() ? sql::ObjectName{} : drop.objects.front().table;
  const TableFacts table(server, situation, name, name);
  Verdict verdict;
  for (const sql::ObjectReference& object : drop.objects)
    verdict = joined(std::move(verdict), verdict_of_dropped_index(table, object.name.name));
  return settled(table, std::move(verdict), {drop.algorithm, drop.lock});
}

}  // namespace segue::mysql
