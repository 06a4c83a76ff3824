#include "gates/words.h"

#include <fmt/core.h>

#include <algorithm>

namespace segue::gates {
std::string named(const std::vector<std::string>& words, size_t most) {
  std::string text;
  for (size_t i = 0; i < std::min(most, words.size()); ++i)
    text += (i == 0 ? "`" : ", `") + words[i] + '`';
  if (words.size() > most) text += fmt::format(" and {} more", words.size() - most);
  return text;
}

std::string shortened(std::string_view text, size_t most) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  if (line.size() <= most) return line;
  while (most > 0 && (static_cast<unsigned char>(line[most]) & 0xC0) == 0x80)
    --most;
  return line.substr(0, most) + "…";
}

std::string counted(size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

Reading holds(std::string words) {
  return {Verdict::holds, std::move(words)};
}
Reading waits(std::string words) {
  return {Verdict::waits, std::move(words)};
}
Reading fails(std::string words) {
  return {Verdict::fails, std::move(words)};
}
Reading unknown(std::string words) {
  return {Verdict::unknown, std::move(words)};
}
Reading unknown(const Error& error) {
  std::string words = error.message;
  for (const std::string& doing : error.while_doing)
    words += " (while " + doing + ")";
  return unknown(std::move(words));
}

}  // namespace segue::gates
