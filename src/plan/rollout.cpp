#include "plan/rollout.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/sha256.h"
#include "catalog/diff.h"
#include "plan/steps.h"
#include "sql/describe.h"

namespace segue::plan {
namespace {

constexpr std::array<std::string_view, 7> stages = {"expand",   "backfill", "verify", "quiet",
                                                    "tripwire", "contract", "archive"};

std::string_view way_of(const Unit& unit) {
  switch (unit.kind) {
    case Unit::Kind::transaction:
      return unit.statements.size() == 1 ? "in a transaction" : "in one transaction with others";
    case Unit::Kind::alone:
      return "by itself";
    case Unit::Kind::session:
      return "for the session";
  }
  return "";
}

/// Rows a second that one core works through, roughly: read once, written anew, changed in batches.
/// For an expectation in minutes or hours, not for a promise.
constexpr int64_t rows_read = 1'000'000;
constexpr int64_t rows_written = 200'000;
constexpr int64_t rows_changed = 50'000;

void expect(PlannedStep& step, const RowCount& rows, bool changes_rows) {
  std::optional<int64_t> total;
  int64_t milliseconds = 0;
  const auto take = [&](const std::string& relation, int64_t rate) {
    const auto known = rows(relation);
    if (!known) return;
    total = total.value_or(0) + *known;
    milliseconds += *known * 1000 / rate;
  };
  for (const auto& relation : step.rewrites)
    take(relation, rows_written);
  for (const auto& relation : step.scans)
    take(relation, rows_read);
  if (changes_rows)
    for (const auto& lock : step.locks)
      take(lock.relation, rows_changed);
  step.rows = total;
  if (total) step.expected = std::chrono::milliseconds(std::max<int64_t>(milliseconds, 1));
}

template <class T>
void add_new(std::vector<T>& list, const std::vector<T>& more) {
  for (const auto& one : more)
    if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
}

/// What its actions cost and break, together.
void judge(PlannedStep& planned, const Statement& statement) {
  for (const auto& step : statement.steps) {
    add_new(planned.locks, step.cost.locks);
    add_new(planned.rewrites, step.cost.rewrites);
    add_new(planned.scans, step.cost.scans);
    planned.duration = std::max(planned.duration, step.cost.duration);
    if (step.compat.kind < planned.kind || planned.reason.empty()) continue;
    planned.kind = step.compat.kind;
    planned.reason = step.compat.reason;
  }
  if (planned.reason.empty() && !statement.steps.empty()) {
    planned.kind = statement.steps.front().compat.kind;
    planned.reason = statement.steps.front().compat.reason;
  }
}

/// A question to the database that only succeeds, or only fails, once the statement has run.
void tell_proof(PlannedStep& planned, const Statement& statement,
                const catalog::Semantics& semantics) {
  for (const auto& change : catalog::diff(*statement.before, *statement.after, semantics)) {
    if (change.change == catalog::ChangeKind::changed) continue;
    const bool added = change.change == catalog::ChangeKind::added;
    const size_t dot = change.name.rfind('.');
    if (change.kind == "column" && dot != std::string::npos)
      planned.verify = fmt::format("SELECT {} FROM {} WHERE 1 = 0", change.name.substr(dot + 1),
                                   change.name.substr(0, dot));
    else if (change.kind == "table" || change.kind == "view")
      planned.verify = fmt::format("SELECT 1 FROM {} WHERE 1 = 0", change.name);
    else
      continue;
    planned.outcome = added ? "no row, and no error" : "an error: it does not exist";
    return;
  }
  planned.verify = "segue diff --live";
  planned.outcome = "no object differs";
}

bool loses(const Statement& statement) {
  return std::any_of(statement.steps.begin(), statement.steps.end(), [](const facts::Step& step) {
    const auto* drop = step.as<sql::Drop>();
    const bool drops_rows = drop != nullptr && (drop->kind == sql::ObjectKind::table ||
                                                drop->kind == sql::ObjectKind::schema);
    return drops_rows || step.alters<sql::DropColumn>() != nullptr ||
           step.as<sql::Delete>() != nullptr || step.as<sql::Truncate>() != nullptr;
  });
}

}  // namespace

std::string_view name_of(Stage stage) {
  return stages[static_cast<size_t>(stage)];
}

bool RolloutPlan::has(Stage stage) const {
  return std::any_of(steps.begin(), steps.end(),
                     [&](const PlannedStep& step) { return step.stage == stage; });
}

const PlannedStep* RolloutPlan::point_of_no_return() const {
  const auto found = std::find_if(steps.begin(), steps.end(),
                                  [](const PlannedStep& step) { return step.no_return; });
  return found == steps.end() ? nullptr : &*found;
}

std::string effect_in_words(const Statement& statement, const catalog::Semantics& semantics) {
  std::string words;
  for (const auto& change : catalog::diff(*statement.before, *statement.after, semantics)) {
    const std::string_view verb = change.change == catalog::ChangeKind::added     ? "adds"
                                  : change.change == catalog::ChangeKind::removed ? "removes"
                                                                                  : "changes";
    words += fmt::format("{}{} {} `{}`", words.empty() ? "" : ", ", verb, change.kind, change.name);
  }
  return words;
}

std::vector<PlannedStep> planned(const Script& script, const ScriptNotes& notes,
                                 const catalog::Semantics& semantics, const RowCount& rows) {
  std::vector<PlannedStep> steps;
  for (const auto& unit : script.units)
    for (const auto& statement : unit.statements) {
      PlannedStep& step = steps.emplace_back(PlannedStep{.stage = notes.stage,
                                                         .migration = notes.migration,
                                                         .file = script.file,
                                                         .at = statement.at,
                                                         .sql = statement.shown,
                                                         .transaction = std::string(way_of(unit)),
                                                         .done = notes.done});
      judge(step, statement);
      step.what = effect_in_words(statement, semantics);
      if (notes.backfill) step.transaction = "in batches";
      if (rows) expect(step, rows, step.kind == facts::Class::data);
      if (step.kind == facts::Class::data) {
        if (step.what.empty()) step.what = "changes rows";
        step.verify = notes.backfill ? "segue backfill verify" : "";
        if (notes.backfill) step.outcome = "no row is left that it would change";
      } else {
        tell_proof(step, statement, semantics);
      }
      step.no_return = loses(statement) && notes.stage == Stage::contract;
      step.undo = notes.down;
    }
  return steps;
}

std::string hash_of(const RolloutPlan& plan) {
  std::string text = plan.release + '\n' + plan.environment + '\n' + plan.pattern + '\n';
  for (const auto& step : plan.steps)
    text += fmt::format("{}\t{}\t{}\t{}\n", name_of(step.stage), step.migration, sha256(step.sql),
                        sha256(step.undo));
  for (const auto& gate : plan.gates)
    text += fmt::format("{}\t{}\t{}\t{}\n", gate.name, gate.kind, fmt::join(gate.before, ","),
                        gate.what);
  return sha256(text);
}

void finish(RolloutPlan& plan) {
  std::stable_sort(plan.steps.begin(), plan.steps.end(),
                   [](const auto& a, const auto& b) { return a.stage < b.stage; });
  std::map<Stage, int> numbers;
  for (auto& step : plan.steps)
    step.id = fmt::format("{}.{}", name_of(step.stage), ++numbers[step.stage]);
  plan.hash = hash_of(plan);
}

}  // namespace segue::plan
