#include "cli/owed_hooks.h"

#include <algorithm>

#include "base/text.h"

namespace segue::cli {
namespace {

using hooks::Happening;
using journal::Rollout;

/// Beside what gates remember.
constexpr std::string_view memory_name = "hook that is owed";

bool may_stop(const Deployment& deployment, const std::string& moment) {
  const auto& all = deployment.settings().hooks;
  return std::any_of(all.begin(), all.end(), [&](const hooks::Hook& hook) {
    return hook.stop_on_failure.value_or(false) &&
           std::find(hook.at.begin(), hook.at.end(), moment) != hook.at.end();
  });
}

std::string text_of(const Happening& happening) {
  return text::joined({happening.moment, happening.phase, happening.migration, happening.plan_hash},
                      "\n");
}

Happening happening_in(const std::string& memory) {
  auto lines = text::split(memory, '\n');
  lines.resize(4);
  return {.moment = std::string(lines[0]),
          .phase = std::string(lines[1]),
          .migration = std::string(lines[2]),
          .outcome = "ok",
          .plan_hash = std::string(lines[3])};
}

Result<bool> remember(Deployment& deployment, const Rollout& rollout, const std::string& text) {
  return deployment.record([&](journal::Journal&, journal::Rollouts& log) {
    return log.remember(rollout.release, std::string(memory_name), text);
  });
}

Result<std::string> owed(Deployment& deployment, const Rollout& rollout) {
  auto log = deployment.journal();
  if (!log) return log.error();
  return log->memory(rollout.release, std::string(memory_name));
}

}  // namespace

Result<bool> call_owed(Deployment& deployment, const Rollout& rollout, const Happening& happening) {
  if (!may_stop(deployment, happening.moment)) return deployment.call(rollout, happening);
  if (const auto kept = remember(deployment, rollout, text_of(happening)); !kept) return kept;
  if (const auto called = deployment.call(rollout, happening); !called) return called;
  return remember(deployment, rollout, "");
}

Result<bool> pay_owed(Deployment& deployment, const Rollout& rollout) {
  const auto memory = owed(deployment, rollout);
  if (!memory) return memory.error();
  if (memory->empty()) return false;
  if (const auto called = deployment.call(rollout, happening_in(*memory)); !called) return called;
  return remember(deployment, rollout, "");
}

Result<bool> forget_owed(Deployment& deployment, const Rollout& rollout) {
  const auto memory = owed(deployment, rollout);
  if (!memory) return memory.error();
  return memory->empty() ? Result<bool>(false) : remember(deployment, rollout, "");
}

}  // namespace segue::cli
