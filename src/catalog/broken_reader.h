#pragma once

#include <optional>
#include <string>

#include "catalog/context.h"

namespace segue::catalog {

/// A view or a trigger that names a table which was dropped.
struct BrokenReader {
  std::string reader{};   // "view `v`"
  std::string missing{};  // the name of the table
};

/// The first one that surely is broken, if there is any.
std::optional<BrokenReader> broken_reader(const Context& context);

}  // namespace segue::catalog
