#pragma once

#include <libpq-fe.h>

#include "dialects/postgresql/connect_options.h"

namespace segue::postgresql {

/// libpq's own way to connect; the caller looks at the status and closes it.
PGconn* open(const ConnectOptions& options);

/// Whether a pooler stands between us and the server that gives a server's session to others
/// between two statements. Costs a round trip; where there is a pooler, a second connection.
bool is_shared_by_pooler(PGconn* connection, const ConnectOptions& options);

}  // namespace segue::postgresql
