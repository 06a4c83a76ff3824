#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sql/statement.h"

namespace segue::sqlite {

/// The statements between BEGIN and END of a trigger's body; their spans are places in the body.
/// Nothing where one of them cannot be read.
std::optional<std::vector<sql::Statement>> statements_of_body(const std::string& body);

/// The body as it is written where nothing of its spelling is kept; as it is where it cannot be
/// read.
std::string normal_form(const std::string& body);

}  // namespace segue::sqlite
