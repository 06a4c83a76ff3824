#include "dialects/mysql/introspect.h"

#include "catalog/apply.h"
#include "dialects/mysql/semantics.h"

namespace segue::mysql {

Result<catalog::Catalog> introspect(dialect::Connection&, const dialect::Version& version) {
  return catalog::empty_catalog(semantics(version));
}

}  // namespace segue::mysql
