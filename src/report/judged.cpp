#include "report/judged.h"

#include <algorithm>
#include <map>
#include <utility>

#include "facts/algorithms.h"
#include "project/script.h"
#include "rules/rule.h"
#include "sql/describe.h"

namespace segue::report {
namespace {

using facts::Cost;
using facts::Lock;

int strength(const Lock& lock) {
  return (lock.blocks_reads ? 2 : 0) + (lock.blocks_writes ? 1 : 0);
}

void join_locks(std::vector<Lock>& locks, const std::vector<Lock>& more) {
  for (const Lock& lock : more) {
    const auto known = std::find_if(locks.begin(), locks.end(), [&](const Lock& other) {
      return other.relation == lock.relation;
    });
    if (known == locks.end())
      locks.push_back(lock);
    else if (strength(lock) > strength(*known))
      *known = lock;
  }
}

void join_names(std::vector<std::string>& names, const std::vector<std::string>& more) {
  for (const auto& name : more) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
}

auto weight_of_way(const Cost& cost) {
  return std::pair(facts::rank_of_algorithm(cost.algorithm), facts::rank_of_lock(cost.lock));
}

JudgedStatement statement_of(const Source& source, const dialect::ParsedStatement& read,
                             size_t index) {
  JudgedStatement statement;
  statement.index = static_cast<int>(index);
  statement.span = read.span;
  statement.begin = source.position(read.span.begin);
  statement.end = source.position(read.span.end);
  statement.kind = sql::kind_of(read.tree);
  if (read.error)
    statement.compat = {facts::Class::unknown, {}, "it does not parse, so nothing is known of it"};
  return statement;
}

}  // namespace

Cost joined(Cost a, const Cost& b) {
  join_locks(a.locks, b.locks);
  join_names(a.rewrites, b.rewrites);
  join_names(a.scans, b.scans);
  join_names(a.rebuilds_indexes, b.rebuilds_indexes);
  a.transactional = std::max(a.transactional, b.transactional);
  // The way that is chosen for all of them is that of the costliest.
  if (weight_of_way(b) > weight_of_way(a)) {
    a.algorithm = b.algorithm;
    a.lock = b.lock;
  }
  a.duration = std::max(a.duration, b.duration);
  if (a.refusal.empty()) a.refusal = b.refusal;
  return a;
}

JudgedScript judged(const project::ReadScript& read, const rules::Script& simulated) {
  const Source& source = *read.source;
  const auto& parsed = read.script.statements;
  JudgedScript script{.source = source};
  std::map<int, JudgedStatement> statements;
  for (size_t i = 0; i < parsed.size(); ++i) {
    if (parsed[i].error && read.direction(i) != project::Direction::down)
      statements.emplace(static_cast<int>(i), statement_of(source, parsed[i], i));
  }
  for (const rules::Step& step : simulated.steps) {
    const auto index = static_cast<size_t>(step.index);
    const auto known = statements.find(step.index);
    if (known == statements.end()) {
      JudgedStatement made = statement_of(source, parsed[index], index);
      made.compat = step.compat;
      made.cost = step.cost;
      made.refused = step.refused;
      statements.emplace(step.index, std::move(made));
      continue;
    }
    JudgedStatement& statement = known->second;
    statement.compat = facts::joined(std::move(statement.compat), step.compat);
    statement.cost = joined(std::move(statement.cost), step.cost);
    statement.refused |= step.refused;
  }
  for (auto& [index, statement] : statements)
    script.statements.push_back(std::move(statement));
  if (simulated.before && simulated.after)
    script.changes = catalog::diff(*simulated.before, *simulated.after, *simulated.semantics);
  return script;
}

std::vector<std::string_view> names_of(const facts::Breaks& breaks) {
  std::vector<std::string_view> names;
  if (breaks.old_reads) names.emplace_back("old-reads");
  if (breaks.old_writes) names.emplace_back("old-writes");
  if (breaks.new_reads) names.emplace_back("new-reads");
  if (breaks.new_writes) names.emplace_back("new-writes");
  return names;
}

std::string_view waits_of(const facts::Cost& cost) {
  if (cost.blocks_reads()) return cost.blocks_writes() ? "reads and writes wait" : "reads wait";
  return cost.blocks_writes() ? "writes wait" : "";
}

std::string_view time_of(facts::Duration duration) {
  return duration == facts::Duration::rows ? "grows with the rows" : facts::name_of(duration);
}

}  // namespace segue::report
