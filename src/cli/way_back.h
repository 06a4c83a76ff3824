#pragma once

#include <memory>
#include <vector>

#include "cli/simulation.h"

namespace segue::cli {

/// The ups of one migration, kept until its downs have been read, and what is found when both are
/// simulated one after the other.
class WaysBack {
 public:
  WaysBack(const project::History& history, const Simulation& simulation,
           const rules::RuleSet& rules)
      : history_(history), simulation_(simulation), rules_(rules) {}

  /// Judges the downs that stand in the file of their up: in sections, or in comments.
  Findings in_same_file(const project::ReadScript& script, const rules::Script& up) const;
  /// Remembers an up whose down is a file of its own.
  void keep(project::Phase phase, project::ReadScript script, rules::Script up);
  /// Judges such a file. A down without a kept up is not judged.
  Findings in_file(project::Phase phase, const project::ReadScript& down) const;

 private:
  /// An up as it was judged; its steps point into the script.
  struct Up {
    project::Phase phase = project::Phase::none;
    std::unique_ptr<project::ReadScript> script{};
    rules::Script judged{};
  };
  Findings judged(const rules::Script& up, const dialect::Script& script,
                  const std::vector<size_t>& statements) const;
  Findings of_changesets(const project::ReadScript& script, const rules::Script& up) const;

  const project::History& history_;
  const Simulation& simulation_;
  const rules::RuleSet& rules_;
  std::vector<Up> ups_{};
};

}  // namespace segue::cli
