
#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/moment.h"
#include "project/layout.h"
#include "project/next_names.h"
#include "project/next_texts.h"
#include "project/sqitch_plan.h"

namespace segue::project {
namespace {

using Json = nlohmann::ordered_json;

FileChange made(std::string path, std::string text) {
  return {std::move(path), std::nullopt, std::move(text)};
}

/// Writes one migration after those of a history.
class Next {
 public:
  Next(const FileTree& tree, const History& history, const Draft& draft, std::time_t now)
      : tree_(tree), history_(history), layout_(*history.layout), draft_(draft), now_(now) {}

  Result<Written> write() {
    if (draft_.wants_down && !layout_.has_downs)
      return Error{ErrorCode::usage,
                   fmt::format("`{}` has no scripts for the way back", layout_.name)};
    if (layout_.sections == Sections::changesets) return in_changelog();
    if (&layout_ == &layout::sqitch) return in_plan();
    const Migration* last = last_numbered();
    if (last == nullptr || &layout_ == &layout::schema_dump ||
        &layout_ == &layout::version_to_version)
      return unknown();
    version_ = version_after(written_version(*last), now_);
    if (&layout_ == &layout::drizzle) return in_journal(*last);
    return like_others(*last);
  }

 private:
  Error unknown() const {
    return {
        ErrorCode::usage,
        fmt::format("how `{}` names a new migration is not known: write it by hand", layout_.name)};
  }

  static bool is_numbered(const Migration& migration) {
    return !migration.repeatable && !migration.up.empty() && !written_version(migration).empty();
  }

  const Migration* last_numbered() const {
    const auto& all = history_.migrations;
    const auto last = std::find_if(all.rbegin(), all.rend(), is_numbered);
    return last == all.rend() ? nullptr : &*last;
  }

  /// One that has both directions, if any has: what the names of both look like is known then.
  const Migration& model(const Migration& last) const {
    const auto& all = history_.migrations;
    const auto found = std::find_if(all.rbegin(), all.rend(), [](const Migration& migration) {
      return is_numbered(migration) && !migration.down.empty();
    });
    return found == all.rend() ? last : *found;
  }

  Result<Written> like_others(const Migration& last) const {
    const Migration& like = model(last);
    auto up = path_like(like.up.front().path, like, version_, draft_.name);
    if (!up) return unknown();
    if (layout_.sections != Sections::none)
      return written({made(*up, sections_text(layout_.sections, draft_))}, like);
    if (like.up.front().phase != Phase::none) up = phased(*up);
    std::string text = draft_.up;
    if (draft_.no_transaction) text = without_transaction(layout_, text).value_or(text);
    FileChanges files{made(*up, text)};
    const std::string down = draft_.no_down ? "" : down_beside(like, *up);
    if (!down.empty()) files.push_back(made(down, draft_.down));
    return written(std::move(files), like);
  }

  /// An empty migration begins with its expand phase; one whose statements are known is a flat
  /// file, which says nothing of phases.
  std::string phased(const std::string& like_others) const {
    if (draft_.up.empty()) return path::joined(path::folder_of(like_others), "expand.up.sql");
    return path::joined(history_.folder, version_ + '_' + draft_.name + ".up.sql");
  }

  Written written(FileChanges changes, const Migration& like) const {
    Written result{std::move(changes), {.version = version_, .name = draft_.name}};
    result.migration.id = path_like(like.id, like, version_, draft_.name).value_or(draft_.name);
    result.migration.up.push_back({result.changes.front().path});
    if (result.changes.size() > 1 && layout_.has_downs)
      result.migration.down.push_back({result.changes[1].path});
    return result;
  }

  std::string down_beside(const Migration& like, const std::string& up) const {
    if (like.up.front().phase != Phase::none) return down_of(up);
    if (like.down.size() == 1)
      return path_like(like.down.front().path, like, version_, draft_.name).value_or("");
    if (!layout_.has_downs) return {};
    const std::string beside = down_of(up);
    // Flyway tells the directions apart by the first letter.
    if (beside.empty() && draft_.wants_down && &layout_ == &layout::flyway) {
      std::string name(path::name_of(up));
      name.front() = name.front() == 'v' ? 'u' : 'U';
      return path::joined(path::folder_of(up), name);
    }
    return beside;
  }

