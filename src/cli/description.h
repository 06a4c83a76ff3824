#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace segue::cli {

/// An option or a positional argument, as the command line knows it.
struct OptionDescription {
  std::vector<std::string> names{};  // "--format", "-q"; of a positional argument its one name
  std::string words{};
  std::string value{};                 // what kind of value it takes; empty for flags
  std::vector<std::string> choices{};  // where only some values are taken
  std::string preset{};                // what it is if it is not given
  bool positional = false;
};

/// A command with everything below it. Help, completion and manual are made from the same words.
struct CommandDescription {
  std::string name{};  // "segue dump ast"
  std::string words{};
  std::vector<OptionDescription> options{};
  std::vector<CommandDescription> commands{};

  /// The last word of the name.
  std::string own_name() const { return name.substr(name.rfind(' ') + 1); }
};

CommandDescription describe(const CLI::App& app, const std::string& above = "");

/// The name under which the program is `segue check`.
inline constexpr const char* check_program = "migration-check";

}  // namespace segue::cli
