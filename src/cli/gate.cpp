#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <mutex>
#include <thread>

#include "cli/rollout_view.h"
#include "hooks/listener.h"
#include "report/json_text.h"

namespace segue::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options : RolloutOptions {
  std::vector<std::string> names{};
  std::string before = "contract";
  std::string address{};
};

/// A fresh look: what gates are asked about may have changed.
Result<Gating> asked(const Options& options, const PlaceOptions& where, const std::string& before,
                     journal::Rollout& rollout) {
  auto view = view_rollouts(where);
  if (!view) return view.error();
  auto meant = (*view)->rollout(options);
  if (!meant) return meant.error();
  rollout = std::move(*meant);
  const auto& specs = (*view)->settings.gates;
  for (const auto& name : options.names)
    if (std::none_of(specs.begin(), specs.end(),
                     [&](const gates::Spec& spec) { return spec.name == name; }))
      return Error{ErrorCode::usage, "there is no gate `" + name + "`"};
  const auto staging = (*view)->stage(rollout);
  if (!staging) return staging.error();
  if (!(*view)->sight.has_journal())
    return Error{ErrorCode::gate, "this database has no journal yet: `segue pre-deploy` makes it"};
  return (*view)->ask(rollout, *staging, before, options.names);
}

Json answer_of(const journal::Rollout& rollout, const Gating& gating) {
  return {{"version", 1},
          {"release", rollout.release},
          {"passes", gating.passes()},
          {"gates", data_of(gating)}};
}

std::string line_of(const Asked& one) {
  return fmt::format("{:<8} {}: {}", one.passes ? "holds" : gates::name_of(one.reading.verdict),
                     one.gate.name, one.reading.words);
}

Ending ask_once(const Options& options, const PlaceOptions& where, const Console& console) {
  journal::Rollout rollout;
  const auto gating = asked(options, where, options.before, rollout);
  if (!gating) return Ending::failed(gating.error());
  if (options.format == "text") {
    for (const Asked& one : gating->asked)
      console.out(line_of(one) + "\n");
    if (gating->asked.empty()) console.out("no gate stands before this\n");
  }
  Ending ending{.status = gating->passes() ? ok : gate, .data = answer_of(rollout, *gating)};
  ending.data.erase("version");
  if (where.database) ending.words = gating->passes() ? "every gate holds" : "not yet";
  return ending;
}

/// `/gate/contract` is answered with 200 where the gates of this moment hold, with 503 where not.
hooks::Response respond(const Options& options, const hooks::Request& request) {
  constexpr std::string_view prefix = "/gate/";
  const auto& moments = gates::moments();
  std::string moment = options.before;
  if (request.path.starts_with(prefix)) moment = request.path.substr(prefix.size());
  const bool is_known = std::find(moments.begin(), moments.end(), moment) != moments.end();
  if (!is_known || (request.path != "/" && !request.path.starts_with(prefix)))
    return {.status = 404, .body = "there is /gate/contract, and the like\n"};
  journal::Rollout rollout;
  const auto gating = asked(options, options.place, moment, rollout);
  const std::string type = "application/json";
  if (!gating)
    return {.status = 503,
            .type = type,
            .body = report::json_text(
                        {{"version", 1}, {"passes", false}, {"error", gating.error().message}}) +
                    "\n"};
  return {.status = gating->passes() ? 200 : 503,
          .type = type,
          .body = report::json_text(answer_of(rollout, *gating)) + "\n"};
}

ExitStatus serve(const Options& options, const Console& console) {
  std::mutex one_at_a_time;
  const auto listener = hooks::listen(options.address, [&](const hooks::Request& request) {
    const std::lock_guard lock(one_at_a_time);
    return respond(options, request);
  });
  if (!listener) return report_error(console, listener.error());
  console.err(fmt::format("segue: answers at port {}\n", (*listener)->port()));
  for (;;)
    std::this_thread::sleep_for(std::chrono::hours(1));
}

ExitStatus ask_gate(const Options& options, const Console& console) {
  if (!options.address.empty()) return serve(options, console);
  return on_targets(
      options.place, options.targets, options.format, console,
      [&](const PlaceOptions& where, const Console& one) { return ask_once(options, where, one); });
}

}  // namespace

void add_gate(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_rollout(app, *options);
  add_targets(app, options->targets);
  std::vector<std::string> moments(gates::moments().begin(), gates::moments().end());
  app.add_option("--before", options->before, "the moment whose gates are asked")
      ->check(CLI::IsMember(moments))
      ->capture_default_str();
  app.add_option("--name", options->names, "only this gate, whatever it stands before");
  app.add_option("--serve", options->address,
                 "answer HTTP at this address instead: 127.0.0.1:9188/gate/contract");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) { return ask_gate(*options, console); };
  });
}

}  // namespace segue::cli
