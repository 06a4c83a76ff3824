#pragma once

#include <optional>
#include <string>

#include "project/layout.h"
#include "project/next_migration.h"

namespace segue::project {

/// The whole text of a file whose sections hold both directions.
std::string sections_text(Sections sections, const Draft& draft);

/// A changeset to be put behind a changelog, with an id that follows that of its last one; nothing
/// where the changelog has none to follow.
std::optional<std::string> changeset_text(const std::string& changelog, const Draft& draft,
                                          bool with_rollback);

/// The SQL as rollback comments.
std::string as_rollback(const std::string& sql);

}  // namespace segue::project
