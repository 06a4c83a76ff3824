#include "report/markdown_text.h"

#include <algorithm>

#include "report/plan_parts.h"

namespace segue::report::markdown {
namespace {

/// What begins something outside of code.
constexpr std::string_view special = "\\<>[]*_|&~$";

/// The length of the longest run of backticks.
size_t longest_run(std::string_view text) {
  size_t longest = 0;
  size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

std::string inline_text(std::string_view text) {
  std::string line = parts::on_one_line(text);
  // An open backtick would reach into what follows.
  if (std::count(line.begin(), line.end(), '`') % 2 != 0)
    std::replace(line.begin(), line.end(), '`', '\'');
  std::string result;
  bool inside = false;
  for (const char c : line) {
    if (c == '`') inside = !inside;
    if (!inside && special.find(c) != special.npos) result += '\\';
    result += c;
  }
  return result;
}

std::string code(std::string_view text) {
  std::string inner = parts::on_one_line(text);
  std::replace(inner.begin(), inner.end(), '`', '\'');
  return inline_text("`" + inner + "`");
}

std::string cell(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '|' && (i == 0 || text[i - 1] != '\\')) result += '\\';
    result += text[i];
  }
  return result;
}

std::string fenced(std::string_view language, std::string_view text) {
  const std::string fence(std::max<size_t>(3, longest_run(text) + 1), '`');
  std::string result = fence + std::string(language) + "\n";
  for (const std::string& line : parts::lines_of(text))
    result += line + "\n";
  return result + fence + "\n";
}

}  // namespace segue::report::markdown
