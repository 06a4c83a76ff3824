#pragma once

#include "dialect/engine.h"

namespace segue::postgresql {

/// Runs migrations on PostgreSQL: session-level advisory locks, sessions by process id and start.
const dialect::Engine& engine();

}  // namespace segue::postgresql
