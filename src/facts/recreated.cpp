#include "facts/recreated.h"

#include <fmt/core.h>

#include <algorithm>

#include "catalog/diff.h"
#include "facts/compat_parts.h"

namespace segue::facts {
namespace {

using catalog::ChangeKind;
using catalog::ObjectChange;
using Changes = std::vector<ObjectChange>;

bool is_same(const ObjectChange& a, const ObjectChange& b) {
  return a.kind == b.kind && a.name == b.name;
}

bool has(const Changes& changes, const ObjectChange& wanted) {
  return std::any_of(changes.begin(), changes.end(),
                     [&](const ObjectChange& each) { return is_same(each, wanted); });
}

bool is_routine(const ObjectChange& change) {
  return change.kind == "function" || change.kind == "procedure";
}

/// Whether nothing but what it does is lost with it: no rows, and no values.
bool holds_nothing(const ObjectChange& change) {
  return change.kind == "view" || change.kind == "trigger" || change.kind == "policy" ||
         change.kind == "index" || is_routine(change);
}

/// The object that a step drops; null where it drops none that can be made again.
const ObjectChange* dropped_in(const Changes& changes) {
  const auto found = std::find_if(changes.begin(), changes.end(), [](const ObjectChange& each) {
    return each.change == ChangeKind::removed && holds_nothing(each);
  });
  return found == changes.end() ? nullptr : &*found;
}

Changes changes_of(const Step& step) {
  return catalog::diff(*step.before, *step.after, *step.semantics);
}

/// The first of the steps that makes the object; null where none does.
Step* maker_of(const std::vector<Step*>& steps, size_t from, const ObjectChange& object) {
  for (size_t i = from; i < steps.size(); ++i) {
    if (steps[i]->refused || steps[i]->compat.kind == Class::neutral) continue;
    for (const ObjectChange& change : changes_of(*steps[i]))
      if (change.change == ChangeKind::added && is_same(change, object)) return steps[i];
  }
  return nullptr;
}

Compat compat_of_replaced(const Step& drop, const Step& create, const ObjectChange& object) {
  if (is_routine(object)) return unknown("what callers meet after the body is replaced cannot be told");
  if (object.kind == "trigger")
    return unknown("what writes do after the trigger is replaced cannot be told");
  if (object.kind != "view") return drop.compat;
  const auto* view = create.as<sql::CreateView>();
  const auto* was = view ? drop.lookup_before().relation(view->view) : nullptr;
  const auto* is = view ? create.lookup_after().relation(view->view) : nullptr;
  return was && is ? compat_of_replaced_view(*was, *is) : drop.compat;
}

}  // namespace

Compat compat_of_replaced_view(const catalog::Relation& was, const catalog::Relation& is) {
  if (was.columns_unknown || is.columns_unknown)
    return unknown("what the replaced view shows cannot be told");
  const auto lacking = [](const catalog::Relation& one, const catalog::Relation& other) {
    const auto found =
        std::find_if(other.columns.begin(), other.columns.end(), [&](const auto& column) {
          return catalog::find_column(one, column->key) == nullptr;
        });
    return found == other.columns.end() ? nullptr : &**found;
  };
  const catalog::Column* lost = lacking(is, was);
  if (lost == nullptr) return expand("the view shows what it showed");
  const std::string why = fmt::format("the view no longer shows `{}`", lost->name);
  return lacking(was, is) == nullptr ? contract(old_reads, why) : breaking(old_reads, why);
}

void settle_recreated(const std::vector<Step*>& steps) {
  for (size_t i = 0; i + 1 < steps.size(); ++i) {
    Step& drop = *steps[i];
    if (drop.refused || !drop.as<sql::Drop>() || drop.compat.kind != Class::contract) continue;
    const Changes removed = changes_of(drop);
    const ObjectChange* object = dropped_in(removed);
    Step* create = object != nullptr ? maker_of(steps, i + 1, *object) : nullptr;
    if (create == nullptr) continue;
    const Changes become = catalog::diff(*drop.before, *steps.back()->after, *drop.semantics);
    const auto is_lost = [&](const ObjectChange& each) {
      return !is_same(each, *object) && each.kind != "column" && has(become, each);
    };
    // What went along with it has to be there again, too.
    if (std::any_of(removed.begin(), removed.end(), is_lost)) continue;
    const bool as_it_was = std::none_of(removed.begin(), removed.end(), [&](const auto& each) {
      return has(become, each);
    });
    create->compat = as_it_was ? neutral("it is made again as it was")
                               : compat_of_replaced(drop, *create, *object);
    drop.compat = neutral("it is made again in the same transaction");
  }
}

}  // namespace segue::facts
