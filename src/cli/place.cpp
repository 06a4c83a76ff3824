#include "cli/place.h"

#include <pwd.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstdlib>

#include "dialects/all.h"
#include "dialects/drivers.h"

namespace segue::cli {
namespace {

std::optional<std::string> variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

Error usage_error(std::string message) {
  return {ErrorCode::usage, std::move(message)};
}

/// What stands on a command line is seen by everybody on the machine.
Result<dialect::Target> shown_target(const std::string& url) {
  auto target = dialect::read_url(url);
  if (target && !target->password.empty())
    return usage_error(
        "a password on the command line is seen by everybody on this machine: put the URL into "
        "$DATABASE_URL, or name a file by its option `password_file`");
  return target;
}

Result<dialect::Target> target_of(const PlaceOptions& options, const project::Config& config) {
  if (!options.url.empty() && !options.environment.empty())
    return usage_error("`--url` and `--env` both name a database");
  if (!options.url.empty()) return shown_target(options.url);
  if (!options.environment.empty()) {
    const auto found = config.environments.find(options.environment);
    if (found == config.environments.end())
      return usage_error("segue.toml has no environment `" + options.environment + "`");
    const auto url = project::expanded(found->second.url, variable);
    if (!url) return url.error();
    return dialect::read_url(*url);
  }
  const auto url = variable("DATABASE_URL");
  if (!url || url->empty())
    return usage_error("no database is named: use `--url`, `--env` or $DATABASE_URL");
  return dialect::read_url(*url);
}

/// The one that is meant for the database, where there are several.
Result<const project::History*> history_for(const project::Project& project,
                                            const dialect::Dialect& dialect) {
  const project::History* found = nullptr;
  for (const auto& history : project.histories) {
    if (history.dialect != &dialect) continue;
    if (found != nullptr)
      return usage_error("there are several histories for this database, in `" + found->folder +
                         "` and `" + history.folder + "`: name one of the folders");
    found = &history;
  }
  if (found == nullptr)
    return usage_error("there are no migrations for `" + std::string(dialect.name()) + "` in here");
  return found;
}

}  // namespace

void add_place(CLI::App& app, PlaceOptions& options) {
  add_inputs(app, options.inputs);
  app.add_option("--url", options.url,
                 "the database, without a password; $DATABASE_URL if it is not given");
  app.add_option("--env", options.environment, "an environment of segue.toml");
}

std::string Place::name() const {
  const std::string_view name = path::name_of(history->folder);
  return name.empty() || name == "." ? "migrations" : std::string(name);
}

run::Connect Place::connect() const {
  return [target = target] { return dialects::connect(target); };
}

Result<Place> find_place(const PlaceOptions& options) {
  Place place;
  const DiskTree tree;
  const auto config = configuration(options.inputs, tree);
  if (!config) return config.error();
  auto target = target_of(options, *config);
  if (!target) return target.error();
  place.target = std::move(*target);
  const auto* dialect = dialects::by_url_scheme(place.target.scheme);
  if (dialect == nullptr)
    return usage_error("there is no database with URLs that begin with `" + place.target.scheme +
                       ":`");
  Inputs inputs = options.inputs;
  if (inputs.dialect.empty() && inputs.server.empty() && config->dialect.empty())
    inputs.dialect = dialect->name();
  auto loaded = load(inputs);
  if (!loaded) return loaded.error();
  place.loaded = std::move(*loaded);
  const auto history = history_for(place.loaded.project, *dialect);
  if (!history) return history.error();
  place.history = *history;
  return place;
}

journal::Owner owner() {
  journal::Owner owner;
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) == 0) owner.host = host.data();
  const passwd* account = ::getpwuid(::geteuid());
  owner.who = account != nullptr ? account->pw_name : std::to_string(::geteuid());
  owner.process = ::getpid();
  owner.tool = "segue " SEGUE_VERSION;
  return owner;
}

}  // namespace segue::cli
