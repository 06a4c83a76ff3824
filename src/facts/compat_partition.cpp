// Which rows find no partition any more: writing one of them fails.

#include <algorithm>
#include <set>

#include "base/text.h"
#include "facts/compat_parts.h"

namespace segue::facts {
namespace {

using Bounds = std::vector<sql::PartitionDefinition>;
using Kind = sql::PartitionBound::Kind;

bool is_open(const sql::Expression& bound) {
  const auto* word = std::get_if<sql::ColumnReference>(&bound.form);
  return word != nullptr && !word->parts.empty() &&
         text::equal_ignoring_case(word->parts.back().text, "maxvalue");
}

/// Whether the partition takes what no other does.
bool takes_the_rest(const sql::PartitionDefinition& partition) {
  const sql::PartitionBound& bound = partition.bound;
  if (bound.kind == Kind::default_partition) return true;
  return bound.kind == Kind::less_than && !bound.from.empty() && is_open(bound.from.front());
}

bool have_room_for_all(const Bounds& partitions) {
  return std::any_of(partitions.begin(), partitions.end(), takes_the_rest);
}

std::set<std::string> listed_values(const Bounds& partitions, const catalog::Semantics& semantics) {
  std::set<std::string> values;
  for (const sql::PartitionDefinition& partition : partitions)
    if (partition.bound.kind == Kind::in)
      for (const sql::Expression& value : partition.bound.from)
        values.insert(semantics.text_of(value));
  return values;
}

bool by_bounds(const sql::PartitionBy& by) {
  return by.method.starts_with("range") || by.method.starts_with("list");
}

}  // namespace

Compat compat_of_new_partitions(const sql::PartitionBy& by) {
  if (!by_bounds(by) || have_room_for_all(by.partitions)) return neutral("rows move, none is lost");
  return contract(old_writes, "rows that belong to none of the partitions can no longer be stored");
}

Compat compat_of_moved_bounds(const sql::PartitionBy* was, const sql::PartitionBy* is,
                              const catalog::Semantics& semantics) {
  if (!was || !is || have_room_for_all(is->partitions)) return neutral("rows move, none is lost");
  const bool had_room = have_room_for_all(was->partitions);
  const auto before = listed_values(was->partitions, semantics);
  const auto after = listed_values(is->partitions, semantics);
  const bool keeps_all = std::includes(after.begin(), after.end(), before.begin(), before.end());
  if (keeps_all && !had_room) return neutral("rows move, none is lost");
  return contract(old_writes, "rows with the values that are left out can no longer be stored");
}

}  // namespace segue::facts
