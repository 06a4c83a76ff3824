#pragma once

#include "catalog/catalog.h"

namespace segue::postgresql {

/// A catalog in the form in which a simulated one is compared with that of a live server: what is
/// written in several ways is written in one, and what a server does not keep, or keeps in words of
/// its own, is left out (the text of views and rules, temporary objects, versions of extensions,
/// what roles may do).
catalog::Catalog comparable(const catalog::Catalog& catalog);

}  // namespace segue::postgresql
