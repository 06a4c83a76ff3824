#include "project/config.h"

#include <fmt/format.h>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace segue::project {
namespace {

Position position_of(const toml::source_region& region) {
  return {region.begin.line, region.begin.column};
}

std::string place_of(const std::string& path, const toml::source_region& region) {
  return fmt::format("{}:{}:{}", path, region.begin.line, region.begin.column);
}

/// A value in a URL that only refers to where the secret is kept.
bool is_variable(std::string_view value) {
  return value.starts_with("${") && value.ends_with('}');
}

/// The password in scheme://user:password@host; empty where there is none.
std::string_view password_of_url(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view authority = url.substr(scheme + 3);
  authority = authority.substr(0, authority.find_first_of("/?#"));
  const size_t at = authority.rfind('@');
  if (at == std::string_view::npos) return {};
  const std::string_view user = authority.substr(0, at);
  const size_t colon = user.find(':');
  return colon == std::string_view::npos ? std::string_view() : user.substr(colon + 1);
}

/// Reads the tables of the file into a Config; the first problem ends the reading.
class Reader {
 public:
  Reader(Config& config, const std::vector<std::string_view>& known_rules)
      : config_(config), known_rules_(known_rules) {}

  std::optional<Error> read(const toml::table& root) {
    return each(root, "",
                {"dialect", "server", "character_set", "layout", "name", "folder", "folders",
                 "fail_on", "start_after", "rules", "environments", "target", "targets",
                 "placeholders", "backfill", "rollout", "gate", "hook", "notify"},
                [&](const toml::key& key, const toml::node& node) { return top(key.str(), node); });
  }

  /// The text of the file as it may be shown.
  std::string without_passwords() const {
    std::string text(config_.source.text());
    for (const auto& password : passwords_) {
      for (size_t at = text.find(password); at != std::string::npos;
           at = text.find(password, at + password.size()))
        text.replace(at, password.size(), password.size(), '*');
    }
    return text;
  }

 private:
  template <class Take>
  std::optional<Error> each(const toml::table& table, std::string_view where,
                            const std::vector<std::string_view>& known, Take take) {
    for (const auto& [key, node] : table) {
      if (!known.empty() && std::find(known.begin(), known.end(), key.str()) == known.end())
        return unknown_key(key, where, known);
      if (auto error = take(key, node)) return error;
    }
    return std::nullopt;
  }

  Error unknown_key(const toml::key& key, std::string_view where,
                    const std::vector<std::string_view>& known) {
    return {ErrorCode::usage,
            fmt::format("{}: unknown key `{}{}`{}", place_of(config_.path, key.source()), where,
                        key.str(), meant_or_known(key.str(), known))};
  }

  Error wrong(const toml::node& node, std::string_view key, std::string_view wanted) {
    return {ErrorCode::usage,
            fmt::format("{}: `{}` must be {}", place_of(config_.path, node.source()), key, wanted)};
  }

  std::optional<Error> top(std::string_view key, const toml::node& node) {
    if (key == "rules") return rules(node);
    if (key == "environments") return environments(node);
    if (key == "folders") return folders(node);
    if (key == "target") return targets(node);
    if (key == "targets") return spread(node);
    if (key == "placeholders") return placeholders(node);
    if (key == "backfill") return backfill(node);
    if (key == "rollout") return rollout(node);
    if (key == "gate") return entries(key, node, config_.gates);
    if (key == "hook") return entries(key, node, config_.hooks);
    if (key == "notify") return entries(key, node, config_.notifications);
    std::string value;
    if (auto error = string(key, node, value)) return error;
    config_.places[std::string(key)] = position_of(node.source());
    if (key == "folder") {
      config_.folders.push_back(value);
    } else if (key == "fail_on") {
      return one_of(key, node, value, {"note", "warning", "error", "never"}, config_.fail_on);
    } else {
      (key == "dialect"         ? config_.dialect
       : key == "server"        ? config_.server
       : key == "character_set" ? config_.character_set
       : key == "start_after"   ? config_.start_after
       : key == "name"          ? config_.name
                                : config_.layout) = value;
    }
    return std::nullopt;
  }

