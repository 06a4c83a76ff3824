#pragma once

#include <vector>

#include "facts/step.h"

namespace segue::facts {

/// What a transaction drops and makes again, nobody ever sees to be missing: a view, a routine, a
/// trigger, a policy or an index. The two steps are told as what has become of it: nothing where it
/// is as it was; of a view, what it shows no longer. `steps` are those of one transaction, in
/// order.
void settle_recreated(const std::vector<Step*>& steps);

}  // namespace segue::facts
