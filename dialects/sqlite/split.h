#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dialect/scan.h"

namespace segue::sqlite {

/// What a comment or a client command says about the boundaries of statements.
enum class Boundary {
  none,
  end,             // ends the statement before it: `--> statement-breakpoint`, `-- migrate:down`
  verbatim_begin,  // `-- +goose StatementBegin`
  verbatim_end,
};

/// Such a place: before token `token`.
struct BoundaryMark {
  Boundary boundary = Boundary::none;
  uint32_t token = 0;
  Span span;  // of the comment
};
using BoundaryMarks = std::vector<BoundaryMark>;

Boundary boundary_of(const dialect::Directive& directive);

/// Fills in `scan.statements` from its tokens. Statements end at every `;`, whatever parentheses
/// are open, except inside the body of a trigger; also between StatementBegin and StatementEnd,
/// which the engine is sent as one text but runs statement by statement. A trigger whose END is
/// missing ends where a statement begins that no body may hold.
void split_statements(std::string_view text, const BoundaryMarks& marks, dialect::Scan& scan);

}  // namespace segue::sqlite
