#include "facts/table.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/text.h"
#include "catalog/apply.h"
#include "catalog/lookup.h"
#include "sql/walk.h"

namespace segue::test {
namespace {

/// The union of what several statements cost.
void add(facts::Cost& sum, const facts::Cost& cost) {
  const auto add_names = [](std::vector<std::string>& to, const std::vector<std::string>& from) {
    for (const std::string& name : from)
      if (std::find(to.begin(), to.end(), name) == to.end()) to.push_back(name);
  };
  for (const facts::Lock& lock : cost.locks) {
    const auto held = std::find_if(sum.locks.begin(), sum.locks.end(), [&](const facts::Lock& l) {
      return l.relation == lock.relation;
    });
    if (held == sum.locks.end())
      sum.locks.push_back(lock);
    else if (held->blocks_reads <= lock.blocks_reads && held->blocks_writes <= lock.blocks_writes)
      *held = lock;
  }
  add_names(sum.rewrites, cost.rewrites);
  add_names(sum.scans, cost.scans);
  add_names(sum.rebuilds_indexes, cost.rebuilds_indexes);
  if (cost.transactional != facts::Transactional::yes) sum.transactional = cost.transactional;
  sum.duration = std::max(sum.duration, cost.duration);
  if (!cost.algorithm.empty()) sum.algorithm = cost.algorithm;
  if (!cost.lock.empty()) sum.lock = cost.lock;
}

/// What existed before is all that can be locked.
bool existed(const catalog::Catalog& before, const catalog::Semantics& semantics,
             const std::string& name) {
  const catalog::Lookup lookup(before, semantics);
  sql::ObjectName object;
  const size_t dot = name.find('.');
  if (dot != std::string::npos) object.schema.text = name.substr(0, dot);
  object.name.text = dot == std::string::npos ? name : name.substr(dot + 1);
  return lookup.relation_id(object) || lookup.sequence_id(object) || lookup.type_id(object) ||
         lookup.index_owner(object);
}

/// Values that statements added to types in this transaction, and that it cannot use yet.
class UnusableValues {
 public:
  void note(const sql::Statement& statement, const facts::Cost& cost) {
    const auto* add = std::get_if<sql::AddEnumValue>(&statement);
    if (add && cost.usable != facts::Usable::at_once) values_.insert(add->value);
  }
  /// Why the server refuses a statement that uses one; empty where none does.
  std::string refusal(const sql::Statement& statement) const {
    std::string refusal;
    if (values_.empty() || !std::holds_alternative<sql::Insert>(statement)) return refusal;
    auto visit = [&]<class Node>(const Node& node) {
      if constexpr (std::is_same_v<Node, sql::Literal>)
        if (values_.contains(node.value)) refusal = "`" + node.value + "` cannot be used yet";
      return true;
    };
    sql::walk(statement, visit);
    return refusal;
  }

 private:
  std::set<std::string> values_;
};

}  // namespace

bool FactRow::is_for(int major) const {
  const size_t dash = versions.find('-');
  const int low = std::atoi(versions.c_str());
  const int high = dash == std::string::npos ? low : std::atoi(versions.c_str() + dash + 1);
  return low <= major && major <= high;
}

std::string text_of_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<FactRow> fact_rows(const std::filesystem::path& path) {
  std::vector<FactRow> rows;
  std::istringstream file(text_of_file(path));
  std::string text;
  for (size_t line = 1; std::getline(file, text); ++line) {
    if (text.empty() || text.front() == '#') continue;
    std::vector<std::string> cells;
    size_t from = 0;
    for (size_t bar; (bar = text.find(" | ", from)) != std::string::npos; from = bar + 3)
      cells.emplace_back(text::trimmed(std::string_view(text).substr(from, bar - from)));
    cells.emplace_back(text::trimmed(std::string_view(text).substr(from)));
    if (cells.size() < 3)
      throw std::runtime_error(fmt::format("{}:{}: too few cells", path.string(), line));
    rows.push_back({line, cells[0], cells[1], {cells.begin() + 2, cells.end()}});
  }
  return rows;
}

FactBench::FactBench(const dialect::Dialect& dialect, const dialect::Version& version,
                     const std::string& schema)
    : dialect_(dialect),
      semantics_(dialect.semantics(version)),
      model_(dialect.costs(version)),
      catalog_(catalog::empty_catalog(semantics_)) {
  const Source source("schema", schema);
  for (const auto& statement : dialect.parse(source).statements) {
    const std::string text(source.text(statement.span));
    if (!statement.understood()) throw std::runtime_error("not understood: " + text);
    if (const auto* insert = std::get_if<sql::Insert>(&statement.tree))
      filled_.insert(insert->table.name.text);
    const auto outcome = catalog::apply(catalog_, statement.tree, semantics_);
    if (!outcome.applied) throw std::runtime_error(text + ": " + outcome.findings.front().message);
  }
}

FactBench::Answer FactBench::ask(const std::string& statements) const {
  Answer answer;
  answer.before = catalog_;
  catalog::Catalog at = catalog_;
  at.savepoints.push_back({"", at});
  UnusableValues unusable;
  const Source source("statement", statements);
  for (const auto& statement : dialect_.parse(source).statements) {
    if (!statement.understood()) {
      answer.refusal = statement.error ? statement.error->message : "not understood";
      return answer;
    }
    catalog::Catalog next = at;
    const auto outcome = catalog::apply(next, statement.tree, semantics_);
    const facts::Cost cost = model_.cost_of({at, next, statement.tree, semantics_});
    add(answer.cost, cost);
    if (answer.refusal.empty()) answer.refusal = cost.refusal;
    if (answer.refusal.empty()) answer.refusal = unusable.refusal(statement.tree);
    unusable.note(statement.tree, cost);
    if (answer.refusal.empty() && !outcome.applied && !outcome.findings.empty())
      answer.refusal = outcome.findings.front().message;
    const auto* alter = std::get_if<sql::AlterTable>(&statement.tree);
    if (answer.refusal.empty() && alter && filled_.contains(alter->table.name.text))
      answer.refusal = cost.refusal_with_rows;
    at = std::move(next);
  }
  const auto is_new = [&](const std::string& name) { return !existed(catalog_, semantics_, name); };
  std::erase_if(answer.cost.locks, [&](const facts::Lock& lock) { return is_new(lock.relation); });
  std::erase_if(answer.cost.rewrites, is_new);
  std::erase_if(answer.cost.scans, is_new);
  return answer;
}

void FactTally::compare(const FactRow& row, const std::string& version, const std::string& what,
                        const std::string& measured, const std::string& modelled) {
  ++cells_;
  if (measured == modelled) return;
  differences_.push_back(fmt::format("line {}, {}: {}\n    {}: `{}` measured, `{}` modelled",
                                     row.line, version, row.statement, what, measured, modelled));
}

std::string FactTally::report(const std::string& title) const {
  std::string text = fmt::format("{}: {} of {} cells are as measured\n", title, equal(), cells_);
  for (const std::string& difference : differences_)
    text += "  " + difference + "\n";
  return text;
}

}  // namespace segue::test
