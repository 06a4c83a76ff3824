#pragma once

#include "dialect/engine.h"

namespace segue::mysql {

/// Runs on MySQL 8 and later and MariaDB 10.5 and later. What the account needs beside the rights
/// of its migrations: PROCESS, to tell whether sessions of other accounts are alive and who blocks
/// whom; on MySQL also SELECT on performance_schema.
const dialect::Engine& engine();

/// Whether the version is MariaDB's.
bool is_mariadb(const dialect::Version& version);

}  // namespace segue::mysql
