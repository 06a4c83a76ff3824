#include "cli/mending.h"

#include <algorithm>
#include <ctime>
#include <memory>

#include "cli/inverse.h"
#include "cli/parting.h"
#include "project/layout.h"
#include "project/next_names.h"
#include "project/next_texts.h"
#include "rules/choice.h"
#include "rules/suppress.h"

namespace segue::cli {
namespace {

using project::Direction;
using project::History;
using project::Migration;
using project::Sections;

/// More changes of one script than this would be a sign that two of them undo each other.
constexpr int most_changes = 64;

rules::Severities with_asked_on(rules::Severities severities, const std::set<std::string>& only) {
  for (const auto& id : only) {
    const auto* rule = rules::find(id);
    if (rule != nullptr && !rules::is_on(*rule, severities)) severities[id] = "warning";
  }
  return severities;
}

}  // namespace

Findings found_in(const rules::RuleSet& rules, const project::ReadScript& read,
                  const rules::Script& script) {
  Findings found = rules.of(script);
  std::vector<rules::Comment> comments;
  for (const auto& directive : read.script.directives)
    comments.push_back({directive.tool, directive.text, directive.span});
  std::vector<Span> statements;
  for (const auto& statement : read.script.statements)
    statements.push_back(statement.span);
  rules::Waivers(comments, statements, read.source->text()).apply(found);
  return found;
}

/// The way through one history. The history is a copy: what is mended may add migrations to it,
/// which are visited in their turn.
class Mending::Walk {
 public:
  Walk(Mending& mending, const History& history)
      : mending_(mending),
        history_(history),
        simulation_(std::make_unique<Simulation>(history)),
        now_(std::time(nullptr)) {}

  std::optional<Error> run() {
    for (size_t i = 0; i < history_.migrations.size(); ++i) {
      for (size_t file = 0; file < history_.migrations[i].up.size(); ++file)
        if (auto error = visit(i, file)) return error;
    }
    return std::nullopt;
  }

 private:
  /// What a script was read and simulated as.
  struct Judged {
    project::ReadScript read{};
    Simulation::Judged judged{};
    Findings found{};
    std::unique_ptr<Simulation> after{};
  };

  bool is_left_alone(const std::string& path) const {
    return mending_.loaded_.silent.contains(path) || mending_.left_alone_.contains(path);
  }

  Result<Judged> judge(const project::ScriptFile& file) const {
    auto read = project::read_script(mending_.tree_, history_, file.path, Direction::up);
    if (!read) return read.error();
    Judged result{std::move(*read), {}, {}, std::make_unique<Simulation>(*simulation_)};
    result.judged = result.after->judge(result.read);
    if (!is_left_alone(file.path))
      result.found = found_in(mending_.rules_, result.read, result.judged.script);
    return result;
  }

  std::optional<Error> visit(size_t index, size_t file_index) {
    const std::string path = history_.migrations[index].up[file_index].path;
    auto judged = judge(history_.migrations[index].up[file_index]);
    if (!judged) return judged.error();
    if (!is_left_alone(path)) {
      for (int i = 0; i < most_changes && change(index, file_index, *judged); ++i) {
        judged = judge(history_.migrations[index].up[file_index]);
        if (!judged) return judged.error();
      }
      auto& migration = history_.migrations[index];
      if (mending_.wish_.downs && file_index < migration.up.size()) {
        const project::ScriptFile file = migration.up[file_index];
        add_down(migration, file, *judged);
      }
    }
    simulation_ = std::move(judged->after);
    return std::nullopt;
  }

  /// Takes the first change that makes something better.
  bool change(size_t index, size_t file_index, const Judged& judged) {
    const Migration migration = history_.migrations[index];
    const auto& file = migration.up[file_index];
    const Scene scene{mending_.tree_, history_,        migration, file,
                      *simulation_,   mending_.rules_, now_};
    const Judgement judgement{judged.read, judged.judged.script, judged.found,
                              judged.judged.refused};
    std::vector<Refusal> refusals;
    if (mending_.wish_.statements) {
      auto better = better_statement(scene, judgement, mending_.wish_.only, refusals);
      if (better) return take(migration, std::move(*better));
    }
    if (mending_.wish_.parts && asks_for("phases-mixed-in-one-migration")) {
      auto parting = parted(scene, judgement, refusals);
      if (parting) {
        if (parting->replaced) history_.migrations[index] = *parting->replaced;
        return take(migration, std::move(parting->better));
      }
    }
    for (auto& refusal : refusals)
      mending_.refusals_.push_back(std::move(refusal));
    return false;
  }

