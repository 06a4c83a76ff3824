#include <algorithm>

#include "base/text.h"
#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

struct Comparison {
  const ColumnChange& change;
  const sql::ColumnDefinition& definition;

  bool loses_not_null() const {
    return change.was->not_null && !change.is->not_null && !attribute<sql::Null>(definition);
  }
  bool loses_default() const {
    return change.was->default_value && !change.is->default_value && !change.is->generated &&
           !attribute<sql::Default>(definition);
  }
  bool loses_on_update() const { return change.was->on_update && !change.is->on_update; }
  bool loses_comment() const {
    return !change.was->comment.empty() && !attribute<sql::ColumnComment>(definition);
  }
  bool loses_numbering() const { return change.was->auto_increment && !change.is->auto_increment; }
  bool loses_character_set() const {
    const bool written = attribute<sql::ColumnCollation>(definition) ||
                         (definition.type && !definition.type->character_set.empty());
    return !written && !change.is->character_set.empty() && !change.was->character_set.empty() &&
           change.was->character_set != change.is->character_set;
  }
};

/// A check that was written with the column, and that the table has no more.
bool loses_check(const Step& step, const ColumnChange& change) {
  const catalog::Relation* before = step.lookup_before().relation(step.table());
  const catalog::Relation* after = step.lookup_after().relation(step.table());
  if (before == nullptr || after == nullptr) return false;
  const auto checks_of = [](const catalog::Relation& table, const std::string& column) {
    return std::count_if(table.constraints.begin(), table.constraints.end(),
                         [&](const auto& constraint) {
                           return constraint->kind == catalog::ConstraintKind::check &&
                                  constraint->of_column && constraint->column == column;
                         });
  };
  return checks_of(*before, change.was->key) > checks_of(*after, change.is->key);
}

std::vector<std::string> lost(const Step& step, const Comparison& comparison) {
  std::vector<std::string> names;
  if (comparison.loses_not_null()) names.push_back("NOT NULL");
  if (comparison.loses_default()) names.push_back("its default");
  if (comparison.loses_on_update()) names.push_back("ON UPDATE");
  if (comparison.loses_numbering()) names.push_back("AUTO_INCREMENT");
  if (comparison.loses_character_set()) names.push_back("its character set");
  if (comparison.loses_comment()) names.push_back("its comment");
  if (loses_check(step, comparison.change)) names.push_back("its check");
  return names;
}

/// A statement that changes nothing but that NULL is allowed can only be meant.
bool only_allows_null(const Step& step, const ColumnChange& change,
                      const std::vector<std::string>& names) {
  return names == std::vector<std::string>{"NOT NULL"} &&
         change.old_name.text == change.name.text &&
         type_of(step, *change.was) == type_of(step, *change.is);
}

void check(const Step& step, Findings& findings) {
  const auto* definition = definition_in(step);
  if (!definition) return;
  const auto change = redefinition(step);
  if (!change->complete()) return;
  const auto names = lost(step, {*change, *definition});
  if (!names.empty() && !only_allows_null(step, *change, names))
    findings.add(step.span, "`{}` loses {}, which the statement does not repeat", change->name.text,
                 text::joined(names, ", "));
}

}  // namespace

extern const Rule modify_drops_attributes{
    .id = "modify-drops-attributes",
    .severity = Severity::error,
    .what = "A column is described anew, and what it had is not repeated.",
    .why =
        "MODIFY and CHANGE replace the whole definition: NOT NULL, the default, the comment, "
        "the character set, the check that are not written again are gone, without an error.",
    .instead = "Write every attribute that the column is to keep.",
    .check = check,
};

}  // namespace segue::rules
