#include "cli/dependants.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "catalog/apply.h"
#include "plan/stages.h"

namespace segue::cli {
namespace {

using journal::Migration;
using project::Direction;

/// The trees of statements, and what holds them.
struct Part {
  plan::Run run{};
  std::shared_ptr<const project::ReadScript> read{};
};

void add_statements(plan::Run& run, const project::ReadScript& read, const plan::Chosen& chosen) {
  for (const size_t i : chosen)
    if (const auto& statement = read.script.statements[i]; !statement.error)
      run.statements.push_back(&statement.tree);
}

Part up_of(const Item& item) {
  Part part{.run = {.name = item.name()}};
  const Ran ran = as_it_ran(item);
  add_statements(part.run, ran.read, ran.chosen);
  return part;
}

/// Without statements where there is no way back, or none that may be read.
Part down_of(const Place& place, const Migration& entry, const Item* item) {
  Part part{.run = {.name = "the way back of " + entry.migration}};
  auto text = item != nullptr ? down_text(place, *item) : std::nullopt;
  if (!text) text = entry.down_sql;
  if (!text) return part;
  part.read = std::make_shared<const project::ReadScript>(
      read_kept(place, part.run.name, *text, Direction::down));
  add_statements(part.run, *part.read, plan::statements_of(*part.read, Direction::down));
  return part;
}

/// The release and what was applied after it, in the order of running.
class Dependants {
 public:
  explicit Dependants(const Retreat& retreat)
      : retreat_(retreat),
        semantics_(retreat.place.dialect().semantics(retreat.version)),
        before_(catalog::empty_catalog(semantics_)) {
    if (!retreat.place.history->from_nothing) before_.knowledge = catalog::Knowledge::partial;
    for (const Migration& entry : retreat.entries) {
      first_ = std::min(first_, entry.id);
      downs_.push_back(down_of(retreat.place, entry, item_of(retreat.course, entry)));
    }
    read_items();
  }

  std::optional<Error> first() const {
    if (retreat_.entries.empty()) return std::nullopt;
    for (const Migration& entry : retreat_.course.missing)
      if (stands(entry) && entry.id > first_ && !is_ours(entry))
        return refused(entry,
                       "its file is missing here, so that nobody can tell whether it "
                       "stands on what would go");
    plan::Runs others;
    for (const Item* item : others_) {
      others.push_back(up_of(*item).run);
      if (is_stood_on(others)) return refused(*item->entry, "it stands on what would go");
    }
    return std::nullopt;
  }

 private:
  void read_items() {
    std::vector<const Item*> items;
    for (const Item& item : retreat_.course.items)
      if (item.entry && stands(*item.entry) && item.text != nullptr && !is_former(*item.entry))
        items.push_back(&item);
    // What runs again has run behind all that it needs.
    std::sort(items.begin(), items.end(), [](const Item* a, const Item* b) {
      return std::pair(a->repeatable(), a->entry->id) < std::pair(b->repeatable(), b->entry->id);
    });
    for (const Item* item : items) {
      if (is_ours(*item->entry))
        ours_.push_back(up_of(*item).run);
      else if (item->entry->id < first_ && !item->repeatable())
        apply_as_it_ran(*item, before_, semantics_);
      else
        others_.push_back(item);
    }
  }

  bool is_former(const Migration& entry) const {
    if (retreat_.formers == nullptr) return false;
    const auto& ids = retreat_.formers->entries;
    return std::find(ids.begin(), ids.end(), entry.id) != ids.end();
  }
  bool is_ours(const Migration& entry) const { return entry.release == retreat_.release; }

  /// What has run, and is taken back now, beside what would be had it been taken back at once.
  bool is_stood_on(const plan::Runs& others) const {
    plan::Runs late = ours_, early = ours_;
    late.insert(late.end(), others.begin(), others.end());
    for (const Part& down : downs_) {
      late.push_back(down.run);
      early.push_back(down.run);
    }
    early.insert(early.end(), others.begin(), others.end());
    return !plan::conflict_of(before_, late, early, semantics_).empty() ||
           !plan::conflict_of(before_, early, late, semantics_).empty();
  }

  Error refused(const Migration& entry, const std::string& why) const {
    const std::string whose =
        entry.release.empty() ? "" : fmt::format(" of release `{}`", entry.release);
    return {
        ErrorCode::usage,
        fmt::format("release `{}` cannot be taken back while `{}`{} is applied: {}; take that one "
                    "back first",
                    retreat_.release, entry.migration, whose, why)};
  }

  const Retreat& retreat_;
  const catalog::Semantics& semantics_;
  catalog::Catalog before_;  // the first script of the release
  int64_t first_ = INT64_MAX;
  plan::Runs ours_{};
  std::vector<Part> downs_{};
  std::vector<const Item*> others_{};
};

}  // namespace

std::optional<Error> dependant_on(const Retreat& retreat) {
  return Dependants(retreat).first();
}

}  // namespace segue::cli
