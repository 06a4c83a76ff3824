#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace segue::mysql {

/// A statement of MariaDB with NOWAIT (for limits under a second) or WAIT n written into it, where
/// its kind takes that: ALTER TABLE, CREATE and DROP INDEX, DROP TABLE, RENAME TABLE, TRUNCATE.
/// Nothing else of the text changes. Nothing where the statement says already what it wants, or is
/// of another kind.
std::optional<std::string> with_wait(std::string_view statement, std::chrono::milliseconds limit);

}  // namespace segue::mysql
