#include "facts/postgresql_cells.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace segue::test {
namespace {

std::string listed(const std::set<std::string>& names) {
  return names.empty() ? "-" : text::joined({names.begin(), names.end()}, ", ");
}

const catalog::Id* table_of_index(const catalog::Catalog& catalog, const std::string& name) {
  return catalog.index_owners.find(catalog::Id{"public", name});
}

}  // namespace

std::string shown_locks(std::vector<facts::Lock> locks,
                        const std::function<bool(const facts::Lock&)>& is_index) {
  if (!std::all_of(locks.begin(), locks.end(), is_index)) std::erase_if(locks, is_index);
  const auto is_weak = [](const facts::Lock& lock) { return lock.mode == "ACCESS SHARE"; };
  if (!std::all_of(locks.begin(), locks.end(), is_weak)) std::erase_if(locks, is_weak);
  std::set<std::string> names;
  for (const facts::Lock& lock : locks)
    names.insert(lock.relation + ' ' + short_name_of(lock.mode));
  return listed(names);
}

std::string short_name_of(const std::string& mode) {
  std::string letters;
  for (const std::string_view word : text::split(mode, ' '))
    letters += word.front();
  return letters;
}

std::string sorted_list(const std::string& list) {
  std::set<std::string> names;
  for (const std::string_view part : text::split(list, ','))
    names.insert(std::string(text::trimmed(part)));
  return listed(names);
}

LockCells cells_of(const FactBench::Answer& answer) {
  const facts::Cost& cost = answer.cost;
  LockCells cells;
  cells.locks = shown_locks(cost.locks, [&](const facts::Lock& lock) {
    return table_of_index(answer.before, lock.relation) != nullptr;
  });
  cells.reads = cost.blocks_reads() ? "yes" : "no";
  cells.writes = cost.blocks_writes() ? "yes" : "no";
  std::set<std::string> rewrites(cost.rewrites.begin(), cost.rewrites.end());
  std::set<std::string> scans(cost.scans.begin(), cost.scans.end());
  bool index_in_place = false;
  for (const std::string& index : cost.rebuilds_indexes) {
    if (const catalog::Id* table = table_of_index(answer.before, index)) scans.insert(table->name);
    index_in_place = index_in_place || cost.lock_of(index) != nullptr;
  }
  cells.rewrites = rewrites.empty() && index_in_place ? "index" : listed(rewrites);
  cells.scans = listed(scans);
  return cells;
}

bool agrees(const std::string& measured, const std::string& modelled) {
  std::set<std::string> sure, maybe;
  for (const std::string_view part : text::split(measured, ',')) {
    std::string name(text::trimmed(part));
    if (name.ends_with('?'))
      maybe.insert(name.substr(0, name.size() - 1));
    else if (name != "-")
      sure.insert(std::move(name));
  }
  std::set<std::string> left;
  for (const std::string_view part : text::split(modelled, ',')) {
    const std::string name(text::trimmed(part));
    if (name != "-" && !maybe.contains(name)) left.insert(name);
  }
  return left == sure;
}

LockCells cells_of(const FactRow& row) {
  LockCells cells;
  cells.locks = sorted_list(row.cells.at(0));
  cells.reads = row.cells.at(1);
  cells.writes = row.cells.at(2);
  cells.rewrites = sorted_list(row.cells.at(3));
  cells.scans = sorted_list(row.cells.at(4));
  return cells;
}

}  // namespace segue::test
