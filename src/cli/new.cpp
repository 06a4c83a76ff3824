#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <ctime>
#include <filesystem>
#include <memory>

#include "cli/command.h"
#include "cli/place.h"
#include "cli/writing.h"
#include "project/first_migration.h"

namespace segue::cli {
namespace {

using project::FileChange;
using project::FileChanges;

struct Options {
  std::string name{};
  bool down = false;
  Inputs inputs{};
};

/// The name as it stands in a path; an error where it cannot.
Result<std::string> tidy(const std::string& name) {
  std::string result;
  for (const char c : name) {
    const bool fits = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '_' || c == '-';
    if (!fits && c != ' ')
      return Error{
          ErrorCode::usage,
          fmt::format("`{}` cannot be part of a file name: letters, digits and `_` can", name)};
    result += c == ' ' ? '_' : c;
  }
  if (result.empty()) return Error{ErrorCode::usage, "the new migration needs a name"};
  return result;
}

/// Where a first migration goes: the folder that is named, the one of the configuration, or
/// `migrations`.
Result<std::string> first_folder(const Inputs& inputs) {
  const auto config = configuration(inputs, DiskTree());
  if (!config) return config.error();
  if (!inputs.paths.empty()) return inputs.paths.front();
  if (config->folders.empty()) return std::string("migrations");
  return path::joined(config->folder, config->folders.front());
}

/// In the layout that somebody has named, or else in ours.
Result<FileChanges> first_files(const Options& options, const project::Config& config,
                                const std::string& folder, const std::string& name) {
  std::string layout = options.inputs.layout.empty() ? config.layout : options.inputs.layout;
  if (layout.empty()) layout = "segue";
  return project::first_migration(*project::find_layout(layout), folder,
                                  {.name = name, .wants_down = options.down}, owner().who,
                                  std::time(nullptr));
}

Result<FileChanges> new_files(const Options& options, const std::string& name) {
  const auto folder = first_folder(options.inputs);
  if (!folder) return folder.error();
  const auto loaded = load(options.inputs);
  if (!loaded) return loaded.error();
  const auto& histories = loaded->project.histories;
  if (histories.size() > 1)
    return Error{ErrorCode::usage,
                 "there are several histories here: name the folder that the migration is for"};
  // Where there is nothing yet, there is nothing to imitate.
  if (histories.empty()) return first_files(options, loaded->config, *folder, name);
  const auto written =
      project::next_migration(loaded->tree, histories.front(),
                              {.name = name, .wants_down = options.down}, std::time(nullptr));
  if (!written) return written.error();
  return written->changes;
}

/// Nothing is written unless all of it can be.
std::optional<Error> refuse_to_overwrite(const FileChanges& files) {
  for (const FileChange& file : files) {
    std::error_code error;
    if (!file.before && std::filesystem::exists(file.path, error))
      return Error{ErrorCode::file, fmt::format("`{}` is there already", file.path)};
  }
  return std::nullopt;
}

ExitStatus create(const Options& options, const Console& console) {
  const auto name = tidy(options.name);
  if (!name) return report_error(console, name.error());
  const auto files = new_files(options, *name);
  if (!files) return report_error(console, files.error());
  if (const auto error = refuse_to_overwrite(*files)) return report_error(console, *error);
  for (const FileChange& file : *files) {
    const auto error =
        file.before ? write_file(file.path, *file.after) : write_new_file(file.path, *file.after);
    if (error) return report_error(console, *error);
    console.out(file.path + '\n');
  }
  return ok;
}

}  // namespace

void add_new(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  app.add_option("NAME", options->name, "what the migration does, in a few words")->required();
  app.add_flag("--down", options->down,
               "write a script for the way back where the others have none");
  add_inputs(app, options->inputs);
  options->inputs.may_be_empty = true;
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) { return create(*options, console); };
  });
}

}  // namespace segue::cli
