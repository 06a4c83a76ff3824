#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.h"
#include "cli/description.h"
#include "cli/shells.h"

namespace segue::cli {

void add_completion(CLI::App& app, Action& chosen) {
  for (const auto& shell : shells()) {
    CLI::App* command = app.add_subcommand(std::string(shell.name), std::string(shell.words));
    command->callback([&app, &chosen, write = shell.write] {
      chosen = [&app, write](const Console& console) {
        console.out(write(describe(*app.get_parent())));
        return ok;
      };
    });
  }
  app.require_subcommand(1);
}

}  // namespace segue::cli
