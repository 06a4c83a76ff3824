#pragma once

#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include "cli/simulation.h"
#include "dialect/safer.h"
#include "project/next_migration.h"
#include "project/script.h"
#include "rules/rule.h"

namespace segue::cli {

/// A script of a history, and where it stands.
struct Scene {
  const FileTree& tree;  // with what has been changed so far
  const project::History& history;
  const project::Migration& migration;
  const project::ScriptFile& file;
  const Simulation& before;  // the schema that the script meets
  const rules::RuleSet& rules;
  std::time_t now = 0;
};

/// What a set of scripts comes to, in the order in which they run.
struct Outcome {
  std::vector<rules::Script> scripts{};
  Findings refused{};                                        // by the server
  Findings found{};                                          // by rules
  std::vector<std::unique_ptr<project::ReadScript>> read{};  // what the steps point into
};

/// Changes to one script and to what belongs to it, while they are being put together: edits of its
/// text and of its down, and migrations that follow it. Nothing is written.
class Rework {
 public:
  Rework(const Scene& scene, const project::ReadScript& read);

  /// Changes the text of the up.
  void edit(dialect::Edit edit) { edits_.push_back(std::move(edit)); }
  /// Asks the tool for no transaction around it; false where the layout has no way to.
  bool without_transaction(uint32_t section);
  /// Puts a migration behind all that are there.
  void follow_by(project::Draft draft) { drafts_.push_back(std::move(draft)); }

  /// Puts `undo` where the down undoes just what `part` does. False where no statements of it do;
  /// true where there is no down.
  bool undo_by(const rules::Script& part, const std::string& undo);
  /// Gives the follower its way back: what undoes `part` moves there from the down of the script,
  /// or is written. False where it has to have one and none is known.
  bool give_way_back(size_t follower, const rules::Script& part);

  /// Simulates the script as it is by now and those that follow it.
  Result<Outcome> tried() const;
  /// What becomes of the files, and the migrations that have come.
  struct Files {
    project::FileChanges changes{};
    std::vector<project::Migration> added{};
  };
  Result<Files> result() const;

 private:
  /// The statements of the way back that nobody has taken yet.
  struct Downs {
    std::string path{};
    std::unique_ptr<project::ReadScript> own{};  // where it is a file of its own
    const project::ReadScript* read = nullptr;   // null: there is no way back
    const dialect::Script* script = nullptr;
    std::vector<size_t> statements{};
  };
  void find_downs();
  std::vector<size_t> run_that_undoes(const rules::Script& part) const;
  std::string taken_from_downs(const std::vector<size_t>& run);
  Span place_in_down(size_t statement) const;

  const Scene& scene_;
  const project::ReadScript& read_;
  Downs downs_{};
  std::vector<dialect::Edit> edits_{};
  std::vector<dialect::Edit> down_edits_{};
  std::vector<project::Draft> drafts_{};
  bool mark_transaction_ = false;
};

/// The part of a simulated script that some of its statements are, as long as nothing stands
/// between them.
rules::Script part_of(const rules::Script& script, int statement);

}  // namespace segue::cli
