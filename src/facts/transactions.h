#pragma once

#include <span>

#include "facts/step.h"

namespace segue::facts {

/// Tells each step of a script whether it runs in a transaction: one that the script begins, or one
/// that stands around it (`wrapped`). What a server commits by itself ends either.
void follow_transactions(std::span<Step> steps, bool wrapped);

}  // namespace segue::facts
