#include "rules/rule.h"

namespace segue::rules {
namespace {

constexpr size_t most_indexes = 10;

void check(const Step& step, Findings& findings) {
  if (!step.as<sql::CreateIndex>() && !step.alters<sql::AddIndex>()) return;
  const catalog::Relation* table = step.lookup_after().relation(step.table());
  if (!table || table->indexes.size() <= most_indexes) return;
  findings.add(step.span, "`{}` has {} indexes", table->name, table->indexes.size());
}

}  // namespace

extern const Rule too_many_indexes{
    .id = "too-many-indexes",
    .severity = Severity::warning,
    .on = false,
    .what = "A table has more than ten indexes.",
    .why = "Every insert, and most updates, write each of them.",
    .instead = "Drop those that no query needs before another one is added.",
    .check = check,
};

}  // namespace segue::rules
