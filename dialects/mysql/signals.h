#pragma once

#include "dialect/backfilling.h"

namespace segue::mysql {

/// How the server fares: what it replicates itself, old transactions and what they keep, who waits
/// for the table, how many threads run. A server does not know how far its replicas are. Each
/// question has two seconds.
dialect::Signals signals(dialect::Connection& connection, const sql::ObjectName& table,
                         const dialect::SignalLimits& limits);

/// How far a server is behind the one that it follows, in whole seconds.
dialect::Signal lag_of(dialect::Connection& replica, std::chrono::milliseconds limit);

}  // namespace segue::mysql
