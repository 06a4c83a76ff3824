#include "cli/forcing.h"

#include <CLI/CLI.hpp>

namespace segue::cli {

void add_forcing(CLI::App& app, Forcing& forcing, const std::string& words) {
  app.add_flag("--force", forcing.force, "do it " + words + "; wants a reason");
  app.add_option("--reason", forcing.reason, "why, for the journal");
}

std::optional<Error> mistake_in(const Forcing& forcing) {
  if (forcing.force && forcing.reason.empty())
    return Error{ErrorCode::usage, "`--force` wants a reason: `--reason \"…\"`"};
  if (!forcing.force && !forcing.reason.empty())
    return Error{ErrorCode::usage, "`--reason` says why `--force` is right, which is not there"};
  return std::nullopt;
}

}  // namespace segue::cli
