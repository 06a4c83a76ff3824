#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "gates/options.h"
#include "gates/words.h"

namespace segue::gates {
namespace {

using journal::Approval;

using Names = std::set<std::string>;

/// What a person is called by: "Ann Lee <ann@example.org>" as a whole, by name, by mail; where
/// `loosely`, also by what stands before the `@`.
Names names_of(std::string_view person, bool loosely) {
  Names names;
  const auto add = [&](std::string_view name) {
    if (name = text::trimmed(name); !name.empty()) names.insert(text::lower(name));
  };
  add(person);
  std::string_view mail = person;
  if (const size_t open = person.find('<'); open != std::string_view::npos) {
    add(person.substr(0, open));
    mail = person.substr(open + 1, person.find('>', open) - open - 1);
    add(mail);
  }
  const size_t at = mail.find('@');
  if (loosely && at != std::string_view::npos) add(mail.substr(0, at));
  return names;
}

bool are_same(std::string_view a, std::string_view b, bool loosely) {
  const Names other = names_of(b, loosely);
  const Names names = names_of(a, loosely);
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return other.contains(name); });
}

bool is_among(const std::vector<std::string>& people, std::string_view who, bool loosely) {
  return std::any_of(people.begin(), people.end(),
                     [&](const std::string& person) { return are_same(person, who, loosely); });
}

bool is_author(const std::string& authors, std::string_view who) {
  for (const std::string_view author : text::split(authors, '\n'))
    if (are_same(author, who, true)) return true;
  return false;
}

/// The approvals of a phase, sorted by whether they count.
struct Votes {
  std::vector<std::string> counted{};
  std::vector<std::string> stale{};  // of another plan
  std::vector<std::string> of_authors{};
  std::vector<std::string> of_others{};  // who are not asked
};

Votes votes_of(const Question& question, const std::vector<Approval>& approvals) {
  const auto& moment = question.moment;
  const std::string_view phase = moment == "contract" || moment == "drop" ? "contract" : "expand";
  const auto& approvers = values_of(question.gate, "approvers");
  Votes votes;
  for (const Approval& one : approvals) {
    if (one.phase != phase) continue;
    auto& people = one.plan_hash != question.plan_hash                          ? votes.stale
                   : is_author(question.rollout.authors, one.who)               ? votes.of_authors
                   : !approvers.empty() && !is_among(approvers, one.who, false) ? votes.of_others
                                                                                : votes.counted;
    if (!is_among(people, one.who, true)) people.push_back(one.who);
  }
  return votes;
}

/// Who could approve and has not.
std::vector<std::string> missing(const Question& question, const Votes& votes) {
  std::vector<std::string> people;
  for (const std::string& approver : values_of(question.gate, "approvers"))
    if (!is_among(votes.counted, approver, false) && !is_author(question.rollout.authors, approver))
      people.push_back(approver);
  return people;
}

std::string words_of(const Question& question, const Votes& votes, size_t wanted) {
  std::vector<std::string> parts;
  const auto add = [&](const std::vector<std::string>& people, std::string_view what) {
    if (!people.empty()) parts.push_back(fmt::format(fmt::runtime(what), named(people)));
  };
  parts.push_back(fmt::format("{} of {}", votes.counted.size(), counted(wanted, "approval")));
  add(votes.counted, "approved by {}");
  if (votes.counted.size() < wanted) add(missing(question, votes), "wanted from {}");
  add(votes.stale, "stale, of another plan: {}");
  add(votes.of_authors, "does not count, an author: {}");
  add(votes.of_others, "does not count, not an approver: {}");
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string problem(const Spec& spec) {
  const auto& approvers = values_of(spec, "approvers");
  const auto wanted = static_cast<size_t>(std::max(1, count_of(spec, "count", 1)));
  if (!approvers.empty() && approvers.size() < wanted)
    return fmt::format("`count` is {}, and there are {}", wanted,
                       counted(approvers.size(), "approver"));
  return unfit_count(spec, "count", 1);
}

Reading read(const Question& question) {
  if (question.plan_hash.empty()) return unknown("there is no plan that could be approved");
  const auto approvals = question.journal.approvals(question.rollout.release);
  if (!approvals) return unknown(approvals.error());
  const Votes votes = votes_of(question, *approvals);
  const auto wanted = static_cast<size_t>(count_of(question.gate, "count", 1));
  std::string words = words_of(question, votes, wanted);
  return votes.counted.size() >= wanted ? holds(std::move(words)) : waits(std::move(words));
}

}  // namespace

extern const Kind approval{
    .name = "approval",
    .what = "People who did not write it have approved the plan as it is.",
    .optional = {"count", "approvers"},
    .problem = problem,
    .ask = read,
};

}  // namespace segue::gates
