#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace segue {

enum class Severity { note, warning, error };

/// "note", "warning" or "error".
std::string_view name_of(Severity severity);

/// What we think of somebody's migration. An operation of ours that failed is an Error, not a
/// Finding.
struct Finding {
  std::string rule{};  // kebab-case id
  Severity severity = Severity::error;
  Span span{};            // what to point at
  std::string message{};  // lower case, no full stop, identifiers in backticks
  std::string advice{};   // what to do instead; empty where the message says it all
  std::string file{};     // the path as the user knows it; filled in by whoever knows the file
  int statement = -1;     // index of the statement in its file; -1 where none is meant
};

using Findings = std::vector<Finding>;

}  // namespace segue
