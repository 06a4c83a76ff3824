#pragma once

#include <optional>
#include <string>

#include "cli/place.h"
#include "project/script.h"

namespace segue::cli {

/// The files of a place as they are going to be sent, with values for their placeholders.
class ValuedTree : public FileTree {
 public:
  explicit ValuedTree(const Place& place) : place_(place) {}

  Result<std::vector<FolderEntry>> list(const std::string& folder) const override;
  Result<std::string> read(const std::string& path) const override;
  Result<std::string> head(const std::string& path, size_t most) const override;

 private:
  const Place& place_;
};

/// The text of a script with the values of segue.toml in for its `${NAMES}`, where its tool has
/// such; those without a value stay. An error is a value whose environment variable is not set.
Result<std::string> with_values(const Place& place, std::string text);

/// The first statement that still has a `${NAME}` in it, as an error that says where. Its tool
/// would refuse it, too.
std::optional<Error> without_value(const Place& place, const project::ReadScript& read);

}  // namespace segue::cli
