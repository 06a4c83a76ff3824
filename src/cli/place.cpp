#include "cli/place.h"

#include <pwd.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>

#include "base/nearest.h"
#include "base/text.h"
#include "cli/interruption.h"
#include "dialects/all.h"
#include "dialects/drivers.h"

namespace segue::cli {
namespace {

Error usage_error(std::string message) {
  return {ErrorCode::usage, std::move(message)};
}

/// Whether a path is one of a database that is a file: there is one, or its name says so.
bool names_file(const std::string& path) {
  if (path.find(':') < path.find('/')) return false;
  if (DiskTree().kind_of(path) == PathKind::file) return true;
  const std::string_view name = path::name_of(path);
  const size_t dot = name.rfind('.');
  const auto& endings = dialects::endings_of_files();
  return dot != std::string_view::npos && dot > 0 &&
         std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
           return text::equal_ignoring_case(ending, name.substr(dot + 1));
         });
}

/// A name or a path, which may be repeated: other texts (`host=… password=…`) may hold a secret.
bool is_plain_word(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_' || c == '-' ||
           c == '/';
  });
}

/// A path alone is taken for a URL where it cannot be meant otherwise.
Result<dialect::Target> read_target(const std::string& url) {
  if (names_file(url)) {
    dialect::Target target;
    target.scheme = dialects::scheme_of_files();
    target.database = url;
    return target;
  }
  if (is_plain_word(url))
    return usage_error("`" + url + "` is no URL of a database; for a file write `" +
                       std::string(dialects::scheme_of_files()) + ":" + url +
                       "`, for an environment of segue.toml `--env " + url + "`");
  return dialect::read_url(url);
}

/// Options that are called after the password in them, and not after a file that holds one.
bool names_password(std::string_view option) {
  std::string plain = text::lower(option);
  std::erase_if(plain, [](char c) { return c == '-' || c == '_' || c == ' '; });
  constexpr std::array<std::string_view, 4> words = {"pass", "pwd", "secret", "token"};
  return !plain.ends_with("file") && std::any_of(words.begin(), words.end(), [&](auto word) {
    return plain.find(word) != std::string::npos;
  });
}

/// As that of the account, or as an option.
bool holds_password(const dialect::Target& target) {
  const auto& options = target.options;
  return !target.password.empty() ||
         std::any_of(options.begin(), options.end(), [](const auto& option) {
           return !option.second.empty() && names_password(option.first);
         });
}

/// What stands on a command line is seen by everybody on the machine.
Result<dialect::Target> shown_target(const std::string& url) {
  auto target = read_target(url);
  if (target && holds_password(*target))
    return usage_error(
        "a password on the command line is seen by everybody on this machine: put the URL into "
        "$DATABASE_URL, or name a file by its option `password_file`");
  return target;
}

/// What is no path, such as a database in memory, begins with a colon.
void begin_in(const std::string& folder, dialect::Target& target) {
  if (target.scheme != dialects::scheme_of_files()) return;
  // What stands where a host would names a file, too.
  std::string path = path::joined(target.host, target.database);
  if (target.database.empty()) path = target.host;
  if (path.empty() || path.front() == '/' || path.front() == ':') return;
  target.host.clear();
  target.database = path::joined(folder, path);
}

}  // namespace

Result<dialect::Target> configured_target(const project::Config& config, const std::string& written,
                                          const std::string& whose) {
  const auto url = project::expanded(written, environment_variable);
  if (!url) return Result<dialect::Target>(url.error()).while_doing("reading the URL of " + whose);
  auto target = read_target(*url).while_doing("reading the URL of " + whose);
  if (target) begin_in(config.folder, *target);
  return target;
}

