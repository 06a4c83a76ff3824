#pragma once

#include <map>
#include <string>
#include <vector>

#include "rules/rule.h"

namespace segue::rules {

/// What a configuration wants otherwise: id → "off", "note", "warning" or "error".
using Severities = std::map<std::string, std::string>;

/// The rules that run under a configuration: "off" takes one out, a severity switches one on that
/// is off by itself.
std::vector<const Rule*> chosen(const Severities& severities);
bool is_on(const Rule& rule, const Severities& severities);

}  // namespace segue::rules
