#pragma once

#include "dialect/backfilling.h"

namespace segue::mysql {

/// How the server fares: what it replicates itself, old transactions and what they keep, who waits
/// for the table, how many threads run. A server does not know how far its replicas are. Each
/// question has two seconds.
dialect::Signals signals(dialect::Connection& connection, const sql::ObjectName& table,
                         const dialect::SignalLimits& limits);

}  // namespace segue::mysql
