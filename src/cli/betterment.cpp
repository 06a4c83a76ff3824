#include "cli/betterment.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "cli/pieces.h"
#include "dialects/all.h"
#include "project/layout.h"

namespace segue::cli {
namespace {

using dialect::SaferWay;
using project::Direction;

std::map<std::string, int> counted(const Findings& findings, bool errors_only) {
  std::map<std::string, int> counts;
  for (const Finding& finding : findings)
    if (!errors_only || finding.severity == Severity::error) ++counts[finding.rule];
  return counts;
}

/// A rule that is counted more often; empty where none is.
std::string more_in(const std::map<std::string, int>& after,
                    const std::map<std::string, int>& before) {
  for (const auto& [rule, count] : after) {
    const auto known = before.find(rule);
    if (known == before.end() || known->second < count) return rule;
  }
  return {};
}

/// Settings and the bounds of transactions are there for the sake of other statements.
bool stands_by_itself(const sql::Statement& tree) {
  return !std::holds_alternative<sql::Set>(tree) && !std::holds_alternative<sql::Transaction>(tree);
}

/// Tries one way for one statement.
class Trial {
 public:
  Trial(const Scene& scene, const Judgement& judgement, size_t statement, const SaferWay& way)
      : scene_(scene),
        judgement_(judgement),
        statement_(statement),
        way_(way),
        work_(scene, judgement.read) {}

  /// Empty where the files are as they have to be; otherwise why it cannot be done.
  std::string put_together() {
    const rules::Script part = part_of(judgement_.script, static_cast<int>(statement_));
    if (way_.alone) {
      const std::string why = alone(part);
      if (!why.empty()) return why;
    } else {
      for (const auto& edit : way_.edits)
        work_.edit(edit);
    }
    for (const auto& sequel : way_.sequels)
      work_.follow_by({.name = name_with(sequel.name), .up = sequel.up, .down = sequel.down});
    if (way_.undo.empty()) return {};
    return undo() ? "" : "its down does not undo just this";
  }

  const Rework& work() const { return work_; }

 private:
  std::string name_with(const std::string& word) const {
    const std::string& name = scene_.migration.name;
    return name.empty() ? word : name + '_' + word;
  }

  bool has_company() const {
    const auto& statements = judgement_.read.script.statements;
    for (size_t i = 0; i < statements.size(); ++i)
      if (i != statement_ && judgement_.read.direction(i) == Direction::up && same_transaction(i) &&
          stands_by_itself(statements[i].tree))
        return true;
    return false;
  }

  /// Changesets of one file are transactions of their own.
  bool same_transaction(size_t other) const {
    return judgement_.read.section_of[other] == judgement_.read.section_of[statement_];
  }

  std::string alone(const rules::Script& part) {
    if (has_company()) return move_out(part);
    for (const auto& edit : way_.edits)
      work_.edit(edit);
    if (!in_transaction()) return {};
    if (!work_.without_transaction(judgement_.read.section_of[statement_]) || in_transaction())
      return fmt::format("the server does it outside of transactions only, and {} opens one",
                         scene_.history.layout->name);
    return {};
  }

  /// Whether it is part of one, as the script stands by now.
  bool in_transaction() const {
    const auto outcome = work_.tried();
    if (!outcome) return true;
    const auto& steps = outcome->scripts.front().steps;
    return std::any_of(steps.begin(), steps.end(), [](const rules::Step& step) {
      return step.in_transaction && step.cost.transactional == facts::Transactional::refused;
    });
  }

  /// Into a migration of its own, with what undoes it.
  std::string move_out(const rules::Script& part) {
    const auto& read = judgement_.read;
    const std::string_view text = read.source->text();
    const Span block = block_of(read, read.script, statement_);
    const std::string before(text.substr(0, block.begin));
    const std::string with = dialect::edited(text.substr(0, block.end), way_.edits);
    std::string moved = text_of_block(with, {block.begin, static_cast<uint32_t>(with.size())});
    work_.edit({block, ""});
    const bool always = scene_.history.layout->wrapping == project::Wrapping::always;
    work_.follow_by(
        {.name = name_with(last_word()), .up = std::move(moved), .no_transaction = always});
    return work_.give_way_back(0, part) ? ""
                                        : "what undoes it cannot be told from the rest of the down";
  }

  std::string last_word() const {
    const auto& tree = judgement_.read.script.statements[statement_].tree;
    if (const auto* index = std::get_if<sql::CreateIndex>(&tree); index && index->index.name) {
      std::string word;
      for (const char c : index->index.name.text)
        word += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ? c : '_';
      return word;
    }
    return "apart";
  }

