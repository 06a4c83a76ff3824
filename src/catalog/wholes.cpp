#include "catalog/wholes.h"

#include <algorithm>

namespace segue::catalog {
namespace {

/// B-trees are the usual kind, written or not.
std::string_view method_of(const Index& index) {
  return index.method == "btree" ? std::string_view() : index.method;
}

class Comparison {
 public:
  explicit Comparison(const Semantics& semantics) : semantics_(semantics) {}

  bool same(const ExpressionRef& a, const ExpressionRef& b) const {
    if (!a || !b) return !a && !b;
    return semantics_.text_of(*a) == semantics_.text_of(*b);
  }
  /// The order of the rows may differ.
  bool same(const IndexColumn& a, const IndexColumn& b) const {
    return a.column == b.column && a.operator_class == b.operator_class &&
           a.collation == b.collation && a.with_operator == b.with_operator &&
           same(a.expression, b.expression);
  }

 private:
  const Semantics& semantics_;
};

}  // namespace

std::vector<Id> wholes_of(const Catalog& catalog, const Id& table) {
  std::vector<Id> wholes;
  const Relation* part = catalog.relation(table);
  while (part && part->is_partition && !part->parents.empty()) {
    wholes.push_back(part->parents.front());
    part = catalog.relation(wholes.back());
  }
  return wholes;
}

bool serves_as_part(const Semantics& semantics, const Index& part, const Index& whole) {
  const Comparison comparison(semantics);
  return part.unique == whole.unique && method_of(part) == method_of(whole) &&
         part.nulls_not_distinct == whole.nulls_not_distinct && part.include == whole.include &&
         comparison.same(part.where, whole.where) &&
         std::equal(part.parts.begin(), part.parts.end(), whole.parts.begin(), whole.parts.end(),
                    [&](const auto& a, const auto& b) { return comparison.same(a, b); });
}

}  // namespace segue::catalog
