#include "base/source.h"

#include <algorithm>
#include <cstring>

namespace segue {

Span Span::joined(Span other) const {
  if (begin == 0 && end == 0) return other;
  if (other.begin == 0 && other.end == 0) return *this;
  return {std::min(begin, other.begin), std::max(end, other.end)};
}

const std::vector<uint32_t>& Source::line_starts() const {
  if (!line_starts_.empty()) return line_starts_;
  line_starts_.push_back(0);
  const char* begin = text_.data();
  const char* end = begin + text_.size();
  const char* at = begin;
  while (at < end &&
         (at = static_cast<const char*>(memchr(at, '\n', static_cast<size_t>(end - at))))) {
    ++at;
    line_starts_.push_back(static_cast<uint32_t>(at - begin));
  }
  return line_starts_;
}

Position Source::position(uint32_t offset) const {
  offset = std::min<uint32_t>(offset, static_cast<uint32_t>(text_.size()));
  const auto& starts = line_starts();
  const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
  const auto line = static_cast<uint32_t>(after - starts.begin());
  const auto code_points = [&](uint32_t begin, uint32_t end) {
    return static_cast<uint32_t>(
        std::count_if(text_.begin() + begin, text_.begin() + end,
                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  };
  // A file of one line is asked for thousands of positions: each is counted from the one before.
  const uint32_t start = *(after - 1);
  Position found{line, 1};
  if (known_.line != line || offset - start < known_offset_ - std::min(known_offset_, offset))
    found.column += code_points(start, offset);
  else if (offset >= known_offset_)
    found.column = known_.column + code_points(known_offset_, offset);
  else
    found.column = known_.column - code_points(offset, known_offset_);
  known_offset_ = offset;
  known_ = found;
  return found;
}

std::string_view Source::line(uint32_t number) const {
  const auto& starts = line_starts();
  if (number == 0 || number > starts.size()) return {};
  const uint32_t begin = starts[number - 1];
  uint32_t end = number < starts.size() ? starts[number] : static_cast<uint32_t>(text_.size());
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r'))
    --end;
  return std::string_view(text_).substr(begin, end - begin);
}

}  // namespace segue
