#include "dialects/mysql/facts.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <string_view>
#include <tuple>

#include "base/text.h"
#include "dialects/mysql/facts_alter.h"
#include "dialects/mysql/facts_type.h"
#include "dialects/mysql/habits.h"
#include "dialects/mysql/semantics.h"
#include "sql/uses.h"

namespace segue::mysql {
namespace {

using facts::Cost;
using facts::Duration;
using facts::Transactional;

/// What one statement costs; every form of statement has a function, the rest cost nothing.
class Pricing {
 public:
  Pricing(const Server& server, const facts::Situation& situation)
      : server_(server), situation_(situation), before_(situation.before, situation.semantics) {}

  // ---- tables

  Cost of(const sql::AlterTable& alter) const { return cost_of_alter(server_, situation_, alter); }
  Cost of(const sql::CreateIndex& create) const {
    return cost_of_index(server_, situation_, create);
  }
  Cost of(const sql::CreateTable& create) const {
    Cost cost = committing();
    if (create.temporary) cost.transactional = Transactional::yes;
    if (create.or_replace && before_.relation_id(create.table))
      lock(cost, create.table, "EXCLUSIVE", true, true);
    for (const sql::TableElement& element : create.elements) {
      const auto* constraint = std::get_if<sql::TableConstraint>(&element);
      const auto* foreign = constraint ? std::get_if<sql::ForeignKey>(&constraint->form) : nullptr;
      if (foreign) lock(cost, foreign->references.table, "SHARED UPGRADABLE", false, false);
    }
    if (!create.as_query) return cost;
    cost.duration = Duration::rows;
    for (const sql::ObjectName& name : sql::uses_of(*create.as_query).reads) {
      lock(cost, name, "SHARED READ", false, false);
      cost.scans.push_back(shown(name));
    }
    return cost;
  }
  Cost of(const sql::Drop& drop) const {
    if (drop.kind == sql::ObjectKind::index)
      return cost_of_dropped_indexes(server_, situation_, drop);
    Cost cost = committing();
    if (drop.temporary) cost.transactional = Transactional::yes;
    if (drop.kind != sql::ObjectKind::table && drop.kind != sql::ObjectKind::view) return cost;
    if (drop.kind == sql::ObjectKind::table) cost.duration = Duration::brief;
    for (const sql::ObjectReference& object : drop.objects)
      lock(cost, object.name, "EXCLUSIVE", true, true);
    return cost;
  }
  Cost of(const sql::RenameTables& rename) const {
    Cost cost = committing();
    for (const sql::TableRename& each : rename.renames)
      lock(cost, each.from, "EXCLUSIVE", true, true);
    return cost;
  }
  /// The table is dropped and made again.
  Cost of(const sql::Truncate& truncate) const {
    Cost cost = committing();
    cost.duration = Duration::brief;
    for (const sql::NamedTable& table : truncate.tables) {
      lock(cost, table.name, "EXCLUSIVE", true, true);
      if (server_.mariadb &&
          TableFacts(server_, situation_, table.name, table.name).system_versioned())
        cost.refusal = "a system-versioned table cannot be truncated (error 4137)";
    }
    return cost;
  }
  Cost of(const sql::CreateTrigger& create) const {
    Cost cost = committing();
    lock(cost, create.table, "EXCLUSIVE", true, true);
    return cost;
  }
  Cost of(const sql::CreateView& create) const {
    Cost cost = committing();
    if (before_.relation_id(create.view)) lock(cost, create.view, "EXCLUSIVE", true, true);
    return cost;
  }

  // ---- rows

  Cost of(const sql::Insert& insert) const {
    Cost cost = writing(situation_.statement);
    const bool copies = insert.source && !sql::uses_of(*insert.source).reads.empty();
    cost.duration = copies ? Duration::rows : Duration::brief;
    return cost;
  }
  Cost of(const sql::Update& update) const { return changing(!update.where && !update.limit); }
  Cost of(const sql::Delete& remove) const { return changing(!remove.where && !remove.limit); }
  Cost of(const sql::LoadData&) const {
    Cost cost = writing(situation_.statement);
    cost.duration = Duration::rows;
    return cost;
  }
  Cost of(const sql::Query&) const { return writing(situation_.statement); }

  // ---- upkeep and the session

  Cost of(const sql::Maintain& maintain) const {
    Cost cost = committing();
    cost.duration = Duration::rows;
    for (const sql::ObjectName& name : maintain.objects) {
      cost.scans.push_back(shown(name));
      if (maintain.verb == "OPTIMIZE" && innodb(name)) {
        // InnoDB writes the table anew and lets writes go on, as ALTER TABLE … FORCE does.
        cost.rewrites.push_back(shown(name));
        lock(cost, name, "SHARED UPGRADABLE", false, false);
      } else if (maintain.verb == "OPTIMIZE" || maintain.verb == "REPAIR") {
        cost.rewrites.push_back(shown(name));
        lock(cost, name, "SHARED NO READ WRITE", true, true);
      } else {
        lock(cost, name, "SHARED READ", false, false);
      }
    }
    return cost;
  }
  Cost of(const sql::LockTables& tables) const {
    Cost cost = committing();
    if (tables.unlock) return cost;
    const bool reading = tables.mode.starts_with("READ");
    for (const sql::NamedTable& table : tables.tables)
      lock(cost, table.name, reading ? "SHARED READ ONLY" : "SHARED NO READ WRITE", !reading, true);
    return cost;
  }

