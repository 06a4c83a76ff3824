#include "base/text.h"
#include "sql/writer.h"

namespace segue::sql {
namespace {

/// MINVALUE and MAXVALUE stand for the ends of a range; they are words, not columns.
std::string end_of_range(const Expression& value) {
  const auto* reference = std::get_if<ColumnReference>(&value.form);
  if (!reference || reference->parts.size() != 1) return "";
  const std::string word = text::upper(reference->parts[0].text);
  return word == "MINVALUE" || word == "MAXVALUE" ? word : "";
}

}  // namespace

void Writer::bound_values(const Expressions& values) {
  open();
  list(values, [this](const Expression& value) {
    const std::string end = end_of_range(value);
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

}  // namespace segue::sql
