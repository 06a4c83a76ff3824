#include "dialects/sqlite/comparable.h"

#include <algorithm>

#include "base/text.h"
#include "dialects/sqlite/trigger_body.h"

namespace segue::sqlite {
namespace {

using namespace catalog;

/// A column that has the text of an expression for its name.
bool is_named_by_expression(const Column& column) {
  return std::any_of(column.name.begin(), column.name.end(),
                     [](char c) { return c == '(' || c == ' ' || c == '|' || c == '+'; });
}

void make_comparable(Relation& relation) {
  std::erase_if(relation.triggers, [](const auto& trigger) { return trigger->temporary; });
  for (auto& trigger : relation.triggers)
    trigger.edit().body = normal_form(trigger->body);
  relation.columns_unknown = false;
  if (relation.is_view()) {
    relation.columns.clear();
    relation.reads.clear();
    relation.reads_unknown = false;
  }
  for (auto& column : relation.columns)
    if (is_named_by_expression(*column)) column.edit().name = text::lower(column->name);
}

/// What has to be changed to be compared; most tables have nothing of it.
bool is_comparable(const Relation& relation) {
  return !relation.is_view() && relation.triggers.empty() && !relation.columns_unknown &&
         std::none_of(relation.columns.begin(), relation.columns.end(),
                      [](const auto& column) { return is_named_by_expression(*column); });
}

}  // namespace

Catalog comparable(const Catalog& catalog) {
  Catalog result = catalog;
  catalog.relations.for_each([&](const Id& id, const Shared<Relation>& held) {
    if (held->temporary) {
      result.relations.erase(id);
    } else if (!is_comparable(*held)) {
      Relation copy = *held;
      make_comparable(copy);
      result.relations.put(id, std::move(copy));
    }
  });
  return result;
}

}  // namespace segue::sqlite
