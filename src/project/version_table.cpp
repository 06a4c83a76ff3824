#include "project/version_table.h"

#include "base/text.h"
#include "project/layout.h"

namespace segue::project {

RowState read_state(std::string_view word) {
  word = text::trimmed(word);
  if (word == "applied") return RowState::applied;
  if (word == "up-to") return RowState::up_to;
  if (word == "failed") return RowState::failed;
  return word == "reverted" ? RowState::reverted : RowState::other;
}

const std::vector<std::string_view>& names_of_tools() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> found;
    for (const auto* layout : layouts()) {
      if (layout->versions == nullptr) continue;
      for (const auto* list : {&layout->versions->names, &layout->versions->company})
        found.insert(found.end(), list->begin(), list->end());
    }
    return found;
  }();
  return names;
}

}  // namespace segue::project
