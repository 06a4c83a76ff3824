#include "base/text.h"
#include "dialects/postgresql/parse/builder.h"

namespace segue::postgresql {

sql::Insert Builder::insert(P::InsertContext* tree) {
  sql::Insert insert;
  insert.span = span(tree);
  insert.table = object_name(tree->table);
  if (tree->alias != nullptr) insert.alias = name(tree->alias);
  if (tree->columns != nullptr) insert.columns = assignment_targets(tree->columns);
  if (tree->K_OVERRIDING() != nullptr)
    insert.overriding = tree->K_SYSTEM() != nullptr ? "SYSTEM" : "USER";
  insert.default_values = tree->defaultValues != nullptr;
  if (tree->source != nullptr) insert.source = source(tree->source);
  if (child<P::OnConflictContext>(tree) != nullptr)
    insert.on_conflict.push_back(on_conflict(child<P::OnConflictContext>(tree)));
  insert.returning = returning(child<P::ReturningContext>(tree));
  return insert;
}

sql::OnConflict Builder::on_conflict(P::OnConflictContext* tree) {
  sql::OnConflict conflict;
  bool tails = false;
  for (auto* element : tree->indexElement()) {
    sql::IndexPart part = index_part(element);
    std::string tail;
    if (element->collation != nullptr) tail = "COLLATE " + sql(element->collation);
    if (element->opclass != nullptr) tail += (tail.empty() ? "" : " ") + sql(element->opclass);
    tails |= !tail.empty();
    conflict.target_tails.push_back(std::move(tail));
    if (part.expression)
      conflict.target.push_back(std::move(*part.expression));
    else
      conflict.target.push_back({sql::ColumnReference{{part.column}, false}, part.span});
  }
  if (!tails) conflict.target_tails.clear();
  if (tree->keyWhere != nullptr) conflict.target_where = expression(tree->keyWhere);
  if (tree->constraint != nullptr) conflict.constraint = name(tree->constraint);
  conflict.update = tree->nothing == nullptr;
  if (child<P::AssignmentsContext>(tree) != nullptr)
    conflict.assignments = assignments(child<P::AssignmentsContext>(tree));
  if (tree->where != nullptr) conflict.where = expression(tree->where);
  return conflict;
}

sql::Expression Builder::assignment_target(P::AssignmentTargetContext* tree) {
  sql::ColumnReference column;
  column.parts.push_back(name(tree->colId()));
  for (auto* field : all<P::FieldContext>(tree))
    column.parts.push_back(name(last(field)));
  sql::Expression target{std::move(column), span(tree)};
  for (auto* subscript : all<P::SubscriptContext>(tree))
    target = with_subscript(std::move(target), subscript);
  return target;
}

sql::Expressions Builder::assignment_targets(P::AssignmentTargetsContext* tree) {
  sql::Expressions targets;
  for (auto* each : tree->assignmentTarget())
    targets.push_back(assignment_target(each));
  return targets;
}

sql::Assignments Builder::assignments(P::AssignmentsContext* tree) {
  sql::Assignments result;
  for (auto* each : all<P::AssignmentContext>(tree)) {
    sql::Assignment assignment;
    if (child<P::AssignmentTargetsContext>(each) != nullptr)
      assignment.targets = assignment_targets(child<P::AssignmentTargetsContext>(each));
    else
      assignment.targets.push_back(assignment_target(each->assignmentTarget()));
    assignment.value = expression(each->value);
    result.push_back(std::move(assignment));
  }
  return result;
}

std::vector<sql::SelectItem> Builder::returning(P::ReturningContext* tree) {
  if (tree == nullptr) return {};
  if (tree->K_WITH() != nullptr) throw Unmodelled();
  return targets(child<P::TargetsContext>(tree));
}

sql::Update Builder::update(P::UpdateContext* tree) {
  sql::Update update;
  update.span = span(tree);
  update.tables.push_back(changed_table(tree->changedTable(), tree->alias));
  update.assignments = assignments(child<P::AssignmentsContext>(tree));
  if (tree->from != nullptr) update.from = tables(tree->from);
  if (auto* where = child<P::WhereClauseContext>(tree)) {
    if (where->condition != nullptr) update.where = expression(where->condition);
    if (where->colId() != nullptr) update.current_of = name(where->colId());
  }
  update.returning = returning(child<P::ReturningContext>(tree));
  return update;
}

sql::Delete Builder::delete_from(P::DeleteStatementContext* tree) {
  sql::Delete made;
  made.span = span(tree);
  made.from.push_back(changed_table(tree->changedTable(), tree->alias));
  if (tree->usingTables != nullptr) made.using_tables = tables(tree->usingTables);
  if (auto* where = child<P::WhereClauseContext>(tree)) {
    if (where->condition != nullptr) made.where = expression(where->condition);
    if (where->colId() != nullptr) made.current_of = name(where->colId());
  }
  made.returning = returning(child<P::ReturningContext>(tree));
  return made;
}

sql::Merge Builder::merge(P::MergeContext* tree) {
  sql::Merge merge;
  merge.span = span(tree);
  merge.target = changed_table(tree->changedTable(), tree->alias);
  merge.source = table(tree->source);
  merge.on = expression(tree->on);
  for (auto* each : all<P::MergeWhenContext>(tree))
    merge.when.push_back(merge_when(each));
  merge.returning = returning(child<P::ReturningContext>(tree));
  return merge;
}

sql::MergeWhen Builder::merge_when(P::MergeWhenContext* tree) {
  sql::MergeWhen when;
  when.matched = tree->K_NOT() == nullptr;
  if (tree->K_SOURCE() != nullptr) when.by = "SOURCE";
  if (tree->K_TARGET() != nullptr) when.by = "TARGET";
  const bool target_missing = !when.matched && when.by != "SOURCE";
  if (tree->condition != nullptr) when.condition = expression(tree->condition);
  if (child<P::AssignmentsContext>(tree) != nullptr) {
    if (target_missing) refuse(tree, "there is no row to change WHEN NOT MATCHED");
    when.action = "UPDATE";
    when.assignments = assignments(child<P::AssignmentsContext>(tree));
    return when;
  }
  when.action = type(tree->action) == token::K_NOTHING ? "DO NOTHING" : upper(tree->action);
  if (target_missing && when.action == "DELETE")
    refuse(tree, "there is no row to delete WHEN NOT MATCHED");
  if (!target_missing && when.action == "INSERT") refuse(tree, "INSERT needs WHEN NOT MATCHED");
  if (when.action != "INSERT") return when;
  if (tree->columns != nullptr) when.columns = assignment_targets(tree->columns);
  if (tree->K_OVERRIDING() != nullptr)
    when.overriding = tree->K_SYSTEM() != nullptr ? "SYSTEM" : "USER";
  when.default_values = tree->K_DEFAULT() != nullptr;
  if (auto* row = tree->valuesRow()) when.values = expressions(row->expressions());
  return when;
}

sql::Truncate Builder::truncate(P::TruncateContext* tree) {
  sql::Truncate truncate;
  truncate.span = span(tree);
  for (auto* each : tree->changedTable())
    truncate.tables.push_back(named_table(each));
  if (tree->identity != nullptr)
    truncate.restart_identity = type(tree->identity) == token::K_RESTART;
  if (auto* behavior = child<P::DropBehaviorContext>(tree)) {
    truncate.cascade = type(behavior->how) == token::K_CASCADE;
    truncate.restrict = !truncate.cascade;
  }
  return truncate;
}

sql::Copy Builder::copy(P::CopyContext* tree) {
  sql::Copy copy;
  copy.span = span(tree);
  if (tree->table != nullptr) copy.table = object_name(tree->table);
  if (tree->columns != nullptr) copy.columns = names(tree->columns);
  if (auto* inner = child<P::QueryInParensContext>(tree))
    copy.query = data_statement(child<P::QueryContext>(inner));
  copy.from = type(tree->direction) == token::K_FROM;
  const uint32_t endpoint = index(flat(tree->direction)) + 1;
  const bool program = type_at(endpoint) == token::K_PROGRAM;
  copy.endpoint = upper(at(endpoint));
  if (program) copy.endpoint += " " + std::string(at(endpoint + 1)->view());
  if (type_at(endpoint) == token::SCONST) copy.endpoint = at(endpoint)->view();
  if (auto* given = child<P::CopyOptionsContext>(tree)) {
    for (auto* each : all<P::CopyOptionContext>(given))
      copy.options.push_back(
          {upper(each->anyName(0)),
           each->start == each->stop ? "" : sql(at(index(first(each)) + 1), last(each)),
           span(each)});
    for (auto* each : all<P::OldCopyOptionContext>(given))
      copy.options.push_back(
          {upper(first(each)),
           each->start == each->stop ? "" : sql(at(index(first(each)) + 1), last(each)),
           span(each)});
  }
  if (tree->where != nullptr) copy.where = expression(tree->where);
  return copy;
}

}  // namespace segue::postgresql
