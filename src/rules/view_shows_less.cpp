#include "rules/rule.h"

namespace segue::rules {
namespace {

/// The type without its length or precision, which a reader need not know.
std::string kind_of(const Step& step, const sql::TypeName& type) {
  sql::TypeName kind = step.semantics->canonical(type);
  if (kind.name.name.text != "enum" && kind.name.name.text != "set") kind.arguments.clear();
  return step.semantics->text_of(kind);
}

/// What of the old columns is missing or other; empty where nothing is.
std::string difference(const Step& step, const catalog::Relation& was,
                       const catalog::Relation& is) {
  if (was.columns_unknown || is.columns_unknown || was.external || is.external) return {};
  for (const auto& column : was.columns) {
    const catalog::Column* then = catalog::find_column(is, column->key);
    if (!then) return fmt::format("no longer shows `{}`", column->name);
    if (!column->type || !then->type) continue;
    const std::string old_type = kind_of(step, *column->type);
    const std::string new_type = kind_of(step, *then->type);
    if (old_type != new_type)
      return fmt::format("shows `{}` as {} instead of {}", column->name, new_type, old_type);
  }
  return {};
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    const auto* create = step.as<sql::CreateView>();
    if (!create || step.refused || create->temporary) continue;
    const auto id = step.lookup_after().relation_id(create->view);
    // The first step's: what is made anew later has left the others'.
    const catalog::Relation* was = id ? script.steps.front().at_start->relation(*id) : nullptr;
    const catalog::Relation* is = id ? step.after->relation(*id) : nullptr;
    if (!was || !is || !was->is_view()) continue;
    const std::string what = difference(step, *was, *is);
    if (!what.empty())
      findings.add(step.span, "`{}` {}", create->view.text(), what).statement = step.index;
  }
}

}  // namespace

extern const Rule view_shows_less{
    .id = "view-shows-less",
    .severity = Severity::error,
    .what =
        "A view is replaced by one that lacks columns of the old one, or shows them with "
        "other types.",
    .why =
        "Running code that reads those columns fails, or reads values of a kind that it does "
        "not expect.",
    .instead =
        "Create a view of another name for the new shape, and drop the old one when nothing "
        "reads it.",
    .check = check,
};

}  // namespace segue::rules
