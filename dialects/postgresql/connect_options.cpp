#include "dialects/postgresql/connect_options.h"

#include <libpq-fe.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <set>
#include <string_view>

#include "base/files.h"

namespace segue::postgresql {
namespace {

struct Default {
  std::string_view name;
  std::string_view value;
  const char* environment;  // what else may say it
};
constexpr auto defaults = std::to_array<Default>({
    {"connect_timeout", "10", "PGCONNECT_TIMEOUT"},
    {"fallback_application_name", "segue", nullptr},
    {"client_encoding", "UTF8", nullptr},
    // A server that vanished without a word is noticed within a minute, not within two hours.
    {"keepalives_idle", "30", nullptr},
    {"keepalives_interval", "10", nullptr},
    {"keepalives_count", "3", nullptr},
});

std::set<std::string, std::less<>> names_that_libpq_knows() {
  std::set<std::string, std::less<>> names;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> known(PQconndefaults(),
                                                                           &PQconninfoFree);
  if (!known) return names;
  for (const PQconninfoOption* option = known.get(); option->keyword != nullptr; ++option)
    names.insert(option->keyword);
  return names;
}

/// "-c name=value" for the server, which cuts at blanks that have no backslash before them.
std::string as_setting(const std::string& name, const std::string& value) {
  std::string text = " -c " + name + '=';
  for (const char c : value) {
    if (c == ' ' || c == '\\' || c == '\t' || c == '\n') text += '\\';
    text += c;
  }
  return text;
}

Result<std::string> password_in(const std::string& path) {
  auto held = DiskTree().read(path);
  if (!held) return std::move(held).while_doing("reading the password from `" + path + "`");
  while (held->ends_with('\n') || held->ends_with('\r'))
    held->pop_back();
  return held;
}

bool is_said(const ConnectOptions& options, std::string_view name) {
  for (const auto& option : options)
    if (option.first == name) return true;
  return false;
}

void add_defaults(ConnectOptions& options) {
  // What is not said here may be said by the service.
  const bool service = is_said(options, "service") || std::getenv("PGSERVICE") != nullptr;
  for (const Default& each : defaults) {
    const bool elsewhere =
        each.environment != nullptr && (service || std::getenv(each.environment) != nullptr);
    if (!elsewhere && !is_said(options, each.name)) options.emplace_back(each.name, each.value);
  }
}

}  // namespace

Result<ConnectOptions> connect_options(const dialect::Target& target) {
  ConnectOptions options;
  const auto say = [&](const char* name, const std::string& value) {
    if (!value.empty()) options.emplace_back(name, value);
  };
  say("host", target.host);
  say("port", target.port);
  say("user", target.user);
  say("password", target.password);
  say("dbname", target.database);
  const auto known = names_that_libpq_knows();
  std::string settings;
  for (const auto& [name, value] : target.options) {
    if (name == "password_file") {
      auto password = password_in(value);
      if (!password) return password.error();
      if (target.password.empty()) say("password", *password);
    } else if (name == "options") {
      settings.insert(0, " " + value);
    } else if (known.contains(name)) {
      say(name.c_str(), value);
    } else {
      settings += as_setting(name, value);
    }
  }
  if (!settings.empty()) options.emplace_back("options", settings.substr(1));
  add_defaults(options);
  return options;
}

}  // namespace segue::postgresql
