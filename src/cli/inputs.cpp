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

#include "base/nearest.h"
#include "base/text.h"
#include "cli/backfilling.h"
#include "cli/context.h"
#include "cli/place.h"
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

std::vector<std::string_view> names_of(const Dialects& dialects) {
  std::vector<std::string_view> names;
  for (const auto* dialect : dialects)
    names.push_back(dialect->name());
  return names;
}

std::vector<std::string_view> layout_names() {
  std::vector<std::string_view> names;
  for (const auto* layout : project::layouts())
    names.push_back(layout->name);
  return names;
}

/// A word of the command line or else of the configuration, and where it stands there.
struct Said {
  std::string word{};
  std::string place{};  // "segue.toml:2:10: "; empty for the command line

  Error wrong(std::string_view problem) const {
    return {ErrorCode::usage, fmt::format("{}{}", place, problem)};
  }
  /// There is no such thing.
  Error unknown(std::string_view what, const std::vector<std::string_view>& known) const {
    return wrong(fmt::format("unknown {} `{}`{}", what, word, meant_or_known(word, known)));
  }
};

Said in_file(const project::Config& config, const std::string& key, const std::string& value) {
  const std::string place = config.place_of(key);
  return {value, place.empty() ? place : place + ": "};
}

Result<Settings> settings_of(const Inputs& inputs, const project::Config& config,
                             const Dialects& dialects) {
  Settings settings;
  const auto said = [&](const std::string& option, const std::string& key,
                        const std::string& value) {
    return option.empty() ? in_file(config, key, value) : Said{option};
  };
  const Said dialect = said(inputs.dialect, "dialect", config.dialect);
  // A dialect on the command line is not to be narrowed by another one's server in the file.
  const Said server =
      inputs.dialect.empty() ? said(inputs.server, "server", config.server) : Said{inputs.server};
  if (!server.word.empty()) {
    auto read = project::read_server(server.word, dialects);
    if (!read) return server.wrong(read.error().message);
    settings = *read;
  }
  if (!dialect.word.empty()) {
    const auto* named = project::find_dialect(dialects, dialect.word);
    if (named == nullptr) return dialect.unknown("dialect", names_of(dialects));
    if (settings.dialect != nullptr && settings.dialect != named)
      return dialect.wrong(fmt::format("the dialect is `{}`, but the server `{}` is another's",
                                       dialect.word, server.word));
    settings.dialect = named;
  }
  const auto url = environment_variable("DATABASE_URL");
  if (const auto target = dialect::read_url(url.value_or("")); target) {
    settings.usual = dialects::by_url_scheme(target->scheme);
    settings.usual_by = "$DATABASE_URL";
  }
  const Said set = in_file(config, "character_set", text::lower(config.character_set));
  std::vector<std::string_view> known_sets;
  for (const auto* each : dialects)
    for (const auto name : each->character_sets())
      known_sets.push_back(name);
  if (!set.word.empty() &&
      std::find(known_sets.begin(), known_sets.end(), set.word) == known_sets.end())
    return set.unknown("character set", known_sets);
  settings.server.character_set = set.word;
  const Said layout = said(inputs.layout, "layout", config.layout);
  if (!layout.word.empty()) {
    settings.layout = project::find_layout(layout.word);
    if (settings.layout == nullptr) return layout.unknown("layout", layout_names());
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

namespace {

Result<project::Config> read_configuration(const Inputs& inputs, const DiskTree& tree) {
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

}  // namespace

Result<project::Config> configuration(const Inputs& inputs, const DiskTree& tree) {
  auto config = read_configuration(inputs, tree);
  if (!config) return config;
  if (auto error = problem_of_backfills(*config)) return *error;
  return config;
}

namespace {

/// Files that say what they are for stay that, whatever is asked for.
Error only_other_dialects(const project::History& history, std::string_view wanted) {
  return {ErrorCode::usage,
          fmt::format("what is under `{}` is for {} (told by {}), and not for {}",
                      history.shown_folder(), history.dialect->name(), history.dialect_by, wanted)};
}

}  // namespace

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
    append(loaded.project.left_out, project->left_out);
  }
  context.add_to(loaded.project);
  loaded.silent = context.silent();
  const bool empty = loaded.project.histories.empty() && loaded.project.findings.empty();
  if (empty && !inputs.may_be_empty && !loaded.project.left_out.empty())
    return only_other_dialects(loaded.project.left_out.front(), settings->dialect->name());
  if (empty && !inputs.may_be_empty)
    return Error{ErrorCode::usage,
                 fmt::format("there are no SQL files under `{}`", fmt::join(paths, "`, `"))};
  return loaded;
}

}  // namespace segue::cli
