#include "report/cost_json.h"

#include <string_view>

#include "report/json_text.h"

namespace segue::report {
namespace {

using Json = nlohmann::ordered_json;

std::string_view word_for(facts::Transactional transactional) {
  constexpr std::string_view words[] = {"yes", "refused", "commits"};
  return words[static_cast<size_t>(transactional)];
}

}  // namespace

Json locks_as_json(const std::vector<facts::Lock>& locks) {
  return list_as_json(locks, [](const facts::Lock& lock) -> Json {
    return {{"relation", lock.relation},
            {"mode", lock.mode},
            {"blocks_reads", lock.blocks_reads},
            {"blocks_writes", lock.blocks_writes}};
  });
}

Json cost_as_json(const facts::Cost& cost) {
  return {{"locks", locks_as_json(cost.locks)},
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
