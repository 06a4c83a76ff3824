#include "run/probe.h"

#include "base/text.h"
#include "plan/effect.h"

namespace segue::run {

Result<Probed> probe(dialect::Connection& connection, const dialect::Dialect& dialect,
                     const catalog::Semantics& semantics, const plan::Statement& statement) {
  if (!statement.changes_schema()) return Probed{.became = Became::repeatable};
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
  if (effect.happened == effect.wanted) return Probed{.became = Became::done};
  if (effect.happened == 0) return Probed{.became = Became::undone};
  return Error{ErrorCode::step, "this statement took effect in part; not as it should be: " +
                                    text::joined(effect.missing, ", ")};
}

}  // namespace segue::run
