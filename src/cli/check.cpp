#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <optional>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/outputs.h"
#include "cli/pool.h"
#include "cli/replay.h"
#include "cli/rollout_settings.h"
#include "cli/scope.h"
#include "cli/writing.h"
#include "report/report.h"

namespace segue::cli {
namespace {

struct Options {
  Inputs inputs{};
  std::string format = "text";
  std::vector<std::string> outputs{};
  std::vector<std::string> with{};
  std::string fail_on{};
  std::string colour = "auto";
  bool quiet = false;
  std::string since{};
  std::string baseline{};
  std::string write_baseline{};
};

/// The least severity that fails; none where nothing does.
std::optional<Severity> failing_level(const Options& options, const project::Config& config) {
  const std::string& level = options.fail_on.empty() ? config.fail_on : options.fail_on;
  if (level == "never") return std::nullopt;
  if (level == "note") return Severity::note;
  return level == "warning" ? Severity::warning : Severity::error;
}

bool fails(const report::Summary& summary, std::optional<Severity> level) {
  if (!level) return false;
  size_t count = summary.found_errors;
  if (*level <= Severity::warning) count += summary.found_warnings;
  if (*level <= Severity::note) count += summary.found_notes;
  return count > 0;
}

/// Sets up what the options ask for.
Result<bool> add_reports(const Options& options, Outputs& outputs) {
  for (const auto& word : options.outputs) {
    const auto output = read_output(word);
    if (!output) return output.error();
    outputs.to_file(*output);
  }
  outputs.to_terminal(options.format);
  return true;
}

Result<Baseline> read_baseline(const Loaded& loaded, const Options& options) {
  if (options.baseline.empty()) return Baseline();
  const auto text = loaded.tree.read(options.baseline);
  if (!text) return text.error();
  return Baseline::read(options.baseline, *text, loaded.project);
}

ExitStatus check(const Options& options, const Console& console) {
  use_pool();
  const auto start = std::chrono::steady_clock::now();
  auto loaded = load(options.inputs);
  if (!loaded) return report_error(console, loaded.error());
  if (const auto sound = rollout_is_sound(loaded->config); !sound)
    return report_error(console, sound.error());
  if (const auto narrowed = narrow(*loaded, options.since); !narrowed)
    return report_error(console, narrowed.error());
  const auto baseline = read_baseline(*loaded, options);
  if (!baseline) return report_error(console, baseline.error());

  const auto level = failing_level(options, loaded->config);
  Outputs outputs(console, {.colour = console.colour(options.colour),
                            .quiet = options.quiet,
                            .statements = !options.with.empty(),
                            .failing = level});
  const auto added = add_reports(options, outputs);
  if (!added) return report_error(console, added.error());
  Replay replay(loaded->tree, outputs.report(), loaded->config.rules, loaded->silent);
  replay.leave_out(*baseline);
  replay.start_with(loaded->earlier);
  if (!options.write_baseline.empty()) replay.keep_told();
  if (!options.since.empty()) replay.as_one_release();
  for (const auto& finding : loaded->config.findings)
    replay.tell(finding, loaded->config.source);
  replay.run(loaded->project);

  report::Summary summary = replay.summary();
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  outputs.report().end(summary);
  if (const auto error = outputs.write()) return report_error(console, *error);
  if (!options.write_baseline.empty()) {
    const auto error = write_file(options.write_baseline, replay.told().as_json(loaded->project));
    return error ? report_error(console, *error) : ok;
  }
  return fails(summary, level) ? found : ok;
}

}  // namespace

void add_check(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  options->inputs.in_context = true;
  add_inputs(app, options->inputs);
  app.add_option("--format", options->format, "how to tell")
      ->check(CLI::IsMember(format_names()))
      ->capture_default_str();
  app.add_option("--output", options->outputs,
                 "also tell it to a file: FORMAT=FILE; may be repeated")
      ->type_name("FORMAT=FILE")
      ->allow_extra_args(false);
  app.add_option("--with", options->with, "what JSON tells besides the findings")
      ->check(CLI::IsMember({"statements"}))
      ->allow_extra_args(false);
  app.add_option("--fail-on", options->fail_on, "the least severity that makes the status 1")
      ->check(CLI::IsMember({"note", "warning", "error", "never"}));
  app.add_option("--color", options->colour, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  app.add_option("--since", options->since,
                 "tell only what the branch adds since this git revision");
  app.add_option("--baseline", options->baseline, "leave out the findings that this file lists");
  app.add_option("--write-baseline", options->write_baseline,
                 "list all findings in this file, for --baseline");
  app.add_flag("-q,--quiet", options->quiet, "leave out notes and the closing lines");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) { return check(*options, console); };
  });
}

}  // namespace segue::cli
