#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace segue {

/// A half-open range of bytes in a file. Files are limited to 4 GiB.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t length() const { return end - begin; }
  bool empty() const { return begin == end; }
  /// The smallest span that holds both; an empty span at 0 is taken as "nothing yet".
  Span joined(Span other) const;
  bool operator==(const Span&) const = default;
};

/// Where a byte stands, as an editor shows it: both start at 1, the column counts code points.
struct Position {
  uint32_t line = 1;
  uint32_t column = 1;
  bool operator==(const Position&) const = default;
};

/// The text of one file. The bytes are kept as they were read (byte order mark and CRLF included),
/// so that spans are offsets into the file on disk.
class Source {
 public:
  Source() = default;
  Source(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {}

  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }
  std::string_view text(Span span) const {
    return std::string_view(text_).substr(span.begin, span.length());
  }
  /// Line and column of a byte; an offset at or past the end gives the position after the last
  /// character. Quick for offsets near the one before, however long the line is.
  Position position(uint32_t offset) const;
  /// The text of a line (from 1), without its line end.
  std::string_view line(uint32_t number) const;

 private:
  const std::vector<uint32_t>& line_starts() const;

  std::string path_;
  std::string text_;
  mutable std::vector<uint32_t> line_starts_;  // made at the first question
  mutable uint32_t known_offset_ = 0;          // the last one asked for, and its position
  mutable Position known_{};
};

}  // namespace segue
