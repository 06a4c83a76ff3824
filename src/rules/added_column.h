#pragma once

#include <string>

#include "rules/rule.h"

namespace segue::rules {

/// What in the definition of an added column makes the server write every row: "a stored
/// expression", "a default that is computed"; "its definition" where nothing of it stands out.
std::string cause_of_rewrite(const Step& step, const sql::AddColumn& add);
/// What makes it read every row: "a check", "a unique constraint".
std::string cause_of_scan(const sql::AddColumn& add);

}  // namespace segue::rules
