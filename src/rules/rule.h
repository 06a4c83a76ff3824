#pragma once

#include <fmt/core.h>

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/finding.h"
#include "facts/step.h"

namespace segue::rules {

using facts::Step;

/// Where a rule puts what it found. Messages are lower case, without full stop, names in
/// `backticks`: what was seen comes first. A finding may be less severe than its rule.
class Findings {
 public:
  template <class... A>
  Finding& add(Span span, fmt::format_string<A...> message, A&&... arguments) {
    return list_.emplace_back(
        Finding{.span = span, .message = fmt::format(message, std::forward<A>(arguments)...)});
  }
  /// What was added last is not worth a word where a rule that says it more exactly (gives_way.def)
  /// speaks of the same statement.
  void give_way() { giving_way_.insert(list_.size() - 1); }
  bool gives_way(size_t at) const { return giving_way_.contains(at); }
  segue::Findings take() {
    giving_way_.clear();
    return std::exchange(list_, {});
  }
  size_t size() const { return list_.size(); }
  bool empty() const { return list_.empty(); }

 private:
  segue::Findings list_;
  std::set<size_t> giving_way_;
};

/// One direction of a migration, simulated.
struct Script {
  std::vector<Step> steps{};
  facts::Snapshot before{};
  facts::Snapshot after{};
  facts::Snapshot at_start{};  // of the release range
  const catalog::Semantics* semantics = nullptr;
  const facts::CostModel* costs = nullptr;
  facts::Habits habits{};
  std::string file{};  // as the user knows it
  /// What the script says of itself (`-- segue: phase contract`) or what its file name says;
  /// `none` where nothing does.
  facts::Phase declared = facts::Phase::none;
  Span declared_at{};  // empty where the file's name says it
  /// The tool that runs the script opens a transaction around it. Where the server makes one of
  /// several statements by itself, only `Step::in_transaction` tells.
  bool wrapped = false;
  bool no_transaction = false;  // the script asks for none
};

/// An up and the down that undoes it.
struct Pair {
  const Script& up;
  const Script& down;
};

using StepCheck = void (*)(const Step& step, Findings& findings);
using ScriptCheck = void (*)(const Script& script, Findings& findings);
using PairCheck = void (*)(const Pair& pair, Findings& findings);

/// What a rule remembers of a history while its scripts go by in the order in which they run. It
/// keeps words, not steps: a history may have ten thousand scripts.
class Watch {
 public:
  virtual ~Watch() = default;
  /// Findings are of the script at hand, unless they name the `file` of an earlier one.
  virtual void see(const Script& script, Findings& findings) = 0;
  /// After the last script: every finding names its file.
  virtual void end(Findings& /*findings*/) {}
};
using HistoryCheck = std::unique_ptr<Watch> (*)();

/// What a rule needs beyond SQL, catalog, facts and history.
enum class Needs { nothing, live_server, queries };

/// A rule is one file, named like its id; it is listed in rules.def. The type of its function says
/// what it looks at.
struct Rule {
  std::string_view id;
  Severity severity = Severity::warning;
  /// Matters of style and policy are off unless the configuration gives them a severity.
  bool on = true;
  Needs needs = Needs::nothing;
  std::string_view what;     // one sentence: what it finds
  std::string_view why;      // why that hurts
  std::string_view instead;  // what to do; it is the advice where a finding has none of its own
  /// What to do where the server has one writer at a time and no other form that spares the others
  /// the wait: there it is the advice, and what is found a warning at most.
  std::string_view with_one_writer{};
  std::variant<std::monostate, StepCheck, ScriptCheck, PairCheck, HistoryCheck> check;
};

/// Every rule, in the order of rules.def.
const std::vector<const Rule*>& all();
/// Null where there is none of this id.
const Rule* find(std::string_view id);

/// The rules of a set that look over a whole history, at work on one.
class Watches {
 public:
  segue::Findings see(const Script& script);
  segue::Findings end();

 private:
  friend class RuleSet;
  struct One {
    const Rule* rule = nullptr;
    std::unique_ptr<Watch> watch{};
  };
  std::vector<One> list_;
};

/// The rules that are switched on, ready to be run.
class RuleSet {
 public:
  RuleSet() : RuleSet(all_that_are_on()) {}
  explicit RuleSet(const std::vector<const Rule*>& rules);

  /// Findings with rule, severity and advice filled in; spans are of the script's file.
  segue::Findings of(const Script& script) const;
  /// Of a pair: spans are of the down's file.
  segue::Findings of(const Pair& pair) const;
  /// For one history, from its first script on.
  Watches watches() const;

  static std::vector<const Rule*> all_that_are_on();

 private:
  std::vector<const Rule*> step_rules_;
  std::vector<const Rule*> script_rules_;
  std::vector<const Rule*> pair_rules_;
  std::vector<const Rule*> history_rules_;
};

}  // namespace segue::rules
