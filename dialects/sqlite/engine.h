#pragma once

#include "dialect/engine.h"

namespace segue::sqlite {

/// Runs migrations on a file that this process opens itself: there is no server that knows of
/// sessions, so that who holds a lock is known from the journal's lease only.
const dialect::Engine& engine();

}  // namespace segue::sqlite
