#include "dialects/postgresql/introspect.h"

#include "catalog/apply.h"
#include "dialects/postgresql/semantics.h"

namespace segue::postgresql {

Result<catalog::Catalog> introspect(dialect::Connection&, const dialect::Version& version) {
  return catalog::empty_catalog(semantics(version));
}

}  // namespace segue::postgresql
