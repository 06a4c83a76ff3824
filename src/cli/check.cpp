#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/replay.h"
#include "report/report.h"

namespace segue::cli {
namespace {

struct Options {
  Inputs inputs{};
  std::string format = "text";
  std::string fail_on{};
  std::string colour = "auto";
  bool quiet = false;
};

const report::Format& format_named(const std::string& name) {
  for (const auto& format : report::formats()) {
    if (format.name == name) return format;
  }
  return report::formats().front();
}

bool fails(const report::Summary& summary, const std::string& level) {
  if (level == "never") return false;
  size_t count = summary.found_errors;
  if (level != "error") count += summary.found_warnings;
  if (level == "note") count += summary.found_notes;
  return count > 0;
}

ExitStatus check(const Options& options, const Console& console) {
  const auto start = std::chrono::steady_clock::now();
  const auto loaded = load(options.inputs);
  if (!loaded) return report_error(console, loaded.error());

  const auto sink = [&](std::string_view text) { console.out(text); };
  const report::Style style{.colour = console.colour(options.colour), .quiet = options.quiet};
  const auto report = format_named(options.format).make(sink, style);
  Replay replay(loaded->tree, *report, loaded->config.rules, loaded->silent);
  for (const auto& finding : loaded->config.findings)
    replay.tell(finding, loaded->config.source);
  replay.run(loaded->project);

  report::Summary summary = replay.summary();
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  report->end(summary);
  std::string level = options.fail_on.empty() ? loaded->config.fail_on : options.fail_on;
  if (level.empty()) level = "error";
  return fails(summary, level) ? found : ok;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const auto& format : report::formats())
    names.emplace_back(format.name);
  return names;
}

}  // namespace

void add_check(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  options->inputs.in_context = true;
  add_inputs(app, options->inputs);
  app.add_option("--format", options->format, "how to tell")
      ->check(CLI::IsMember(format_names()))
      ->capture_default_str();
  app.add_option("--fail-on", options->fail_on, "the least severity that makes the status 1")
      ->check(CLI::IsMember({"note", "warning", "error", "never"}));
  app.add_option("--color", options->colour, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  app.add_flag("-q,--quiet", options->quiet, "leave out notes and the closing lines");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) { return check(*options, console); };
  });
}

}  // namespace segue::cli
