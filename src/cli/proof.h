#pragma once

#include <vector>

#include "cli/inputs.h"
#include "cli/mending.h"

namespace segue::cli {

/// What of a project can be mended, and what has to stay as it is.
struct Mended {
  std::vector<Fix> fixes{};
  std::vector<Refusal> refusals{};
  project::FileChanges changes{};
};

/// Mends a project as far as that can be proved: with the files as they would be, all of it is read
/// and judged again, downs and all. A migration whose changes bring an error anywhere, or a way
/// back that does not lead back, stays as it is. Nothing is written. An error is a file that cannot
/// be read.
Result<Mended> mended(const Loaded& loaded, const Wish& wish);

}  // namespace segue::cli
