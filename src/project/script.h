#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "project/layout.h"

namespace segue::project {

/// A part of a file: the whole, a marked direction, or a changeset.
struct Section {
  Direction direction = Direction::up;
  std::string id{};  // "author:id" of a changeset; empty elsewhere
  Span mark{};       // the comment that opens it; empty where the file has none
  uint32_t end = 0;  // where its text ends
  bool no_transaction = false;
  bool elsewhere = false;       // meant for other databases, or for none: it does not run here
  bool irreversible = false;    // a directive says why there is no way back
  bool runs_on_change = false;  // its tool runs it again whenever it has changed
};

/// A file of a history, read and divided. Lines that a changelog keeps in comments (`--rollback
/// DROP …`) are read as SQL, with positions in the same file.
struct ReadScript {
  std::unique_ptr<Source> source{};  // what the user wrote, without its secrets: positions and
                                     // quotations come from here
  dialect::Script script{};
  std::vector<Section> sections{};       // never empty, in the order of the file
  std::vector<uint32_t> section_of{};    // per statement of `script`: the index of its section
  dialect::Script undo{};                // what stands in rollback comments
  std::vector<uint32_t> undo_section{};  // per statement of `undo`: the section that it undoes
  Findings findings{};                   // what is wrong with the sections
  bool irreversible = false;             // somewhere in the file a directive says so, with a reason
  std::string_view foreign{};            // the database that it is for, where that is not read

  const Section& section(size_t statement) const { return sections[section_of[statement]]; }
  Direction direction(size_t statement) const { return section(statement).direction; }
};

/// Reads a file as the layout of its history means it. `whole` is the direction of all of it, where
/// the layout has no sections.
Result<ReadScript> read_script(const FileTree& tree, const History& history,
                               const std::string& path, Direction whole);
/// The same from a text that is at hand.
ReadScript read_text(const History& history, std::string path, std::string text, Direction whole);

}  // namespace segue::project
