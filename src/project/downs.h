#pragma once

#include "project/script.h"

namespace segue::project {

/// Reads the `-- segue:` directives of a script: those that are none, or lack the reason that they
/// need, are findings; `irreversible` is noted in the script and its section.
void read_directives(ReadScript& read);

/// Finds ways back that are missing or hold no statement, in a script that has its sections and
/// directives. Migrations that are irreversible for a reason need none.
void judge_downs(ReadScript& read, const History& history);

/// Whether a changeset says in words that nothing is to be undone (`--rollback not required`), and
/// has no statement that does.
bool needs_no_undoing(const ReadScript& read, uint32_t section);

/// The section in which a byte of the file stands.
uint32_t section_at(const std::vector<Section>& sections, uint32_t offset);

}  // namespace segue::project
