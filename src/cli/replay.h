#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/files.h"
#include "cli/offers.h"
#include "cli/old_findings.h"
#include "cli/simulation.h"
#include "cli/way_back.h"
#include "project/project.h"
#include "project/script.h"
#include "report/report.h"
#include "rules/choice.h"

namespace segue::cli {

/// Reads the scripts of a project one after the other, in the order in which they run, and
/// simulates what they do. Nothing of a script is kept once it has been told about.
class Replay {
 public:
  /// `severities` are the rules that somebody wants otherwise. Files that are `silent` are
  /// simulated, and that is all.
  Replay(const FileTree& tree, report::CheckReport& report, const rules::Severities& severities,
         const std::set<std::string>& silent)
      : Replay(tree, report, severities, silent, rules::chosen(severities)) {}

  /// What is in there is not told.
  void leave_out(Baseline baseline) { baseline_ = std::move(baseline); }
  /// How files that run again whenever they have changed read when they ran; the others have run as
  /// they are where they are silent, and not at all where they are not.
  void start_with(std::map<std::string, std::string> earlier) { earlier_ = std::move(earlier); }
  /// What file names have told about files: it is told with the rest about each.
  void know(const Findings& findings);
  /// All that is told belongs to one release: what one script makes has no users in the next.
  void as_one_release() { one_release_ = true; }
  /// Keeps all that is told, for a baseline of its own.
  void keep_told() { keeps_told_ = true; }
  const Baseline& told() const { return told_; }

  /// Tells the report everything that was found; the closing summary is left to the caller.
  void run(const project::Project& project);
  /// One history of a project by itself.
  void run(const project::History& history);
  /// Tells about a finding in a text that is at hand.
  void tell(Finding finding, const Source& source);

  const report::Summary& summary() const { return summary_; }

 private:
  Replay(const FileTree& tree, report::CheckReport& report, const rules::Severities& severities,
         const std::set<std::string>& silent, const std::vector<const rules::Rule*>& rules);

  /// What is known of a migration while its scripts are read one after the other.
  struct Visit {
    const project::History& history;
    const project::Migration& migration;
    Simulation& simulation;
    WaysBack back;
    std::optional<facts::Range>& range;  // the release so far, where it is more than one script
    bool has_downs = false;              // in files of their own
    bool irreversible = false;           // learned from the scripts up, heeded by those down
  };
  /// Reads and tells about one script.
  void visit(Visit& migration, const project::ScriptFile& file, project::Direction direction);
  /// Simulates what runs again, as it stands before the first script that is told about.
  void simulate_repeated(const project::History& history, Simulation& simulation);
  void simulate_only(Visit& migration, const project::ScriptFile& file,
                     project::Direction direction);
  /// Simulates an up and finds what is to be said of it, and of a down in the same file.
  rules::Script judge_up(Visit& migration, const project::ScriptFile& file,
                         const project::ReadScript& read, Findings& findings);
  void put_aside(const std::string& path, Findings& findings);
  /// Takes out what the file waives.
  void waive(const project::ReadScript& read, Findings& findings);
  void count(const dialect::Script& script);
  void tell_script(const project::ReadScript& read, const rules::Script& simulated);
  void tell_all(Findings& findings, const Source& source);
  /// What file names told about a file is told with the rest about it.
  void take_name_findings(const std::string& path, Findings& findings);
  void tell_remaining();

  const FileTree& tree_;
  report::CheckReport& report_;
  const rules::Severities& severities_;
  const std::set<std::string>& silent_;
  facts::Depth depth_;  // that rules and report ask for
  rules::RuleSet rules_;
  rules::Watches watches_{};  // of the history that is being read
  std::map<std::string, std::string> earlier_{};
  Baseline baseline_{};
  Baseline told_{};
  bool keeps_told_ = false;
  bool one_release_ = false;
  Offers offers_{};  // for what is found in the script at hand
  std::map<std::string, Findings> by_file_{};
  report::Summary summary_{};
  std::string migration_{};  // the one that is being visited, as people call it
};

}  // namespace segue::cli
