#include "dialects/postgresql/facts.h"

#include "catalog/lookup.h"
#include "dialects/postgresql/habits.h"
#include "dialects/postgresql/semantics.h"

namespace segue::postgresql {
namespace {

class Costs : public facts::CostModel {
 public:
  facts::Cost cost_of(const facts::Situation& situation) const override {
    facts::Cost cost;
    const catalog::Lookup before(situation.before, situation.semantics);
    if (const auto* create = std::get_if<sql::CreateIndex>(&situation.statement)) {
      if (const auto id = before.relation_id(create->table)) {
        const std::string table = before.shown(*id);
        cost.locks.push_back({table, create->concurrently ? "SHARE UPDATE EXCLUSIVE" : "SHARE",
                              false, !create->concurrently});
        cost.scans.push_back(table);
        cost.duration = facts::Duration::rows;
      }
    }
    return cost;
  }
  facts::Habits habits() const override { return habits_of_server(); }
  facts::Conversion conversion(const sql::TypeName& from, const sql::TypeName& to) const override {
    const catalog::Semantics& names = postgresql::semantics({});
    return names.text_of(from) == names.text_of(to) ? facts::Conversion::same
                                                    : facts::Conversion::other;
  }
};

}  // namespace

const facts::CostModel& costs(const dialect::Version& /*version*/) {
  static const Costs newest;
  return newest;
}

}  // namespace segue::postgresql
