#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* create = step.as<sql::CreateTable>();
  if (!create || create->table.schema || create->temporary) return;
  if (!step.semantics->traits().has_search_path || !step.before->search_path.empty()) return;
  if (step.before->session.contains("role")) return;
  findings.add(create->table.span(), "`{}` goes where the search path leads", create->table.text());
}

}  // namespace

extern const Rule object_in_searched_schema{
    .id = "object-in-searched-schema",
    .severity = Severity::note,
    .on = false,
    .what = "An object is made without saying in which schema.",
    .why = "Where it goes depends on the search path of whoever runs the migration.",
    .instead =
        "Write the schema before the name, or set the search path or the role at the head of "
        "the script.",
    .check = check,
};

}  // namespace segue::rules
