#include "catalog/shadow.h"

namespace segue::catalog {

bool may_be_shadow(const Catalog& catalog, const Id& table) {
  for (size_t at = table.name.find('_'); at != std::string::npos;
       at = table.name.find('_', at + 1)) {
    const Relation* owner = catalog.relation({table.schema, table.name.substr(0, at)});
    if (owner && owner->kind == RelationKind::virtual_table) return true;
  }
  return false;
}

}  // namespace segue::catalog
