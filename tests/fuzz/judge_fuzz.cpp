// libFuzzer: any bytes, as an up of one dialect with itself as the history before it: parsed,
// simulated, costed and judged. What must hold: no crash, no hang, findings inside the file, and a
// catalog that prints and that does not differ from itself.

#include <cstdlib>
#include <string>

#include "catalog/apply.h"
#include "catalog/diff.h"
#include "catalog/print.h"
#include "dialects/all.h"
#include "facts/renames.h"
#include "facts/step.h"
#include "facts/transactions.h"
#include "rules/rule.h"

namespace {

namespace catalog = segue::catalog;
namespace facts = segue::facts;

/// What the fuzzed dialect is, read once.
struct Server {
  const segue::dialect::Dialect& dialect = *segue::dialects::by_name(SEGUE_FUZZ_DIALECT);
  const catalog::Semantics& semantics = dialect.semantics({});
  const facts::CostModel& costs = dialect.costs({});
  const segue::rules::RuleSet rules{segue::rules::all()};
};

segue::rules::Script simulated(const Server& server, const segue::dialect::Script& read,
                               catalog::Catalog& schema, size_t size) {
  segue::rules::Script script;
  script.file = "fuzz.sql";
  script.habits = server.costs.habits();
  script.semantics = &server.semantics;
  script.costs = &server.costs;
  facts::Snapshot at = std::make_shared<catalog::Catalog>(schema);
  script.before = at;
  facts::Range range(at);
  for (const auto& statement : read.statements) {
    if (statement.error) continue;
    const auto outcome = catalog::apply(schema, statement.tree, server.semantics);
    for (const auto& finding : outcome.findings)
      if (finding.span.end > size || finding.message.empty()) abort();
    facts::Snapshot after = std::make_shared<catalog::Catalog>(schema);
    for (auto& step :
         facts::steps_of(statement.tree, at, after, range, server.semantics, server.costs)) {
      if (step.span.empty()) step.span = statement.span;
      step.refused = !outcome.applied;
      script.steps.push_back(std::move(step));
    }
    range.take(statement.tree, *at, *after, server.semantics);
    at = after;
  }
  catalog::end_session(schema, server.semantics);
  script.after = std::make_shared<catalog::Catalog>(schema);
  script.at_start = range.at_start();
  facts::settle_renames(script.steps);
  facts::follow_transactions(script.steps, false);
  return script;
}

void must_be_inside(const segue::Findings& findings, size_t size) {
  for (const auto& finding : findings)
    if (finding.span.end > size || finding.rule.empty() || finding.message.empty()) abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Server server;
  const segue::Source source("fuzz.sql", std::string(reinterpret_cast<const char*>(data), size));
  const segue::dialect::Script read = server.dialect.parse(source);
  catalog::Catalog schema = catalog::empty_catalog(server.semantics);
  segue::rules::Watches watches = server.rules.watches();
  for (int twice = 0; twice < 2; ++twice) {
    const segue::rules::Script script = simulated(server, read, schema, size);
    must_be_inside(server.rules.of(script), size);
    must_be_inside(server.rules.of(segue::rules::Pair{script, script}), size);
    must_be_inside(watches.see(script), size);
  }
  must_be_inside(watches.end(), size);
  if (catalog::print(schema, server.semantics).empty()) abort();
  if (!catalog::diff(schema, schema, server.semantics).empty()) abort();
  return 0;
}
