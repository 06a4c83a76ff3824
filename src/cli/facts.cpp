#include "report/facts.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/simulation.h"
#include "project/layout.h"

namespace segue::cli {
namespace {

using project::Direction;
using project::History;

struct Options {
  Inputs inputs{};
  std::string given{};
  std::string format = "text";
  bool all = false;
};

std::string server_of(const History& history) {
  const auto& version = history.server;
  std::string text(version.product.empty() ? history.dialect->name() : version.product);
  if (version.major > 0) text += fmt::format(":{}", version.major);
  if (version.major > 0 && version.minor > 0) text += fmt::format(".{}", version.minor);
  return text;
}

/// Prints the facts of scripts while they are simulated one after the other.
class Printer {
 public:
  Printer(const Options& options, const Loaded& loaded, const Console& console)
      : options_(options), loaded_(loaded), console_(console) {}

  std::optional<Error> print(const History& history) {
    Simulation simulation(history);
    if (auto error = give(history, simulation)) return error;
    for (const auto& migration : history.migrations)
      for (const auto& file : migration.up)
        if (auto error = print(history, file.path, simulation)) return error;
    server_ = server_of(history);
    return std::nullopt;
  }

  void end() {
    if (options_.format == "json") console_.out(report::facts_document(server_, statements_));
  }

 private:
  /// The schema to start from.
  std::optional<Error> give(const History& history, Simulation& simulation) const {
    if (options_.given.empty()) return std::nullopt;
    auto text = loaded_.tree.read(options_.given);
    if (!text) return text.error();
    History plain = history;
    plain.layout = project::find_layout("plain");
    const auto given = project::read_text(plain, options_.given, std::move(*text), Direction::up);
    simulation.apply(given);
    return std::nullopt;
  }

  std::optional<Error> print(const History& history, const std::string& path,
                             Simulation& simulation) {
    const auto read = project::read_script(loaded_.tree, history, path, Direction::up);
    if (!read) return read.error();
    if (loaded_.silent.contains(path)) {
      simulation.apply(*read);
      return std::nullopt;
    }
    for (const auto& statement : read->script.statements) {
      if (!statement.error) continue;
      const Position at = read->source->position(statement.error->span.begin);
      console_.err(
          fmt::format("segue: {}:{}:{}: {}\n", path, at.line, at.column, statement.error->message));
    }
    const auto judged = simulation.judge(*read);
    const report::FactsOf facts{*read->source, read->script, judged.script.steps};
    if (options_.format == "text") {
      console_.out(report::facts_as_text(facts));
      return std::nullopt;
    }
    for (auto& statement : report::facts_as_json(facts))
      statements_.push_back(std::move(statement));
    return std::nullopt;
  }

  const Options& options_;
  const Loaded& loaded_;
  const Console& console_;
  std::string server_{};
  std::vector<std::string> statements_{};
};

ExitStatus facts(const Options& options, const Console& console) {
  if (options.inputs.paths.empty() && !options.all)
    return report_error(console, {ErrorCode::usage, "name a file, or say --all"});
  const auto loaded = load(options.inputs);
  if (!loaded) return report_error(console, loaded.error());
  Printer printer(options, *loaded, console);
  for (const auto& history : loaded->project.histories)
    if (const auto error = printer.print(history)) return report_error(console, *error);
  printer.end();
  return ok;
}

}  // namespace

void add_facts(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_inputs(app, options->inputs);
  app.add_flag("--all", options->all, "all migrations, from the first to the last");
  app.add_option("--given", options->given,
                 "SQL that makes the schema to start from; what the migrations before it make "
                 "otherwise");
  app.add_option("--format", options->format, "how to print")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  app.callback([options, &chosen] {
    // A schema that is given takes the place of the migrations before.
    options->inputs.in_context = options->given.empty();
    chosen = [options](const Console& console) { return facts(*options, console); };
  });
}

}  // namespace segue::cli
