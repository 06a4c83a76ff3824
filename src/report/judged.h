#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/diff.h"
#include "facts/compat.h"
#include "facts/cost.h"
#include "report/report.h"

namespace segue::project {
struct ReadScript;
}
namespace segue::rules {
struct Script;
}

namespace segue::report {

/// A statement that runs when its migration is applied: what it is, costs and breaks.
struct JudgedStatement {
  int index = 0;  // in its file
  Span span{};
  Position begin{};
  Position end{};
  std::string kind{};  // "ALTER TABLE"
  facts::Compat compat{};
  facts::Cost cost{};    // of all its actions together
  bool refused = false;  // the simulation found it impossible
};

/// What running one script does. It is lent for the time of a call.
struct JudgedScript {
  const Source& source;     // without its secrets
  std::string migration{};  // how people call it
  size_t history = 0;       // index in the summary
  std::vector<JudgedStatement> statements{};
  std::vector<catalog::ObjectChange> changes{};  // of the schema
};

/// Puts together what the simulation learned of a script: a statement of several actions becomes
/// one, a statement that does not parse counts as unknown.
JudgedScript judged(const project::ReadScript& read, const rules::Script& simulated);

/// The cost of actions that are carried out together.
facts::Cost joined(facts::Cost a, const facts::Cost& b);

/// "old-reads", "old-writes", "new-reads", "new-writes": those that break.
std::vector<std::string_view> names_of(const facts::Breaks& breaks);

/// Who waits while the statement works: "reads and writes wait", "writes wait"; empty: nobody.
std::string_view waits_of(const facts::Cost& cost);
/// For how long it works, to be read after a comma: "instant", "short", "grows with the rows".
std::string_view time_of(facts::Duration duration);

}  // namespace segue::report
