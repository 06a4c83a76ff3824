#pragma once

#include <string>
#include <vector>

#include "dialect/dialect.h"
#include "facts/step.h"

namespace segue::report {

/// The facts of one script: its steps in the order of its statements.
struct FactsOf {
  const Source& source;
  const dialect::Script& script;
  const std::vector<facts::Step>& steps;
};

/// A paragraph per statement, a line per action.
std::string facts_as_text(const FactsOf& facts);

/// The statements of a script as JSON texts. Each has the costs of all its actions together, and
/// those of every action alone under `actions`.
std::vector<std::string> facts_as_json(const FactsOf& facts);
/// The document around them.
std::string facts_document(const std::string& server, const std::vector<std::string>& statements);

}  // namespace segue::report
