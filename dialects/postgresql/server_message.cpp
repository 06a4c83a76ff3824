#include "dialects/postgresql/server_message.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace segue::postgresql {
namespace {

using dialect::Failure;

/// The library quotes the statement's line as "LINE 3: …" and puts a caret below.
constexpr std::string_view line_mark = "LINE ";

struct Row {
  std::string_view state;  // or its class
  Failure failure;
};
constexpr auto failures = std::to_array<Row>({
    {"55P03", Failure::lock_timeout},
    {"40P01", Failure::deadlock},
    {"40001", Failure::serialization},
    {"40003", Failure::lost},
    {"08", Failure::lost},
    {"57P01", Failure::lost},  // ended by an administrator
    {"57P02", Failure::lost},  // another session crashed
    {"57P03", Failure::lost},  // the server starts or stops
    {"57P04", Failure::lost},  // the database was dropped
    {"57P05", Failure::lost},  // it was idle for too long
    {"25P03", Failure::lost},  // … inside a transaction
    {"25P04", Failure::lost},  // the transaction took too long
    {"42501", Failure::denied},
    {"25006", Failure::denied},  // read only
    {"28", Failure::denied},
    {"53100", Failure::full},  // the disk
    {"53200", Failure::full},  // memory
    {"53400", Failure::full},  // a limit, as of temporary files
});

/// The number of bytes that so many characters take.
size_t bytes_of(std::string_view text, size_t characters) {
  size_t at = 0;
  for (; characters > 0 && at < text.size(); --characters) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
      ++at;
  }
  return at;
}

size_t characters_in(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xC0) != 0x80; }));
}

/// Where the n-th line (from 1) of the statement begins.
std::optional<size_t> start_of_line(std::string_view statement, int number) {
  size_t at = 0;
  for (; number > 1; --number) {
    const size_t end = statement.find('\n', at);
    if (end == std::string_view::npos) return std::nullopt;
    at = end + 1;
  }
  return at;
}

/// The place of a caret under a quotation of the statement's line. Long lines are quoted in part
/// with dots at the ends, and tabulators as blanks.
std::optional<size_t> quoted_place(std::string_view quotation, std::string_view caret_line,
                                   std::string_view statement) {
  int number = 0;
  const std::string_view digits = quotation.substr(line_mark.size());
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const size_t head = static_cast<size_t>(parsed.ptr - quotation.data()) + 2;
  const size_t caret = caret_line.find('^');
  const auto start = start_of_line(statement, number);
  if (parsed.ec != std::errc() || caret == std::string_view::npos || caret < head || !start ||
      head > quotation.size())
    return std::nullopt;
  std::string line(statement.substr(*start, statement.find('\n', *start) - *start));
  std::replace(line.begin(), line.end(), '\t', ' ');
  std::string_view shown = quotation.substr(head);
  size_t column = caret - head;
  if (shown.starts_with("...") && !line.starts_with(shown.substr(0, 4))) {
    if (column < 3) return std::nullopt;
    shown.remove_prefix(3);
    column -= 3;
  }
  if (shown.ends_with("...")) shown.remove_suffix(3);
  const size_t at = line.find(shown);
  if (at == std::string::npos || column > characters_in(shown)) return std::nullopt;
  return *start + at + bytes_of(shown, column);
}

/// "ERROR:  message" → "message". The word is in the server's language.
std::string_view without_severity(std::string_view line) {
  const size_t at = line.find(":  ");
  return at == std::string_view::npos ? line : line.substr(at + 3);
}

}  // namespace

Failure failure_of(std::string_view state, std::string_view message) {
  if (state == "57014")
    return message.find("timeout") != std::string_view::npos ? Failure::out_of_time
                                                             : Failure::cancelled;
  for (const Row& row : failures)
    if (state.starts_with(row.state)) return row.failure;
  return Failure::other;
}

std::string on_one_line(std::string_view message) {
  std::string result;
  for (std::string_view line : text::split(message, '\n')) {
    line = text::trimmed(line);
    if (line.empty()) continue;
    const bool first = result.empty();
    result += first ? std::string(without_severity(line)) : "; " + std::string(line);
  }
  return result;
}

dialect::SqlError error_of(std::string_view message, const std::string& state,
                           std::string_view statement, int position) {
  dialect::SqlError error;
  error.state = state;
  error.failure = failure_of(state, message);
  if (position > 0) error.offset = bytes_of(statement, static_cast<size_t>(position) - 1);
  const auto lines = text::split(message, '\n');
  // A function's own statements are quoted as QUERY or CONTEXT, over several lines, at the end.
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    if (line.starts_with("QUERY:  ") || line.starts_with("CONTEXT:  ")) break;
    if (line.starts_with(line_mark) && i + 1 < lines.size() && !error.message.empty()) {
      if (!error.offset) error.offset = quoted_place(line, lines[i + 1], statement);
      ++i;
    } else if (const auto words = text::trimmed(line); !words.empty()) {
      error.message += error.message.empty() ? std::string(without_severity(words))
                       : words.starts_with("DETAIL:  ")
                           ? "; " + std::string(without_severity(words))
                           : "; " + std::string(words);
    }
  }
  return error;
}

}  // namespace segue::postgresql
