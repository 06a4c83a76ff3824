#include "report/artifacts.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <memory>

#include "cli/readiness.h"
#include "cli/rollout_view.h"
#include "cli/undoing.h"

namespace segue::cli {
namespace {

struct Options : RolloutOptions {
  std::string folder{};
};

std::vector<report::GateReading> readings_of(const Gating& gating) {
  std::vector<report::GateReading> found;
  for (const Asked& one : gating.asked)
    found.push_back({one.gate.name, one.gate.kind, std::string(gates::name_of(one.reading.verdict)),
                     one.reading.words});
  return found;
}

/// What the journal knows of the release.
Result<bool> add_history(report::Deployment& told, RolloutView& view, const std::string& release) {
  auto& connection = *view.sight.connection;
  const auto& dialect = view.place.dialect();
  journal::Journal journal(connection, dialect, owner());
  journal::Rollouts rollouts(connection, dialect.engine());
  journal::Backfills backfills(connection, dialect.engine(), owner());
  for (const auto& ready : {journal.synchronise(), rollouts.synchronise(), backfills.synchronise()})
    if (!ready) return ready;
  auto migrations = journal.migrations();
  auto events = journal.events();
  auto approvals = rollouts.approvals(release);
  auto all = backfills.all();
  if (!migrations) return migrations.error();
  if (!events) return events.error();
  if (!approvals) return approvals.error();
  if (!all) return all.error();
  std::erase_if(*migrations, [&](const auto& entry) { return entry.release != release; });
  told.migrations = std::move(*migrations);
  told.events = std::move(*events);
  told.approvals = std::move(*approvals);
  for (auto& backfill : *all) {
    report::BackfillReading reading{.backfill = std::move(backfill)};
    if (auto tally = backfills.tally(reading.backfill.id)) reading.tally = *tally;
    told.backfills.push_back(std::move(reading));
  }
  return true;
}

/// What was looked at before anything runs.
std::vector<report::Precheck> checks_of(const RolloutView& view, const Staging& staging) {
  std::vector<report::Precheck> checks;
  checks.push_back({"the database is reached", true, view.place.target.shown()});
  checks.push_back({"nothing in the plan breaks the running release", staging.objections.empty(),
                    staging.objections.empty() ? "" : staging.objections.front()});
  checks.push_back({"every script has a phase of its own", staging.obstacles.empty(),
                    staging.obstacles.empty() ? "" : staging.obstacles.front()});
  checks.push_back({"no other release has to end before", staging.waits.empty(), staging.waits});
  std::string without;
  for (const Staged& staged : staging.scripts)
    if (!staged.runs_in(facts::Phase::backfill) && !down_text(view.place, *staged.item))
      without = staged.item->name();
  checks.push_back({"every script has a way back", without.empty(), without});
  return checks;
}

Result<bool> write(const std::string& folder, const std::vector<report::Artifact>& artifacts) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed)
    return Error{ErrorCode::file, fmt::format("`{}` cannot be made: {}", folder, failed.message())};
  for (const auto& artifact : artifacts) {
    const std::string path = folder + "/" + artifact.name;
    std::ofstream file(path, std::ios::binary);
    file << artifact.text;
    if (!file.flush()) return Error{ErrorCode::file, "`" + path + "` cannot be written"};
  }
  return true;
}

Ending artifacts(const Options& options, const Console& console) {
  auto view = view_rollouts(options.place);
  if (!view) return Ending::failed(view.error());
  auto rollout = (*view)->rollout(options);
  if (!rollout) return Ending::failed(rollout.error());
  if (!options.replaces.empty()) rollout->replaces = options.replaces;
  const auto staging = (*view)->stage(*rollout);
  if (!staging) return Ending::failed(staging.error());
  report::Deployment told{.plan = staging->plan,
                          .words = report::words_for(staging->plan, (*view)->settings.owner)};
  if (rollout->id != 0) told.rollout = *rollout;
  if ((*view)->sight.has_journal()) {
    if (const auto added = add_history(told, **view, rollout->release); !added)
      return Ending::failed(added.error());
    const auto gating = (*view)->ask(*rollout, *staging, rollout->id == 0 ? "expand" : "contract");
    if (!gating) return Ending::failed(gating.error());
    told.gates = readings_of(*gating);
  }
  told.checks = checks_of(**view, *staging);
  const auto files = report::artifacts_of(told);
  if (const auto written = write(options.folder, files); !written)
    return Ending::failed(written.error());
  Ending ending = ended(*rollout, fmt::format("{} files in {}", files.size(), options.folder));
  for (const auto& file : files) {
    if (options.format == "text") console.out(options.folder + "/" + file.name + "\n");
    ending.data["files"].push_back(file.name);
  }
  return ending;
}

}  // namespace

void add_artifacts(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  app.add_option("folder", options->folder, "where the files go; it is made")->required();
  add_rollout(app, *options);
  app.add_option("--replaces", options->replaces, "the release that runs now");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) {
      return tell(artifacts(*options, console), options->format, console);
    };
  });
}

}  // namespace segue::cli
