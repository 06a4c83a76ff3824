#include "cli/rollout_settings.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/duration.h"
#include "base/nearest.h"
#include "cli/place.h"

namespace segue::cli {
namespace {

using project::Config;
using project::ConfigTable;
using Words = std::vector<std::string>;

Error at_line(const Config& config, int line, const std::string& why) {
  return {ErrorCode::usage, fmt::format("{}:{}: {}", config.path, line, why)};
}

/// A word that is one of a few.
Result<bool> choose(const Config& config, const std::string& key, const Words& known,
                    std::string& into) {
  const std::string& word = config.rollout.text(key);
  if (word.empty()) return true;
  if (std::find(known.begin(), known.end(), word) == known.end()) {
    const std::vector<std::string_view> views(known.begin(), known.end());
    const std::string_view meant = project::nearest(word, views);
    return at_line(
        config, config.rollout.line,
        fmt::format("`rollout.{}` must be one of {}, not `{}`{}", key, fmt::join(known, ", "), word,
                    meant.empty() ? "" : fmt::format(": did you mean `{}`?", meant)));
  }
  into = word;
  return true;
}

Result<bool> read_time(const Config& config, const std::string& key,
                       std::chrono::milliseconds& into) {
  const std::string& word = config.rollout.text(key);
  if (word.empty()) return true;
  const auto time = read_duration(word);
  if (!time)
    return at_line(config, config.rollout.line,
                   fmt::format("`rollout.{}` is no time: `{}`", key, word));
  into = *time;
  return true;
}

Words list_of(const Config& config, const std::string& key) {
  const auto found = config.rollout.values.find(key);
  return found == config.rollout.values.end() ? Words() : found->second;
}

gates::Spec default_gate(const std::string& name, const std::string& kind, const Words& before,
                         gates::Options options = {}) {
  return {.name = name, .kind = kind, .before = before, .options = std::move(options)};
}

/// How long a release is live before its contract may begin, where nothing else is said.
std::string usual_soak(const std::string& pattern) {
  if (pattern == "blue-green") return "30m";
  if (pattern == "feature-flag") return "1h";
  return "10m";
}

/// What a pattern waits for before anything is removed.
std::vector<gates::Spec> gates_of_pattern(const RolloutSettings& settings, const Config& config,
                                          const std::string& environment) {
  std::vector<gates::Spec> specs;
  const Words contract = {"contract"};
  const Words to_the_end = {"contract", "drop"};
  specs.push_back(default_gate("backfill verified", "backfill-verified", contract));
  if (settings.stands_still()) {
    // Where its sessions can be told from others, it is seen whether it is down as it should be.
    if (!settings.application.empty())
      specs.push_back(
          default_gate("application down", "release-gone", {"expand"}, {{"expects", {"nobody"}}}));
  } else {
    const std::string said = config.rollout.text("soak");
    const std::string soak = said.empty() ? usual_soak(settings.pattern) : said;
    specs.push_back(default_gate("old release gone", "release-gone", to_the_end));
    specs.push_back(default_gate("soak", "soak", contract, {{"for", {soak}}}));
  }
  if (const auto found = config.environments.find(environment);
      found != config.environments.end() && !found->second.after.empty())
    specs.push_back(
        default_gate("promotion", "promotion", {"expand"}, {{"after", {found->second.after}}}));
  gates::Options hours;
  if (auto windows = list_of(config, "window"); !windows.empty()) hours["windows"] = windows;
  if (auto freezes = list_of(config, "freeze"); !freezes.empty()) hours["freeze"] = freezes;
  if (!hours.empty())
    specs.push_back(default_gate("schedule", "schedule", {"expand", "contract", "drop"}, hours));
  return specs;
}

/// Those that segue.toml has, and those that only its targets name.
std::vector<std::string_view> environments_in(const Config& config) {
  std::vector<std::string_view> names;
  for (const auto& [name, unused] : config.environments)
    names.push_back(name);
  for (const auto& target : config.targets.databases)
    if (!target.environment.empty()) names.push_back(target.environment);
  return names;
}

/// Why an environment cannot be meant; empty where it is there.
std::string unknown_environment(const Config& config, const std::string& name) {
  const auto known = environments_in(config);
  if (std::find(known.begin(), known.end(), name) != known.end()) return {};
  return fmt::format("there is no environment `{}`{}", name, meant_by(name, known));
}

/// A gate of the file; nothing where it belongs to another environment.
Result<std::optional<gates::Spec>> read_gate(const Config& config, const ConfigTable& table,
                                             const std::string& environment) {
  gates::Spec spec{.name = table.text("name"), .kind = table.text("kind"), .line = table.line};
  const auto at = [&](const std::string& why) { return at_line(config, table.line, why); };
  if (spec.kind.empty()) return at("a gate needs a `kind`");
  if (spec.name.empty()) spec.name = spec.kind;
  for (const auto& [key, values] : table.values) {
    if (key == "name" || key == "kind") continue;
    if (key == "before") {
      spec.before = values;
    } else if (key == "environment") {
      for (const auto& name : values)
        if (const std::string why = unknown_environment(config, name); !why.empty())
          return at(fmt::format("gate `{}`: {}", spec.name, why));
      if (std::find(values.begin(), values.end(), environment) == values.end())
        return std::optional<gates::Spec>();
    } else if (key == "on_unknown") {
      if (table.text(key) != "pass" && table.text(key) != "wait")
        return at("`gate.on_unknown` must be `pass` or `wait`");
      spec.pass_unknown = table.text(key) == "pass";
    } else {
      spec.options[key] = values;
    }
  }
  if (!table.values.contains("before")) spec.before = {"contract"};
  if (const std::string problem = gates::problem_of(spec); !problem.empty()) return at(problem);
  return std::optional(std::move(spec));
}

/// Whether people approve the contract.
bool asks_for_approval(const std::vector<gates::Spec>& specs) {
  return std::any_of(specs.begin(), specs.end(), [](const gates::Spec& spec) {
    return spec.kind == "approval" &&
           std::find(spec.before.begin(), spec.before.end(), "contract") != spec.before.end();
  });
}

/// Gates of the file take the place of those that the pattern brings along, that are of their kind
/// and stand before one of the same moments.
Result<bool> read_gates(const Config& config, const std::string& environment,
                        RolloutSettings& settings) {
  settings.gates = gates_of_pattern(settings, config, environment);
  std::vector<gates::Spec> own;
  for (const auto& table : config.gates) {
    auto spec = read_gate(config, table, environment);
    if (!spec) return spec.error();
    if (!*spec) continue;
    for (const auto& other : own)
      if (other.name == (*spec)->name)
        return at_line(config, table.line, "there are two gates `" + other.name + "`");
    own.push_back(std::move(**spec));
  }
  std::erase_if(settings.gates, [&](const gates::Spec& usual) {
    return std::any_of(own.begin(), own.end(), [&](const gates::Spec& each) {
      return each.kind == usual.kind &&
             std::find_first_of(each.before.begin(), each.before.end(), usual.before.begin(),
                                usual.before.end()) != each.before.end();
    });
  });
  // Who does not show its version is vouched for by people, and tried out by the tripwire.
  if (settings.application.empty() && settings.tripwire.count() > 0 && asks_for_approval(own))
    std::erase_if(settings.gates,
                  [](const gates::Spec& usual) { return usual.kind == "release-gone"; });
  for (const auto& usual : settings.gates)
    if (const std::string problem = gates::problem_of(usual); !problem.empty())
      return at_line(config, config.rollout.line, problem);
  // Else it would be waited for for ever.
  for (const auto* specs : {&settings.gates, &own})
    for (const auto& spec : *specs) {
      if (spec.kind != "promotion") continue;
      const std::string why = unknown_environment(config, gates::value_of(spec, "after"));
      if (!why.empty() && spec.line > 0)
        return at_line(config, spec.line, fmt::format("gate `{}`: {}", spec.name, why));
      if (!why.empty())
        return Error{ErrorCode::usage,
                     fmt::format("{}: `environments.{}.after`: {}", config.path, environment, why)};
    }
  settings.gates.insert(settings.gates.end(), own.begin(), own.end());
  return true;
}

std::vector<hooks::Table> tables_of(const std::vector<ConfigTable>& tables) {
  std::vector<hooks::Table> found;
  for (const auto& table : tables)
    found.push_back({table.values, table.line});
  return found;
}

Result<RolloutSettings> read_settings(const Config& config, const std::string& environment,
                                      const hooks::Expanding& expanding) {
  RolloutSettings settings{.environment = environment};
  struct Choice {
    std::string key;
    Words known;
    std::string& into;
  };
  for (const auto& [key, known, into] :
       {Choice{"pattern",
               {"rolling", "blue-green", "canary", "feature-flag", "recreate"},
               settings.pattern},
        Choice{"coordination",
               {"pre-deploy", "post-deploy", "expand-contract", "in-deploy"},
               settings.coordination},
        Choice{"zero_downtime", {"required", "maintenance-window", "best-effort"}, settings.level},
        Choice{"rollback", {"manual", "automatic", "hybrid"}, settings.rollback}})
    if (const auto chosen = choose(config, key, known, into); !chosen) return chosen.error();
  settings.application = config.rollout.text("application");
  settings.ignored_programs = list_of(config, "ignore_programs");
  settings.owner = config.rollout.text("owner");
  std::chrono::milliseconds soak{};  // that a gate of its own reads once more
  for (const auto& [key, into] :
       {std::pair<std::string, std::chrono::milliseconds*>("tripwire", &settings.tripwire),
        {"archive", &settings.archive},
        {"soak", &soak}})
    if (const auto read = read_time(config, key, *into); !read) return read.error();
  if (const auto read = read_gates(config, environment, settings); !read) return read.error();
  if (settings.level == "maintenance-window" &&
      std::none_of(settings.gates.begin(), settings.gates.end(),
                   [](const gates::Spec& spec) { return spec.kind == "schedule"; }))
    return at_line(config, config.rollout.line,
                   "`rollout.zero_downtime` is \"maintenance-window\": say with `rollout.window` "
                   "when that is");
  auto hooks = hooks::read_hooks(tables_of(config.hooks), config.path);
  if (!hooks) return hooks.error();
  settings.hooks = std::move(*hooks);
  auto notifications =
      hooks::read_notifications(tables_of(config.notifications), config.path, expanding);
  if (!notifications) return notifications.error();
  settings.notifications = std::move(*notifications);
  return settings;
}

}  // namespace

Result<RolloutSettings> rollout_settings(const Config& config, const std::string& environment) {
  return read_settings(config, environment, [](std::string_view value) {
    return project::expanded(value, environment_variable);
  });
}

Result<bool> rollout_is_sound(const Config& config) {
  std::vector<std::string_view> names = environments_in(config);
  names.emplace_back();  // none is named
  for (const std::string_view name : names) {
    const auto read =
        read_settings(config, std::string(name), [](std::string_view value) -> Result<std::string> {
          // Only where it is used its variables need to be set.
          return std::string(value.find("${") == std::string_view::npos ? value : "https://host");
        });
    if (!read) return read.error();
  }
  return true;
}

}  // namespace segue::cli
