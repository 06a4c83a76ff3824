#include "base/text.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* create = step.as<sql::CreateRoutine>();
  if (!create || !step.semantics->traits().has_search_path) return;
  bool definer = false;
  bool path = false;
  for (const auto& each : create->characteristics) {
    const std::string said = text::lower(each.name + ' ' + each.value);
    definer |=
        said.find("security") != std::string::npos && said.find("definer") != std::string::npos;
    path |= said.find("search_path") != std::string::npos;
  }
  if (definer && !path)
    findings.add(step.span,
                 "`{}` runs with the rights of its owner on the search path of its caller",
                 create->routine.text());
}

}  // namespace

extern const Rule definer_searches_path{
    .id = "definer-searches-path",
    .severity = Severity::note,
    .on = false,
    .what =
        "A routine runs with the rights of its owner, and looks names up where its caller "
        "says.",
    .why = "The caller can put objects of its own in the way.",
    .instead = "Set the search path on the routine.",
    .check = check,
};

}  // namespace segue::rules
