// One writer per database file: whatever writes keeps all other writers of the file out until its
// transaction ends (https://www.sqlite.org/lockingv3.html). Readers go on; only where the journal
// is not write-ahead do they wait for the moment of the commit.

#include "dialects/sqlite/facts.h"

#include <map>
#include <mutex>
#include <tuple>

#include "base/text.h"
#include "dialects/sqlite/facts_alter.h"
#include "dialects/sqlite/habits.h"
#include "dialects/sqlite/semantics.h"
#include "dialects/sqlite/types.h"
#include "sql/uses.h"

namespace segue::sqlite {
namespace {

using facts::Cost;
using facts::Duration;
using facts::Transactional;

/// PRAGMAs that an open transaction makes fail, or pass without effect.
bool needs_no_transaction(std::string_view pragma) {
  for (const std::string_view each : {"foreign_keys", "journal_mode", "synchronous"})
    if (text::equal_ignoring_case(pragma, each)) return true;
  return false;
}

/// What one statement costs; forms without a function of their own only edit the schema.
class Pricing {
 public:
  Pricing(const dialect::Version& version, const facts::Situation& situation)
      : version_(version), situation_(situation), before_(situation.before, situation.semantics) {}

  // ---- definitions

  Cost of(const sql::AlterTable& alter) const {
    return writing(alter.table, cost_of_alter(version_, situation_, alter));
  }
  Cost of(const sql::CreateTable& create) const {
    Cost cost{.refusal = missing_in(version_, create)};
    if (create.as_query) {
      cost.duration = Duration::rows;
      for (const sql::ObjectName& name : sql::uses_of(*create.as_query).reads)
        cost.scans.push_back(shown(name));
    }
    return create.temporary ? cost : writing(create.table, std::move(cost));
  }
  Cost of(const sql::CreateIndex& create) const {
    return writing(create.table, {.scans = {shown(create.table)}, .duration = Duration::rows});
  }
  Cost of(const sql::CreateView& create) const {
    return create.temporary ? Cost{} : writing(create.view, {});
  }
  Cost of(const sql::CreateTrigger& create) const {
    return create.temporary ? Cost{} : writing(create.table, {});
  }
  Cost of(const sql::CreateVirtualTable& create) const {
    return writing(create.table, {.duration = Duration::brief});
  }
  /// Dropping a table with foreign_keys=ON first deletes its rows one by one.
  Cost of(const sql::Drop& drop) const {
    Cost cost;
    for (const sql::ObjectReference& object : drop.objects) {
      if (drop.kind == sql::ObjectKind::table) {
        const auto on = situation_.before.session.find("foreign_keys");
        const bool deletes = on != situation_.before.session.end() &&
                             (on->second == "on" || on->second == "1") && referenced(object.name);
        cost.duration = deletes ? Duration::rows : Duration::brief;
        if (deletes) cost.scans.push_back(shown(object.name));
      }
      cost = writing(object.name, std::move(cost));
    }
    return cost;
  }

  // ---- rows

  Cost of(const sql::Insert& insert) const {
    if (!insert.returning.empty() && !version_.at_least(3, 35))
      return writing(insert.table, {.refusal = "RETURNING needs SQLite 3.35"});
    const bool copies = insert.source && !sql::uses_of(*insert.source).reads.empty();
    return writing(insert.table, {.duration = copies ? Duration::rows : Duration::brief});
  }
  Cost of(const sql::Update& update) const {
    Cost cost = changing(!update.where && !update.limit);
    if (!update.returning.empty() && !version_.at_least(3, 35))
      cost.refusal = "RETURNING needs SQLite 3.35";
    if (!update.from.empty() && !version_.at_least(3, 33))
      cost.refusal = "UPDATE … FROM needs SQLite 3.33";
    return cost;
  }
  Cost of(const sql::Delete& remove) const {
    Cost cost = changing(!remove.where && !remove.limit);
    if (!remove.returning.empty() && !version_.at_least(3, 35))
      cost.refusal = "RETURNING needs SQLite 3.35";
    return cost;
  }

