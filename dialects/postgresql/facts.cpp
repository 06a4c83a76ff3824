#include "dialects/postgresql/facts.h"

#include <algorithm>
#include <array>

#include "catalog/apply.h"
#include "dialects/postgresql/facts_parts.h"
#include "dialects/postgresql/habits.h"

namespace segue::postgresql {
namespace {

constexpr int newest_version = 18;

class Costs : public facts::CostModel {
 public:
  explicit Costs(dialect::Version version) : version_(std::move(version)) {}

  facts::Cost cost_of(const facts::Situation& situation) const override;
  facts::Habits habits() const override { return habits_of_server(); }
  facts::Conversion conversion(const sql::TypeName& from, const sql::TypeName& to) const override {
    return conversion_of(from, to);
  }
  bool casts_implicitly(const sql::TypeName& from, const sql::TypeName& to) const override {
    return postgresql::casts_implicitly(from, to);
  }

 private:
  void charge_code(Bill& bill, const sql::CodeBlock& block) const;

  /// The fault of this very version that the statement runs into.
  std::string fault_of(const sql::Statement& statement) const;

  dialect::Version version_;
};

// What is charged nothing: it locks no relation that was there before.
void charge(Bill&, const sql::CreateSequence&) {}
void charge(Bill&, const sql::CreateType&) {}
void charge(Bill&, const sql::RenameEnumValue&) {}
void charge(Bill&, const sql::CreateDomain&) {}
void charge(Bill&, const sql::CreateSchema&) {}
void charge(Bill&, const sql::CreateExtension&) {}
void charge(Bill&, const sql::CreateRoutine&) {}
void charge(Bill&, const sql::AlterRoutine&) {}
void charge(Bill&, const sql::MoveObject&) {}
void charge(Bill&, const sql::ChangeOwner&) {}
void charge(Bill&, const sql::CallProcedure&) {}
void charge(Bill&, const sql::Set&) {}
void charge(Bill&, const sql::Opaque&) {}

// What this server does not have.
void charge(Bill&, const sql::CreateEvent&) {}
void charge(Bill&, const sql::RenameTables&) {}
void charge(Bill&, const sql::LoadData&) {}
void charge(Bill&, const sql::Evaluate&) {}
void charge(Bill&, const sql::Pragma&) {}
void charge(Bill&, const sql::Use&) {}
void charge(Bill&, const sql::Attach&) {}
void charge(Bill&, const sql::CreateVirtualTable&) {}

/// A block runs its statements as part of itself, each on what the one before it left.
void Costs::charge_code(Bill& bill, const sql::CodeBlock& block) const {
  const auto& semantics = bill.situation.semantics;
  const auto plain = semantics.plain_code(block.language, block.body);
  if (!plain) return;
  catalog::Catalog at = bill.situation.before;
  for (const sql::Statement& statement : plain->statements) {
    catalog::Catalog next = at;
    catalog::apply(next, statement, semantics);
    bill.add(cost_of({at, next, statement, semantics}));
    at = std::move(next);
  }
}

/// Release notes of 14.4: indexes that were built concurrently could miss rows.
std::string Costs::fault_of(const sql::Statement& statement) const {
  if (version_.major != 14 || version_.minor < 1 || version_.minor > 3) return {};
  const auto* create = std::get_if<sql::CreateIndex>(&statement);
  const auto* maintain = std::get_if<sql::Maintain>(&statement);
  const bool concurrent = (create && create->concurrently) ||
                          (maintain && maintain->verb == "REINDEX" && is_concurrent(*maintain));
  return concurrent ? "an index that 14.0 to 14.3 build concurrently may miss rows" : "";
}

facts::Cost Costs::cost_of(const facts::Situation& situation) const {
  Bill bill(situation, version_.major);
  refuse_later_syntax(bill, situation.statement);
  if (const auto* block = std::get_if<sql::CodeBlock>(&situation.statement)) {
    charge_code(bill, *block);
    return std::move(bill).total();
  }
  std::visit(
      [&]<class Form>(const Form& form) {
        if constexpr (!std::is_same_v<Form, sql::CodeBlock>) charge(bill, form);
      },
      situation.statement);
  facts::Cost cost = std::move(bill).total();
  cost.fault = fault_of(situation.statement);
  return cost;
}

}  // namespace

const facts::CostModel& costs(const dialect::Version& version) {
  // Each version has its own: what one changed is true of those that follow.
  static const std::array models{Costs({"", 13}), Costs({"", 14}), Costs({"", 15}),
                                 Costs({"", 16}), Costs({"", 17}), Costs({"", newest_version})};
  static const Costs early_14({"", 14, 3});
  if (version.major == 14 && version.minor >= 1 && version.minor <= 3) return early_14;
  const int major = version.major == 0 ? newest_version : version.major;
  return models[static_cast<size_t>(std::clamp(major, 13, newest_version) - 13)];
}

}  // namespace segue::postgresql
