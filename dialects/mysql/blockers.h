#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "dialect/engine.h"

namespace segue::mysql {

/// Who holds the table or the rows that a session waits for, the oldest transaction first. MySQL's
/// performance schema tells exactly; MariaDB does where its performance schema is on, or for locks
/// on rows. Elsewhere it is every other session with an open transaction: the one that blocks is
/// among them.
Result<std::vector<dialect::Blocker>> blockers(dialect::Connection& connection,
                                               std::string_view session);

/// Every other session with an open transaction, the oldest first.
Result<std::vector<dialect::Blocker>> suspects(dialect::Connection& connection,
                                               std::string_view session);

/// For how long the session's transaction has been open; nothing where it has none.
Result<std::optional<std::chrono::milliseconds>> transaction_age(dialect::Connection& connection,
                                                                 std::string_view session);

}  // namespace segue::mysql
