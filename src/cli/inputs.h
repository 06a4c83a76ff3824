#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/files.h"
#include "project/config.h"
#include "project/project.h"

namespace CLI {
class App;
}

namespace segue::cli {

/// The options of all commands that read migrations.
struct Inputs {
  std::vector<std::string> paths{};
  std::string dialect{};
  std::string server{};
  std::string layout{};
  std::string config{};
  bool in_context = false;    // files are read with the migrations that they follow
  bool may_be_empty = false;  // nothing there, or no such folder, is no error
};

/// Adds them to a command. They are set once the command line has been read.
void add_inputs(CLI::App& app, Inputs& inputs);

/// The configuration that the inputs name, or the one in or above the working folder.
Result<project::Config> configuration(const Inputs& inputs, const DiskTree& tree);

/// What the inputs led to.
struct Loaded {
  DiskTree tree{};
  project::Config config{};
  project::Project project{};
  std::set<std::string> silent{};                // files that are there for the sake of others
  std::map<std::string, std::string> earlier{};  // of files that run again: as they read before
};

/// Reads the configuration and the names under all paths. An error is a path that does not exist,
/// a configuration that cannot be read, or nothing found.
Result<Loaded> load(const Inputs& inputs);

}  // namespace segue::cli
