#include "facts/walk.h"

#include <utility>

#include "catalog/apply.h"

namespace segue::facts {
namespace {

/// Whether nothing happened to the catalog since the snapshot was taken of it. Savepoints are left
/// out: only the statements that make them change them.
bool is_as_in(const catalog::Catalog& catalog, const catalog::Catalog& snapshot) {
  return catalog.same_objects_as(snapshot) && catalog.schemas.same_as(snapshot.schemas) &&
         catalog.extensions.same_as(snapshot.extensions) &&
         catalog.others.same_as(snapshot.others) &&
         catalog.gone_relations.same_as(snapshot.gone_relations) &&
         catalog.unknown == snapshot.unknown && catalog.search_path == snapshot.search_path &&
         catalog.current_schema == snapshot.current_schema && catalog.session == snapshot.session;
}

Step bare_step(const sql::Statement& statement, const Snapshot& before, const Snapshot& after,
               const Snapshot& at_start, const catalog::Semantics& semantics) {
  Step step;
  step.action = {std::shared_ptr<const sql::Statement>(), &statement};
  step.statement = &statement;
  step.before = before;
  step.after = after;
  step.at_start = at_start;
  step.semantics = &semantics;
  return step;
}

}  // namespace

Walk::Walk(catalog::Catalog& catalog, const catalog::Semantics& semantics, const CostModel& costs,
           std::optional<Range> range, Depth depth)
    : catalog_(catalog),
      semantics_(semantics),
      costs_(costs),
      depth_(depth),
      before_(std::make_shared<catalog::Catalog>(catalog)),
      now_(before_),
      range_(range ? std::move(*range) : Range(before_)) {}

/// Most statements change rows, or nothing: they need no snapshot of their own.
void Walk::take_snapshot(const sql::Statement& statement) {
  if (!std::holds_alternative<sql::Transaction>(statement) && is_as_in(catalog_, *now_)) return;
  now_ = std::make_shared<catalog::Catalog>(catalog_);
}

Findings Walk::take(const sql::Statement& statement, Span span, int index,
                    std::vector<Step>& steps) {
  auto outcome = catalog::apply(catalog_, statement, semantics_);
  for (Finding& finding : outcome.findings) {
    if (finding.span.empty()) finding.span = span;
    finding.statement = index;
  }
  const Snapshot before = now_;
  take_snapshot(statement);
  const size_t first = steps.size();
  if (depth_ == Depth::schema)
    steps.push_back(bare_step(statement, before, now_, range_.at_start(), semantics_));
  else
    for (Step& step : steps_of(statement, before, now_, range_, semantics_, costs_))
      steps.push_back(std::move(step));
  for (size_t i = first; i < steps.size(); ++i) {
    steps[i].index = index;
    if (steps[i].span.empty()) steps[i].span = span;
    steps[i].refused |= !outcome.applied;
  }
  range_.take(statement, *before, *now_, semantics_);
  return std::move(outcome.findings);
}

void Walk::end() {
  catalog::end_session(catalog_, semantics_);
  if (!is_as_in(catalog_, *now_) || !now_->savepoints.empty())
    now_ = std::make_shared<catalog::Catalog>(catalog_);
}

}  // namespace segue::facts
