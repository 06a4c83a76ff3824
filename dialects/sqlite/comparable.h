#pragma once

#include "catalog/catalog.h"

namespace segue::sqlite {

/// A catalog in the form in which a simulated one is compared with that of a file. The engine keeps
/// views and triggers as text and finds out anew at each use what they read and give: so does the
/// comparison, which looks at what they say and not at what comes of it. Temporary objects are left
/// out, and bodies of triggers are written in one way.
catalog::Catalog comparable(const catalog::Catalog& catalog);

}  // namespace segue::sqlite
