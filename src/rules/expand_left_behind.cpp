#include <map>
#include <set>

#include "rules/rule.h"
#include "rules/sync_triggers.h"

namespace segue::rules {
namespace {

constexpr int patience = 5;  // migrations

class Memory : public Watch {
 public:
  void see(const Script& script, Findings& findings) override {
    static_cast<void>(findings);
    ++count_;
    std::set<std::string> renamed;
    for (const Step& step : script.steps) {
      if (step.refused) continue;
      if (step.alters<sql::RenameTo>() && step.table_has_users())
        renamed.insert(step.table().text());
      const auto* view = step.as<sql::CreateView>();
      if (view && renamed.contains(view->view.text()))
        left_[view->view.text()] = {script.file, step.span, count_, "the view"};
      if (const auto* trigger = trigger_made_by(step);
          trigger && step.table_has_users() && !syncs_of(*trigger, *step.after).empty())
        left_[trigger->name] = {script.file, step.span, count_, "the trigger"};
      if (const auto* drop = step.as<sql::Drop>(); drop && !drop->objects.empty() && !left_.empty())
        left_.erase(drop->objects.front().name.text());
    }
  }
  void end(Findings& findings) override {
    for (const auto& [name, place] : left_)
      if (count_ - place.made >= patience)
        findings
            .add(place.span, "{} `{}` is still there, {} migrations later", place.what, name,
                 count_ - place.made)
            .file = place.file;
  }

 private:
  struct Place {
    std::string file{};
    Span span{};
    int made = 0;
    std::string_view what{};
  };
  int count_ = 0;
  std::map<std::string, Place> left_;
};

std::unique_ptr<Watch> check() {
  return std::make_unique<Memory>();
}

}  // namespace

extern const Rule expand_left_behind{
    .id = "expand-left-behind",
    .severity = Severity::note,
    .what = "A view or trigger that was made for a rollout is still there many migrations later.",
    .why =
        "What was meant for days stays: rows are written twice, and nobody knows any more "
        "what may be dropped.",
    .instead = "Plan the contract together with the expand, and drop what nobody needs.",
    .check = check,
};

}  // namespace segue::rules
