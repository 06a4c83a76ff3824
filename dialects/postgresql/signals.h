#pragma once

#include "dialect/backfilling.h"

namespace segue::postgresql {

/// How the server fares: replicas, old transactions, who waits for the table, the archive, a vacuum
/// of the table, what slots keep. The session must not have a transaction open. Each question has
/// two seconds.
dialect::Signals signals(dialect::Connection& connection, const sql::ObjectName& table,
                         const dialect::SignalLimits& limits);

/// How far a standby is behind its primary, as it knows itself.
dialect::Signal lag_of(dialect::Connection& replica, std::chrono::milliseconds limit);

}  // namespace segue::postgresql
