#pragma once

#include <functional>
#include <string>
#include <vector>

#include "catalog/describe.h"
#include "catalog/diff.h"

namespace segue::report {

/// The simulated schema as JSON: every object with its kind, name and attributes.
std::string catalog_as_json(const catalog::Items& items);

/// Where the statement stands that an object comes from; empty where nobody knows.
using Origin = std::function<std::string(const catalog::ObjectChange&)>;

/// What differs between two schemas, object by object: a line each, with `+`, `-` or `~`.
std::string changes_as_text(const std::vector<catalog::ObjectChange>& changes,
                            const Origin& origin = nullptr);
std::string changes_as_json(const std::vector<catalog::ObjectChange>& changes,
                            const Origin& origin = nullptr);

}  // namespace segue::report