  /// The statement that is edited may hold several actions: one of them is undone otherwise.
  bool undo() {
    for (const rules::Step& step : judgement_.script.steps) {
      if (step.index != static_cast<int>(statement_) || !step.alters<sql::SetNotNull>()) continue;
      const bool edited = std::any_of(way_.edits.begin(), way_.edits.end(), [&](const auto& edit) {
        return edit.span.begin <= step.span.begin && step.span.begin < edit.span.end;
      });
      if (!edited) continue;
      rules::Script part = part_of(judgement_.script, step.index);
      part.steps = {step};
      part.before = step.before;
      part.after = step.after;
      return work_.undo_by(part, way_.undo);
    }
    return work_.undo_by(part_of(judgement_.script, static_cast<int>(statement_)), way_.undo);
  }

  const Scene& scene_;
  const Judgement& judgement_;
  size_t statement_;
  const SaferWay& way_;
  Rework work_;
};

/// The statements that something was found about.
std::set<size_t> statements_with(const Judgement& judgement, const std::set<std::string>& only) {
  std::set<size_t> result;
  const auto& statements = judgement.read.script.statements;
  for (const Finding& finding : judgement.found) {
    if (!only.empty() && !only.contains(finding.rule)) continue;
    for (size_t i = 0; i < statements.size(); ++i)
      if (finding.statement == static_cast<int>(i) ||
          (finding.span.begin >= statements[i].span.begin &&
           finding.span.begin < statements[i].span.end))
        result.insert(i);
  }
  return result;
}

}  // namespace

std::string error_that_came(const Judgement& before, const Outcome& after) {
  const std::string found = more_in(counted(after.found, true), counted(before.found, true));
  if (!found.empty()) return found;
  return more_in(counted(after.refused, true), counted(before.refused, true));
}

std::set<std::string> gone(const Judgement& before, const Outcome& after) {
  std::set<std::string> rules;
  const auto now = counted(after.found, false);
  for (const auto& [rule, count] : counted(before.found, false)) {
    const auto left = now.find(rule);
    if (left == now.end() || left->second < count) rules.insert(rule);
  }
  return rules;
}

namespace {

/// Tries a way; why it does not hold is left in `refused`, unless it has nothing to do with what
/// was found.
std::optional<Betterment> tried(const Scene& scene, const Judgement& judgement, size_t statement,
                                const SaferWay& way, const std::set<std::string>& only,
                                std::string& refused) {
  Trial trial(scene, judgement, statement, way);
  std::string why = trial.put_together();
  const auto outcome = trial.work().tried();
  if (!outcome) why = outcome.error().message;
  if (why.empty()) {
    const std::string error = error_that_came(judgement, *outcome);
    if (error == "statement-refused-in-transaction")
      why = "the server does it outside of transactions only, and the script runs in one";
    else if (!error.empty())
      why = fmt::format("the better way would bring another error, `{}`", error);
  }
  if (!why.empty()) {
    if (refused.empty() && (way.alone || !way.sequels.empty())) refused = std::move(why);
    return std::nullopt;
  }
  auto rules = gone(judgement, *outcome);
  const bool asked = only.empty() || std::any_of(rules.begin(), rules.end(), [&](const auto& rule) {
                       return only.contains(rule);
                     });
  auto files = trial.work().result();
  if (rules.empty() || !asked || !files) return std::nullopt;
  return Betterment{way.why, std::move(rules), static_cast<int>(statement), std::move(*files)};
}

/// Whether somebody wants to hear of what cannot be run twice.
bool wants_repetition(const Judgement& judgement) {
  return std::any_of(judgement.found.begin(), judgement.found.end(),
                     [](const Finding& finding) { return finding.rule == "change-without-guard"; });
}

/// The first way for a statement that holds.
std::optional<Betterment> way_for(const Scene& scene, const Judgement& judgement, size_t statement,
                                  const std::set<std::string>& only, std::string& refused) {
  const auto& read = judgement.read;
  const rules::Script part = part_of(judgement.script, static_cast<int>(statement));
  if (part.steps.empty() || part.steps.front().refused) return std::nullopt;
  const auto ways =
      dialects::safer_ways(*scene.history.dialect)
          .of({*read.source, read.script.statements[statement], part.steps, scene.history.server});
  for (const SaferWay& way : ways) {
    if (way.gain == dialect::Gain::repetition && !wants_repetition(judgement)) continue;
    if (auto better = tried(scene, judgement, statement, way, only, refused)) return better;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Betterment> better_statement(const Scene& scene, const Judgement& judgement,
                                           const std::set<std::string>& only,
                                           std::vector<Refusal>& refusals) {
  for (const size_t statement : statements_with(judgement, only)) {
    std::string refused;
    if (auto better = way_for(scene, judgement, statement, only, refused)) return better;
    if (refused.empty()) continue;
    const auto& read = judgement.read;
    refusals.push_back({scene.file.path,
                        read.source->position(read.script.statements[statement].span.begin),
                        std::move(refused)});
  }
  return std::nullopt;
}

std::vector<Betterment> better_statements(const Scene& scene, const Judgement& judgement) {
  std::vector<Betterment> result;
  for (const size_t statement : statements_with(judgement, {})) {
    std::string refused;
    auto better = way_for(scene, judgement, statement, {}, refused);
    if (better) result.push_back(std::move(*better));
  }
  return result;
}

}  // namespace segue::cli
