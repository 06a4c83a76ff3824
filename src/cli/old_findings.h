#pragma once

#include <map>
#include <string>

#include "base/error.h"
#include "base/finding.h"
#include "base/source.h"
#include "project/project.h"

namespace segue::cli {

/// The findings that a project had on the day it began to check. Each is known by its rule, its
/// file and the SQL that it points at, wherever in the file that stands.
class Baseline {
 public:
  /// An error is a text that is no baseline, or the baseline of other migrations.
  static Result<Baseline> read(const std::string& path, const std::string& text,
                               const project::Project& project);

  /// Whether the finding was there already; of several that are alike as many as there were.
  bool holds(const Finding& finding, const Source& source);
  void add(const Finding& finding, const Source& source);
  std::string as_json(const project::Project& project) const;

 private:
  std::map<std::string, int> known_{};  // fingerprint → how many
};

}  // namespace segue::cli
