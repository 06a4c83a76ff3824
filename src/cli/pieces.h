#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialect/safer.h"
#include "project/script.h"

namespace segue::cli {

/// What has to go along when a statement moves to another file: the comments right above it, its
/// terminator, and what is left of its last line. Marks and directives that are about the whole
/// file stay where they are.
Span block_of(std::string_view text, const dialect::ParsedStatement& statement, uint32_t from);

/// The block of one statement of a script.
Span block_of(const project::ReadScript& read, const dialect::Script& script, size_t statement);

/// A block as it stands in a file of its own: ended by a terminator and a line end.
std::string text_of_block(std::string_view text, Span block);

/// Some actions of an ALTER TABLE, as a statement of their own with its terminator.
std::string text_of_actions(const Source& source, const dialect::ParsedStatement& statement,
                            const std::vector<size_t>& actions);

}  // namespace segue::cli