  std::optional<Error> string(std::string_view key, const toml::node& node, std::string& value) {
    const auto* held = node.as_string();
    if (held == nullptr) return wrong(node, key, "a string");
    value = held->get();
    return std::nullopt;
  }

  std::optional<Error> one_of(std::string_view key, const toml::node& node,
                              const std::string& value,
                              const std::vector<std::string_view>& allowed, std::string& into) {
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end())
      return wrong(node, key, fmt::format("one of {}", fmt::join(allowed, ", ")));
    into = value;
    return std::nullopt;
  }

  std::optional<Error> folders(const toml::node& node) {
    const auto* list = node.as_array();
    if (list == nullptr) return wrong(node, "folders", "a list of strings");
    for (const auto& item : *list) {
      std::string value;
      if (auto error = string("folders", item, value)) return error;
      config_.folders.push_back(std::move(value));
    }
    return std::nullopt;
  }

  std::optional<Error> rules(const toml::node& node) {
    const auto* table = node.as_table();
    if (table == nullptr) return wrong(node, "rules", "a table: [rules]");
    return each(*table, "rules.", {}, [&](const toml::key& key, const toml::node& value) {
      const std::string_view id = key.str();
      if (std::find(known_rules_.begin(), known_rules_.end(), id) == known_rules_.end())
        report_unknown_rule(key);
      std::string severity;
      if (auto error = string(id, value, severity)) return std::optional<Error>(error);
      return one_of(id, value, severity, {"off", "note", "warning", "error"},
                    config_.rules[std::string(id)]);
    });
  }

  std::optional<Error> environments(const toml::node& node) {
    const auto* table = node.as_table();
    if (table == nullptr) return wrong(node, "environments", "a table: [environments.<name>]");
    return each(*table, "environments.", {}, [&](const toml::key& key, const toml::node& value) {
      const std::string_view name = key.str();
      const auto* held = value.as_table();
      if (held == nullptr)
        return std::optional<Error>(
            wrong(value, fmt::format("environments.{}", name), "a table with a `url`"));
      return environment(std::string(name), *held);
    });
  }

  std::optional<Error> environment(const std::string& name, const toml::table& table) {
    const std::string where = "environments." + name + ".";
    static const std::vector<std::string_view> known = {"url",    "password", "after",
                                                        "branch", "requires", "clean_tree"};
    return each(table, where, known, [&](const toml::key& key, const auto& node) {
      auto& environment = config_.environments[name];
      if (key.str() == "requires") return words("requires", node, environment.requires_);
      if (key.str() == "clean_tree") return boolean("clean_tree", node, environment.clean_tree);
      std::string value;
      if (auto error = string(key.str(), node, value)) return std::optional<Error>(error);
      if (key.str() == "after" || key.str() == "branch") {
        (key.str() == "after" ? environment.after : environment.branch) = value;
        return std::optional<Error>();
      }
      const bool is_url = key.str() == "url";
      if (is_url) config_.environments[name].url = value;
      look_for_password(where + std::string(key.str()), node,
                        is_url ? password_of_url(value) : std::string_view(value));
      return std::optional<Error>();
    });
  }

  std::optional<Error> targets(const toml::node& node) {
    const auto* list = node.as_array();
    if (list == nullptr || !list->is_array_of_tables())
      return wrong(node, "target", "a list of tables: [[target]]");
    for (const auto& each : *list)
      if (auto error = target(*each.as_table())) return error;
    return std::nullopt;
  }

