#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/description.h"

namespace segue::cli {

/// A shell, and the script by which it completes the program's command line.
struct Shell {
  std::string_view name;
  std::string_view words;
  std::string (*write)(const CommandDescription& program);
};
const std::vector<Shell>& shells();

std::string bash_completion(const CommandDescription& program);
std::string zsh_completion(const CommandDescription& program);
std::string fish_completion(const CommandDescription& program);

}  // namespace segue::cli
