#include "rules/rebuilds.h"

#include <algorithm>

#include "rules/row_changes.h"

namespace segue::rules {
namespace {

const sql::Drop* drops_table(const Step& step) {
  const auto* drop = step.as<sql::Drop>();
  return drop && drop->kind == sql::ObjectKind::table && !drop->objects.empty() && !step.refused
             ? drop
             : nullptr;
}

bool same(const sql::ObjectName& a, const sql::ObjectName& b) {
  return a.name == b.name;
}

/// The step, and the new name, by which something takes the place of a dropped table.
bool puts_in_place(const Step& step, const sql::ObjectName& table, sql::ObjectName& from) {
  if (const auto* to = step.alters<sql::RenameTo>()) {
    from = step.table();
    return same(to->to, table);
  }
  const auto* renames = step.as<sql::RenameTables>();
  if (!renames || renames->renames.empty()) return false;
  from = renames->renames.front().from;
  return same(renames->renames.front().to, table);
}

}  // namespace

std::vector<Rebuild> rebuilds_in(const Script& script) {
  std::vector<Rebuild> result = all_rebuilds_in(script);
  std::erase_if(result, [](const Rebuild& each) { return !each.drop->table_has_users(); });
  return result;
}

std::vector<Rebuild> all_rebuilds_in(const Script& script) {
  std::vector<Rebuild> result;
  const auto& steps = script.steps;
  for (size_t i = 0; i < steps.size(); ++i) {
    const auto* drop = drops_table(steps[i]);
    if (!drop) continue;
    Rebuild rebuild{.drop = &steps[i], .table = drop->objects.front().name};
    sql::ObjectName made;
    for (size_t k = i + 1; k < steps.size() && !rebuild.rename; ++k)
      if (puts_in_place(steps[k], rebuild.table, made)) rebuild.rename = &steps[k];
    if (!rebuild.rename) continue;
    for (size_t k = 0; k < i; ++k) {
      const auto* create = steps[k].as<sql::CreateTable>();
      if (create && same(create->table, made)) rebuild.create = &steps[k];
      const auto* insert = steps[k].as<sql::Insert>();
      if (insert && same(insert->table, made)) rebuild.copy = &steps[k];
    }
    if (!rebuild.create) continue;
    rebuild.old_table = steps[i].table_before();
    rebuild.new_table = catalog::Lookup(*script.after, *script.semantics).relation(rebuild.table);
    if (rebuild.old_table && rebuild.new_table) result.push_back(rebuild);
  }
  return result;
}

std::vector<catalog::Id> ids_that_reference(const Step& step, const sql::ObjectName& table) {
  std::vector<catalog::Id> result;
  const auto id = step.lookup_before().relation_id(table);
  if (!id) return result;
  for (const auto& node : step.before->dependents_of({catalog::ObjectClass::relation, *id})) {
    if (node.kind != catalog::ObjectClass::relation || node.id == *id) continue;
    const catalog::Relation* other = step.before->relation(node.id);
    if (other != nullptr && catalog::refers_to(*other, *id)) result.push_back(node.id);
  }
  return result;
}

std::vector<std::string> tables_that_reference(const Step& step, const sql::ObjectName& table) {
  std::vector<std::string> result;
  for (const catalog::Id& id : ids_that_reference(step, table))
    result.push_back(step.lookup_before().shown(id));
  return result;
}

}  // namespace segue::rules
