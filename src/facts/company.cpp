#include "facts/company.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "facts/algorithms.h"

namespace segue::facts {
namespace {

/// What is dearer is greater.
auto weight_of(const Cost& cost) {
  return std::tuple(rank_of_algorithm(cost.algorithm), !cost.rewrites.empty(),
                    rank_of_lock(cost.lock), cost.duration);
}

/// The company pays what it does; what is refused is refused to each for itself.
void charge(Step& step, const Cost& total) {
  Cost paid = total;
  paid.refusal = std::move(step.cost.refusal);
  paid.refusal_with_rows = std::move(step.cost.refusal_with_rows);
  step.cost = std::move(paid);
}

class Company {
 public:
  Company(std::vector<Step>& steps, const sql::AlterTable& alter, const CostModel& model)
      : steps_(steps), alter_(alter), model_(model) {}

  void settle() {
    const Cost whole = cost_of(0, steps_.size());
    refuse(whole.refusal);
    const auto dearest = std::max_element(
        steps_.begin(), steps_.end(),
        [](const Step& a, const Step& b) { return weight_of(a.cost) < weight_of(b.cost); });
    if (weight_of(whole) > weight_of(dearest->cost)) blame();
    for (Step& step : steps_)
      if (weight_of(step.cost) > weight_of(whole)) charge(step, whole);
  }

 private:
  /// What the actions from `first` to before `end` cost together.
  Cost cost_of(size_t first, size_t end) const {
    sql::AlterTable part = alter_;
    part.actions.clear();
    for (size_t i = first; i < end; ++i)
      part.actions.push_back(std::get<sql::AlterTable>(*steps_[i].action).actions.front());
    const sql::Statement statement(std::move(part));
    return model_.cost_of(
        {*steps_[first].before, *steps_[end - 1].after, statement, *steps_[first].semantics});
  }

  /// What one action is refused for may be what another takes away.
  void refuse(const std::string& why) {
    if (why.empty())
      for (Step& step : steps_)
        step.cost.refusal.clear();
    const bool told = std::any_of(steps_.begin(), steps_.end(),
                                  [](const Step& step) { return !step.cost.refusal.empty(); });
    if (!told) steps_.back().cost.refusal = why;
  }

  /// Those that make what stands before them, or what stands behind them, dearer than it was.
  void blame() {
    const size_t count = steps_.size();
    std::vector<Cost> alone(count);
    std::transform(steps_.begin(), steps_.end(), alone.begin(),
                   [](const Step& step) { return step.cost; });
    const auto meet = [&](size_t i, const Cost& with, const Cost& without) {
      if (weight_of(with) > std::max(weight_of(without), weight_of(alone[i])) &&
          weight_of(with) > weight_of(steps_[i].cost))
        charge(steps_[i], with);
    };
    Cost before = alone.front();
    for (size_t i = 1; i < count; ++i) {
      Cost with = cost_of(0, i + 1);
      meet(i, with, before);
      before = std::move(with);
    }
    Cost behind = alone.back();
    for (size_t i = count - 1; i-- > 0;) {
      Cost with = cost_of(i, count);
      meet(i, with, behind);
      behind = std::move(with);
    }
  }

  std::vector<Step>& steps_;
  const sql::AlterTable& alter_;
  const CostModel& model_;
};

auto weight_of(const Lock& lock) {
  return std::pair(lock.blocks_writes, lock.blocks_reads);
}

/// The strongest lock on each relation, of all steps.
std::map<std::string, Lock> strongest_locks(const std::vector<Step>& steps) {
  std::map<std::string, Lock> strongest;
  for (const Step& step : steps)
    for (const Lock& lock : step.cost.locks) {
      Lock& known = strongest.emplace(lock.relation, lock).first->second;
      if (weight_of(known) < weight_of(lock)) known = lock;
    }
  return strongest;
}

/// A server without a choice locks each relation once, by what the most demanding action needs, and
/// reads rows under that lock.
void share_locks(std::vector<Step>& steps) {
  const auto strongest = strongest_locks(steps);
  for (Step& step : steps) {
    if (step.cost.duration != Duration::rows) continue;
    for (Lock& own : step.cost.locks)
      if (const Lock& held = strongest.at(own.relation); weight_of(own) < weight_of(held))
        own = held;
  }
}

}  // namespace

void settle_company(std::vector<Step>& steps, const sql::AlterTable& alter,
                    const CostModel& model) {
  const bool has_choice = std::any_of(
      steps.begin(), steps.end(), [](const Step& step) { return !step.cost.algorithm.empty(); });
  if (steps.size() < 2) return;
  if (has_choice)
    Company(steps, alter, model).settle();
  else
    share_locks(steps);
}

}  // namespace segue::facts
