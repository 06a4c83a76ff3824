#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/betterment.h"
#include "cli/inputs.h"
#include "cli/overlay.h"
#include "rules/choice.h"

namespace segue::cli {

/// What is to be mended.
struct Wish {
  bool statements = true;        // those that can be done in a better way
  bool parts = true;             // migrations of several phases
  bool downs = true;             // ways back that are missing
  std::set<std::string> only{};  // rules; empty: all of them
};

/// A change to a migration, and what it makes go.
struct Fix {
  std::string file{};  // of the migration
  std::string why{};
  std::set<std::string> rules{};
};

/// Goes through the histories of a project and puts together what can be mended, one change after
/// the other, each of which is simulated before it is taken. Nothing is written.
class Mending {
 public:
  /// Files of `left_alone` stay as they are.
  Mending(const Loaded& loaded, const Wish& wish, const std::set<std::string>& left_alone);

  /// An error is a file that cannot be read.
  std::optional<Error> run();

  const std::vector<Fix>& fixes() const { return fixes_; }
  const std::vector<Refusal>& refusals() const { return refusals_; }
  /// The files as they should be.
  const Overlay& tree() const { return tree_; }
  /// The files that a migration's fixes changed, by the path that the migration had.
  const std::map<std::string, std::set<std::string>>& touched() const { return touched_; }

 private:
  class Walk;

  const Loaded& loaded_;
  const Wish& wish_;
  const std::set<std::string>& left_alone_;
  rules::Severities severities_{};
  rules::RuleSet rules_;
  Overlay tree_;
  std::vector<Fix> fixes_{};
  std::vector<Refusal> refusals_{};
  std::map<std::string, std::set<std::string>> touched_{};
};

/// What rules find in a simulated script, without what its file waives.
Findings found_in(const rules::RuleSet& rules, const project::ReadScript& read,
                  const rules::Script& script);

}  // namespace segue::cli
