#include "cli/in_use.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/duration.h"
#include "gates/options.h"

namespace segue::cli {
namespace {

using journal::Rollout;
using std::chrono::milliseconds;

constexpr milliseconds usual_freshness{std::chrono::seconds(90)};

std::vector<gates::Spec> gates_in(const RolloutSettings& settings) {
  std::vector<gates::Spec> specs = settings.gates;
  std::erase_if(specs, [](const gates::Spec& spec) { return spec.kind != "release-gone"; });
  return specs;
}

/// How old a heartbeat may be, as the gate before the contract has it.
milliseconds freshness(const RolloutSettings& settings) {
  const auto specs = gates_in(settings);
  return specs.empty() ? usual_freshness
                       : gates::duration_of(specs.front(), "fresh", usual_freshness);
}

Result<std::string> seen_by_heartbeat(Deployment& deployment, const Rollout& rollout) {
  auto journal = deployment.journal();
  if (!journal) return journal.error();
  const auto beats = journal->heartbeats();
  if (!beats) return beats.error();
  const std::string& application = deployment.settings().application;
  for (const auto& beat : *beats) {
    const milliseconds age(std::max<int64_t>(journal->now() - beat.seen_at, 0));
    const bool is_ours = application.empty() || beat.app == application;
    if (is_ours && beat.version == rollout.release && age <= freshness(deployment.settings()))
      return fmt::format("`{}@{}` alive as `{}` {} ago", beat.app, beat.version, beat.instance,
                         in_words(age));
  }
  return std::string();
}

std::string seen_by_session(Deployment& deployment, const Rollout& rollout) {
  const auto& presence = deployment.place().dialect().presence();
  const auto sessions = presence.sessions(deployment.runner().connection());
  if (!sessions) return {};
  const std::string& application = deployment.settings().application;
  for (const auto& session : *sessions) {
    const bool is_ours = application.empty()
                             ? session.program.ends_with("@" + rollout.release)
                             : session.program == application + "@" + rollout.release;
    if (is_ours) return "a session `" + session.program + "`";
  }
  return {};
}

/// Asked as if the release before it wanted it gone.
Result<std::string> seen_by_gates(Deployment& deployment, const Rollout& rollout) {
  std::vector<Rollout> others = deployment.rollouts();
  std::erase_if(others, [&](const Rollout& each) { return each.release == rollout.release; });
  const Rollout before{.id = 1LL << 62, .release = rollout.replaces, .live_at = 1};
  const Asking asking{.place = deployment.place(),
                      .settings = deployment.settings(),
                      .rollout = before,
                      .rollouts = others,
                      .server = deployment.runner().server(),
                      .outside = deployment.outside()};
  std::vector<std::string> names;
  for (const auto& spec : gates_in(deployment.settings()))
    names.push_back(spec.name);
  if (names.empty() || rollout.replaces.empty()) return std::string();
  const auto gating = ask_gates(asking, "rollback", names);
  if (!gating) return gating.error();
  for (const Asked& one : gating->asked)
    if (one.reading.verdict == gates::Verdict::waits) return one.reading.words;
  return std::string();
}

}  // namespace

Result<std::string> still_in_use(Deployment& deployment, const Rollout& rollout) {
  auto seen = seen_by_gates(deployment, rollout);
  if (!seen || !seen->empty()) return seen;
  if (seen = seen_by_heartbeat(deployment, rollout); !seen || !seen->empty()) return seen;
  return seen_by_session(deployment, rollout);
}

}  // namespace segue::cli
