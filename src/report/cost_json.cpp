#include "report/cost_json.h"

#include <string_view>

namespace segue::report {
namespace {

using Json = nlohmann::ordered_json;

std::string_view word_for(facts::Transactional transactional) {
  constexpr std::string_view words[] = {"yes", "refused", "commits"};
  return words[static_cast<size_t>(transactional)];
}

Json word_or_null(const std::string& word) {
  return word.empty() ? Json() : Json(word);
}

}  // namespace

Json cost_as_json(const facts::Cost& cost) {
  Json locks = Json::array();
  for (const auto& lock : cost.locks)
    locks.push_back({{"relation", lock.relation},
                     {"mode", lock.mode},
                     {"blocks_reads", lock.blocks_reads},
                     {"blocks_writes", lock.blocks_writes}});
  return {{"locks", std::move(locks)},
          {"blocks_reads", cost.blocks_reads()},
          {"blocks_writes", cost.blocks_writes()},
          {"rewrites", cost.rewrites},
          {"scans", cost.scans},
          {"rebuilds_indexes", cost.rebuilds_indexes},
          {"transactional", word_for(cost.transactional)},
          {"algorithm", word_or_null(cost.algorithm)},
          {"lock", word_or_null(cost.lock)},
          {"duration", facts::name_of(cost.duration)},
          {"refusal", word_or_null(cost.refusal)}};
}

}  // namespace segue::report
