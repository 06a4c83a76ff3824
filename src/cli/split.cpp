#include <CLI/CLI.hpp>
#include <memory>

#include "cli/mend_command.h"

namespace segue::cli {

void add_split(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<MendOptions>();
  options->wish.statements = false;
  options->wish.downs = false;
  add_mending(app, *options);
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) { return mend(*options, console); };
  });
}

}  // namespace segue::cli
