#include "cli/inputs.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <climits>
#include <filesystem>
#include <iterator>
#include <optional>
#include <utility>

#include "base/text.h"
#include "cli/context.h"
#include "dialects/all.h"
#include "project/layout.h"
#include "rules/rule.h"

namespace segue::cli {
namespace {

using project::Dialects;
using project::Settings;

Dialects known_dialects() {
  const auto all = dialects::all();
  return {all.begin(), all.end()};
}

std::string names_of(const Dialects& dialects) {
  std::string names;
  for (const auto* dialect : dialects) {
    if (!names.empty()) names += ", ";
    names += dialect->name();
  }
  return names;
}

Error unknown(std::string_view what, std::string_view word, const std::string& known) {
  return {ErrorCode::usage, fmt::format("unknown {} `{}` (known: {})", what, word, known)};
}

std::string layout_names() {
  std::string names;
  for (const auto* layout : project::layouts()) {
    if (!names.empty()) names += ", ";
    names += layout->name;
  }
  return names;
}

/// The command line wins over the configuration.
const std::string& first_set(const std::string& a, const std::string& b) {
  return a.empty() ? b : a;
}

Result<Settings> settings_of(const Inputs& inputs, const project::Config& config,
                             const Dialects& dialects) {
  Settings settings;
  const std::string& dialect = first_set(inputs.dialect, config.dialect);
  // A dialect on the command line is not to be narrowed by another one's server in the file.
  const std::string& server =
      inputs.dialect.empty() ? first_set(inputs.server, config.server) : inputs.server;
  if (!server.empty()) {
    auto read = project::read_server(server, dialects);
    if (!read) return read.error();
    settings = *read;
  }
  if (!dialect.empty()) {
    const auto* named = project::find_dialect(dialects, dialect);
    if (named == nullptr) return unknown("dialect", dialect, names_of(dialects));
    if (settings.dialect != nullptr && settings.dialect != named)
      return Error{
          ErrorCode::usage,
          fmt::format("the dialect is `{}`, but the server `{}` is another's", dialect, server)};
    settings.dialect = named;
  }
  const std::string set = text::lower(config.character_set);
  const auto knows_it = [&](const auto* each) { return each->knows_character_set(set); };
  if (!set.empty() && std::none_of(dialects.begin(), dialects.end(), knows_it))
    return Error{ErrorCode::usage, fmt::format("`{}` is not a character set that is known", set)};
  settings.server.character_set = set;
  const std::string& layout = first_set(inputs.layout, config.layout);
  if (!layout.empty()) {
    settings.layout = project::find_layout(layout);
    if (settings.layout == nullptr) return unknown("layout", layout, layout_names());
  }
  return settings;
}

std::string working_folder() {
  char buffer[PATH_MAX];
  return ::getcwd(buffer, sizeof buffer) == nullptr ? "" : buffer;
}

/// What a finding can be about: what reading and simulating find, and what rules judge.
std::vector<std::string_view> known_rules() {
  std::vector<std::string_view> ids = rule_ids();
  for (const rules::Rule* rule : rules::all())
    ids.push_back(rule->id);
  return ids;
}

std::vector<std::string> paths_of(const Inputs& inputs, const project::Config& config) {
  if (!inputs.paths.empty()) return inputs.paths;
  std::vector<std::string> paths;
  for (const auto& folder : config.folders) {
    const bool absolute = folder.starts_with('/');
    paths.push_back(absolute ? folder : path::joined(config.folder, folder));
  }
  if (paths.empty()) paths.emplace_back(".");
  return paths;
}

bool is_below(const std::filesystem::path& path, const std::filesystem::path& folder) {
  const auto [end, unused] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

/// What a configuration that was found on the way up says holds for its own project only.
std::optional<Error> outside(const Inputs& inputs, const project::Config& config) {
  namespace fs = std::filesystem;
  if (config.path.empty() || !inputs.config.empty()) return std::nullopt;
  std::error_code error;
  const std::string root = config.folder.empty() ? working_folder() : config.folder;
  const fs::path top = fs::weakly_canonical(root, error);
  for (const auto& given : inputs.paths) {
    const fs::path path = fs::weakly_canonical(given.empty() ? "." : given, error);
    if (!fs::exists(path, error) || is_below(path, top)) continue;
    return Error{
        ErrorCode::usage,
        fmt::format("`{}` lies outside the project of `{}`: start segue in its own folder, "
                    "or name a configuration with --config",
                    given, config.path)};
  }
  return std::nullopt;
}

/// The path as the tree gives it for what lies below it.
std::string tidied(std::string path) {
  while (path.size() > 1 && path.ends_with('/'))
    path.pop_back();
  while (path.starts_with("./") && path.size() > 2)
    path.erase(0, 2);
  return path;
}

Result<project::Project> load_path(const std::string& path, const DiskTree& tree,
                                   const Settings& settings, const Dialects& dialects) {
  switch (tree.kind_of(path)) {
    case PathKind::missing:
      return Error{ErrorCode::usage, fmt::format("there is no file or folder `{}`", path)};
    case PathKind::file:
      return project::load_file(tree, path, settings, dialects);
    case PathKind::folder:
      return project::load_folder(tree, path == "." ? "" : path, settings, dialects);
  }
  return Error{ErrorCode::usage, path};
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

void add_inputs(CLI::App& app, Inputs& inputs) {
  app.add_option("PATH", inputs.paths, "folders or files; the working directory if none is given");
  app.add_option("--dialect", inputs.dialect, "the SQL dialect; detected if it is not given");
  app.add_option("--server", inputs.server, "server and version, such as `name:16.4`");
  app.add_option("--layout", inputs.layout, "whose layout the migrations have; detected otherwise");
  app.add_option("--config", inputs.config,
                 "the configuration; segue.toml here or above otherwise");
}

Result<project::Config> configuration(const Inputs& inputs, const DiskTree& tree) {
  if (inputs.config.empty()) {
    const std::string here = working_folder();
    auto config = project::find_config(tree, here, known_rules());
    // Paths below where we stand are shown as the user would type them.
    if (config && config->folder == here) config->folder.clear();
    return config;
  }
  auto text = tree.read(inputs.config);
  if (!text) return text.error();
  return project::read_config(inputs.config, std::move(*text), known_rules());
}

Result<Loaded> load(const Inputs& inputs) {
  Loaded loaded;
  auto config = configuration(inputs, loaded.tree);
  if (!config) return config.error();
  loaded.config = std::move(*config);
  const Dialects dialects = known_dialects();
  auto settings = settings_of(inputs, loaded.config, dialects);
  if (!settings) return settings.error();
  settings->here = working_folder();
  if (auto error = outside(inputs, loaded.config)) return *error;
  const auto paths = paths_of(inputs, loaded.config);
  Context context(loaded.tree, *settings, dialects);
  for (const auto& given : paths) {
    const std::string path = tidied(given);
    if (inputs.in_context && loaded.tree.kind_of(path) == PathKind::file && context.take(path))
      continue;
    if (inputs.may_be_empty && loaded.tree.kind_of(path) == PathKind::missing) continue;
    auto project = load_path(path, loaded.tree, *settings, dialects);
    if (!project) return project.error();
    append(loaded.project.histories, project->histories);
    append(loaded.project.findings, project->findings);
  }
  context.add_to(loaded.project);
  loaded.silent = context.silent();
  const bool empty = loaded.project.histories.empty() && loaded.project.findings.empty();
  if (empty && !inputs.may_be_empty)
    return Error{ErrorCode::usage,
                 fmt::format("there are no SQL files under `{}`", fmt::join(paths, "`, `"))};
  return loaded;
}

}  // namespace segue::cli
