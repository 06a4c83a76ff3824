#include "run/probe.h"

#include <algorithm>

#include "base/text.h"
#include "plan/effect.h"

namespace segue::run {

Result<Probed> probe(dialect::Connection& connection, const dialect::Dialect& dialect,
                     const catalog::Semantics& semantics, const plan::Statement& statement) {
  const bool builds_anew =
      std::any_of(statement.steps.begin(), statement.steps.end(),
                  [](const facts::Step& step) { return step.as<sql::Maintain>() != nullptr; });
  if (!statement.changes_schema() && !builds_anew) return Probed{.became = Became::repeatable};
  const auto& engine = dialect.engine();
  const auto live = engine.introspect(connection);
  if (!live) return live.error();
  if (const auto leftover = plan::leftover_of(statement, *live, semantics))
    return Probed{.became = Became::leftover,
                  .leftover = "the invalid index `" + leftover->index + "`",
                  .clean_up = dialect.write(leftover->removal)};
  const auto effect =
      plan::effect_of(engine.comparable(*statement.before), engine.comparable(*statement.after),
                      engine.comparable(*live), semantics);
  // What cannot be compared, or could not run on the schema as it is known, is not seen to be done.
  if (effect.wanted == 0) return Probed{.became = Became::repeatable};
  if (effect.happened == effect.wanted) return Probed{.became = Became::done};
  if (effect.happened == 0) return Probed{.became = Became::undone};
  return Error{ErrorCode::step, "this statement took effect in part; not as it should be: " +
                                    text::joined(effect.missing, ", ")};
}

Error changed_since(const journal::Step& intent) {
  return {ErrorCode::step,
          "this statement was changed after it had been begun: it read `" + intent.statement + "`"};
}

Result<Probed> probe_begun(dialect::Connection& connection, const dialect::Dialect& dialect,
                           const catalog::Semantics& semantics, const journal::Step& intent,
                           const Part& now) {
  if (intent.checksum == now.checksum()) return probe(connection, dialect, semantics, now.first());
  const bool was_refused = !intent.problem.empty();
  const Source source("the journal", intent.statement);
  const dialect::Script sent = dialect.parse(source);
  if (sent.statements.size() == 1 && !sent.statements.front().error) {
    catalog::Catalog schema = *now.first().before;
    const auto script = plan::script_of(source.text(), source, sent, {0}, true, schema, semantics,
                                        dialect.costs({}));
    if (!script || script->units.empty()) return changed_since(intent);
    auto probed = probe(connection, dialect, semantics, script->units.front().statements.front());
    if (!probed || probed->became == Became::undone || probed->became == Became::leftover)
      return probed;
    if (probed->became == Became::done) return changed_since(intent);
  }
  if (was_refused) return Probed{.became = Became::undone};
  return changed_since(intent);
}

}  // namespace segue::run
