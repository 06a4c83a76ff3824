#pragma once

#include "project/script.h"

namespace segue::project {

/// The section that `--changeset author:id attributes` opens.
Section changeset(const dialect::Directive& directive, const dialect::Dialect& dialect);

/// Reads the SQL that `--rollback …` comments hold into `read.undo`, and says which changesets have
/// none.
void read_rollbacks(ReadScript& read, const History& history);

}  // namespace segue::project
