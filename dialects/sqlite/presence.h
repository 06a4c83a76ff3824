#pragma once

#include "dialect/presence.h"

namespace segue::sqlite {

/// A file does not know who has it open: only those who write a heartbeat are seen.
const dialect::Presence& presence();

}  // namespace segue::sqlite
