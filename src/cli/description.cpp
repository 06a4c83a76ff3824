#include "cli/description.h"

#include <CLI/CLI.hpp>
#include <sstream>

namespace segue::cli {
namespace {

/// "TEXT:{text,json}" → text, json.
std::vector<std::string> choices_in(const std::string& type) {
  const size_t open = type.find('{');
  const size_t close = type.rfind('}');
  std::vector<std::string> choices;
  if (open == type.npos || close == type.npos) return choices;
  std::istringstream list(type.substr(open + 1, close - open - 1));
  for (std::string choice; std::getline(list, choice, ',');)
    choices.push_back(choice);
  return choices;
}

OptionDescription describe(const CLI::Option& option) {
  OptionDescription description;
  description.positional = option.get_positional();
  if (description.positional) description.names.push_back(option.get_name(true));
  for (const auto& name : option.get_lnames())
    description.names.push_back("--" + name);
  for (const auto& name : option.get_snames())
    description.names.push_back("-" + name);
  description.words = option.get_description();
  if (option.get_items_expected_max() > 0) {
    const std::string type = option.get_type_name();
    description.value = type.substr(0, type.find(':'));
    description.choices = choices_in(type);
    description.preset = option.get_default_str();
  }
  return description;
}

}  // namespace

CommandDescription describe(const CLI::App& app, const std::string& above) {
  CommandDescription description;
  description.name = above.empty() ? app.get_name() : above + " " + app.get_name();
  description.words = app.get_description();
  for (const auto* option : app.get_options())
    description.options.push_back(describe(*option));
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
    description.commands.push_back(describe(*command, description.name));
  return description;
}

}  // namespace segue::cli
