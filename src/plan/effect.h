#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/script.h"

namespace segue::plan {

/// How much of what a statement is to do has happened.
struct Effect {
  size_t wanted = 0;                   // changes of objects that it makes
  size_t happened = 0;                 // … of those, what the database shows
  std::vector<std::string> missing{};  // the others, for people
};

/// Compares the schema before and after a statement, as the simulation has them, with the one that
/// is there. All three are in the form in which catalogs are compared.
Effect effect_of(const catalog::Catalog& before, const catalog::Catalog& after,
                 const catalog::Catalog& live, const catalog::Semantics& semantics);

/// Something broken that a statement left behind, and what removes it.
struct Leftover {
  std::string index{};
  sql::Statement removal{};
};

/// The index that a concurrent build did not finish, if the statement builds one, or builds one
/// anew.
std::optional<Leftover> leftover_of(const Statement& statement, const catalog::Catalog& live,
                                    const catalog::Semantics& semantics);

}  // namespace segue::plan
