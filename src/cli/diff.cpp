#include "catalog/diff.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.h"
#include "cli/schema.h"
#include "report/schema.h"

namespace segue::cli {
namespace {

struct Options {
  Inputs inputs{};
  std::string from{};
  std::string to{};
  std::string format = "text";
};

ExitStatus diff(const Options& options, const Console& console) {
  const auto one = load_one(options.inputs);
  if (!one) return report_error(console, one.error());
  const auto& history = one->history();
  const auto after = simulate(one->loaded.tree, history, options.to);
  if (!after) return report_error(console, after.error());
  const auto before = options.from.empty() ? Result<Simulation>(Simulation(history))
                                           : simulate(one->loaded.tree, history, options.from);
  if (!before) return report_error(console, before.error());
  const auto changes = catalog::diff(before->catalog(), after->catalog(), after->semantics());
  console.out(options.format == "json" ? report::changes_as_json(changes)
                                       : report::changes_as_text(changes));
  return ok;
}

}  // namespace

void add_diff(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_inputs(app, options->inputs);
  app.add_option("--from", options->from, "the version to start from; the empty schema otherwise");
  app.add_option("--to", options->to, "the version to compare with; the last one otherwise");
  app.add_option("--format", options->format, "how to print")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) { return diff(*options, console); };
  });
}

}  // namespace segue::cli
