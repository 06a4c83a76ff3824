#include <CLI/CLI.hpp>
#include <memory>

#include "cli/ending.h"
#include "cli/place.h"
#include "dialect/presence.h"

namespace segue::cli {
namespace {

struct Options {
  PlaceOptions place{};
  std::string format = "text";
};

Ending heartbeat(const Options& options) {
  const auto place = find_place(options.place);
  if (!place) return Ending::failed(place.error());
  const std::string statement(place->dialect().presence().heartbeat());
  return {
      .words = statement,
      .data = {{"statement", statement}, {"parameters", {"application", "version", "instance"}}}};
}

}  // namespace

void add_heartbeat(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_place(app, options->place);
  add_format(app, options->format);
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) {
      return tell(heartbeat(*options), options->format, console);
    };
  });
}

}  // namespace segue::cli
