#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* view = step.as<sql::CreateView>();
  const auto* select = view ? std::get_if<sql::Select>(&view->query.body) : nullptr;
  if (!select) return;
  for (const auto& item : select->items) {
    const auto* all = std::get_if<sql::ColumnReference>(&item.value.form);
    if (all && all->star) findings.add(step.span, "`{}` selects all columns", view->view.text());
  }
}

}  // namespace

extern const Rule star_in_view{
    .id = "star-in-view",
    .severity = Severity::note,
    .on = false,
    .what = "A view selects all columns.",
    .why = "What it shows is what was there when it was made.",
    .instead = "Name the columns.",
    .check = check,
};

}  // namespace segue::rules
