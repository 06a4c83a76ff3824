#include <utility>

#include "catalog/alter_order.h"
#include "catalog/apply.h"
#include "facts/company.h"
#include "facts/step.h"

namespace segue::facts {
namespace {

using StatementRef = std::shared_ptr<const sql::Statement>;

/// A pointer that does not own: the statement outlives its steps.
StatementRef borrowed(const sql::Statement& statement) {
  return {StatementRef(), &statement};
}

template <class Form, class Item>
std::vector<StatementRef> divided(const Form& form, std::vector<Item> Form::*items) {
  std::vector<StatementRef> result;
  for (const Item& item : form.*items) {
    Form one = form;
    (one.*items) = {item};
    result.push_back(std::make_shared<sql::Statement>(std::move(one)));
  }
  return result;
}

/// An ALTER TABLE without its actions, so that copying it costs nothing.
std::vector<StatementRef> actions_of(const sql::AlterTable& alter) {
  sql::AlterTable frame;
  frame.kind = alter.kind;
  frame.table = alter.table;
  frame.if_exists = alter.if_exists;
  frame.only = alter.only;
  frame.ignore = alter.ignore;
  frame.algorithm = alter.algorithm;
  frame.lock = alter.lock;
  frame.wait = alter.wait;
  frame.span = alter.span;
  std::vector<StatementRef> result;
  for (const sql::AlterAction* action : catalog::in_order(alter)) {
    sql::AlterTable one = frame;
    one.actions.push_back(*action);
    result.push_back(std::make_shared<sql::Statement>(std::move(one)));
  }
  return result;
}

/// The parts of a statement's WITH that change rows of their own accord.
std::vector<StatementRef> changes_in_with(const sql::Statement& statement) {
  std::vector<StatementRef> result;
  const auto take = [&](const auto& body) {
    if constexpr (!std::is_same_v<std::decay_t<decltype(body)>, sql::Query>)
      result.push_back(std::make_shared<sql::Statement>(body));
  };
  const auto look = [&](const auto& form) {
    if constexpr (requires { form.with->tables; }) {
      if (!form.with) return;
      for (const sql::CommonTable& table : form.with->tables)
        std::visit(take, table.body->form);
    }
  };
  std::visit(look, statement);
  return result;
}

size_t number_of_actions(const sql::Statement& statement) {
  if (const auto* alter = std::get_if<sql::AlterTable>(&statement)) return alter->actions.size();
  if (const auto* drop = std::get_if<sql::Drop>(&statement)) return drop->objects.size();
  if (const auto* renames = std::get_if<sql::RenameTables>(&statement))
    return renames->renames.size();
  if (const auto* truncate = std::get_if<sql::Truncate>(&statement)) return truncate->tables.size();
  return 1;
}

Span span_of(const sql::Statement& action, Span whole) {
  Span span;
  if (const auto* alter = std::get_if<sql::AlterTable>(&action); alter && !alter->actions.empty())
    span = alter->actions.front().span;
  if (const auto* drop = std::get_if<sql::Drop>(&action); drop && !drop->objects.empty())
    span = drop->objects.front().name.span();
  if (const auto* rename = std::get_if<sql::RenameTables>(&action);
      rename && !rename->renames.empty())
    span = rename->renames.front().from.span();
  if (span.empty()) span = std::visit([](const auto& form) { return form.span; }, action);
  return span.empty() ? whole : span;
}

Span span_of(const sql::Statement& statement) {
  return std::visit([](const auto& form) { return form.span; }, statement);
}

}  // namespace

std::vector<StatementRef> atoms(const sql::Statement& statement) {
  if (number_of_actions(statement) <= 1) {
    auto actions = changes_in_with(statement);
    actions.push_back(borrowed(statement));
    return actions;
  }
  if (const auto* alter = std::get_if<sql::AlterTable>(&statement)) return actions_of(*alter);
  if (const auto* drop = std::get_if<sql::Drop>(&statement))
    return divided(*drop, &sql::Drop::objects);
  if (const auto* renames = std::get_if<sql::RenameTables>(&statement))
    return divided(*renames, &sql::RenameTables::renames);
  return divided(std::get<sql::Truncate>(statement), &sql::Truncate::tables);
}

namespace {

/// A statement inside of code, kept for as long as one of its actions is.
struct Inner {
  StatementRef statement{};
  StatementRef action{};
};

/// The step, which owns what it is made of: the code's statements are nobody else's.
void keep(Step& step, const StatementRef& statement) {
  const auto inner = std::make_shared<const Inner>(Inner{statement, step.action});
  step.action = {inner, inner->action.get()};
}

/// The steps of the statements that a block runs, each on what the one before it left; none where
/// it cannot be told which those are. They point at the block. What an error undoes in silence is
/// refused.
std::vector<Step> steps_of_code(const sql::CodeBlock& block, const Snapshot& before,
                                const Range& range, const catalog::Semantics& semantics,
                                const CostModel& model) {
  auto plain = semantics.plain_code(block.language, block.body);
  std::vector<Step> steps;
  if (!plain) return steps;
  bool failed = false;
  Snapshot at = before;
  for (sql::Statement& each : plain->statements) {
    const auto statement = std::make_shared<const sql::Statement>(std::move(each));
    auto next = std::make_shared<catalog::Catalog>(*at);
    const bool applied = catalog::apply(*next, *statement, semantics).applied;
    failed |= !applied;
    for (Step& step : steps_of(*statement, at, next, range, semantics, model)) {
      keep(step, statement);
      step.span = block.span;
      step.refused = step.refused || !applied;
      steps.push_back(std::move(step));
    }
    at = std::move(next);
  }
  for (Step& step : steps)
    step.refused |= failed && plain->all_or_nothing;
  return steps;
}

}  // namespace

std::vector<Step> steps_of(const sql::Statement& statement, Snapshot before, Snapshot after,
                           const Range& range, const catalog::Semantics& semantics,
                           const CostModel& model) {
  std::vector<Step> steps;
  if (const auto* block = std::get_if<sql::CodeBlock>(&statement))
    steps = steps_of_code(*block, before, range, semantics, model);
  if (!steps.empty()) return steps;
  const auto actions = atoms(statement);
  const Span whole = span_of(statement);
  Snapshot at = std::move(before);
  for (size_t i = 0; i < actions.size(); ++i) {
    Step step;
    step.action = actions[i];
    step.statement = &statement;
    step.span = actions.size() > 1 ? span_of(*actions[i], whole) : whole;
    step.before = at;
    step.at_start = range.at_start();
    step.filled = range.filled();
    step.semantics = &semantics;
    if (i + 1 < actions.size()) {
      auto next = std::make_shared<catalog::Catalog>(*at);
      catalog::apply(*next, *actions[i], semantics);
      step.after = std::move(next);
    } else {
      step.after = std::exchange(after, nullptr);
    }
    at = step.after;
    const Situation situation{*step.before, *step.after, *step.action, semantics};
    step.cost = model.cost_of(situation);
    step.compat = compat_of(situation, range, model);
    steps.push_back(std::move(step));
  }
  if (const auto* alter = std::get_if<sql::AlterTable>(&statement))
    settle_company(steps, *alter, model);
  return steps;
}

namespace {

/// The table that the action names; null where it is about none, or names only a part of one.
const sql::ObjectName* named_table(const Step& step) {
  if (const auto* alter = step.as<sql::AlterTable>())
    return alter->kind == "INDEX" ? nullptr : &alter->table;
  if (const auto* index = step.as<sql::CreateIndex>()) return &index->table;
  if (const auto* trigger = step.as<sql::CreateTrigger>()) return &trigger->table;
  if (const auto* policy = step.as<sql::CreatePolicy>()) return &policy->table;
  if (const auto* rule = step.as<sql::CreateRule>()) return &rule->table;
  if (const auto* table = step.as<sql::CreateTable>()) return &table->table;
  if (const auto* drop = step.as<sql::Drop>(); drop && !drop->objects.empty()) {
    const sql::ObjectReference& object = drop->objects.front();
    if (object.table) return &object.table;
    const bool relation = drop->kind == sql::ObjectKind::table ||
                          drop->kind == sql::ObjectKind::view ||
                          drop->kind == sql::ObjectKind::materialized_view;
    return relation ? &object.name : nullptr;
  }
  if (const auto* insert = step.as<sql::Insert>()) return &insert->table;
  if (const auto* truncate = step.as<sql::Truncate>(); truncate && !truncate->tables.empty())
    return &truncate->tables.front().name;
  return nullptr;
}

/// The index that the action is about, named without its table; null where it is about none.
const sql::ObjectName* lone_index(const Step& step) {
  const auto* alter = step.as<sql::AlterTable>();
  if (alter && alter->kind == "INDEX") return &alter->table;
  const auto* drop = step.as<sql::Drop>();
  const bool drops_index = drop && drop->kind == sql::ObjectKind::index && !drop->objects.empty();
  return drops_index ? &drop->objects.front().name : nullptr;
}

/// Calls `use` with the name of the step's table, which may be empty.
template <class Use>
auto with_table(const Step& step, Use&& use) {
  if (const sql::ObjectName* named = named_table(step)) return use(*named);
  sql::ObjectName name;
  const sql::ObjectName* index = lone_index(step);
  const auto owner = index ? step.lookup_before().index_owner(*index) : std::nullopt;
  if (owner) {
    name.schema.text = owner->schema;
    name.name.text = owner->name;
  }
  return use(std::as_const(name));
}

}  // namespace

sql::ObjectName Step::table() const {
  return with_table(*this, [](const sql::ObjectName& name) { return name; });
}

const catalog::Relation* Step::table_before() const {
  return with_table(*this, [&](const sql::ObjectName& name) {
    return name ? lookup_before().relation(name) : nullptr;
  });
}

bool Step::table_has_users() const {
  return with_table(*this, [&](const sql::ObjectName& name) {
    if (!name) return false;
    if (lookup_at_start().relation_id(name)) return true;
    // Known since an earlier statement named it, or since this one does.
    const catalog::Relation* now = lookup_before().relation(name);
    if (now == nullptr) now = lookup_after().relation(name);
    return now != nullptr && now->external;
  });
}

bool Step::table_has_rows() const {
  if (table_has_users()) return true;
  const auto id = lookup_before().relation_id(table());
  return id && filled && filled->contains(*id);
}

}  // namespace segue::facts
