#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto change = redefinition(step);
  if (!change || !change->complete() || !column_has_users(step, change->old_name)) return;
  if (change->was->collation == change->is->collation) return;
  // A column that is no text before or after has no order of texts to lose.
  if (change->was->character_set.empty() != change->is->character_set.empty()) return;
  const auto named = [](const std::string& collation) {
    return collation.empty() ? std::string("its usual order") : collation;
  };
  findings.add(step.span, "`{}` is sorted and compared by {} instead of {}", change->name.text,
               named(change->is->collation), named(change->was->collation));
}

}  // namespace

extern const Rule collation_changed{
    .id = "collation-changed",
    .severity = Severity::warning,
    .what = "The texts of a column are compared in another way.",
    .why =
        "Sort order and equality change for running code: lists come in another order, and "
        "texts that a unique key took for different may become equal. Indexes on the column "
        "are built again.",
    .instead =
        "Add an index in the new collation next to the old one, let queries ask for the "
        "collation, and change the column in the contract phase.",
    .check = check,
};

}  // namespace segue::rules
