#pragma once

#include "catalog/lookup.h"
#include "dialect/dialect.h"
#include "facts/cost.h"

namespace segue::sqlite {

/// What ALTER TABLE does beside writing the schema, and why this version refuses it.
facts::Cost cost_of_alter(const dialect::Version& version, const facts::Situation& situation,
                          const sql::AlterTable& alter);

/// Why this version lacks what a table definition says; empty where it does not.
std::string missing_in(const dialect::Version& version, const sql::CreateTable& create);

}  // namespace segue::sqlite
