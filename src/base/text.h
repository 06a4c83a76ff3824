#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace segue::text {

/// Without white space at both ends.
std::string_view trimmed(std::string_view text);
/// ASCII letters in lower or upper case; other bytes as they are.
std::string lower(std::string_view text);
std::string upper(std::string_view text);
/// ASCII only.
bool equal_ignoring_case(std::string_view a, std::string_view b);
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
/// The parts between separators; an empty text has one empty part. They are parts of the text,
/// which has to live as long as they do: it is no temporary string.
std::vector<std::string_view> split(std::string_view text, char separator);
template <std::same_as<std::string> Text>
std::vector<std::string_view> split(Text&& text, char separator) = delete;
std::string joined(const std::vector<std::string>& parts, std::string_view separator);
/// The offset of the first byte from `from` on that does not belong to valid UTF-8; text.size()
/// where all do.
size_t first_invalid_utf8(std::string_view text, size_t from);

}  // namespace segue::text
