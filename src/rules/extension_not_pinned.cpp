#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* create = step.as<sql::CreateExtension>();
  if (create && create->version.empty())
    findings.add(step.span, "`{}` comes in any version", create->extension.text);
}

}  // namespace

extern const Rule extension_not_pinned{
    .id = "extension-not-pinned",
    .severity = Severity::note,
    .on = false,
    .what = "An extension is made in whatever version the server has.",
    .why = "Two databases get two versions.",
    .instead = "Name the version.",
    .check = check,
};

}  // namespace segue::rules
