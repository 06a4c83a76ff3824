#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>

#include "cli/command.h"
#include "cli/down_file.h"
#include "cli/inputs.h"
#include "project/layout.h"

namespace segue::cli {
namespace {

namespace fs = std::filesystem;
using project::History;
using project::Migration;
using project::Sections;

struct Options {
  std::string name{};
  Inputs inputs{};
};

/// A file that is to be written.
struct NewFile {
  std::string path{};
  std::string text{};
};

std::string moment(const char* format) {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  char buffer[32];
  return {buffer, std::strftime(buffer, sizeof buffer, format, &parts)};
}

bool is_digits(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

/// The last run of digits counted up: "0009" → "0010", "1.9" → "1.10".
std::string counted_up(std::string version) {
  const size_t last = version.find_last_of("0123456789");
  if (last == std::string::npos) return version + "1";
  size_t at = last;
  while (version[at] == '9') {
    version[at] = '0';
    if (at == 0 || version[at - 1] < '0' || version[at - 1] > '9') return version.insert(at, "1");
    --at;
  }
  ++version[at];
  return version;
}

/// The version after `last`, in the form that the team uses: moments or numbers.
std::string version_after(const std::string& last) {
  std::string now;
  if (is_digits(last) && last.size() == 14) now = moment("%Y%m%d%H%M%S");
  if (is_digits(last) && last.size() == 12) now = moment("%Y%m%d%H%M");
  if (is_digits(last) && last.size() == 8) now = moment("%Y%m%d");
  if (is_digits(last) && last.size() == 10) now = std::to_string(std::time(nullptr));
  if (last.size() == 17 && std::count(last.begin(), last.end(), '-') == 3)
    now = moment("%Y-%m-%d-%H%M%S");
  return now > last ? now : counted_up(last);
}

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

std::string sections_text(Sections sections) {
  switch (sections) {
    case Sections::migrate:
      return "-- migrate:up\n\n-- migrate:down\n";
    case Sections::goose:
      return "-- +goose Up\n\n-- +goose Down\n";
    case Sections::sql_migrate:
      return "-- +migrate Up\n\n-- +migrate Down\n";
    case Sections::none:
    case Sections::changesets:
      break;
  }
  return {};
}

/// The version as it stands in the name of the file or folder.
std::string written_version(const Migration& migration) {
  if (migration.id.find(migration.version) != std::string::npos) return migration.version;
  return migration.id.substr(0, migration.id.find('_'));
}

/// What follows the version in the name of a file or folder: "_create_users".
std::string tail_of(const Migration& migration) {
  const std::string version = written_version(migration);
  return migration.id.substr(migration.id.find(version) + version.size());
}

/// The path of a script of `old_one` as one of the new migration would have it.
std::optional<std::string> path_like(const std::string& path, const Migration& old_one,
                                     const std::string& version, const std::string& name) {
  const std::string tail = tail_of(old_one);
  const std::string wanted = written_version(old_one) + tail;
  const size_t at = path.rfind(wanted);
  if (at == std::string::npos) return std::nullopt;
  const size_t word = tail.find_first_not_of("_-. ");
  const std::string separator = word == 0 || tail.empty() ? "_" : tail.substr(0, word);
  return path.substr(0, at) + version + separator + name + path.substr(at + wanted.size());
}

/// The files of the next migration, like those of the last ones.
Result<std::vector<NewFile>> files_in(const History& history, const std::string& name) {
  const Error unknown{ErrorCode::usage,
                      fmt::format("how `{}` names a new migration is not known: write it by hand",
                                  history.layout->name)};
  const auto& all = history.migrations;
  const auto numbered = [](const Migration& migration) {
    return !migration.version.empty() && !migration.up.empty() && !migration.repeatable;
  };
  const auto last = std::find_if(all.rbegin(), all.rend(), numbered);
  if (last == all.rend() || history.layout->sections == Sections::changesets) return unknown;
  const std::string version = version_after(written_version(*last));
  const auto with_down = std::find_if(all.rbegin(), all.rend(), [&](const Migration& migration) {
    return numbered(migration) && migration.down.size() == 1 && migration.up.size() == 1;
  });
  const Migration& model = with_down == all.rend() ? *last : *with_down;
  const auto up = path_like(model.up.front().path, model, version, name);
  if (!up) return unknown;
  std::vector<NewFile> files{{*up, sections_text(history.layout->sections)}};
  std::string down;
  if (model.down.size() == 1)
    down = path_like(model.down.front().path, model, version, name).value_or("");
  else if (history.layout->has_downs)
    down = down_of(*up);
  if (!down.empty() && history.layout->sections == Sections::none) files.push_back({down, ""});
  return files;
}

std::vector<NewFile> first_files(const std::string& folder, const std::string& name) {
  const std::string stem = path::joined(folder, moment("%Y%m%d%H%M%S") + '_' + name);
  return {{stem + ".up.sql", ""}, {stem + ".down.sql", ""}};
}

std::optional<Error> write(const NewFile& file) {
  std::error_code error;
  if (fs::exists(file.path, error))
    return Error{ErrorCode::file, fmt::format("`{}` is there already", file.path)};
  const fs::path folder = fs::path(file.path).parent_path();
  if (!folder.empty()) fs::create_directories(folder, error);
  std::ofstream out(file.path, std::ios::binary);
  out << file.text;
  out.close();
  if (!out) return Error{ErrorCode::file, fmt::format("`{}` cannot be written", file.path)};
  return std::nullopt;
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

Result<std::vector<NewFile>> new_files(const Options& options, const std::string& name) {
  const auto folder = first_folder(options.inputs);
  if (!folder) return folder.error();
  // Where there is nothing yet, there is nothing to imitate.
  const auto loaded = load(options.inputs);
  if (!loaded) return first_files(*folder, name);
  const auto& histories = loaded->project.histories;
  if (histories.size() > 1)
    return Error{ErrorCode::usage,
                 "there are several histories here: name the folder that the migration is for"};
  if (histories.empty()) return first_files(*folder, name);
  return files_in(histories.front(), name);
}

ExitStatus create(const Options& options, const Console& console) {
  const auto name = tidy(options.name);
  if (!name) return report_error(console, name.error());
  const auto files = new_files(options, *name);
  if (!files) return report_error(console, files.error());
  for (const NewFile& file : *files) {
    if (const auto error = write(file)) return report_error(console, *error);
    console.out(file.path + '\n');
  }
  return ok;
}

}  // namespace

void add_new(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  app.add_option("NAME", options->name, "what the migration does, in a few words")->required();
  add_inputs(app, options->inputs);
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) { return create(*options, console); };
  });
}

}  // namespace segue::cli
