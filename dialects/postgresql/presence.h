#pragma once

#include "dialect/presence.h"

namespace segue::postgresql {

/// Who uses a PostgreSQL database: `application_name` of its sessions, and `pg_stat_statements`.
const dialect::Presence& presence();

}  // namespace segue::postgresql
