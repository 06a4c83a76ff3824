#include "cli/placeholders.h"

#include <fmt/format.h>

#include "project/layout.h"

namespace segue::cli {
namespace {

/// A `${NAME}` in a text.
struct Found {
  size_t at = 0;
  std::string name{};
  size_t length() const { return name.size() + 3; }
};

std::optional<Found> next_in(std::string_view text, size_t from) {
  const size_t open = text.find("${", from);
  if (open == std::string_view::npos) return std::nullopt;
  const size_t close = text.find_first_of("}\n", open);
  if (close == std::string_view::npos || text[close] == '\n') return next_in(text, open + 2);
  return Found{open, std::string(text.substr(open + 2, close - open - 2))};
}

}  // namespace

Result<std::vector<FolderEntry>> ValuedTree::list(const std::string& folder) const {
  return place_.loaded.tree.list(folder);
}

Result<std::string> ValuedTree::read(const std::string& path) const {
  auto text = place_.loaded.tree.read(path);
  if (!text) return text;
  return with_values(place_, std::move(*text));
}

Result<std::string> ValuedTree::head(const std::string& path, size_t most) const {
  return place_.loaded.tree.head(path, most);
}

Result<std::string> with_values(const Place& place, std::string text) {
  const auto& values = place.loaded.config.placeholders;
  if (!place.history->layout->placeholders || values.empty()) return text;
  for (auto found = next_in(text, 0); found;) {
    size_t next = found->at + 2;
    if (const auto value = values.find(found->name); value != values.end()) {
      const auto meant = project::expanded(value->second, environment_variable);
      if (!meant) return meant.error();
      text.replace(found->at, found->length(), *meant);
      next = found->at + meant->size();
    }
    found = next_in(text, next);
  }
  return text;
}

std::optional<Error> without_value(const Place& place, const project::ReadScript& read) {
  if (!place.history->layout->placeholders) return std::nullopt;
  for (const auto& statement : read.script.statements) {
    const auto found = next_in(read.source->text(statement.span), 0);
    if (!found) continue;
    const Position at =
        read.source->position(statement.span.begin + static_cast<uint32_t>(found->at));
    return Error{ErrorCode::usage,
                 fmt::format("{}:{}:{}: the placeholder `${{{}}}` has no value: give it one in "
                             "segue.toml, `[placeholders] {} = \"…\"`",
                             read.source->path(), at.line, at.column, found->name,
                             found->name.find_first_of(":.") == std::string::npos
                                 ? found->name
                                 : '"' + found->name + '"')};
  }
  return std::nullopt;
}

}  // namespace segue::cli
