#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>

#include "base/text.h"
#include "cli/command.h"
#include "cli/down_file.h"
#include "cli/inputs.h"
#include "cli/inverse.h"
#include "cli/unified.h"
#include "project/layout.h"

namespace segue::cli {
namespace {

using project::Direction;
using project::History;
using project::Migration;
using project::ReadScript;
using project::Sections;

struct Options {
  Inputs inputs{};
  bool write = false;
};

/// A file as it is and as it should be.
struct Fix {
  std::string path{};
  std::string before{};
  std::string after{};
  std::string why{};
};

/// Looks at the scripts of a history one after the other and collects what can be mended.
class Mending {
 public:
  explicit Mending(const Loaded& loaded) : loaded_(loaded) {}

  std::optional<Error> look_at(const History& history) {
    Simulation simulation(history);
    for (const Migration& migration : history.migrations) {
      for (const auto& file : migration.up) {
        auto read = project::read_script(loaded_.tree, history, file.path, Direction::up);
        if (!read) return read.error();
        const auto judged = simulation.judge(*read);
        if (loaded_.silent.contains(file.path)) continue;
        std::string text(read->source->text());
        build_without_lock(history, *read, judged.script, text);
        add_down(history, migration, *read, simulation, judged.script, text);
        if (text != read->source->text())
          fixes_.push_back({file.path, std::string(read->source->text()), text, why_});
        why_.clear();
      }
    }
    return std::nullopt;
  }

  const std::vector<Fix>& fixes() const { return fixes_; }

 private:
  void because(const std::string& words) { why_ += (why_.empty() ? "" : "; ") + words; }

  /// A down that undoes the up, where there is none: proved by simulating both.
  void add_down(const History& history, const Migration& migration, const ReadScript& read,
                const Simulation& simulation, const rules::Script& up, std::string& text) {
    if (!history.layout->has_downs || read.irreversible || migration.up.size() != 1) return;
    const Sections sections = history.layout->sections;
    const bool whole = sections == Sections::none;
    const std::string path = whole ? down_of(migration.up.front().path) : std::string();
    const bool has_one = whole ? !migration.down.empty() || path.empty()
                               : sections == Sections::changesets ||
                                     std::any_of(read.sections.begin(), read.sections.end(),
                                                 [](const auto& section) {
                                                   return section.direction == Direction::down;
                                                 });
    if (has_one) return;
    const auto inverse = inverse_of(history, simulation, up);
    if (!inverse) return;
    if (whole) {
      fixes_.push_back({path, "", *inverse, "the way back was missing"});
      return;
    }
    if (!text.ends_with('\n')) text += '\n';
    text += fmt::format("\n{}\n{}", down_mark(sections), *inverse);
    because("the way back was missing");
  }

  /// An index that is built while others wait, in the form that lets them go on: where it is the
  /// only statement of its script, and the server then says that nobody waits.
  void build_without_lock(const History& history, const ReadScript& read, const rules::Script& up,
                          std::string& text) {
    if (up.steps.size() != 1 || up.steps.front().refused || up.wrapped) return;
    const facts::Step& step = up.steps.front();
    if (!step.as<sql::CreateIndex>() || !step.cost.blocks_long() || !step.table_has_users()) return;
    const Span span = read.script.statements[static_cast<size_t>(step.index)].span;
    const std::string statement(read.source->text(span));
    const size_t word = text::upper(statement).find("INDEX");
    if (word == std::string::npos) return;
    const std::string better =
        statement.substr(0, word + 5) + " CONCURRENTLY" + statement.substr(word + 5);
    const Source source("", better);
    const auto parsed = history.dialect->parse(source);
    if (parsed.statements.size() != 1 || !parsed.statements.front().understood()) return;
    const auto cost = history.dialect->costs(history.server)
                          .cost_of({*step.before, *step.after, parsed.statements.front().tree,
                                    history.dialect->semantics(history.server)});
    if (cost.blocks_long() || !cost.refusal.empty()) return;
    text.replace(span.begin, span.length(), better);
    because("writers waited until the index was built");
  }

  const Loaded& loaded_;
  std::string why_{};
  std::vector<Fix> fixes_{};
};

std::optional<Error> write(const Fix& fix) {
  std::ofstream out(fix.path, std::ios::binary);
  out << fix.after;
  out.close();
  if (!out) return Error{ErrorCode::file, fmt::format("`{}` cannot be written", fix.path)};
  return std::nullopt;
}

ExitStatus mend(const Options& options, const Console& console) {
  const auto loaded = load(options.inputs);
  if (!loaded) return report_error(console, loaded.error());
  Mending mending(*loaded);
  for (const History& history : loaded->project.histories)
    if (const auto error = mending.look_at(history)) return report_error(console, *error);
  for (const Fix& fix : mending.fixes()) {
    console.out(fmt::format("# {}\n{}", fix.why, unified_diff(fix.path, fix.before, fix.after)));
    if (!options.write) continue;
    if (const auto error = write(fix)) return report_error(console, *error);
  }
  if (mending.fixes().empty())
    console.out("there is nothing that could be mended\n");
  else if (!options.write)
    console.out("\nnothing is written yet: add --write to do so\n");
  return ok;
}

}  // namespace

void add_fix(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  options->inputs.in_context = true;
  add_inputs(app, options->inputs);
  app.add_flag("--write", options->write,
               "change the files; otherwise only show what would change");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) { return mend(*options, console); };
  });
}

}  // namespace segue::cli
