#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/course.h"

namespace segue::cli {

/// The way back of an item: from its file, section or rollback comments, else as the journal kept
/// it; nothing where there is none. `catalog` is the schema that it starts from.
Result<std::optional<plan::Script>> way_back(const Place& place, const journal::Migration& entry,
                                             const Item* item, const dialect::Version& version,
                                             catalog::Catalog& catalog);

/// A text that no file of the history holds, such as a down that the journal has kept, as a script
/// on this schema, which is left as the script leaves it. `name` stands in messages for its file.
Result<plan::Script> script_of_text(const Place& place, const std::string& name,
                                    const std::string& text, project::Direction direction,
                                    const dialect::Version& version, catalog::Catalog& catalog);

/// Reads such a text.
project::ReadScript read_kept(const Place& place, const std::string& name, const std::string& text,
                              project::Direction direction);

/// Statements of a script, one below the other.
std::string text_of_statements(std::string_view raw, const dialect::Script& script,
                               const plan::Chosen& chosen);

/// The statements of a down as one text, as the journal keeps it; nothing where there are none.
std::optional<std::string> down_text(const Place& place, const Item& item);

using Entries = std::vector<journal::Migration>;

/// Whether an entry has left its mark on the schema: it was applied, or not wholly taken back.
bool stands(const journal::Migration& entry);

/// What was applied and not taken back, the last one first.
Entries standing(const Course& course);
/// … without what its tool runs again whenever it has changed: that has no way back, and stays.
Entries to_take_back(const Course& course);

/// The item of the folder that an entry is about; null where there is none.
const Item* item_of(const Course& course, const journal::Migration& entry);

/// The schema that the entries up to (and with) this one have made.
catalog::Catalog schema_at(const Place& place, const Course& course,
                           const journal::Migration& entry, const catalog::Semantics& semantics);

/// Why nothing needs to be run to take an item back: what a backfill has filled goes with what the
/// expand script of its migration has made, and a changeset may say that there is nothing to undo.
/// Empty where something is to be run.
std::string_view needs_no_way_back(const Item* item);

/// For people: "0002_mobile (backfill)".
std::string shown_name(const journal::Migration& entry);

/// Takes an entry back: runs its way back, or what is left of it. An error is one without.
Result<bool> take_back(run::Runner& runner, const Place& place, const Course& course,
                       const journal::Migration& entry);

}  // namespace segue::cli
