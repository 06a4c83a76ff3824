#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "catalog/apply.h"
#include "facts/walk.h"
#include "project/project.h"
#include "project/script.h"
#include "rules/rule.h"

namespace segue::cli {

/// The schema of one history while its migrations run.
class Simulation {
 public:
  /// What nobody asks for need not be found out: with less depth, `judge` tells bare steps.
  explicit Simulation(const project::History& history, facts::Depth depth = facts::Depth::facts);

  /// Runs what a script runs when its migration is applied. Findings are what the server would
  /// refuse, each with the index of its statement. Sections after `last_section` are left out.
  Findings apply(const project::ReadScript& script,
                 uint32_t last_section = std::numeric_limits<uint32_t>::max());
  /// The same, and what each of its actions is, costs and breaks. `range` is the release that the
  /// script goes on with, and knows of it then: without one the script is a range of its own.
  struct Judged {
    Findings refused{};
    rules::Script script{};
  };
  Judged judge(const project::ReadScript& script, std::optional<facts::Range>* range = nullptr);

  /// Runs some statements of a way back on the schema that its up left, in a session of their own.
  Judged judge_back(const dialect::Script& script, const std::vector<size_t>& statements,
                    const facts::Snapshot& from) const;

  const catalog::Catalog& catalog() const { return catalog_; }
  const catalog::Semantics& semantics() const { return semantics_; }

 private:
  static void take(facts::Walk& walk, const sql::Statement& tree, Span span, size_t index,
                   Judged& judged);
  /// … as it is run: with the condition of a backfill's directive.
  void take(facts::Walk& walk, const project::ReadScript& script, size_t index,
            Judged& judged) const;
  void finish(facts::Walk& walk, rules::Script& made) const;

  const dialect::Dialect& dialect_;
  const project::Layout& layout_;
  const catalog::Semantics& semantics_;
  const facts::CostModel& costs_;
  facts::Depth depth_;
  catalog::Catalog catalog_;
};

/// Runs the migrations of a history up to (and with) `version`, which may be a changeset within a
/// file; all of them if it is empty. An error is a version that the history does not have (it names
/// a few that are near), or a file that cannot be read.
Result<Simulation> simulate(const FileTree& tree, const project::History& history,
                            const std::string& version);

/// Whether somebody who says `version` means this migration: its version, or the name of its file
/// or folder.
bool is_meant(const project::Migration& migration, const std::string& version);

}  // namespace segue::cli
