#pragma once

#include <string_view>

#include "project/script.h"

namespace segue::project {

/// The section that `--changeset author:id attributes` opens.
Section changeset(const dialect::Directive& directive, const dialect::Dialect& dialect);

/// The value of `name:` among the attributes, which may be quoted; empty where there is none.
std::string_view attribute(std::string_view attributes, std::string_view name);

/// Reads the SQL that rollback comments hold into `read.undo`. `readable` is the text as it is
/// given to the parser.
void read_rollbacks(ReadScript& read, std::string_view readable, const History& history);

/// A text of the same length and lines that holds nothing but the SQL of the rollbacks. `text` is
/// the file's.
std::string only_rollbacks(const ReadScript& read, std::string_view text);

/// Finds ids that stand twice, and attributes that look like a known one.
void judge_marks(ReadScript& read);

}  // namespace segue::project
