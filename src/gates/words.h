#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/nearest.h"
#include "gates/gate.h"

namespace segue::gates {

/// "`a`, `b` and 3 more": at most so many of them by name.
std::string named(const std::vector<std::string>& words, size_t most = 5);
/// On one line, in at most so many bytes, cut between characters.
std::string shortened(std::string_view text, size_t most);
/// "1 session", "3 sessions".
std::string counted(size_t count, std::string_view what);

Reading holds(std::string words);
Reading waits(std::string words);
Reading fails(std::string words);
Reading unknown(std::string words);
/// It could not be told because of this.
Reading unknown(const Error& error);

}  // namespace segue::gates
