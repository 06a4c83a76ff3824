#pragma once

#include <optional>

#include "cli/course.h"

namespace segue::cli {

/// The first statement of an item, up or down, that reaches beyond the database that it runs on:
/// accounts, other databases, settings of the server. An error that says where it stands.
std::optional<Error> reaches_beyond(const Place& place, const Item& item,
                                    const dialect::Version& version);

}  // namespace segue::cli
