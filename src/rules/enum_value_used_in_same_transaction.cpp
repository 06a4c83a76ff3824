#include <type_traits>

#include "rules/rule.h"
#include "sql/walk.h"

namespace segue::rules {
namespace {

/// Whether a statement holds the value as a text.
bool uses_value(const sql::Statement& statement, const std::string& value) {
  bool found = false;
  auto visit = [&](const auto& node) {
    using T = std::decay_t<decltype(node)>;
    if constexpr (std::is_same_v<T, sql::Literal>)
      found = found || (node.kind == sql::LiteralKind::string && node.value == value);
    if constexpr (std::is_same_v<T, sql::TypedLiteral>) found = found || node.value == value;
    return !found;
  };
  sql::walk(statement, visit);
  return found;
}

bool is_withheld(const Script& script, const Step& step, const sql::AddEnumValue& add) {
  if (step.refused || !step.in_transaction) return false;
  if (step.cost.usable == facts::Usable::after_commit) return true;
  if (step.cost.usable == facts::Usable::at_once) return false;
  return catalog::Lookup(*script.before, *script.semantics).type_id(add.type).has_value();
}

bool ends_transaction(const Step& step) {
  const auto* transaction = step.as<sql::Transaction>();
  return transaction && (transaction->kind == sql::Transaction::Kind::commit ||
                         transaction->kind == sql::Transaction::Kind::rollback);
}

void look_for_use(const Script& script, size_t at, const std::string& value, Findings& findings) {
  for (size_t i = at + 1; i < script.steps.size(); ++i) {
    const Step& step = script.steps[i];
    if (ends_transaction(step)) return;
    if (step.as<sql::AddEnumValue>() || step.as<sql::RenameEnumValue>()) continue;
    if (!uses_value(*step.action, value)) continue;
    findings.add(step.span, "'{}' was added in this transaction and cannot be used before its end",
                 value);
    return;
  }
}

void check(const Script& script, Findings& findings) {
  for (size_t i = 0; i < script.steps.size(); ++i)
    if (const auto* add = script.steps[i].as<sql::AddEnumValue>())
      if (is_withheld(script, script.steps[i], *add)) look_for_use(script, i, add->value, findings);
}

}  // namespace

extern const Rule enum_value_used_in_same_transaction{
    .id = "enum-value-used-in-same-transaction",
    .severity = Severity::error,
    .what = "A value is added to an enumeration and used before the transaction ends.",
    .why =
        "The server lets the value be named, but not used, until the transaction that added "
        "it has committed: the statement that uses it fails, and the whole migration with it.",
    .instead = "Put what uses the value into a migration of its own, which runs after this one.",
    .check = check,
};

}  // namespace segue::rules
