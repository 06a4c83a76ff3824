#include "report/facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "report/cost_json.h"
#include "report/json_text.h"
#include "report/judged.h"
#include "sql/describe.h"

namespace segue::report {
namespace {

using Json = nlohmann::ordered_json;
using facts::Compat;
using facts::Cost;
using facts::Step;

Json json_of(const Cost& cost, const Compat& compat) {
  Json json = cost_as_json(cost);
  json["class"] = name_of(compat.kind);
  json["phase"] = name_of(phase_of(compat.kind));
  json["breaks"] = names_of(compat.breaks);
  json["reason"] = compat.reason;
  return json;
}

/// What the step does, in a word.
std::string name_of_action(const Step& step) {
  const auto actions = sql::actions_of(*step.action);
  if (actions.size() == 1) return actions.front();
  std::string name = text::lower(sql::kind_of(*step.action));
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

/// The steps of one statement: [first, last).
struct Group {
  size_t first = 0;
  size_t last = 0;
};

std::vector<Group> groups_of(const std::vector<Step>& steps) {
  std::vector<Group> groups;
  for (size_t i = 0; i < steps.size(); ++i) {
    if (groups.empty() || steps[i].index != steps[groups.back().first].index)
      groups.push_back({i, i});
    groups.back().last = i + 1;
  }
  return groups;
}

std::pair<Cost, Compat> of_group(const std::vector<Step>& steps, Group group) {
  Cost cost = steps[group.first].cost;
  Compat compat = steps[group.first].compat;
  for (size_t i = group.first + 1; i < group.last; ++i) {
    cost = joined(std::move(cost), steps[i].cost);
    compat = joined(std::move(compat), steps[i].compat);
  }
  return {std::move(cost), std::move(compat)};
}

std::string line_of(const Step& step) {
  const Cost& cost = step.cost;
  std::string text = fmt::format("    {}: {}", name_of_action(step), name_of(cost.duration));
  const auto add = [&](const std::string& words) { text += "; " + words; };
  for (const auto& lock : cost.locks)
    add(fmt::format("{} on {}{}", lock.mode, lock.relation,
                    lock.blocks_reads    ? " (reads and writes wait)"
                    : lock.blocks_writes ? " (writes wait)"
                                         : ""));
  if (!cost.rewrites.empty()) add("rewrites " + text::joined(cost.rewrites, ", "));
  if (!cost.scans.empty()) add("scans " + text::joined(cost.scans, ", "));
  if (!cost.rebuilds_indexes.empty()) add("rebuilds " + text::joined(cost.rebuilds_indexes, ", "));
  if (!cost.algorithm.empty()) add("ALGORITHM=" + cost.algorithm);
  if (!cost.lock.empty()) add("LOCK=" + cost.lock);
  if (cost.transactional == facts::Transactional::refused) add("not in a transaction");
  if (cost.transactional == facts::Transactional::commits) add("commits what is open");
  if (!cost.refusal.empty()) add("refused: " + cost.refusal);
  return text + fmt::format("\n      {}: {}\n", name_of(step.compat.kind), step.compat.reason);
}

}  // namespace

std::string facts_as_text(const FactsOf& facts) {
  std::string text;
  for (const Group group : groups_of(facts.steps)) {
    const auto& statement =
        facts.script.statements[static_cast<size_t>(facts.steps[group.first].index)];
    const Position at = facts.source.position(statement.span.begin);
    const auto [cost, compat] = of_group(facts.steps, group);
    std::string targets;
    for (const auto& target : sql::targets_of(statement.tree))
      targets += ' ' + target.text();
    fmt::format_to(std::back_inserter(text), "{}:{}:{}: {}{}: {}, {}\n", facts.source.path(),
                   at.line, at.column, sql::kind_of(statement.tree), targets, name_of(compat.kind),
                   name_of(cost.duration));
    for (size_t i = group.first; i < group.last; ++i)
      text += line_of(facts.steps[i]);
  }
  return text;
}

std::vector<std::string> facts_as_json(const FactsOf& facts) {
  std::vector<std::string> result;
  for (const Group group : groups_of(facts.steps)) {
    const int index = facts.steps[group.first].index;
    const auto& statement = facts.script.statements[static_cast<size_t>(index)];
    const Position at = facts.source.position(statement.span.begin);
    const auto [cost, compat] = of_group(facts.steps, group);
    Json json = {{"file", facts.source.path()},
                 {"index", index},
                 {"line", at.line},
                 {"column", at.column},
                 {"kind", sql::kind_of(statement.tree)}};
    json.update(json_of(cost, compat));
    json["actions"] = Json::array();
    for (size_t i = group.first; i < group.last; ++i) {
      Json action = {{"action", name_of_action(facts.steps[i])}};
      action.update(json_of(facts.steps[i].cost, facts.steps[i].compat));
      json["actions"].push_back(std::move(action));
    }
    result.push_back(json_text(json));
  }
  return result;
}

std::string facts_document(const std::string& server, const std::vector<std::string>& statements) {
  std::string text = fmt::format("{{\"version\":1,\"server\":\"{}\",\"statements\":[", server);
  for (size_t i = 0; i < statements.size(); ++i)
    text += (i == 0 ? "\n" : ",\n") + statements[i];
  return text + "\n]}\n";
}

}  // namespace segue::report
