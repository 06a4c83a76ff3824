#include "project/readable.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "project/changesets.h"

namespace segue::project {
namespace {

/// What ends a statement of a changeset; `text` is empty where it is `;` alone.
struct Delimiter {
  std::string text{};
  bool alone = false;  // only on a line of its own
};

/// Attributes hold regular expressions: of "\n/\s*\n|\n/\s*$" the `/` is what is meant.
Delimiter delimiter_of(std::string_view written) {
  Delimiter delimiter;
  if (written.starts_with("\\n")) {
    delimiter.alone = true;
    written.remove_prefix(2);
    written = written.substr(0, std::min(written.find("\\s"), written.find("\\n")));
  }
  for (size_t i = 0; i < written.size(); ++i) {
    if (written[i] == '\\' && i + 1 < written.size()) ++i;
    delimiter.text += written[i];
  }
  delimiter.alone |= delimiter.text == "/";
  if (delimiter.text == ";") delimiter.text.clear();
  return delimiter;
}

/// The attributes behind `--changeset`; nullopt where the line is none.
bool opens_changeset(std::string_view line, std::string_view& said) {
  line = text::trimmed(line);
  if (!line.starts_with("--")) return false;
  said = text::trimmed(line.substr(2));
  return text::starts_with_ignoring_case(said, "changeset ");
}

Delimiter delimiter_for(std::string_view said) {
  if (text::equal_ignoring_case(attribute(said, "splitStatements"), "false")) return {};
  return delimiter_of(attribute(said, "endDelimiter"));
}

/// Makes the delimiter that ends text[begin, end) a `;`.
void replace_at_end(std::string& text, size_t begin, size_t end, const Delimiter& delimiter) {
  const std::string_view all = text;
  const std::string_view line = text::trimmed(all.substr(begin, end - begin));
  const size_t size = delimiter.text.size();
  if (line.size() < size || (delimiter.alone && line.size() != size)) return;
  if (!text::equal_ignoring_case(line.substr(line.size() - size), delimiter.text)) return;
  const auto at = static_cast<size_t>(line.data() - all.data()) + line.size() - size;
  text.replace(at, size, ";" + std::string(size - 1, ' '));
}

}  // namespace

std::string without_placeholders(std::string text) {
  for (size_t at = text.find("${"); at != std::string::npos; at = text.find("${", at + 1)) {
    const size_t close = text.find_first_of("}\n", at);
    if (close == std::string::npos || text[close] != '}') continue;
    const auto is_word = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    for (size_t i = at; i <= close; ++i) {
      if (!is_word(text[i])) text[i] = '_';
    }
  }
  return text;
}

std::string with_plain_delimiters(std::string text) {
  Delimiter delimiter;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view said;
    if (opens_changeset(std::string_view(text).substr(begin, end - begin), said)) {
      delimiter = delimiter_for(said);
    } else if (!delimiter.text.empty()) {
      replace_at_end(text, begin, end, delimiter);
    }
    begin = end + 1;
  }
  return text;
}

}  // namespace segue::project
