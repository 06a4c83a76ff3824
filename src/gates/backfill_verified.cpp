#include <fmt/core.h>

#include <algorithm>

#include "gates/words.h"

namespace segue::gates {
namespace {

using journal::Backfill;
using journal::BackfillState;

Reading judged(const Backfill& backfill) {
  const std::string name =
      fmt::format("the backfill of `{}` in `{}`", backfill.table, backfill.migration);
  if (backfill.state == BackfillState::failed || backfill.state == BackfillState::cancelled)
    return fails(fmt::format("{} is {}", name, name_of(backfill.state)));
  if (backfill.state != BackfillState::done)
    return waits(fmt::format("{} is {}", name, name_of(backfill.state)));
  if (backfill.verified_at <= 0) return waits(name + " is done and not verified");
  if (backfill.mismatches < 0) return waits(name + " was not counted to its end");
  if (backfill.mismatches > 0)
    return fails(fmt::format("{} would still change {}", name,
                             counted(static_cast<size_t>(backfill.mismatches), "row")));
  return holds(name + " is verified");
}

/// What fails says more than what waits.
const Reading& worse(const Reading& a, const Reading& b) {
  const auto rank = [](const Reading& reading) {
    return reading.verdict == Verdict::fails ? 2 : reading.verdict == Verdict::holds ? 0 : 1;
  };
  return rank(b) > rank(a) ? b : a;
}

Reading read(const Question& question) {
  if (question.backfills.empty()) return holds("there is no backfill");
  journal::Backfills backfills(question.connection, question.dialect.engine(), {});
  if (const auto found = backfills.synchronise(); !found) return unknown(found.error());
  const auto all = backfills.all();
  if (!all) return unknown(all.error());
  Reading reading = holds(counted(question.backfills.size(), "migration") + " verified");
  for (const std::string& migration : question.backfills) {
    bool begun = false;
    for (const Backfill& backfill : *all) {
      if (backfill.migration != migration) continue;
      begun = true;
      reading = worse(reading, judged(backfill));
    }
    if (!begun)
      reading = worse(reading, waits("the backfill of `" + migration + "` was not begun"));
  }
  return reading;
}

}  // namespace

extern const Kind backfill_verified{
    .name = "backfill-verified",
    .what = "Every backfill of the release is done, and no row is left that it would change.",
    .ask = read,
};

}  // namespace segue::gates
