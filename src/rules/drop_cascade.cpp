#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool asks_for_it(const Step& step) {
  if (const auto* drop = step.as<sql::Drop>()) return drop->cascade && !drop->objects.empty();
  const auto* constraint = step.alters<sql::DropConstraint>();
  return constraint != nullptr && constraint->cascade;
}

/// What other relations lose: themselves, or constraints and columns of theirs.
std::vector<std::string> lost(const Step& step) {
  std::vector<std::string> result;
  const auto own = step.lookup_before().relation_id(step.table());
  const auto compare = [&](const catalog::Id& id, const auto* before, const auto* after) {
    if (!before || (own && id == *own)) return;
    const catalog::Relation& was = **before;
    if (!after) {
      result.push_back(step.lookup_before().shown(id));
      return;
    }
    for (const auto& constraint : was.constraints)
      if (!catalog::find_constraint(**after, constraint->key)) result.push_back(constraint->name);
    for (const auto& column : was.columns)
      if (!catalog::find_column(**after, column->key))
        result.push_back(was.name + '.' + column->name);
  };
  using Relations = catalog::Objects<catalog::Relation>;
  Relations::compare(step.before->relations, step.after->relations, compare);
  return result;
}

void check(const Step& step, Findings& findings) {
  if (!asks_for_it(step)) return;
  const auto names = lost(step);
  if (!names.empty()) findings.add(step.span, "CASCADE takes {} along", list_of(names));
}

}  // namespace

extern const Rule drop_cascade{
    .id = "drop-cascade",
    .severity = Severity::warning,
    .what = "CASCADE drops more than the statement names.",
    .why =
        "What goes along depends on the database at hand: views, foreign keys and whatever "
        "else uses the object vanish without being named, and without an error in review or "
        "test.",
    .instead =
        "Drop each of them by name, in the order of their dependence, and leave CASCADE out.",
    .check = check,
};

}  // namespace segue::rules