  std::optional<Error> target(const toml::table& table) {
    TargetDatabase made;
    auto error = each(table, "target.", {"name", "url", "environment", "canary"},
                      [&](const toml::key& key, const toml::node& node) -> std::optional<Error> {
                        if (key.str() == "canary")
                          return boolean("target.canary", node, made.canary);
                        std::string& into = key.str() == "name"  ? made.name
                                            : key.str() == "url" ? made.url
                                                                 : made.environment;
                        if (auto error = string(key.str(), node, into)) return error;
                        if (key.str() == "url")
                          look_for_password("target.url", node, password_of_url(into));
                        return std::nullopt;
                      });
    if (error) return error;
    for (const auto* part : {&made.name, &made.url})
      if (part->empty()) return wrong(table, "target", "a table with a `name` and a `url`");
    for (const auto& other : config_.targets.databases)
      if (other.name == made.name)
        return Error{ErrorCode::usage,
                     fmt::format("{}: there are two targets `{}`",
                                 place_of(config_.path, table.source()), made.name)};
    config_.targets.databases.push_back(std::move(made));
    return std::nullopt;
  }

  std::optional<Error> spread(const toml::node& node) {
    const auto* table = node.as_table();
    if (table == nullptr) return wrong(node, "targets", "a table: [targets]");
    return each(*table, "targets.", {"parallel", "on_failure"},
                [&](const toml::key& key, const toml::node& value) -> std::optional<Error> {
                  if (key.str() == "parallel") {
                    const auto number = value.value<int64_t>();
                    if (!number || *number < 1 || *number > 256)
                      return wrong(value, "targets.parallel", "a number from 1 to 256");
                    config_.targets.parallel = static_cast<int>(*number);
                    return std::nullopt;
                  }
                  std::string word, chosen;
                  if (auto error = string(key.str(), value, word)) return error;
                  if (auto error = one_of(key.str(), value, word, {"stop", "continue"}, chosen))
                    return error;
                  config_.targets.stop_after_failure = chosen == "stop";
                  return std::nullopt;
                });
  }

  std::optional<Error> placeholders(const toml::node& node) {
    const auto* table = node.as_table();
    if (table == nullptr) return wrong(node, "placeholders", "a table: [placeholders]");
    return each(*table, "placeholders.", {}, [&](const toml::key& key, const toml::node& value) {
      return string(key.str(), value, config_.placeholders[std::string(key.str())]);
    });
  }

  std::optional<Error> replicas(const toml::node& node) {
    const auto* list = node.as_array();
    if (list == nullptr) return wrong(node, "backfill.replicas", "a list of URLs");
    for (const auto& each : *list) {
      std::string url;
      if (auto error = string("backfill.replicas", each, url)) return error;
      look_for_password("backfill.replicas", each, password_of_url(url));
      config_.replicas.push_back(std::move(url));
    }
    return std::nullopt;
  }

  /// Numbers may stand without quotes.
  std::optional<Error> backfill(const toml::node& node) {
    const auto* table = node.as_table();
    if (table == nullptr) return wrong(node, "backfill", "a table: [backfill]");
    return each(*table, "backfill.", backfill_keys(),
                [&](const toml::key& key, const toml::node& value) -> std::optional<Error> {
                  if (key.str() == "replicas") return replicas(value);
                  config_.places["backfill." + std::string(key.str())] =
                      position_of(value.source());
                  std::string& into = config_.backfill[std::string(key.str())];
                  if (!value.is_integer()) return string(key.str(), value, into);
                  into = std::to_string(value.as_integer()->get());
                  return std::nullopt;
                });
  }

  /// A word, or a list of them.
  std::optional<Error> words(std::string_view key, const toml::node& node,
                             std::vector<std::string>& into) {
    const auto take = [&](const toml::node& one) {
      if (const auto* text = one.as_string())
        into.push_back(text->get());
      else if (const auto* number = one.as_integer())
        into.push_back(std::to_string(number->get()));
      else if (const auto* fraction = one.as_floating_point())
        into.push_back(fmt::format("{}", fraction->get()));
      else if (const auto* truth = one.as_boolean())
        into.emplace_back(truth->get() ? "true" : "false");
      else
        return false;
      return true;
    };
    const auto* list = node.as_array();
    if (list == nullptr) {
      if (!take(node)) return wrong(node, key, "a word, a number or a list of them");
      return std::nullopt;
    }
    for (const auto& one : *list)
      if (!take(one)) return wrong(one, key, "a list of words");
    return std::nullopt;
  }

