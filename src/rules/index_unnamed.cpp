#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* create = step.as<sql::CreateIndex>();
  const auto* add = step.alters<sql::AddIndex>();
  if ((create && !create->index.name && !create->name) || (add && !add->index.name))
    findings.add(step.span, "the index of `{}` has no name", step.table().text());
}

}  // namespace

extern const Rule index_unnamed{
    .id = "index-unnamed",
    .severity = Severity::note,
    .what = "An index is made without a name.",
    .why =
        "The server chooses one, which may differ between databases; the way back and later "
        "migrations cannot name it for sure.",
    .instead = "Give it a name.",
    .check = check,
};

}  // namespace segue::rules
