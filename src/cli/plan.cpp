#include "report/plan.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/applying.h"
#include "cli/rollout_view.h"

namespace segue::cli {
namespace {

/// What is wrong with its scripts is told beside the plan. Whether that is nothing.
bool is_sound(const RolloutView& view, const journal::Rollout& rollout, const Staging& staging,
              const Console& console) {
  const auto scripts = staging.pending();
  if (scripts.empty()) return true;
  const auto& course = view.sight.course;
  return may_run(view.place, course, judged_with(course, rollout, scripts), console, 0);
}

ExitStatus plan(const RolloutOptions& options, const Console& console) {
  auto view = view_rollouts(options.place);
  if (!view) return report_error(console, view.error());
  RolloutOptions meant = options;
  if (meant.release.empty()) {
    const auto under_way = meant_rollout((*view)->rollouts, "");
    meant.release = under_way ? under_way->release : "next";
  }
  auto rollout = (*view)->rollout(meant);
  if (!rollout) return report_error(console, rollout.error());
  if (!options.replaces.empty()) rollout->replaces = options.replaces;
  const auto staging = (*view)->stage(*rollout);
  if (!staging) return report_error(console, staging.error());
  console.out(report::plan_report(staging->plan, options.format,
                                  report::words_for(staging->plan, (*view)->settings.owner)));
  for (const auto* list : {&staging->obstacles, &staging->objections})
    for (const auto& objection : *list)
      console.err(objection + "\n");
  if (!staging->waits.empty()) console.err("waits: " + staging->waits + "\n");
  if (!staging->objections.empty() || !staging->obstacles.empty()) return found;
  return is_sound(**view, *rollout, *staging, console) ? ok : found;
}

}  // namespace

void add_plan(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<RolloutOptions>();
  add_place(app, options->place);
  add_release(app, "--release", options->release,
              "the version of the application; the one that is under way if it is not given");
  app.add_option("--replaces", options->replaces, "the release that runs now");
  const auto& formats = report::plan_formats();
  app.add_option("--format", options->format, "how to tell")
      ->check(CLI::IsMember(std::vector<std::string>(formats.begin(), formats.end())))
      ->capture_default_str();
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) { return plan(*options, console); };
  });
}

}  // namespace segue::cli
