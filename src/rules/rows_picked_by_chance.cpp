#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  bool chance = false;
  if (const auto* update = step.as<sql::Update>())
    chance = update->limit && update->order_by.empty();
  if (const auto* remove = step.as<sql::Delete>())
    chance = remove->limit && remove->order_by.empty();
  if (const auto* insert = step.as<sql::Insert>())
    chance = insert->source && insert->source->limit && insert->source->order_by.empty() &&
             std::holds_alternative<sql::Select>(insert->source->body);
  if (chance) findings.add(step.span, "a limit without an order: the rows are left to chance");
}

}  // namespace

extern const Rule rows_picked_by_chance{
    .id = "rows-picked-by-chance",
    .severity = Severity::note,
    .what = "Some of many rows are changed, and which ones is not said.",
    .why = "On another server, or on a replica that repeats the statement, it may be others.",
    .instead = "Order the rows by a key before the limit.",
    .check = check,
};

}  // namespace segue::rules
