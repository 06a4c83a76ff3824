#include "rules/suppress.h"

#include <algorithm>
#include <array>

#include "base/directive.h"
#include "base/rules.h"
#include "base/text.h"

namespace segue::rules {
namespace {

constexpr std::string_view form = "-- segue: ignore RULE reason=\"…\"";

/// A rule of squawk and one of ours that speaks of the same; several lines where we tell more
/// apart.
struct Correspondence {
  std::string_view theirs;
  std::string_view ours;
};

constexpr std::array correspondences = {
    Correspondence{"adding-field-with-default", "column-added-with-rewrite"},
    Correspondence{"adding-foreign-key-constraint", "foreign-key-added-under-lock"},
    Correspondence{"adding-foreign-key-constraint", "constraint-breaks-writers"},
    Correspondence{"adding-not-nullable-field", "not-null-set-under-lock"},
    Correspondence{"adding-not-nullable-field", "not-null-set"},
    Correspondence{"adding-required-field", "not-null-column-without-default"},
    Correspondence{"adding-serial-primary-key-field", "key-added-under-lock"},
    Correspondence{"adding-serial-primary-key-field", "column-added-with-rewrite"},
    Correspondence{"ban-create-domain-with-constraint", "domain-with-check"},
    Correspondence{"ban-alter-domain-with-add-constraint", "domain-checked-under-lock"},
    Correspondence{"ban-drop-column", "drop-column"},
    Correspondence{"ban-drop-not-null", "not-null-dropped"},
    Correspondence{"ban-drop-table", "drop-table"},
    Correspondence{"ban-truncate-cascade", "truncate-cascade"},
    Correspondence{"changing-column-type", "column-changed-with-rewrite"},
    Correspondence{"changing-column-type", "column-changed-with-scan"},
    Correspondence{"changing-column-type", "column-type-incompatible"},
    Correspondence{"changing-column-type", "column-type-narrowed"},
    Correspondence{"constraint-missing-not-valid", "check-added-under-lock"},
    Correspondence{"constraint-missing-not-valid", "foreign-key-added-under-lock"},
    Correspondence{"disallowed-unique-constraint", "key-added-under-lock"},
    Correspondence{"renaming-column", "rename-column"},
    Correspondence{"renaming-table", "rename-table"},
    Correspondence{"require-concurrent-index-creation", "index-built-under-lock"},
    Correspondence{"require-concurrent-index-deletion", "index-dropped-under-lock"},
};

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : list) {
    const bool divides = c == ' ' || c == '\t' || c == ',' || c == ':' || c == '\n' || c == '\r';
    if (!divides) word += c;
    if (divides && !word.empty()) words.push_back(std::exchange(word, {}));
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

bool is_known(const std::string& id) {
  return is_rule(id) || find(id) != nullptr;
}

std::vector<std::string> ours_for(const std::vector<std::string>& theirs) {
  std::vector<std::string> rules;
  for (const std::string& name : theirs)
    for (const Correspondence& pair : correspondences)
      if (pair.theirs == name) rules.emplace_back(pair.ours);
  return rules;
}

/// What the waivers say of themselves cannot be waived.
bool can_be_waived(const std::string& rule) {
  static constexpr std::string_view never[] = {"waiver-without-reason", "unused-waiver",
                                               "unknown-rule",          "missing-reason",
                                               "unknown-directive",     "malformed-directive"};
  return std::find(std::begin(never), std::end(never), rule) == std::end(never);
}

/// The statement that a comment is about: the one it stands in or behind, or else the next one.
Span statement_of(Span comment, const std::vector<Span>& statements, std::string_view text) {
  Span behind;
  for (const Span statement : statements) {
    if (statement.begin >= comment.end) {
      return behind.empty() ? statement : behind;
    }
    const bool inside = comment.begin < statement.end;
    if (inside) return statement;
    const std::string_view between = text.substr(statement.end, comment.begin - statement.end);
    if (between.find('\n') == std::string_view::npos) behind = statement;
  }
  return behind;
}

}  // namespace

Waivers::Waivers(const std::vector<Comment>& comments, const std::vector<Span>& statements,
                 std::string_view text) {
  for (const Comment& comment : comments)
    read(comment, statements, text);
}

void Waivers::read(const Comment& comment, const std::vector<Span>& statements,
                   std::string_view text) {
  Waiver waiver{.comment = comment.span};
  if (comment.tool.starts_with("squawk-ignore")) {
    const auto theirs = words_of(comment.text);
    waiver.foreign = true;
    waiver.whole_file = comment.tool == "squawk-ignore-file";
    waiver.rules = ours_for(theirs);
    // A name that says nothing to us must not become "all rules".
    if (waiver.rules.empty() && !theirs.empty()) return;
    return add(std::move(waiver), statements, text);
  }
  if (comment.tool != "segue") return;
  auto words = words_of(directive::before_reason(comment.text));
  if (words.empty() || (words.front() != "ignore" && words.front() != "ignore-file")) return;
  waiver.whole_file = words.front() == "ignore-file";
  waiver.rules.assign(words.begin() + 1, words.end());
  if (waiver.rules.empty())
    problems_.push_back({.rule = "unknown-rule",
                         .severity = Severity::error,
                         .span = comment.span,
                         .message = "this waiver names no rule",
                         .advice = "say which one it is about: " + std::string(form)});
  for (const std::string& rule : waiver.rules)
    if (!is_known(rule))
      problems_.push_back({.rule = "unknown-rule",
                           .severity = Severity::error,
                           .span = comment.span,
                           .message = "there is no rule `" + rule + "` that could be waived",
                           .advice = "`segue rules` lists them"});
  if (waiver.rules.empty()) return;
  if (directive::reason_in(comment.text).empty()) {
    problems_.push_back({.rule = "waiver-without-reason",
                         .severity = Severity::error,
                         .span = comment.span,
                         .message = "this waiver gives no reason, so that it waives nothing",
                         .advice = "say why it is right here: " + std::string(form)});
    return;
  }
  add(std::move(waiver), statements, text);
}

void Waivers::add(Waiver waiver, const std::vector<Span>& statements, std::string_view text) {
  if (!waiver.whole_file) {
    const Span statement = statement_of(waiver.comment, statements, text);
    waiver.covers = waiver.comment;
    if (!statement.empty()) {
      waiver.covers.begin = std::min(waiver.comment.begin, statement.begin);
      waiver.covers.end = std::max(waiver.comment.end, statement.end);
    }
  }
  waivers_.push_back(std::move(waiver));
}

bool Waivers::takes(Waiver& waiver, const Finding& finding) const {
  const bool named = waiver.rules.empty() || std::find(waiver.rules.begin(), waiver.rules.end(),
                                                       finding.rule) != waiver.rules.end();
  if (!named) return false;
  const bool there = waiver.whole_file || (finding.span.begin >= waiver.covers.begin &&
                                           finding.span.begin <= waiver.covers.end);
  return there;
}

size_t Waivers::apply(segue::Findings& findings) {
  return std::erase_if(findings, [&](const Finding& finding) {
    if (!can_be_waived(finding.rule)) return false;
    bool waived = false;
    for (Waiver& waiver : waivers_) {
      if (!takes(waiver, finding)) continue;
      waiver.used = true;
      waived = true;
    }
    return waived;
  });
}

segue::Findings Waivers::problems(const Severities& severities) const {
  segue::Findings result = problems_;
  for (const Waiver& waiver : waivers_) {
    if (waiver.used || waiver.foreign) continue;
    const bool can_fire =
        std::all_of(waiver.rules.begin(), waiver.rules.end(), [&](const auto& id) {
          const Rule* rule = find(id);
          if (rule == nullptr) return is_rule(id);
          return rule->needs == Needs::nothing && is_on(*rule, severities);
        });
    if (!can_fire) continue;
    result.push_back({.rule = "unused-waiver",
                      .severity = Severity::warning,
                      .span = waiver.comment,
                      .message = "`" + text::joined(waiver.rules, "`, `") +
                                 (waiver.rules.size() > 1 ? "` find" : "` finds") +
                                 " nothing here that could be waived",
                      .advice = "remove the comment"});
  }
  return result;
}

}  // namespace segue::rules
