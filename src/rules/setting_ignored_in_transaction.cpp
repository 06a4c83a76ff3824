#include "rules/ignored_settings.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const std::string name = setting_ignored_by(step);
  if (!name.empty()) findings.add(step.span, "`{}` does not change inside a transaction", name);
}

}  // namespace

extern const Rule setting_ignored_in_transaction{
    .id = "setting-ignored-in-transaction",
    .severity = Severity::warning,
    .what = "A setting is changed inside a transaction, where it has no effect.",
    .why =
        "The statement succeeds and changes nothing: foreign keys stay enforced, or "
        "unenforced, while the tables are changed.",
    .instead = "Change it before the transaction begins, in a script that asks the tool for none.",
    .check = check,
};

}  // namespace segue::rules
