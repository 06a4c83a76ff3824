#pragma once

#include <optional>
#include <vector>

#include "cli/betterment.h"

namespace segue::cli {

/// The migration whose actions belong into several phases, parted: what has to run first stays,
/// what runs later goes into migrations of its own, or into the files of the phases where the
/// layout has such. Comments go along with their statements; of the down each part takes what
/// undoes it. Nothing where the script is of one phase. Why it cannot be parted is noted.
struct Parting {
  Betterment better{};
  /// The migration as it is kept then, where its files have other names.
  std::optional<project::Migration> replaced{};
};
std::optional<Parting> parted(const Scene& scene, const Judgement& judgement,
                              std::vector<Refusal>& refusals);

}  // namespace segue::cli
