#pragma once

#include <string>

#include "rules/rule.h"

namespace segue::rules {

/// The setting that the step changes inside a transaction, where the server reads over it without
/// an error; empty where it does nothing of the kind.
std::string setting_ignored_by(const Step& step);

}  // namespace segue::rules