  bool asks_for(const std::string& rule) const {
    return mending_.wish_.only.empty() || mending_.wish_.only.contains(rule);
  }

  bool take(const Migration& migration, Betterment better) {
    const std::string path = migration.up.front().path;
    mending_.tree_.set(better.files.changes);
    for (const auto& change : better.files.changes)
      mending_.touched_[path].insert(change.path);
    for (auto& added : better.files.added)
      if (!added.up.empty()) history_.migrations.push_back(std::move(added));
    mending_.fixes_.push_back({path, std::move(better.why), std::move(better.rules)});
    return true;
  }

  /// A down that undoes the up, where there is none or an empty one: proved by simulating both.
  void add_down(Migration& migration, const project::ScriptFile& file, const Judged& judged) {
    const auto& layout = *history_.layout;
    if (!layout.has_downs || judged.read.irreversible || migration.repeatable) return;
    if (layout.sections == Sections::changesets || file.phase == project::Phase::backfill) return;
    if (!asks_for("missing-down") && !asks_for("empty-down")) return;
    auto change = layout.sections == Sections::none ? missing_file(migration, file)
                                                    : missing_section(file, judged.read);
    if (!change) return;
    const auto inverse = inverse_of(history_, *judged.after, judged.judged.script);
    if (!inverse) return;
    change->after->insert(down_at_, *inverse);
    Betterment better{"the way back was missing", {"missing-down"}, -1, {}};
    if (layout.sections == Sections::none && !change->before)
      migration.down.insert(migration.down.begin(), {change->path, file.phase});
    better.files.changes.push_back(std::move(*change));
    take(migration, std::move(better));
  }

  /// The file of the way back, if there is none or nothing runs in it; `down_at_` is where the
  /// statements go.
  std::optional<project::FileChange> missing_file(const Migration& migration,
                                                  const project::ScriptFile& up) {
    const auto down = std::find_if(migration.down.begin(), migration.down.end(),
                                   [&](const auto& file) { return file.phase == up.phase; });
    if (down == migration.down.end()) {
      const bool several = migration.up.size() > 1 && up.phase == project::Phase::none;
      const std::string path = project::down_of(up.path);
      if (path.empty() || several || mending_.tree_.read(path)) return std::nullopt;
      down_at_ = 0;
      return project::FileChange{path, std::nullopt, ""};
    }
    const auto read = project::read_script(mending_.tree_, history_, down->path, Direction::down);
    const auto raw = mending_.tree_.read(down->path);
    if (!read || !raw || read->irreversible || is_left_alone(down->path)) return std::nullopt;
    if (!read->script.statements.empty() || !read->script.client_commands.empty())
      return std::nullopt;
    project::FileChange change{down->path, *raw, *raw};
    if (!raw->empty() && !raw->ends_with('\n')) *change.after += '\n';
    down_at_ = change.after->size();
    return change;
  }

  std::optional<project::FileChange> missing_section(const project::ScriptFile& file,
                                                     const project::ReadScript& read) {
    const auto raw = mending_.tree_.read(file.path);
    if (!raw || read.sections.size() < 2) return std::nullopt;
    project::FileChange change{file.path, *raw, *raw};
    std::string& text = *change.after;
    for (uint32_t i = 0; i < read.sections.size(); ++i) {
      const auto& section = read.sections[i];
      if (section.direction != Direction::down) continue;
      if (std::find(read.section_of.begin(), read.section_of.end(), i) != read.section_of.end())
        return std::nullopt;
      down_at_ = std::min<size_t>(section.end, text.size());
      if (!text.substr(0, down_at_).ends_with('\n')) text.insert(down_at_++, "\n");
      return change;
    }
    text += text.ends_with('\n') ? "\n" : "\n\n";
    text += std::string(project::marks_of(history_.layout->sections).down) + '\n';
    down_at_ = text.size();
    return change;
  }

  Mending& mending_;
  History history_;
  std::unique_ptr<Simulation> simulation_;
  std::time_t now_;
  size_t down_at_ = 0;
};

Mending::Mending(const Loaded& loaded, const Wish& wish, const std::set<std::string>& left_alone)
    : loaded_(loaded),
      wish_(wish),
      left_alone_(left_alone),
      severities_(with_asked_on(loaded.config.rules, wish.only)),
      rules_(rules::chosen(severities_)),
      tree_(loaded.tree) {}

std::optional<Error> Mending::run() {
  for (const History& history : loaded_.project.histories)
    if (auto error = Walk(*this, history).run()) return error;
  return std::nullopt;
}

}  // namespace segue::cli
