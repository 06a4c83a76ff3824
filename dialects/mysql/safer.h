#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "dialect/safer.h"

namespace segue::mysql {

/// The cheapest way is taken by itself where it is possible. Saying which one is meant makes the
/// server refuse what would cost more.
const dialect::SaferWays& safer_ways();

/// The statement with that said at its end, where its steps promise a way that is not the dearest,
/// on a table that is known, and it says none itself.
std::optional<std::string> with_promise(const dialect::Version& server, std::string_view statement,
                                        std::span<const facts::Step> steps);

}  // namespace segue::mysql