namespace {

Result<dialect::Target> target_of_environment(const std::string& name,
                                              const project::Config& config) {
  const auto found = config.environments.find(name);
  const bool has_url = found != config.environments.end() && !found->second.url.empty();
  const auto& targets = config.targets.databases;
  if (!has_url && std::any_of(targets.begin(), targets.end(),
                              [&](const auto& target) { return target.environment == name; }))
    return usage_error("the environment `" + name +
                       "` has several databases, and this command works on one: name it with "
                       "`--url`");
  if (found != config.environments.end() && !has_url)
    return usage_error("the environment `" + name + "` of " + config.path + " has no `url`");
  if (has_url)
    return configured_target(config, found->second.url, "the environment `" + name + "`");
  std::vector<std::string_view> known;
  for (const auto& [each, unused] : config.environments)
    known.push_back(each);
  if (config.path.empty()) return usage_error("there is no segue.toml with environments here");
  return usage_error(config.path + " has no environment `" + name + "`" + meant_by(name, known));
}

Result<dialect::Target> target_of(const PlaceOptions& options, const project::Config& config) {
  if (options.database)
    return configured_target(config, options.database->url,
                             "the target `" + options.database->name + "`");
  if (!options.url.empty() && !options.environment.empty())
    return usage_error("`--url` and `--env` both name a database");
  if (!options.url.empty()) return shown_target(options.url);
  if (!options.environment.empty()) return target_of_environment(options.environment, config);
  const auto url = environment_variable("DATABASE_URL");
  if (!url || url->empty())
    return usage_error(
        std::string("no database is named: use `--url`, `--env` or $DATABASE_URL") +
        (config.targets.databases.empty() ? "" : "; this command works on none of the targets"));
  return read_target(*url).while_doing("reading $DATABASE_URL");
}

/// Whether it is what a tool has dumped beside the folder of its migrations, in the same one or the
/// one above: the schema that they make, and no history of its own to run.
bool is_dump_of(const project::History& dump, const project::History& other) {
  if (dump.layout->name != "schema-dump" || other.layout->name == "schema-dump" ||
      other.layout->name == "plain")
    return false;
  const std::string& file = dump.migrations.front().id;
  return (file == "schema.sql" || file == "structure.sql") &&
         (dump.folder == other.folder || dump.folder == path::folder_of(other.folder));
}

bool is_dump(const project::Project& project, const project::History& history) {
  return std::any_of(project.histories.begin(), project.histories.end(),
                     [&](const project::History& other) {
                       return other.dialect == history.dialect && is_dump_of(history, other);
                     });
}

/// The one that is meant for the database, where there are several.
Result<const project::History*> history_for(const project::Project& project,
                                            const dialect::Dialect& dialect) {
  const project::History* found = nullptr;
  for (const auto& history : project.histories) {
    if (history.dialect != &dialect || is_dump(project, history)) continue;
    if (found != nullptr)
      return usage_error("there are several histories for this database, in `" +
                         found->shown_folder() + "` and `" + history.shown_folder() +
                         "`: name one of the folders");
    found = &history;
  }
  if (found == nullptr)
    return usage_error("there are no migrations for `" + std::string(dialect.name()) + "` in here");
  return found;
}

}  // namespace

std::optional<std::string> environment_variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

void add_place(CLI::App& app, PlaceOptions& options) {
  add_inputs(app, options.inputs);
  app.add_option("--url", options.url,
                 "the database, without a password; $DATABASE_URL if it is not given");
  app.add_option("--env", options.environment, "an environment of segue.toml");
}

void add_format(CLI::App& app, std::string& format) {
  app.add_option("--format", format, "how to tell")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
}

std::string Place::name() const {
  if (!loaded.config.name.empty()) return loaded.config.name;
  const std::string_view name = path::name_of(history->folder);
  return name.empty() || name == "." ? "migrations" : std::string(name);
}

run::Connect Place::connect() const {
  return [target = target] { return interruptible(dialects::connect(target)); };
}

run::Connect Place::connect_without_scripts() const {
  dialect::Target joining = target;
  joining.several = true;
  return [joining] { return interruptible(dialects::connect(joining)); };
}

Result<Place> find_place(const PlaceOptions& options) {
  Place place;
  const DiskTree tree;
  const auto config = configuration(options.inputs, tree);
  if (!config) return config.error();
  auto target = target_of(options, *config);
  if (!target) return target.error();
  place.target = std::move(*target);
  place.target.must_exist = true;
  const auto* dialect = dialects::by_url_scheme(place.target.scheme);
  if (dialect == nullptr)
    return usage_error("there is no database with URLs that begin with `" + place.target.scheme +
                       ":` (known: " + dialects::url_schemes() + ")");
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

Result<dialect::ConnectionPtr> open_to_look(dialect::Target target, const dialect::Dialect& dialect,
                                            std::string_view name) {
  target.must_exist = true;
  auto connection = dialects::connect(target);
  if (!connection) return connection;
  if (const auto ready = dialect.engine().prepare(**connection, name); !ready) return ready.error();
  return connection;
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
