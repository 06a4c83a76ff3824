#include "cli/outputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "cli/writing.h"

namespace segue::cli {
namespace {

const report::Format* format_named(std::string_view name) {
  const auto& all = report::formats();
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const report::Format& format) { return format.name == name; });
  return found == all.end() ? nullptr : &*found;
}

/// Nothing is coloured in a file.
report::Style plain(report::Style style) {
  style.colour = false;
  return style;
}

}  // namespace

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const auto& format : report::formats())
    names.emplace_back(format.name);
  return names;
}

Result<Output> read_output(const std::string& word) {
  const size_t equals = word.find('=');
  if (equals == word.npos || equals + 1 == word.size())
    return Error{ErrorCode::usage,
                 fmt::format("`--output {}` does not say where to: write FORMAT=FILE", word)};
  Output output{word.substr(0, equals), word.substr(equals + 1)};
  if (format_named(output.format) == nullptr)
    return Error{ErrorCode::usage, fmt::format("unknown format `{}` (known: {})", output.format,
                                               fmt::join(format_names(), ", "))};
  return output;
}

Outputs::Outputs(const Console& console, const report::Style& style)
    : console_(console), style_(style), all_(style.quiet) {}

void Outputs::to_terminal(const std::string& format) {
  const auto sink = [this](std::string_view text) { console_.out(text); };
  all_.add(format_named(format)->make(sink, style_));
}

void Outputs::aside(const std::string& format) {
  const auto sink = [this](std::string_view text) { console_.err(text); };
  all_.add(format_named(format)->make(sink, style_));
}

void Outputs::to_file(const Output& output) {
  files_.push_back(std::make_unique<File>(File{output.file, ""}));
  const auto sink = [file = files_.back().get()](std::string_view text) { file->text += text; };
  all_.add(format_named(output.format)->make(sink, plain(style_)));
}

std::optional<Error> Outputs::write() const {
  for (const auto& file : files_)
    if (auto error = write_file(file->path, file->text)) return error;
  return std::nullopt;
}

}  // namespace segue::cli
