#include "base/rules.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <memory>

#include "cli/command.h"
#include "cli/inputs.h"
#include "report/json_text.h"
#include "rules/choice.h"
#include "rules/rule.h"

namespace segue::cli {
namespace {

struct Options {
  Inputs inputs{};
  std::string format = "text";
};

std::string_view name_of(rules::Needs needs) {
  switch (needs) {
    case rules::Needs::nothing:
      return "";
    case rules::Needs::live_server:
      return "live server";
    case rules::Needs::queries:
      return "queries";
  }
  return "";
}

/// The severity that findings of the rule have under the configuration.
std::string severity_of(const rules::Rule& rule, const rules::Severities& severities) {
  const auto wanted = severities.find(std::string(rule.id));
  const bool set = wanted != severities.end() && wanted->second != "off";
  return set ? wanted->second : std::string(segue::name_of(rule.severity));
}

/// What the rule cannot do without. What reading the files finds as well, such as what `--since`
/// tells, needs nothing.
rules::Needs needs_of(const rules::Rule& rule) {
  return is_rule(rule.id) ? rules::Needs::nothing : rule.needs;
}

/// The ids that no rule of a file of its own has.
std::vector<std::string_view> ids_while_reading() {
  std::vector<std::string_view> ids;
  for (const std::string_view id : rule_ids())
    if (rules::find(id) == nullptr) ids.push_back(id);
  return ids;
}

std::string as_text(const rules::Severities& severities) {
  size_t width = 0;
  for (const auto* rule : rules::all())
    width = std::max(width, rule->id.size());
  std::string text;
  for (const auto* rule : rules::all()) {
    const std::string state = needs_of(*rule) != rules::Needs::nothing
                                  ? fmt::format("needs {}", name_of(rule->needs))
                              : rules::is_on(*rule, severities) ? severity_of(*rule, severities)
                                                                : "off";
    fmt::format_to(std::back_inserter(text), "{:<{}}  {:<17}  {}\n", rule->id, width, state,
                   rule->what);
  }
  text += "\nfound while files are read and simulated:\n";
  for (const std::string_view id : ids_while_reading())
    fmt::format_to(std::back_inserter(text), "{}\n", id);
  return text;
}

std::string as_json(const rules::Severities& severities) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto* rule : rules::all())
    list.push_back({{"id", rule->id},
                    {"severity", severity_of(*rule, severities)},
                    {"on", rules::is_on(*rule, severities)},
                    {"needs", name_of(needs_of(*rule))},
                    {"what", rule->what},
                    {"why", rule->why},
                    {"instead", rule->instead}});
  const nlohmann::ordered_json root = {
      {"version", 1}, {"rules", std::move(list)}, {"while_reading", ids_while_reading()}};
  return report::json_text(root, 2) + '\n';
}

ExitStatus list(const Options& options, const Console& console) {
  const auto config = configuration(options.inputs, DiskTree());
  if (!config) return report_error(console, config.error());
  console.out(options.format == "json" ? as_json(config->rules) : as_text(config->rules));
  return ok;
}

}  // namespace

void add_rules(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  app.add_option("--config", options->inputs.config,
                 "the configuration; segue.toml here or above otherwise");
  app.add_option("--format", options->format, "how to print")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) { return list(*options, console); };
  });
}

}  // namespace segue::cli
