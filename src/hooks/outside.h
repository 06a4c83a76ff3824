#pragma once

#include <memory>

#include "base/outside.h"

namespace segue::hooks {

/// The world as it is: processes of this machine, servers that it reaches, its clocks. Several
/// threads may use it at the same time.
std::unique_ptr<Outside> make_outside();

}  // namespace segue::hooks