  // ---- upkeep and the session

  Cost of(const sql::Maintain& maintain) const {
    Cost cost{.duration = Duration::rows};
    const bool vacuum = maintain.verb == "VACUUM";
    if (vacuum) cost.transactional = Transactional::refused;
    for (const sql::ObjectName& name : maintain.objects)
      if (!vacuum) cost.scans.push_back(shown(name));
    if (vacuum) {
      cost.rewrites = {"main"};
      cost.locks = {{"main", "EXCLUSIVE", true, true}};
      return cost;
    }
    if (maintain.verb == "REINDEX")
      for (const sql::ObjectName& name : maintain.objects)
        cost.rebuilds_indexes.push_back(shown(name));
    return writing(maintain.objects.empty() ? sql::ObjectName{} : maintain.objects.front(),
                   std::move(cost));
  }
  Cost of(const sql::Pragma& pragma) const {
    const bool refused = pragma.value && needs_no_transaction(pragma.name.name.text);
    return {.transactional = refused ? Transactional::refused : Transactional::yes};
  }
  Cost of(const sql::Attach& attach) const {
    return {.transactional = attach.detach ? Transactional::refused : Transactional::yes};
  }

  /// Queries, transactions, settings and what is not modelled.
  template <class Form>
  Cost of(const Form&) const {
    return {};
  }

 private:
  std::string shown(const sql::ObjectName& name) const {
    const auto id = before_.relation_id(name);
    return id ? before_.shown(*id) : name.text();
  }
  bool referenced(const sql::ObjectName& name) const {
    const auto id = before_.relation_id(name);
    if (!id) return false;
    for (const auto& node :
         situation_.before.dependents_of({catalog::ObjectClass::relation, *id})) {
      const auto* other = node.kind == catalog::ObjectClass::relation
                              ? situation_.before.relation(node.id)
                              : nullptr;
      if (other && catalog::refers_to(*other, *id)) return true;
    }
    return false;
  }

  /// Adds the lock on the database that the object is in; a temporary one is nobody else's.
  Cost writing(const sql::ObjectName& name, Cost cost) const {
    const auto id = before_.relation_id(name);
    std::string database = id ? id->schema : text::lower(name.schema.text);
    if (database.empty()) database = "main";
    if (database != "temp" && cost.lock_of(database) == nullptr)
      cost.locks.push_back({database, "RESERVED", false, true});
    return cost;
  }
  Cost changing(bool every_row) const {
    Cost cost{.duration = Duration::rows};
    for (const sql::ObjectName& name : sql::uses_of(situation_.statement).writes) {
      if (every_row) cost.scans.push_back(shown(name));
      cost = writing(name, std::move(cost));
    }
    return cost;
  }

  const dialect::Version& version_;
  const facts::Situation& situation_;
  catalog::Lookup before_;
};

class Costs : public facts::CostModel {
 public:
  explicit Costs(const dialect::Version& version) : version_(version) {}

  Cost cost_of(const facts::Situation& situation) const override {
    return std::visit([&](const auto& form) { return Pricing(version_, situation).of(form); },
                      situation.statement);
  }
  facts::Habits habits() const override { return habits_of_server(); }
  /// A declared type says which values are converted when they are stored; any value may be stored
  /// in any column that is not strict.
  facts::Conversion conversion(const sql::TypeName& from, const sql::TypeName& to) const override {
    if (text_of(from) == text_of(to) || affinity_of(from) == affinity_of(to))
      return facts::Conversion::same;
    return facts::Conversion::other;
  }

 private:
  dialect::Version version_;
};

}  // namespace

/// One model per version that was asked for; they live as long as the program.
const facts::CostModel& costs(const dialect::Version& version) {
  using Key = std::tuple<int, int, int>;
  static std::mutex mutex;
  static std::map<Key, Costs> models;
  const std::lock_guard guard(mutex);
  const Key key{version.major, version.minor, version.patch};
  return models.try_emplace(key, version).first->second;
}

}  // namespace segue::sqlite
