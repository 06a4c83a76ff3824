#include "project/next_names.h"

#include <algorithm>

#include "base/files.h"

namespace segue::project {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_digits(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string moment(const char* format, std::time_t now) {
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  char buffer[32];
  return {buffer, std::strftime(buffer, sizeof buffer, format, &parts)};
}

/// The last run of digits counted up: "0009" → "0010", "1.9" → "1.10".
std::string counted_up(std::string version) {
  const size_t last = version.find_last_of("0123456789");
  if (last == std::string::npos) return version + "1";
  size_t at = last;
  while (version[at] == '9') {
    version[at] = '0';
    if (at == 0 || !is_digit(version[at - 1])) return version.insert(at, "1");
    --at;
  }
  ++version[at];
  return version;
}

/// What follows the version in the name of a file or folder: "_create_users".
std::string tail_of(const Migration& migration, const std::string& version) {
  return migration.id.substr(migration.id.find(version) + version.size());
}

}  // namespace

std::string written_version(const Migration& migration) {
  if (migration.version.empty()) {
    const auto end = std::find_if_not(migration.id.begin(), migration.id.end(), is_digit);
    return {migration.id.begin(), end};
  }
  if (migration.id.find(migration.version) != std::string::npos) return migration.version;
  return migration.id.substr(0, migration.id.find('_'));
}

std::string version_after(const std::string& last, std::time_t now) {
  std::string made;
  if (is_digits(last) && last.size() == 14) made = moment("%Y%m%d%H%M%S", now);
  if (is_digits(last) && last.size() == 12) made = moment("%Y%m%d%H%M", now);
  if (is_digits(last) && last.size() == 8) made = moment("%Y%m%d", now);
  if (is_digits(last) && last.size() == 10) made = std::to_string(now);
  if (last.size() == 17 && std::count(last.begin(), last.end(), '-') == 3)
    made = moment("%Y-%m-%d-%H%M%S", now);
  return made > last ? made : counted_up(last);
}

std::optional<std::string> path_like(const std::string& path, const Migration& model,
                                     const std::string& version, const std::string& name) {
  const std::string old_version = written_version(model);
  const std::string tail = tail_of(model, old_version);
  const std::string wanted = old_version + tail;
  const size_t at = path.rfind(wanted);
  if (at == std::string::npos) return std::nullopt;
  const size_t word = tail.find_first_not_of("_-. ");
  const std::string separator = word == 0 || tail.empty() ? "_" : tail.substr(0, word);
  return path.substr(0, at) + version + separator + name + path.substr(at + wanted.size());
}

std::string down_of(const std::string& up) {
  const std::string name(path::name_of(up));
  const size_t at = name.rfind("up.sql");
  const bool told = at != std::string::npos && (at == 0 || name[at - 1] == '.');
  if (!told) return {};
  return path::joined(path::folder_of(up), name.substr(0, at) + "down.sql");
}

}  // namespace segue::project