  /// Changelogs grow at their end.
  Result<Written> in_changelog() const {
    if (history_.migrations.empty()) return unknown();
    const std::string& path = history_.migrations.back().up.front().path;
    auto text = tree_.read(path);
    if (!text) return text.error();
    const bool others = text->find("rollback") != std::string::npos;
    const auto more =
        changeset_text(*text, draft_, draft_.wants_down || others || !draft_.down.empty());
    if (!more) return unknown();
    return Written{{{path, *text, *text + *more}}, {}};
  }

  /// The scripts, and a line at the end of the plan.
  Result<Written> in_plan() const {
    const Migration& like = model(history_.migrations.back());
    const std::string& deploy = like.up.front().path;
    const std::string place(path::folder_of(deploy));
    const std::string root(path::folder_of(place));
    std::string plan_path = path::joined(history_.folder, "sqitch.plan");
    auto plan = tree_.read(plan_path);
    if (!plan) {
      plan_path = path::joined(root, "sqitch.plan");
      plan = tree_.read(plan_path);
    }
    if (!plan) return unknown();
    const std::string ending = deploy.substr(deploy.rfind('.'));
    FileChanges files{made(path::joined(place, draft_.name + ending), draft_.up)};
    if (!like.down.empty() && !draft_.no_down)
      files.push_back(
          made(path::joined(path::folder_of(like.down.front().path), draft_.name + ending),
               draft_.down));
    const std::string verify = path::joined(root, "verify");
    if (tree_.list(verify)) files.push_back(made(path::joined(verify, draft_.name + ending), ""));
    std::vector<PlanProblem> problems;
    const Plan known = read_plan(*plan, problems);
    for (const Change& change : known.changes)
      if (change.name == draft_.name)
        return Error{ErrorCode::usage, fmt::format("the plan has a change `{}` already; choose "
                                                   "another name",
                                                   draft_.name)};
    files.push_back({plan_path, *plan, *plan + plan_line(*plan)});
    Written result{std::move(files), {.version = draft_.name, .name = draft_.name}};
    result.migration.id = draft_.name;
    result.migration.up.push_back({result.changes.front().path});
    if (!like.down.empty() && !draft_.no_down)
      result.migration.down.push_back({result.changes[1].path});
    return result;
  }

  /// As sqitch writes it: name, moment, and who planned it (which is whoever did so last).
  std::string plan_line(const std::string& plan) const {
    std::string planner = "segue <segue@localhost>";
    const size_t end = plan.rfind('>');
    const size_t stamp = end == std::string::npos ? end : plan.rfind("Z ", end);
    if (stamp != std::string::npos && plan.find('\n', stamp) > end)
      planner = plan.substr(stamp + 2, end - stamp - 1);
    return fmt::format("{}{} {} {}\n", plan.ends_with('\n') ? "" : "\n", draft_.name,
                       utc_moment(static_cast<int64_t>(now_) * 1000), planner);
  }

  /// The script and its line in the journal, where there is one.
  Result<Written> in_journal(const Migration& last) const {
    const auto up = path_like(last.up.front().path, last, version_, draft_.name);
    const std::string folder(path::folder_of(last.up.front().path));
    const std::string path = path::joined(path::joined(folder, "meta"), "_journal.json");
    const auto text = tree_.read(path);
    if (!up || !text) return unknown();
    Json journal = Json::parse(*text, nullptr, false);
    if (journal.is_discarded() || !journal.contains("entries") || journal["entries"].empty())
      return unknown();
    Json entry = journal["entries"].back();
    entry["idx"] = entry.value("idx", 0) + 1;
    entry["when"] = static_cast<int64_t>(now_) * 1000;
    entry["tag"] = version_ + '_' + draft_.name;
    journal["entries"].push_back(std::move(entry));
    std::string after = journal.dump(2);
    if (text->ends_with('\n')) after += '\n';
    return written({made(*up, draft_.up), {path, *text, std::move(after)}}, last);
  }

  const FileTree& tree_;
  const History& history_;
  const Layout& layout_;
  const Draft& draft_;
  std::time_t now_;
  std::string version_{};
};

}  // namespace

Result<Written> next_migration(const FileTree& tree, const History& history, const Draft& draft,
                               std::time_t now) {
  return Next(tree, history, draft, now).write();
}

}  // namespace segue::project
