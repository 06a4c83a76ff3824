#include "cli/schema.h"

#include <utility>

namespace segue::cli {

Result<OneHistory> load_one(const Inputs& inputs) {
  auto loaded = load(inputs);
  if (!loaded) return loaded.error();
  const auto& histories = loaded->project.histories;
  if (histories.empty()) return Error{ErrorCode::usage, "there are no migrations here"};
  if (histories.size() > 1) {
    std::string message = "there are several histories here, name one of them by its folder";
    for (const auto& history : histories)
      message +=
          "\n  " + history.shown_folder() + " (" + std::string(history.dialect->name()) + ")";
    return Error{ErrorCode::usage, message + "\n  or choose with --dialect"};
  }
  return OneHistory{std::move(*loaded)};
}

}  // namespace segue::cli