  std::optional<Error> entry(std::string_view name, const toml::table& table, ConfigTable& into) {
    into.line = static_cast<int>(table.source().begin.line);
    const std::string where = std::string(name) + ".";
    return each(table, where, {}, [&](const toml::key& key, const toml::node& node) {
      auto& values = into.values[std::string(key.str())];
      if (auto error = words(where + std::string(key.str()), node, values)) return error;
      for (const auto& value : values)
        look_for_password(where + std::string(key.str()), node, password_of_url(value));
      return std::optional<Error>();
    });
  }

  std::optional<Error> rollout(const toml::node& node) {
    const auto* table = node.as_table();
    if (table == nullptr) return wrong(node, "rollout", "a table: [rollout]");
    const auto& known = rollout_keys();
    for (const auto& [key, value] : *table)
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        return unknown_key(key, "rollout.", known);
    return entry("rollout", *table, config_.rollout);
  }

  std::optional<Error> entries(std::string_view name, const toml::node& node,
                               std::vector<ConfigTable>& into) {
    const auto* list = node.as_array();
    if (list == nullptr || !list->is_array_of_tables())
      return wrong(node, name, fmt::format("a list of tables: [[{}]]", name));
    for (const auto& each : *list)
      if (auto error = entry(name, *each.as_table(), into.emplace_back())) return error;
    return std::nullopt;
  }

  std::optional<Error> boolean(std::string_view key, const toml::node& node, bool& value) {
    const auto* held = node.as_boolean();
    if (held == nullptr) return wrong(node, key, "true or false");
    value = held->get();
    return std::nullopt;
  }

  void look_for_password(const std::string& key, const toml::node& node,
                         std::string_view password) {
    if (password.empty() || is_variable(password)) return;
    report_password(key, node);
    passwords_.emplace_back(password);
  }

  void report_password(const std::string& key, const toml::node& node) {
    config_.findings.push_back({.rule = "password-in-config",
                                .severity = Severity::error,
                                .span = span_of(node.source()),
                                .message = fmt::format("`{}` holds a password", key),
                                .advice = "name an environment variable instead: \"${NAME}\"",
                                .file = config_.path});
  }

  void report_unknown_rule(const toml::key& key) {
    config_.findings.push_back({.rule = "unknown-rule",
                                .severity = Severity::warning,
                                .span = span_of(key.source()),
                                .message = fmt::format("there is no rule `{}`{}", key.str(),
                                                       meant_by(key.str(), known_rules_)),
                                .advice = "the id of a rule stands in brackets behind each finding",
                                .file = config_.path});
  }

  /// From line and column to bytes.
  Span span_of(const toml::source_region& region) const {
    const auto offset = [&](const toml::source_position& at) {
      const std::string_view text = config_.source.text();
      size_t line_start = 0;
      for (uint32_t line = 1; line < at.line; ++line)
        line_start = text.find('\n', line_start) + 1;
      return static_cast<uint32_t>(std::min(line_start + at.column - 1, text.size()));
    };
    return {offset(region.begin), offset(region.end)};
  }

  Config& config_;
  const std::vector<std::string_view>& known_rules_;
  std::vector<std::string> passwords_;
};

/// A part of a version: "16" of "16.4".
bool read_part(std::string_view text, int& part) {
  if (text.empty() || text.size() > 6) return false;
  part = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    part = part * 10 + (c - '0');
  }
  return true;
}

}  // namespace

const std::string& ConfigTable::text(const std::string& key) const {
  static const std::string nothing;
  const auto found = values.find(key);
  return found == values.end() || found->second.empty() ? nothing : found->second.front();
}

const std::vector<std::string_view>& rollout_keys() {
  static const std::vector<std::string_view> keys = {
      "pattern",  "coordination", "zero_downtime", "application", "ignore_programs", "soak",
      "tripwire", "archive",      "window",        "freeze",      "rollback",        "owner"};
  return keys;
}

