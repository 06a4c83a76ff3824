#include "cli/rework.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "cli/inverse.h"
#include "cli/overlay.h"
#include "cli/pieces.h"
#include "project/layout.h"
#include "project/next_texts.h"
#include "rules/way_back.h"

namespace segue::cli {
namespace {

using project::Direction;
using project::Sections;

/// Longer ways back are not searched for the part that undoes something.
constexpr size_t longest_search = 12;

bool undoes(const Simulation& simulation, const dialect::Script& script,
            const std::vector<size_t>& run, const rules::Script& part) {
  const auto back = simulation.judge_back(script, run, part.after);
  const rules::Pair pair{part, back.script};
  return rules::is_provable(pair) && rules::left_behind(pair).empty();
}

/// The lines that a span touches, as a whole.
Span whole_lines(std::string_view text, Span span) {
  const size_t before = span.begin == 0 ? std::string_view::npos : text.rfind('\n', span.begin - 1);
  const size_t end = text.find('\n', span.end);
  return {static_cast<uint32_t>(before == std::string_view::npos ? 0 : before + 1),
          static_cast<uint32_t>(end == std::string_view::npos ? text.size() : end + 1)};
}

bool is_changelog(const Scene& scene) {
  return scene.history.layout->sections == Sections::changesets;
}

}  // namespace

rules::Script part_of(const rules::Script& script, int statement) {
  rules::Script part;
  part.at_start = script.at_start;
  part.semantics = script.semantics;
  part.costs = script.costs;
  part.habits = script.habits;
  std::copy_if(script.steps.begin(), script.steps.end(), std::back_inserter(part.steps),
               [&](const rules::Step& step) { return step.index == statement; });
  if (part.steps.empty()) return part;
  part.before = part.steps.front().before;
  part.after = part.steps.back().after;
  return part;
}

Rework::Rework(const Scene& scene, const project::ReadScript& read) : scene_(scene), read_(read) {
  find_downs();
}

void Rework::find_downs() {
  const auto& migration = scene_.migration;
  if (is_changelog(scene_)) {
    downs_.read = &read_;
    downs_.script = &read_.undo;
    downs_.path = scene_.file.path;
    for (size_t i = 0; i < read_.undo.statements.size(); ++i)
      downs_.statements.push_back(i);
  } else if (scene_.history.layout->sections != Sections::none) {
    downs_.read = &read_;
    downs_.script = &read_.script;
    downs_.path = scene_.file.path;
    for (size_t i = 0; i < read_.script.statements.size(); ++i)
      if (read_.direction(i) == Direction::down) downs_.statements.push_back(i);
  } else {
    const auto down =
        std::find_if(migration.down.begin(), migration.down.end(),
                     [&](const auto& file) { return file.phase == scene_.file.phase; });
    if (down == migration.down.end()) return;
    auto read = project::read_script(scene_.tree, scene_.history, down->path, Direction::down);
    if (!read) return;
    downs_.own = std::make_unique<project::ReadScript>(std::move(*read));
    downs_.read = downs_.own.get();
    downs_.script = &downs_.own->script;
    downs_.path = down->path;
    for (size_t i = 0; i < downs_.script->statements.size(); ++i)
      downs_.statements.push_back(i);
  }
  if (downs_.statements.empty()) downs_.read = nullptr;
}

bool Rework::without_transaction(uint32_t section) {
  if (is_changelog(scene_)) {
    const Span mark = read_.sections[section].mark;
    edits_.push_back({{mark.end, mark.end}, " runInTransaction:false"});
    return true;
  }
  const std::string text(read_.source->text());
  const auto marked = project::without_transaction(*scene_.history.layout, text);
  mark_transaction_ = marked && *marked != text;
  return mark_transaction_;
}

std::vector<size_t> Rework::run_that_undoes(const rules::Script& part) const {
  const auto& all = downs_.statements;
  if (downs_.read == nullptr || all.size() > longest_search) return {};
  for (size_t length = 1; length <= all.size(); ++length) {
    for (size_t first = 0; first + length <= all.size(); ++first) {
      const std::vector<size_t> run(all.begin() + static_cast<std::ptrdiff_t>(first),
                                    all.begin() + static_cast<std::ptrdiff_t>(first + length));
      if (undoes(scene_.before, *downs_.script, run, part)) return run;
    }
  }
  return {};
}

Span Rework::place_in_down(size_t statement) const {
  const auto& tree = downs_.script->statements[statement];
  if (is_changelog(scene_)) return whole_lines(downs_.read->source->text(), tree.span);
  return block_of(*downs_.read, *downs_.script, statement);
}

std::string Rework::taken_from_downs(const std::vector<size_t>& run) {
  std::string text;
  for (const size_t statement : run) {
    const Span place = place_in_down(statement);
    const std::string_view source = downs_.read->source->text();
    text +=
        is_changelog(scene_)
            ? std::string(downs_.read->source->text(downs_.script->statements[statement].span)) +
                  ";\n"
            : text_of_block(source, place);
    down_edits_.push_back({place, ""});
    std::erase(downs_.statements, statement);
  }
  return text;
}

bool Rework::undo_by(const rules::Script& part, const std::string& undo) {
  if (downs_.read == nullptr) return true;
  const auto run = run_that_undoes(part);
  if (run.size() != 1) return false;
  down_edits_.push_back({downs_.script->statements[run.front()].span, undo});
  std::erase(downs_.statements, run.front());
  return true;
}

bool Rework::give_way_back(size_t follower, const rules::Script& part) {
  project::Draft& draft = drafts_[follower];
  const auto run = run_that_undoes(part);
  if (!run.empty()) {
    draft.down = taken_from_downs(run);
    return true;
  }
  const auto inverse = inverse_of(scene_.history, scene_.before, part);
  if (inverse) draft.down = *inverse;
  return inverse || downs_.read == nullptr;
}

Result<Rework::Files> Rework::result() const {
  Files files;
  auto raw = scene_.tree.read(scene_.file.path);
  if (!raw) return raw.error();
  std::vector<dialect::Edit> edits = edits_;
  const bool same_file = downs_.path == scene_.file.path;
  if (same_file) edits.insert(edits.end(), down_edits_.begin(), down_edits_.end());
  std::string text = dialect::edited(*raw, std::move(edits));
  if (mark_transaction_)
    text = project::without_transaction(*scene_.history.layout, text).value_or(text);
  if (!same_file && !down_edits_.empty()) {
    const auto down = scene_.tree.read(downs_.path);
    if (!down) return down.error();
    files.changes.push_back({downs_.path, *down, dialect::edited(*down, down_edits_)});
  }
  project::History history = scene_.history;
  Overlay tree(scene_.tree);
  for (const auto& draft : drafts_) {
    if (is_changelog(scene_)) {
      text += project::changeset_text(text, draft, !draft.down.empty()).value_or("");
      continue;
    }
    auto written = project::next_migration(tree, history, draft, scene_.now);
    if (!written) return written.error();
    tree.set(written->changes);
    history.migrations.push_back(written->migration);
    files.added.push_back(written->migration);
    std::move(written->changes.begin(), written->changes.end(), std::back_inserter(files.changes));
  }
  files.changes.insert(files.changes.begin(), {scene_.file.path, *raw, std::move(text)});
  return files;
}

Result<Outcome> Rework::tried() const {
  const auto files = result();
  if (!files) return files.error();
  Outcome outcome;
  Simulation simulation(scene_.before);
  const auto run = [&](const std::string& path, const std::string& text) {
    auto read = std::make_unique<project::ReadScript>(
        project::read_text(scene_.history, path, text, Direction::up));
    for (const auto& statement : read->script.statements)
      if (statement.error)
        outcome.refused.push_back({.rule = "syntax-error",
                                   .span = statement.error->span,
                                   .message = statement.error->message});
    auto judged = simulation.judge(*read);
    auto found = scene_.rules.of(judged.script);
    std::move(judged.refused.begin(), judged.refused.end(), std::back_inserter(outcome.refused));
    std::move(found.begin(), found.end(), std::back_inserter(outcome.found));
    outcome.scripts.push_back(std::move(judged.script));
    outcome.read.push_back(std::move(read));
  };
  run(files->changes.front().path, *files->changes.front().after);
  for (const auto& migration : files->added) {
    const auto& path = migration.up.front().path;
    const auto change = std::find_if(files->changes.begin(), files->changes.end(),
                                     [&](const auto& each) { return each.path == path; });
    run(path, *change->after);
  }
  return outcome;
}

}  // namespace segue::cli
