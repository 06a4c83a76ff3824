#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* change = step.alters<sql::ChangePartitions>();
  const auto* exchange = step.alters<sql::ExchangePartition>();
  if ((!change && !exchange) || step.compat.kind != facts::Class::contract) return;
  if (!step.table_has_users()) return;
  std::vector<std::string> names;
  if (exchange) names.push_back(exchange->partition.text);
  if (change)
    for (const sql::Name& name : change->partitions)
      names.push_back(name.text);
  findings.add(step.span, "the rows of {} leave `{}`",
               names.empty() ? std::string("all partitions") : list_of(names), step.table().text());
}

}  // namespace

extern const Rule drop_partition{
    .id = "drop-partition",
    .severity = Severity::warning,
    .what = "The rows of a partition are taken out of a table that is in use.",
    .why =
        "Code that reads the table no longer finds them; a partition that is dropped or "
        "emptied is lost.",
    .instead =
        "Make sure that no running code needs the rows, and keep a copy: exchange or detach "
        "the partition, and drop it later.",
    .check = check,
};

}  // namespace segue::rules
