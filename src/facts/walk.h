#pragma once

#include <optional>
#include <vector>

#include "base/finding.h"
#include "facts/step.h"

namespace segue::facts {

/// How much is wanted of a statement.
enum class Depth {
  schema,  // what it makes of the schema, and whether it can run: one bare step per statement
  facts    // also each of its actions, with what it costs and breaks
};

/// Takes the statements of one script in the order in which they run, and tells the steps that they
/// are made of. It works on a catalog of its caller, which it leaves as the script leaves it.
class Walk {
 public:
  /// `range` is the release that the script goes on with: without one it is a range of its own.
  Walk(catalog::Catalog& catalog, const catalog::Semantics& semantics, const CostModel& costs,
       std::optional<Range> range = {}, Depth depth = Depth::facts);

  /// Applies a statement that stands at `span`, the `index`th of its script, and appends its steps.
  /// They point into the statement. The findings are what the server would refuse.
  Findings take(const sql::Statement& statement, Span span, int index, std::vector<Step>& steps);
  /// The script is over, and with it its session.
  void end();

  const Snapshot& before() const { return before_; }
  /// The schema after the last statement; of the whole script once it is over.
  const Snapshot& now() const { return now_; }
  const Range& range() const { return range_; }

 private:
  void take_snapshot(const sql::Statement& statement);

  catalog::Catalog& catalog_;
  const catalog::Semantics& semantics_;
  const CostModel& costs_;
  Depth depth_;
  Snapshot before_;
  Snapshot now_;
  Range range_;
};

}  // namespace segue::facts