  // ---- the session's own statements

  /// The settings that are kept in tables, and the one that ends what is open.
  Cost of(const sql::Set& set) const {
    const bool commits =
        std::any_of(set.settings.begin(), set.settings.end(), [](const sql::Setting& setting) {
          return text::equal_ignoring_case(setting.name, "password") ||
                 text::equal_ignoring_case(setting.name, "default role") ||
                 text::equal_ignoring_case(setting.name, "autocommit");
        });
    return commits ? committing() : Cost{};
  }
  /// Most administer the server. EXECUTE may run anything, and so may what is not understood.
  Cost of(const sql::Command& command) const {
    constexpr std::string_view harmless[] = {"PREPARE", "DEALLOCATE", "SHOW",    "HANDLER",
                                             "SIGNAL",  "RESIGNAL",   "GET",     "HELP",
                                             "KILL",    "DESCRIBE",   "EXPLAIN", "DESC"};
    const std::string_view verb = std::string_view(command.verb).substr(0, command.verb.find(' '));
    const bool commits =
        std::find(std::begin(harmless), std::end(harmless), verb) == std::end(harmless);
    return commits ? committing() : Cost{};
  }

  /// What no form above says: definitions commit what is open, and code may: a procedure, a block.
  template <class Form>
  Cost of(const Form&) const {
    constexpr bool keeps_open =
        std::is_same_v<Form, sql::Use> || std::is_same_v<Form, sql::Transaction> ||
        std::is_same_v<Form, sql::Explain> || std::is_same_v<Form, sql::Evaluate>;
    return keeps_open ? Cost{} : committing();
  }

 private:
  static Cost committing() { return {.transactional = Transactional::commits}; }

  std::string shown(const sql::ObjectName& name) const {
    const auto id = before_.relation_id(name);
    return id ? before_.shown(*id) : name.text();
  }
  bool innodb(const sql::ObjectName& name) const {
    return TableFacts(server_, situation_, name, name).innodb();
  }
  void lock(Cost& cost, const sql::ObjectName& name, std::string mode, bool reads,
            bool writes) const {
    const catalog::Relation* relation = before_.relation(name);
    if (relation && relation->temporary) return;
    const std::string table = shown(name);
    if (cost.lock_of(table) == nullptr)
      cost.locks.push_back({table, std::move(mode), reads, writes});
    std::sort(cost.locks.begin(), cost.locks.end(),
              [](const auto& a, const auto& b) { return a.relation < b.relation; });
  }

  /// Rows that are written or read: nobody else waits for the table as such.
  Cost writing(const sql::Statement& statement) const {
    Cost cost;
    const sql::Uses uses = sql::uses_of(statement);
    for (const sql::ObjectName& name : uses.writes)
      lock(cost, name, "SHARED WRITE", false, false);
    for (const sql::ObjectName& name : uses.reads)
      lock(cost, name, "SHARED READ", false, false);
    return cost;
  }
  Cost changing(bool every_row) const {
    Cost cost = writing(situation_.statement);
    cost.duration = Duration::rows;
    if (every_row)
      for (const facts::Lock& each : cost.locks)
        if (each.mode == "SHARED WRITE") cost.scans.push_back(each.relation);
    return cost;
  }

  const Server& server_;
  const facts::Situation& situation_;
  catalog::Lookup before_;
};

class Costs : public facts::CostModel {
 public:
  explicit Costs(const dialect::Version& version)
      : server_{version.product == "mariadb", version} {}

  Cost cost_of(const facts::Situation& situation) const override {
    return std::visit([&](const auto& form) { return Pricing(server_, situation).of(form); },
                      situation.statement);
  }
  facts::Habits habits() const override { return habits_of_server(); }
  facts::Conversion conversion(const sql::TypeName& from, const sql::TypeName& to) const override {
    return conversion_between(from, to);
  }

 private:
  Server server_;
};

}  // namespace

/// One model per version that was asked for; they live as long as the program.
const facts::CostModel& costs(const dialect::Version& version) {
  using Key = std::tuple<std::string, int, int, int>;
  static std::mutex mutex;
  static std::map<Key, Costs> models;
  const std::lock_guard guard(mutex);
  const Key key{version.product, version.major, version.minor, version.patch};
  return models.try_emplace(key, version).first->second;
}

}  // namespace segue::mysql
