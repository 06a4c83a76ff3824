#include "dialects/mysql/option_file.h"

#include <algorithm>

#include "base/text.h"

namespace segue::mysql {
namespace {

/// "[client]" or "[client-mariadb]  # a comment".
bool is_for_clients(std::string_view line) {
  const std::string_view name = line.substr(1, line.find(']') - 1);
  return name == "client" || name == "client-server" || name == "client-mariadb";
}

std::string without_escapes(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      result += text[i];
      continue;
    }
    constexpr std::string_view letters = "btnrs\\\"'";
    constexpr std::string_view meant = "\b\t\n\r \\\"'";
    const size_t at = letters.find(text[++i]);
    if (at == std::string_view::npos)
      (result += '\\') += text[i];
    else
      result += meant[at];
  }
  return result;
}

std::string value_of(std::string_view text) {
  text = text::trimmed(text);
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'');
  if (quoted) {
    const size_t end = text.rfind(text.front());
    if (end > 0) return without_escapes(text.substr(1, end - 1));
  }
  return without_escapes(text::trimmed(text.substr(0, text.find('#'))));
}

}  // namespace

std::map<std::string, std::string> options_for_clients(std::string_view text) {
  std::map<std::string, std::string> options;
  bool ours = false;
  for (std::string_view line : text::split(text, '\n')) {
    line = text::trimmed(line);
    if (line.empty() || line.front() == '#' || line.front() == ';' || line.front() == '!') continue;
    if (line.front() == '[') {
      ours = is_for_clients(line);
      continue;
    }
    const size_t equals = line.find('=');
    if (!ours || equals == std::string_view::npos) continue;
    std::string name(text::trimmed(line.substr(0, equals)));
    std::replace(name.begin(), name.end(), '_', '-');
    options[name] = value_of(line.substr(equals + 1));
  }
  return options;
}

}  // namespace segue::mysql
