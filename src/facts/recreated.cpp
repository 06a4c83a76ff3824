#include "facts/recreated.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/text.h"
#include "catalog/diff.h"
#include "facts/compat_parts.h"
#include "facts/compat_view.h"

namespace segue::facts {
namespace {

using catalog::ChangeKind;
using catalog::ObjectChange;
using Changes = std::vector<ObjectChange>;
using Named = std::pair<std::string, std::string>;  // an object by its kind and its name

Named named(const ObjectChange& change) {
  return {change.kind, change.name};
}

Changes changes_of(const Step& step) {
  return catalog::diff(*step.before, *step.after, *step.semantics);
}

bool is_routine(const ObjectChange& change) {
  return change.kind == "function" || change.kind == "procedure";
}

/// Whether nothing but what it does is lost with it: no rows, and no values.
bool holds_nothing(const ObjectChange& change) {
  return change.kind == "view" || change.kind == "trigger" || change.kind == "policy" ||
         change.kind == "index" || is_routine(change);
}

Compat compat_of_replaced(const Step& drop, const Step& create, const ObjectChange& object) {
  if (is_routine(object))
    return unknown("what callers meet after the body is replaced cannot be told");
  if (object.kind == "trigger")
    return unknown("what writes do after the trigger is replaced cannot be told");
  if (object.kind != "view") return drop.compat;
  const auto* view = create.as<sql::CreateView>();
  const auto* was = view ? drop.lookup_before().relation(view->view) : nullptr;
  const auto* is = view ? create.lookup_after().relation(view->view) : nullptr;
  return was && is ? compat_of_replaced_view(*was, *is, *create.semantics) : drop.compat;
}

/// The name, without its schema, of what a step makes; empty where that cannot be dropped for this.
std::string_view name_made(const Step& step) {
  if (const auto* view = step.as<sql::CreateView>()) return view->view.name.text;
  if (const auto* routine = step.as<sql::CreateRoutine>()) return routine->routine.name.text;
  if (const auto* trigger = step.as<sql::CreateTrigger>()) return trigger->trigger.name.text;
  if (const auto* policy = step.as<sql::CreatePolicy>()) return policy->policy.text;
  if (const auto* index = step.as<sql::CreateIndex>()) return index->index.name.text;
  return {};
}

/// Whether something of the name that a step drops is made behind it: most drops are meant, and
/// nothing has to be compared for them.
bool may_come_back(const std::vector<Step*>& steps, size_t dropping) {
  const auto* drop = steps[dropping]->as<sql::Drop>();
  if (!drop || drop->kind == sql::ObjectKind::table || drop->objects.empty()) return false;
  const std::string& name = drop->objects.front().name.name.text;
  return std::any_of(
      steps.begin() + static_cast<std::ptrdiff_t>(dropping) + 1, steps.end(),
      [&](const Step* step) { return text::equal_ignoring_case(name_made(*step), name); });
}

/// The steps of a transaction, and what has become of the objects in it.
class Together {
 public:
  explicit Together(const std::vector<Step*>& steps) : steps_(steps) {
    const Step& first = *steps.front();
    for (const auto& change : catalog::diff(*first.before, *steps.back()->after, *first.semantics))
      become_[named(change)] = change.change;
    for (size_t i = 0; i < steps.size(); ++i)
      if (!steps[i]->refused && !name_made(*steps[i]).empty())
        for (const ObjectChange& change : changes_of(*steps[i]))
          if (change.change == ChangeKind::added) makers_[named(change)] = i;
  }

  void settle(size_t i) {
    Step& drop = *steps_[i];
    Changes removed = changes_of(drop);
    std::erase_if(removed, [](const auto& each) { return each.kind == "column"; });
    // What goes along with it has to be there again, too.
    const bool comes_back = std::all_of(removed.begin(), removed.end(), [&](const auto& each) {
      return comes_back_after(i, each);
    });
    if (removed.empty() || !comes_back) return;
    for (const ObjectChange& object : removed) {
      Step& create = *steps_[makers_.at(named(object))];
      create.compat = become_.contains(named(object)) ? compat_of_replaced(drop, create, object)
                                                      : neutral("it is made again as it was");
    }
    drop.compat = neutral("it is made again in the same transaction");
  }

 private:
  bool comes_back_after(size_t step, const ObjectChange& object) const {
    const auto maker = makers_.find(named(object));
    const auto end = become_.find(named(object));
    return object.change == ChangeKind::removed && holds_nothing(object) &&
           maker != makers_.end() && maker->second > step &&
           (end == become_.end() || end->second == ChangeKind::changed);
  }

  const std::vector<Step*>& steps_;
  std::map<Named, ChangeKind> become_{};
  std::map<Named, size_t> makers_{};  // the last step that makes it
};

}  // namespace

void settle_recreated(const std::vector<Step*>& steps) {
  std::optional<Together> together;
  for (size_t i = 0; i + 1 < steps.size(); ++i) {
    const Step& step = *steps[i];
    if (step.refused || step.compat.kind != Class::contract || !may_come_back(steps, i)) continue;
    if (!together) together.emplace(steps);
    together->settle(i);
  }
}

}  // namespace segue::facts
