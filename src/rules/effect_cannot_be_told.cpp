#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (step.compat.kind != facts::Class::unknown) return;
  const auto* command = step.as<sql::Command>();
  const bool runs_code = step.as<sql::CodeBlock>() || step.as<sql::CallProcedure>() ||
                         step.as<sql::Query>() || step.as<sql::AlterRoutine>() ||
                         (command && command->dynamic);
  const auto change = redefinition(step);
  const bool describes_unknown = change && (!change->was || !change->was->type);
  if (!runs_code && !describes_unknown) return;
  findings.add(step.span, "{}", step.compat.reason);
}

}  // namespace

extern const Rule effect_cannot_be_told{
    .id = "effect-cannot-be-told",
    .severity = Severity::warning,
    .what = "A statement does what only the server finds out when it runs.",
    .why = "Nothing can be said of its locks, of whom it breaks, and of the schema after it.",
    .instead = "Write the statements out, or say why it is safe where it stands.",
    .check = check,
};

}  // namespace segue::rules
