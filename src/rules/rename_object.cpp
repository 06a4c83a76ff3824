#include <algorithm>

#include "rules/rule.h"

namespace segue::rules {
namespace {

using Kind = sql::ObjectKind;

bool is_named_by_code(Kind kind) {
  constexpr Kind kinds[] = {Kind::schema,    Kind::database, Kind::type,
                            Kind::domain,    Kind::sequence, Kind::function,
                            Kind::procedure, Kind::routine,  Kind::aggregate};
  return std::find(std::begin(kinds), std::end(kinds), kind) != std::end(kinds);
}

void tell(const Step& step, const std::string& from, const std::string& to, Findings& findings) {
  findings.add(step.span, "`{}` is renamed to `{}`: neither the old code nor the new runs on both",
               from, to);
}

void check(const Step& step, Findings& findings) {
  if (const auto* rename = step.as<sql::RenameObject>()) {
    if (step.compat.kind == facts::Class::breaking && is_named_by_code(rename->kind))
      tell(step, rename->object.name.text(), rename->to.text, findings);
  } else if (const auto* to = step.alters<sql::RenameTo>()) {
    const auto* alter = step.as<sql::AlterTable>();
    if (step.compat.kind != facts::Class::breaking) return;
    if (alter->kind == "SEQUENCE" || alter->kind == "TYPE")
      tell(step, alter->table.text(), to->to.text(), findings);
  }
}

}  // namespace

extern const Rule rename_object{
    .id = "rename-object",
    .severity = Severity::error,
    .what = "A schema, type, sequence or routine that running code uses gets another name.",
    .why = "At the moment of the rename the old release fails, and before it the new one does.",
    .instead =
        "Create the new one beside the old one, let code move over, and drop the old one "
        "when nothing uses it.",
    .check = check,
};

}  // namespace segue::rules
