#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "base/files.h"
#include "cli/simulation.h"
#include "project/project.h"
#include "project/script.h"
#include "report/report.h"

namespace segue::cli {

/// Reads the scripts of a project one after the other, in the order in which they run, and
/// simulates what they do. Nothing of a script is kept once it has been told about.
class Replay {
 public:
  /// `severities` are the rules that somebody wants otherwise: id → "off" or a severity. Files that
  /// are `silent` are simulated, and that is all.
  Replay(const FileTree& tree, report::CheckReport& report,
         const std::map<std::string, std::string>& severities, const std::set<std::string>& silent)
      : tree_(tree), report_(report), severities_(severities), silent_(silent) {}

  /// Tells the report everything that was found; the closing summary is left to the caller.
  void run(const project::Project& project);
  /// Tells about a finding in a text that is at hand.
  void tell(Finding finding, const Source& source);

  const report::Summary& summary() const { return summary_; }

 private:
  void run(const project::History& history);
  /// Reads and tells about one script. `irreversible` is what its migration says of itself: it is
  /// learned from the scripts up, and heeded by those down.
  void visit(const project::History& history, const project::ScriptFile& file,
             project::Direction direction, Simulation& simulation, bool& irreversible);
  void put_aside(const std::string& path, Findings& findings);
  void count(const dialect::Script& script);
  void tell_script(const project::ReadScript& read, const rules::Script& simulated);
  void tell_all(Findings& findings, const Source& source);
  /// What file names told about a file is told with the rest about it.
  void take_name_findings(const std::string& path, Findings& findings);
  void tell_remaining();

  const FileTree& tree_;
  report::CheckReport& report_;
  const std::map<std::string, std::string>& severities_;
  const std::set<std::string>& silent_;
  rules::RuleSet rules_{};
  rules::Watches watches_{};  // of the history that is being read
  std::map<std::string, Findings> by_file_{};
  report::Summary summary_{};
  std::string migration_{};  // the one that is being visited, as people call it
};

}  // namespace segue::cli
