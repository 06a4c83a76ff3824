#pragma once

#include <optional>
#include <string>

#include "cli/inputs.h"
#include "dialect/target.h"
#include "journal/entries.h"
#include "run/runner.h"

namespace segue::cli {

/// Which database a command works on.
struct PlaceOptions {
  Inputs inputs{};
  std::string url{};
  std::string environment{};
  std::optional<project::TargetDatabase> database{};  // one of the targets of segue.toml
};

/// The value of an environment variable.
std::optional<std::string> environment_variable(const std::string& name);

/// Adds them to a command, with the options of those that read migrations.
void add_place(CLI::App& app, PlaceOptions& options);

/// Adds `--format text|json`.
void add_format(CLI::App& app, std::string& format);

/// A database, and the migrations that belong to it.
struct Place {
  Loaded loaded{};
  dialect::Target target{};
  const project::History* history = nullptr;

  const dialect::Dialect& dialect() const { return *history->dialect; }
  /// What the journal calls the history: as segue.toml says, or else its folder's name, wherever
  /// the project lies.
  std::string name() const;
  run::Connect connect() const;
  /// … for sessions that run no scripts (`Target::several`).
  run::Connect connect_without_scripts() const;
};

/// A URL as segue.toml has it, with its variables. `whose` is for people. A database that is a file
/// lies where segue.toml does, if its path does not begin at the root.
Result<dialect::Target> configured_target(const project::Config& config, const std::string& written,
                                          const std::string& whose);

/// Finds both: the URL is the option's, the environment's of segue.toml, or $DATABASE_URL. An error
/// is a URL that is missing or shows a password on the command line, or no single history for it.
/// Whoever makes a database that is a missing file says so (`Target::must_exist`).
Result<Place> find_place(const PlaceOptions& options);

/// Opens a session that looks at what is there: a database that is missing is an error, and not
/// made. `name` is what it calls itself.
Result<dialect::ConnectionPtr> open_to_look(dialect::Target target, const dialect::Dialect& dialect,
                                            std::string_view name);

/// Account, machine and process, as the journal keeps them.
journal::Owner owner();

}  // namespace segue::cli
