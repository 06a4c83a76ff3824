#include "rules/algorithms.h"

namespace segue::rules {

AskedFor asked_for(const facts::Step& step) {
  if (const auto* alter = step.as<sql::AlterTable>()) return {alter->algorithm, alter->lock};
  if (const auto* create = step.as<sql::CreateIndex>()) return {create->algorithm, create->lock};
  if (const auto* drop = step.as<sql::Drop>()) return {drop->algorithm, drop->lock};
  return {};
}

bool asks_for_too_little(const facts::Step& step) {
  if (step.cost.algorithm.empty()) return false;
  const auto [algorithm, lock] = asked_for(step);
  const int method = rank_of_algorithm(algorithm);
  const int hold = rank_of_lock(lock);
  return (method > 0 && method < rank_of_algorithm(step.cost.algorithm)) ||
         (hold > 0 && hold < rank_of_lock(step.cost.lock));
}

}  // namespace segue::rules