const std::vector<std::string_view>& backfill_keys() {
  static const std::vector<std::string_view> keys = {"workers",
                                                     "batch",
                                                     "target",
                                                     "pause",
                                                     "skip",
                                                     "replica_lag",
                                                     "hold",
                                                     "patience",
                                                     "oldest_transaction",
                                                     "lock_waiters",
                                                     "retained_log",
                                                     "log_files_to_archive",
                                                     "threads_running",
                                                     "history_length",
                                                     "replicas"};
  return keys;
}

std::string Config::place_of(const std::string& key) const {
  const auto found = places.find(key);
  if (found == places.end()) return {};
  return fmt::format("{}:{}:{}", path, found->second.line, found->second.column);
}

Result<Config> read_config(const std::string& path, std::string text,
                           const std::vector<std::string_view>& known_rules) {
  Config config;
  config.path = path;
  config.folder = path::folder_of(path);
  config.source = Source(path, std::move(text));
  const auto parsed = toml::parse(config.source.text(), path);
  if (!parsed) {
    const auto& error = parsed.error();
    return Error{ErrorCode::usage, fmt::format("{}: {}", place_of(path, error.source()),
                                               std::string_view(error.description()))};
  }
  Reader reader(config, known_rules);
  if (auto error = reader.read(parsed.table())) return *error;
  config.source = Source(path, reader.without_passwords());
  // Tables are read in the order of their keys.
  std::stable_sort(config.findings.begin(), config.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.span.begin < b.span.begin; });
  return config;
}

Result<Config> find_config(const FileTree& tree, std::string folder,
                           const std::vector<std::string_view>& known_rules) {
  while (!folder.empty()) {
    const std::string path = path::joined(folder, config_name);
    auto entries = tree.list(folder);
    const bool here = entries && std::any_of(entries->begin(), entries->end(), [](const auto& e) {
                        return !e.folder && e.name == config_name;
                      });
    if (here) {
      auto text = tree.read(path);
      if (!text) return text.error();
      return read_config(path, std::move(*text), known_rules);
    }
    if (folder == "/") break;
    folder = path::folder_of(folder);
  }
  return Config();
}

Result<std::string> expanded(std::string_view value, const Variables& variables) {
  std::string result;
  size_t at = 0;
  for (size_t open = value.find("${"); open != std::string_view::npos;
       open = value.find("${", at)) {
    const size_t close = value.find('}', open);
    if (close == std::string_view::npos) break;
    result += value.substr(at, open - at);
    const std::string name(value.substr(open + 2, close - open - 2));
    const auto held = variables(name);
    if (!held)
      return Error{ErrorCode::usage, fmt::format("the environment variable `{}` is not set", name)};
    result += *held;
    at = close + 1;
  }
  return result.append(value.substr(at));
}

Result<Settings> read_server(std::string_view server, const Dialects& dialects) {
  Settings settings;
  const size_t colon = server.find(':');
  const std::string_view word = server.substr(0, colon);
  settings.dialect = find_dialect(dialects, word);
  if (settings.dialect == nullptr) {
    std::vector<std::string_view> known;
    for (const auto* dialect : dialects) {
      known.push_back(dialect->name());
      known.insert(known.end(), dialect->aliases().begin(), dialect->aliases().end());
    }
    return Error{ErrorCode::usage,
                 fmt::format("`{}` is not a dialect that is known{}", word, meant_by(word, known))};
  }
  if (settings.dialect->name() != text::lower(word)) settings.server.product = text::lower(word);
  if (colon == std::string_view::npos) return settings;
  const auto parts = text::split(server.substr(colon + 1), '.');
  int* const places[] = {&settings.server.major, &settings.server.minor, &settings.server.patch};
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i >= 3 || !read_part(parts[i], *places[i]))
      return Error{ErrorCode::usage, fmt::format("`{}` is not a version: write it as `{}:16.4`",
                                                 server.substr(colon + 1), word)};
  }
  return settings;
}

std::string toml_string(const std::string& text, std::string_view key) {
  const auto parsed = toml::parse(std::string_view(text));
  if (!parsed) return {};
  return parsed.table()[key].value_or(std::string());
}

}  // namespace segue::project
