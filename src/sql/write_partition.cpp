#include "base/text.h"
#include "sql/writer.h"

namespace segue::sql {
namespace {

/// MINVALUE and MAXVALUE stand for the ends of a range; they are words, not columns. Empty for
/// other values.
std::string_view end_of_range(const Expression& value) {
  const auto* reference = std::get_if<ColumnReference>(&value.form);
  if (!reference || reference->parts.size() != 1) return "";
  const std::string_view word = reference->parts[0].text;
  const bool is_end =
      text::equal_ignoring_case(word, "MINVALUE") || text::equal_ignoring_case(word, "MAXVALUE");
  return is_end ? word : "";
}

}  // namespace

void Writer::bound_values(const Expressions& values) {
  open();
  list(values, [this](const Expression& value) {
    const std::string_view end = end_of_range(value);
    if (end.empty())
      put(value);
    else
      word(end);
  });
  close();
}

void Writer::put(const PartitionBound& bound) {
  using Kind = PartitionBound::Kind;
  switch (bound.kind) {
    case Kind::none:
      return;
    case Kind::default_partition:
      return word("DEFAULT");
    case Kind::in:
      word("VALUES IN");
      return bound_values(bound.from);
    case Kind::less_than:
      word("VALUES LESS THAN");
      return bound_values(bound.from);
    case Kind::range:
      word("VALUES FROM");
      bound_values(bound.from);
      word("TO");
      return bound_values(bound.to);
    case Kind::hash:
      return word("VALUES WITH (MODULUS " + bound.modulus + ", REMAINDER " + bound.remainder + ")");
  }
}

void Writer::put(const PartitionDefinition& partition) {
  partition_definition(partition, "PARTITION");
}

void Writer::partition_definition(const PartitionDefinition& partition, std::string_view keyword) {
  clause(keyword, partition.name);
  put(partition.bound);
  equated_options(partition.options);
  if (partition.subpartitions.empty()) return;
  open();
  list(partition.subpartitions,
       [this](const PartitionDefinition& each) { partition_definition(each, "SUBPARTITION"); });
  close();
}

void Writer::put(const PartitionBy& by) {
  clause("PARTITION BY", text::upper(by.method));
  in_parentheses(by.key);
}

// ---------------------------------------------------------------- ALTER TABLE

void Writer::put(const AttachPartition& action) {
  clause("ATTACH PARTITION", action.partition);
  put(action.bound);
}

void Writer::put(const DetachPartition& action) {
  clause("DETACH PARTITION", action.partition);
  word_if(action.concurrently, "CONCURRENTLY");
  word_if(action.finalize, "FINALIZE");
}

void Writer::put(const AddPartitions& action) {
  word("ADD PARTITION");
  if_not_exists(action.if_not_exists);
  in_parentheses(action.partitions);
  clause("PARTITIONS", action.count);
}

void Writer::put(const ChangePartitions& action) {
  if (action.change == "REMOVE PARTITIONING") return word(action.change);
  // DISCARD TABLESPACE: the second word stands behind the partitions.
  const size_t space = action.change.find(' ');
  word(action.change.substr(0, space));
  word("PARTITION");
  if_exists(action.if_exists);
  word(action.count);
  list(action.partitions);
  word_if(action.partitions.empty() && action.count.empty(), "ALL");
  if (space != std::string::npos) word(action.change.substr(space + 1));
}

void Writer::put(const ReorganizePartitions& action) {
  word("REORGANIZE PARTITION");
  list(action.partitions);
  if (action.into.empty()) return;
  word("INTO");
  in_parentheses(action.into);
}

void Writer::put(const ExchangePartition& action) {
  clause("EXCHANGE PARTITION", action.partition);
  clause("WITH TABLE", action.table);
  if (action.with_validation)
    word(*action.with_validation ? "WITH VALIDATION" : "WITHOUT VALIDATION");
}

void Writer::put(const Repartition& action) {
  put(action.by);
}

}  // namespace segue::sql
