#pragma once

#include <functional>
#include <string>
#include <vector>

#include "dialect/dialect.h"
#include "dialect/target.h"
#include "live_run/servers.h"
#include "support/backfills.h"

namespace segue::test {

/// A database that backfills are tried on: an embedded one, and each server that can be started.
struct Arena {
  std::string name;
  const dialect::Dialect& dialect;
  std::function<dialect::Target()> fresh;  // an empty database
};

const std::vector<Arena>& arenas();

/// Small batches and short waits, so that a test meets many of them.
run::BackfillSettings small_steps(int workers = 1);

/// What a query counts.
int64_t counted(dialect::Connection& connection, const std::string& query);

}  // namespace segue::test
