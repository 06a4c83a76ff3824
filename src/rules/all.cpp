#include <algorithm>
#include <iterator>

#include "rules/rule.h"

namespace segue::rules {

#define RULE(name) extern const Rule name;
#include "rules/rules.def"
#undef RULE

const std::vector<const Rule*>& all() {
  static const std::vector<const Rule*> rules = {
#define RULE(name) &name,
#include "rules/rules.def"
#undef RULE
  };
  return rules;
}

const Rule* find(std::string_view id) {
  const auto& rules = all();
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const Rule* rule) { return rule->id == id; });
  return found == rules.end() ? nullptr : *found;
}

std::vector<const Rule*> RuleSet::all_that_are_on() {
  std::vector<const Rule*> result;
  for (const Rule* rule : all())
    if (rule->on) result.push_back(rule);
  return result;
}

RuleSet::RuleSet(const std::vector<const Rule*>& rules) {
  for (const Rule* rule : rules) {
    if (std::holds_alternative<StepCheck>(rule->check)) step_rules_.push_back(rule);
    if (std::holds_alternative<ScriptCheck>(rule->check)) script_rules_.push_back(rule);
    if (std::holds_alternative<PairCheck>(rule->check)) pair_rules_.push_back(rule);
    if (std::holds_alternative<HistoryCheck>(rule->check)) history_rules_.push_back(rule);
  }
}

namespace {

struct LeftTo {
  facts::Phase phase;
  const Rule* rule;
};

constexpr LeftTo left_to_phases[] = {
#define LEFT_TO(phase, rule) {facts::Phase::phase, &rule},
#include "rules/left_to_phase.def"
#undef LEFT_TO
};

/// Whether the script does in its declared phase what the rule wants left to that phase.
bool is_meant(const Rule& rule, const Script& script) {
  if (script.declared == facts::Phase::none) return false;
  return std::any_of(std::begin(left_to_phases), std::end(left_to_phases), [&](const LeftTo& each) {
    return each.rule == &rule && each.phase == script.declared;
  });
}

struct GivesWay {
  const Rule* rule;
  const Rule* to;
};

constexpr GivesWay more_exact[] = {
#define GIVES_WAY(rule, to) {&rule, &to},
#include "rules/gives_way.def"
#undef GIVES_WAY
};

void complete(Finding& finding, const Rule& rule, int statement, Span place = {}) {
  if (finding.span.empty()) finding.span = place;
  finding.rule = rule.id;
  finding.severity = std::min(finding.severity, rule.severity);
  if (finding.advice.empty()) finding.advice = rule.instead;
  if (finding.statement < 0) finding.statement = statement;
}

void take(const Rule& rule, Findings& found, int statement, segue::Findings& into) {
  if (found.empty()) return;
  for (Finding& finding : found.take()) {
    complete(finding, rule, statement);
    into.push_back(std::move(finding));
  }
}

/// What the rules of one script find.
class Gathering {
 public:
  explicit Gathering(const Script& script)
      : script_(script), one_writer_(script.habits.one_writer) {}

  /// Of one step, or of the script as a whole.
  void take(const Rule& rule, Findings& found, const Step* step) {
    std::vector<bool> gives_way;
    for (size_t i = 0; i < found.size(); ++i)
      gives_way.push_back(found.gives_way(i));
    size_t i = 0;
    for (Finding& finding : found.take()) {
      if (one_writer_ && !rule.with_one_writer.empty()) {
        finding.severity = std::min(finding.severity, Severity::warning);
        finding.advice = rule.with_one_writer;
      }
      if (step)
        complete(finding, rule, step->index, step->span);
      else
        complete(finding, rule, -1, place_of(finding.statement));
      list_.push_back({&rule, std::move(finding), gives_way[i++]});
    }
  }

  segue::Findings done() {
    segue::Findings result;
    for (One& one : list_)
      if (!one.gives_way || !is_said_better(one)) result.push_back(std::move(one.finding));
    return result;
  }

 private:
  struct One {
    const Rule* rule;
    Finding finding;
    bool gives_way;
  };
  bool is_said_better(const One& one) const {
    return std::any_of(list_.begin(), list_.end(), [&](const One& other) {
      return other.finding.statement == one.finding.statement &&
             std::any_of(std::begin(more_exact), std::end(more_exact), [&](const GivesWay& each) {
               return each.rule == one.rule && each.to == other.rule;
             });
    });
  }

  /// Where a statement of the script begins to do something.
  Span place_of(int statement) const {
    const auto found = std::find_if(script_.steps.begin(), script_.steps.end(),
                                    [&](const Step& step) { return step.index == statement; });
    return found == script_.steps.end() ? Span{} : found->span;
  }

  const Script& script_;
  bool one_writer_;
  std::vector<One> list_;
};

}  // namespace

segue::Findings RuleSet::of(const Script& script) const {
  Gathering gathering(script);
  Findings found;
  for (const Step& step : script.steps) {
    if (step.refused) continue;  // the simulation has said why it cannot run
    for (const Rule* rule : step_rules_) {
      if (is_meant(*rule, script)) continue;
      std::get<StepCheck>(rule->check)(step, found);
      if (!found.empty()) gathering.take(*rule, found, &step);
    }
  }
  for (const Rule* rule : script_rules_) {
    if (is_meant(*rule, script)) continue;
    std::get<ScriptCheck>(rule->check)(script, found);
    if (!found.empty()) gathering.take(*rule, found, nullptr);
  }
  return gathering.done();
}

segue::Findings RuleSet::of(const Pair& pair) const {
  segue::Findings result;
  Findings found;
  for (const Rule* rule : pair_rules_) {
    std::get<PairCheck>(rule->check)(pair, found);
    take(*rule, found, -1, result);
  }
  return result;
}

Watches RuleSet::watches() const {
  Watches watches;
  for (const Rule* rule : history_rules_)
    watches.list_.push_back({rule, std::get<HistoryCheck>(rule->check)()});
  return watches;
}

segue::Findings Watches::see(const Script& script) {
  segue::Findings result;
  Findings found;
  for (const One& one : list_) {
    one.watch->see(script, found);
    take(*one.rule, found, -1, result);
  }
  return result;
}

segue::Findings Watches::end() {
  segue::Findings result;
  Findings found;
  for (const One& one : list_) {
    one.watch->end(found);
    take(*one.rule, found, -1, result);
  }
  return result;
}

}  // namespace segue::rules
