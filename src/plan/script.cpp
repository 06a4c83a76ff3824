#include "plan/script.h"

#include <algorithm>

#include "base/sha256.h"
#include "catalog/changes.h"
#include "facts/recreated.h"
#include "sql/print.h"

namespace segue::plan {
namespace {

using facts::Transactional;
using Kind = sql::Transaction::Kind;

Error cannot_run(const Source& source, Span span, const std::string& why) {
  const Position at = source.position(span.begin);
  return {ErrorCode::usage, source.path() + ":" + std::to_string(at.line) + ":" +
                                std::to_string(at.column) + ": " + why};
}

/// A setting of the session leaves nothing behind; inside of a transaction some have no effect.
bool is_setting(const sql::Statement& tree) {
  const auto* pragma = std::get_if<sql::Pragma>(&tree);
  return pragma != nullptr && pragma->value;
}

/// The same ones where nobody has edited them.
std::vector<const catalog::Constraint*> references_of(const catalog::Relation* relation) {
  std::vector<const catalog::Constraint*> found;
  if (!relation) return found;
  for (const auto& constraint : relation->constraints)
    if (constraint->kind == catalog::ConstraintKind::foreign_key) found.push_back(&*constraint);
  return found;
}

bool fits_transaction(const std::vector<facts::Step>& steps) {
  return std::all_of(steps.begin(), steps.end(), [](const facts::Step& step) {
    return step.cost.transactional == Transactional::yes;
  });
}

/// Puts statements into units, one after the other.
class Divider {
 public:
  explicit Divider(bool one_by_one) : one_by_one_(one_by_one) {}

  void begin() {
    open_ = false;
    explicit_ = true;
  }
  void commit() { open_ = explicit_ = false; }

  void take(Statement statement, const sql::Statement& tree) {
    if (is_setting(tree) && !explicit_) return add(Unit::Kind::session, std::move(statement));
    if (!fits_transaction(statement.steps)) return add(Unit::Kind::alone, std::move(statement));
    if (open_ && (explicit_ || !one_by_one_)) {
      units_.back().statements.push_back(std::move(statement));
      return;
    }
    add(Unit::Kind::transaction, std::move(statement));
    open_ = true;
  }
  std::vector<Unit> done() { return std::move(units_); }

 private:
  void add(Unit::Kind kind, Statement statement) {
    open_ = false;
    units_.emplace_back().kind = kind;
    units_.back().statements.push_back(std::move(statement));
  }

  bool one_by_one_;
  bool open_ = false;      // the last unit is a transaction that takes more
  bool explicit_ = false;  // the script has opened one itself
  std::vector<Unit> units_{};
};

void settle_recreated(Unit& unit) {
  std::vector<facts::Step*> steps;
  for (Statement& statement : unit.statements)
    for (facts::Step& step : statement.steps)
      steps.push_back(&step);
  facts::settle_recreated(steps);
}

}  // namespace

bool sets_session(const sql::Statement& tree) {
  if (is_setting(tree) || std::holds_alternative<sql::Use>(tree)) return true;
  const auto* command = std::get_if<sql::Command>(&tree);
  if (command != nullptr && command->verb == "PREPARE") return true;
  const auto* set = std::get_if<sql::Set>(&tree);
  return set != nullptr &&
         std::any_of(set->settings.begin(), set->settings.end(), [](const sql::Setting& setting) {
           return setting.scope.empty() || setting.scope == "SESSION" || setting.scope == "@";
         });
}

bool Statement::changes_schema() const {
  return !before->same_objects_as(*after);
}

bool Statement::changes_references() const {
  const auto changes = catalog::changes(before->relations, after->relations);
  return std::any_of(changes.begin(), changes.end(), [](const auto& change) {
    return !change.after || references_of(change.before) != references_of(change.after);
  });
}

bool Script::is_one_transaction() const {
  return std::count_if(units.begin(), units.end(),
                       [](const Unit& unit) { return unit.kind != Unit::Kind::session; }) == 1 &&
         std::any_of(units.begin(), units.end(),
                     [](const Unit& unit) { return unit.kind == Unit::Kind::transaction; });
}

bool Script::leaves_settings() const {
  return std::any_of(units.begin(), units.end(), [](const Unit& unit) {
    return std::any_of(unit.statements.begin(), unit.statements.end(),
                       [](const Statement& statement) { return statement.sets; });
  });
}

Chosen statements_of(const project::ReadScript& script, project::Direction direction) {
  Chosen chosen;
  for (size_t i = 0; i < script.script.statements.size(); ++i) {
    const auto& section = script.section(i);
    if (section.direction == direction && !section.elsewhere) chosen.push_back(i);
  }
  return chosen;
}

Result<Script> script_of(std::string_view raw, const Source& source, const dialect::Script& script,
                         const Chosen& chosen, bool one_by_one, catalog::Catalog& catalog,
                         const catalog::Semantics& semantics, const facts::CostModel& costs,
                         facts::Depth depth, std::optional<facts::Range>* range) {
  Script made;
  made.file = source.path();
  Divider divider(one_by_one);
  std::string sent, normal;
  facts::Walk walk(catalog, semantics, costs, range ? std::move(*range) : std::nullopt, depth);
  for (const size_t i : chosen) {
    const auto& parsed = script.statements[i];
    if (parsed.error) return cannot_run(source, parsed.span, parsed.error->message);
    sent += source.text(parsed.span);
    sent += ";\n";
    normal += sql::print(parsed.tree);
    if (const auto* transaction = std::get_if<sql::Transaction>(&parsed.tree)) {
      if (transaction->kind == Kind::rollback)
        return cannot_run(source, parsed.span, "this script takes back what stands before it");
      if (transaction->kind == Kind::prepare || transaction->kind == Kind::xa)
        return cannot_run(
            source, parsed.span,
            "this leaves a transaction open, with its locks, for somebody else to end");
      if (transaction->kind == Kind::begin || transaction->kind == Kind::commit) {
        transaction->kind == Kind::begin ? divider.begin() : divider.commit();
        continue;
      }
    }
    Statement statement{.number = i + 1,
                        .span = parsed.span,
                        .at = source.position(parsed.span.begin),
                        .text = std::string(raw.substr(parsed.span.begin, parsed.span.length())),
                        .shown = std::string(source.text(parsed.span)),
                        .data = std::string(raw.substr(parsed.data.begin, parsed.data.length())),
                        .before = walk.now()};
    walk.take(parsed.tree, parsed.span, static_cast<int>(i), statement.steps);
    statement.after = walk.now();
    statement.sets = sets_session(parsed.tree);
    divider.take(std::move(statement), parsed.tree);
  }
  walk.end();
  if (range != nullptr) *range = walk.range();
  made.units = divider.done();
  for (Unit& unit : made.units)
    if (unit.kind == Unit::Kind::transaction) settle_recreated(unit);
  made.checksum = sha256(sent);
  made.normal_checksum = sha256(normal);
  return made;
}

}  // namespace segue::plan
