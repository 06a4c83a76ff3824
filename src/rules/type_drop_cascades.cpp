#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* drop = step.as<sql::Drop>();
  if (!drop || !drop->cascade) return;
  if (drop->kind != sql::ObjectKind::type && drop->kind != sql::ObjectKind::domain) return;
  std::vector<std::string> lost;
  catalog::Objects<catalog::Relation>::compare(
      step.before->relations, step.after->relations,
      [&](const catalog::Id& id, const auto* before, const auto* after) {
        if (!before || !after || !step.at_start->relation(id)) return;
        for (const auto& column : (*before)->columns)
          if (!catalog::find_column(**after, column->key))
            lost.push_back((*before)->name + '.' + column->name);
      });
  if (!lost.empty()) findings.add(step.span, "{} and all values go with the type", listed(lost));
}

}  // namespace

extern const Rule type_drop_cascades{
    .id = "type-drop-cascades",
    .severity = Severity::error,
    .what = "DROP TYPE … CASCADE takes along the columns of that type.",
    .why =
        "A type is dropped so to be made anew, without a value for instance. Every column of "
        "the type goes with it, and what the rows held there.",
    .instead = "Give the columns another type first, then drop the old one without CASCADE.",
    .check = check,
};

}  // namespace segue::rules
